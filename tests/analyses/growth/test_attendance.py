"""Who came, who is new, who no longer comes; and growth of a store of meetings without ties."""

from datetime import date

import pandas as pd
import pytest

from analyses.growth import COLUMNS, growth
from analyses.growth.attendance import attendance
from analyses.growth.columns import OF_EVENTS
from graph.dates import parse_date
from graph.errors import InputError
from graph.model import Actor, Event, Participation, Source, Span
from graph.tables import Snapshot
from tests.factories import snapshot
from views.charts import growth_chart, milestones
from views.sentences import growth_sentences
from views.stamp import Stamp

WHOLE = Source("tables:test", coverage=Span(date(2019, 1, 1), date(2024, 1, 1)))
CAME = {"2019": "abc", "2020": "ab", "2022": "cd", "2023": "ce"}


def span(text: str) -> Span:
    return Span.stated(parse_date(text), parse_date(text))


def meetings(source: Source = WHOLE) -> Snapshot:
    """Meetings of four years; 2021 held none. A milestone, a project, and a double sign-in."""
    events = [
        Event(f"m{year}", f"Comité {year}", "meeting", span(f"{year}-03-05")) for year in CAME
    ]
    events += [
        Event("p", "Projet", "project", span("2021")),
        Event("r", "Contrat", "milestone", span("2020")),
    ]
    there = [Participation(who, f"m{year}") for year, people in CAME.items() for who in people]
    there += [Participation("a", "m2019", role="lead"), Participation("z", "p")]
    actors = [Actor(name, f"Nom {name}", listed=True) for name in "abcdez"]
    return snapshot(actors=actors, events=events, participations=there, source=source)


def by_period(frame: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Period -> status -> actors."""
    told: dict[str, dict[str, str]] = {}
    for row in frame.itertuples():
        found = told.setdefault(str(row.period), {})
        found[str(row.status)] = found.get(str(row.status), "") + str(row.actor)
    return told


def test_who_came_by_hand() -> None:
    frame = attendance(meetings(), every="year")
    assert by_period(frame) == {
        "2019": {"new": "abc"},
        "2020": {"again": "ab", "absent": "c"},
        "2022": {"new": "d", "back": "c", "absent": "ab"},
        "2023": {"new": "e", "again": "c", "absent": "d"},
    }
    assert frame["events"].max() == 1, "signing in twice is coming once"
    assert not frame["partial"].any()


def test_nobody_is_absent_from_a_period_seen_in_part() -> None:
    cut = Source("tables:test", coverage=Span(date(2019, 1, 1), date(2023, 3, 6)))
    told = by_period(attendance(meetings(cut), every="year"))
    assert told["2023"] == {"new": "e", "again": "c"}


def test_range_does_not_make_anybody_new() -> None:
    late = attendance(meetings(), every="year", start=date(2022, 1, 1))
    whole = attendance(meetings(), every="year")
    shown = whole[whole["period"] >= "2022"].reset_index(drop=True)
    pd.testing.assert_frame_equal(late, shown)


def test_rows_in_name_order_whatever_the_counts() -> None:
    frame = attendance(meetings(), every="year")
    for _, rows in frame.groupby(["period", "status"]):
        assert list(rows["name"]) == sorted(rows["name"])


def test_other_kinds_and_none() -> None:
    assert by_period(attendance(meetings(), kinds=["project"])) == {"2021": {"new": "z"}}
    for kind, code in (("body", "nobody_came"), ("zork", "unknown_choice")):
        with pytest.raises(InputError) as refusal:
            attendance(meetings(), kinds=[kind])
        assert refusal.value.code == code
        assert refusal.value.text("fr") != refusal.value.text("en")
        assert "réunion, projet, programme, instance" in refusal.value.text("fr")


def test_growth_without_a_tie_tells_events_and_no_zero() -> None:
    frame = growth(meetings(), every="year")
    assert tuple(frame.columns) == COLUMNS
    rows = frame[frame["layer"] == "all"].set_index("period")
    assert rows["events"].tolist() == [1, 1, 1, 1, 1]
    assert rows["participants"].tolist() == [3, 2, 1, 2, 2]
    assert rows["participants_first"].tolist() == [3, 0, 1, 1, 1]
    assert rows["milestones"].tolist() == [0, 1, 0, 0, 0]
    of_ties = [name for name in COLUMNS[5:] if name not in OF_EVENTS]
    assert frame[of_ties].isna().all(axis=None)


def test_what_is_said_of_meetings_alone() -> None:
    town = meetings()
    said = growth_sentences(growth(town, every="year"), town, "fr")
    told = "1 événement : {} acteurs y ont pris part, dont {} pour la première fois (6 acteurs présents)."
    assert said == (
        "Aucun lien n’y porte de date : ce tableau ne dit que qui a pris part à quoi.",
        f"En 2019, {told.format(3, 3)}",
        f"En 2023, {told.format(2, 1)}",
    )


def test_chart_of_meetings_names_milestones() -> None:
    from graph.selection import select

    town = meetings()
    marks = milestones(select(town))
    svg = growth_chart(growth(town, every="year"), marks, Stamp("1", "0" * 64), "fr").svg
    assert "Acteurs ayant pris part à des événements" in svg
    assert "Contrat" in svg
    assert "pour la première fois" in svg


def test_nothing_dated_at_all_is_still_refused() -> None:
    town = snapshot(actors=[Actor("a", "A", listed=True)], source=WHOLE)
    with pytest.raises(InputError) as refusal:
        growth(town)
    assert refusal.value.code == "nothing_dated"
    assert refusal.value.text("fr").startswith("la base ne contient aucun lien")
