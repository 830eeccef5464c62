"""The growth chart: what it draws, what it says, and the same bytes twice."""

import re
import struct
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analyses.growth import growth
from graph.dates import Step, parse_date
from graph.language import Lang
from graph.model import Event, Source, Span, Tie
from graph.selection import Selection, select
from tests.factories import snapshot
from views.chart_parts import (
    Milestone,
    after,
    at_period,
    end_labels,
    gaps,
    line_rows,
    middle,
    milestone_rows,
    plotted,
    point_rows,
    wrapped,
)
from views.charts import Picture, growth_chart, milestones
from views.stamp import Stamp

ROOT = Path(__file__).resolve().parent.parent.parent
STAMP = Stamp("0.1.0", "ab" * 32, command="maillage growth --chart g.svg", simulated=True)


def tie(number: int, formality: str, first: str, until: str) -> Tie:
    """A dated tie of its own pair."""
    span = Span.stated(parse_date(first), parse_date(until))
    return Tie(f"a{number}", f"b{number}", formality=formality, span=span)


def network(*, unknown: bool = False) -> Selection:
    """Formal and informal ties 2018 to 2023, 2021 not covered, two milestones."""
    ties = [tie(n, "formal", "2018", str(2018 + n % 6)) for n in range(1200)]
    ties += [tie(2000 + n, "informal", "2019", str(2019 + n % 4)) for n in range(40)]
    ties += [tie(3000, "unknown", "2019", "2020")] if unknown else []
    marks = [
        Event("m1", "Signature", "milestone", Span.stated(parse_date("2019-06"))),
        Event("m2", "Été <des> quartiers", "milestone", Span.stated(parse_date("2020-07-01"))),
        Event("r", "Réunion", "meeting", Span.stated(parse_date("2020-07-02"))),
    ]
    cover = Span.stated(parse_date("2018"), parse_date("2023-06"))
    return select(snapshot(ties=ties, events=marks, source=Source("t:t", coverage=cover)))


def chart(lang: Lang = "fr", every: Step = "year", **chosen: bool) -> Picture:
    """The chart of the network above."""
    selection = network(**chosen)
    frame = growth(selection, every=every)
    return growth_chart(frame, milestones(selection), STAMP, lang)


def texts(svg: str) -> list[str]:
    """Every line of text of a drawing."""
    return re.findall(r">([^<]+)</t(?:ext|span)>", svg)


def test_lines_are_named_at_their_ends_in_the_language_asked() -> None:
    french, english = texts(chart("fr").svg), texts(chart("en").svg)
    assert {"formelles", "informelles", "Signature", "Été &lt;des&gt; quartiers"} <= set(french)
    assert {"formal", "informal", "Signature"} <= set(english)
    assert "toutes" not in french
    assert "Paires d’acteurs liées, par année" in french
    assert "Linked pairs of actors, by year" in english
    assert "Réunion" not in french


def test_figures_are_written_as_the_reader_does() -> None:
    assert "1 000" in [
        text.replace("\u202f", " ").replace("\u00a0", " ") for text in texts(chart("fr").svg)
    ]
    assert "1,000" in texts(chart("en").svg)


def test_months_are_named_in_french() -> None:
    rows = [tie(n, "formal", f"2020-{n:02d}", f"2020-{n:02d}") for n in range(1, 7)]
    selection = select(snapshot(ties=rows))
    frame = growth(selection, every="month")
    said = " ".join(texts(growth_chart(frame, [], STAMP, "fr").svg)).lower()
    assert "avril" in said or "avr." in said or "février" in said
    assert "april" not in said


def test_formal_is_solid_and_informal_dashed() -> None:
    lines = [
        line for line in re.findall(r"<path[^>]*>", chart().svg) if 'stroke-width="2.4"' in line
    ]
    formal, informal = sorted(lines, key=lambda line: "#b3520a" in line)
    assert 'stroke="#14507a"' in formal
    assert 'stroke-dasharray="1,0"' in formal
    assert 'stroke="#b3520a"' in informal
    assert 'stroke-dasharray="6,4"' in informal


def test_line_of_all_pairs_where_formality_is_unknown() -> None:
    assert "toutes" in texts(chart(unknown=True).svg)


def test_stamp_and_simulation_are_said() -> None:
    said = " ".join(texts(chart().svg))
    assert "Données simulées" in said
    assert "0.1.0" in said
    assert "abababab" in said
    assert "maillage growth --chart g.svg" in said


def test_partial_period_is_explained() -> None:
    assert "Cercle vide" in " ".join(texts(chart().svg))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    svg = chart().svg
    assert not re.findall(r"(?:href|src)=|<script|url\((?!#)", svg)
    assert set(re.findall(r"https?://[^\"' ]+", svg)) <= {
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
    }  # fmt: skip


def test_png_is_2000_pixels_wide() -> None:
    png = chart().png()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] == 2000


def test_same_table_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\nfrom tests.views.test_charts import chart\n"
        "p = chart(); print(hashlib.sha256(p.svg.encode() + p.png()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1


# The parts


def rows(pairs: list[float | None], partial: list[bool] | None = None) -> pd.DataFrame:
    """Rows of one layer, a year each from 2015."""
    starts = [date(2015 + n, 1, 1) for n in range(len(pairs))]
    return pd.DataFrame(
        {
            "layer": "formal",
            "start": starts,
            "at": [middle(day, "year") for day in starts],
            "pairs": [float("nan") if value is None else value for value in pairs],
            "partial": partial or [False] * len(pairs),
        }
    )


@pytest.mark.parametrize(
    ("label", "first"),
    [("2014", date(2014, 1, 1)), ("2014-Q4", date(2014, 10, 1)), ("2014-07", date(2014, 7, 1))],
)
def test_first_day_of_a_period(label: str, first: date) -> None:
    assert at_period(label) == first


def test_next_period() -> None:
    assert after(date(2014, 12, 1), "month") == date(2015, 1, 1)
    assert after(date(2014, 10, 1), "quarter") == date(2015, 1, 1)


def test_gaps_are_joined() -> None:
    found = gaps(rows([1, None, None, 4, None]), "year")
    assert found == [
        {"start": date(2016, 1, 1), "end": date(2018, 1, 1)},
        {"start": date(2019, 1, 1), "end": date(2020, 1, 1)},
    ]


def test_line_breaks_where_nobody_looked_or_only_in_part() -> None:
    found = line_rows(rows([1, None, 3, 4], [False, False, False, True]))
    assert [row["pairs"] for row in found] == [1, None, 3, None]


def test_points_of_a_long_line_are_those_no_line_shows() -> None:
    long: list[float | None] = [5.0] * 50
    long[10] = long[12] = None
    partial = [False] * 49 + [True]
    frame = rows(long, partial)
    found = [row["at"].year for row in point_rows(frame)]
    assert found == [2015 + 11, 2015 + 49]
    assert len(point_rows(rows([1, 2, None]))) == 2


def test_names_keep_apart_and_stand_at_the_last_whole_period() -> None:
    one = rows([1, 2, 3], [False, False, True])
    both = pd.concat([one, one.assign(layer="informal")], ignore_index=True)
    found = end_labels(both, 100)
    assert [label["at"].year for label in found] == [2016, 2016]
    assert found[1]["pairs"] - found[0]["pairs"] >= 2 * 0.15
    assert end_labels(rows([None, None]), 100) == []


def test_no_rule_crosses_the_name_of_an_earlier_milestone() -> None:
    marks = [Milestone(date(2015, month, 1), "Un nom assez long") for month in (1, 2, 3)]
    found = milestone_rows(marks, rows([1, 2]), "year", 760)
    tops = [row["top"] for row in found]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3
    far = [
        Milestone(date(2015, 1, 1), "A"),
        Milestone(date(2016, 6, 1), "B"),
        Milestone(date(2030, 1, 1), "C"),
    ]
    placed: list[Any] = milestone_rows(far, rows([1, 2]), "year", 760)
    assert [(row["name"], row["top"]) for row in placed] == [("A", -12), ("B", -12)]


def test_long_stamp_is_cut_in_lines() -> None:
    assert max(map(len, wrapped(["mot " * 100]))) <= 128


def test_plotted_takes_the_layers_and_keeps_missing_values() -> None:
    frame = growth(network(), every="year")
    found = plotted(frame, "year")
    assert set(found["layer"]) == {"formal", "informal"}
    assert found["partial"].any()
