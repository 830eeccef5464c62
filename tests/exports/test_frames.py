"""Tables of a selection: precision, missing cells, references, and who is shown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from exports.frames import (
    Shown,
    actors_frame,
    first_texts,
    participations_frame,
    ties_frame,
    until_texts,
)
from graph.dates import PartialDate, Precision, parse_date
from graph.model import Actor, Event, Participation, Provenance, Source, Span, Tie
from graph.selection import Filters, Selection, select
from tests.factories import snapshot

PARTIAL = st.builds(
    lambda day, precision: parse_date(str(PartialDate(day, precision))),
    st.dates(min_value=parse_date("1900").first, max_value=parse_date("2099").first),
    st.sampled_from(list(Precision)),
)


@given(st.lists(PARTIAL, min_size=1, max_size=6))
def test_dates_come_back_as_stated(stated: list[PartialDate]) -> None:
    precision = np.array([date.precision for date in stated], np.int8)
    first = np.array([date.first for date in stated], "datetime64[D]")
    end = np.array([date.end for date in stated], "datetime64[D]")
    assert first_texts(first, precision).tolist() == [str(date) for date in stated]
    assert until_texts(end, precision).tolist() == [str(date) for date in stated]


def test_missing_date_is_empty() -> None:
    nothing = np.array(["NaT"], "datetime64[D]")
    assert first_texts(nothing, np.zeros(1, np.int8)).tolist() == [""]
    assert until_texts(nothing, np.zeros(1, np.int8)).tolist() == [""]


def network(*, evidence_public: bool = False) -> Selection:
    """Two organisations and a person, tied and meeting; the person reports."""
    until = Span.stated(parse_date("2019-03"), parse_date("2020"))
    place = Provenance("f.csv", 7, "phrase secrète")
    return select(
        snapshot(
            actors=[
                Actor("siren:1", "Mairie", ("la Ville", "Mairie centrale"), sector="public", listed=True),
                Actor("local:t:anne", "Anne Durand", ("Nanou",), form="person"),
                Actor("local:t:club", "Club"),
            ],
            ties=[
                Tie(
                    "siren:1", "local:t:anne", "funding", "formal", directed=True, span=until, weight=5.0,
                    unit="EUR", reported_by="local:t:anne", record_id="anne-1", attrs={"note": "Anne"},
                    provenance=place,
                ),
                Tie("siren:1", "local:t:club", certainty="arguable"),
                Tie("siren:1", "local:t:club", provenance=place),
            ],
            events=[Event("e1", "Réunion", "meeting")],
            participations=[Participation("local:t:anne", "e1", "lead", provenance=place)],
            source=Source("test:own", evidence_public=evidence_public),
        )
    )  # fmt: skip


def test_ties_are_whole_when_nothing_is_hidden() -> None:
    frame = ties_frame(network(), Shown(internal=True))
    row = frame.iloc[0]
    assert len(frame) == 2
    assert row["valid_from"] == "2019-03"
    assert row["valid_until"] == "2020"
    assert (row["source"], row["source_name"]) == ("siren:1", "Mairie")
    assert (row["weight"], row["unit"], row["row"]) == (5.0, "EUR", 7)
    assert (row["reported_by"], row["evidence"]) == ("local:t:anne", "phrase secrète")
    assert frame.iloc[1]["valid_from"] == ""
    assert np.isnan(frame.iloc[1]["weight"])


def test_certainty_is_chosen_by_the_selection() -> None:
    selection = select(network().snapshot, Filters(certainty="arguable"))
    assert len(ties_frame(selection, Shown())) == 3


def test_reporter_and_evidence_are_shown_where_the_source_says_so() -> None:
    for public, expected in ((True, "phrase secrète"), (False, "")):
        frame = ties_frame(network(evidence_public=public), Shown())
        assert frame["evidence"].tolist() == [expected, expected]
        assert bool(frame["reported_by"][0]) is public
        parts = participations_frame(network(evidence_public=public), Shown())
        assert parts["evidence"].tolist() == [expected]


def test_hidden_person_leaves_no_trace() -> None:
    selection = network(evidence_public=False)
    shown = Shown({"local:t:anne": "P-1"})
    frames = [make(selection, shown) for make in (actors_frame, ties_frame, participations_frame)]
    text = "".join(frame.to_csv() for frame in frames).lower()
    assert "p-1" in text
    assert "la ville|mairie centrale" in text
    assert not {word for word in ("anne", "durand", "nanou", "secrète") if word in text}


def test_actors_are_sorted_by_the_id_shown() -> None:
    frame = actors_frame(network(), Shown({"siren:1": "A-1"}))
    assert frame["id"].tolist() == ["A-1", "local:t:anne", "local:t:club"]
