"""Tables: each row is loaded or refused at its place, and the counts add up."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate, parse_date
from graph.model import Span
from tests.loaders.loading import load, refusal, refused_rows, write


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("valid_from", "2019-02-30", "row_bad_date"),
        ("valid_until", "2018", "reversed_period"),
        ("weight", "-1", "row_negative"),
        ("weight", "NaN", "row_not_finite"),
        ("weight", "inf", "row_not_finite"),
        ("strength", "fort", "row_bad_number"),
        ("confidence", "1,5", "row_not_a_share"),
        ("formality", "semi", "row_not_a_word"),
        ("directed", "parfois", "row_bad_flag"),
        ("certainty", "sûr", "row_not_a_word"),
        ("nature", "fête", "row_not_a_word"),
        ("reported_by", "Inconnu", "row_unknown_actor"),
        ("event", "Inconnu", "row_unknown_event"),
        ("absent_on", "jamais", "row_bad_date"),
    ],
)
def test_each_bad_cell_is_refused_at_its_place(
    tmp_path: Path, column: str, cell: str, code: str
) -> None:
    write(tmp_path / "d/actors.csv", "name\nA\nB\n")
    first = "2019" if column != "valid_from" else cell
    header = "source,target,valid_from" + (f",{column}" if column != "valid_from" else "")
    bad = f"A,B,{first}" + (f',"{cell}"' if column != "valid_from" else "")
    good = "A,B,2019" + ("," if column != "valid_from" else "")
    write(tmp_path / "d/ties.csv", f"{header}\n{good}\n{bad}\n{good}\n")
    error = refusal("tables", tmp_path / "d")
    assert refused_rows(error) == [(3, column, code)]
    report, held = load("tables", tmp_path / "d", skip_refused=True)
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (5, 4, 1)
    assert report.identical_rows == 2
    assert len(held.ties) == 2


@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        ("actors", "name,sector\n,public\nA,mixte\n", [(2, "name"), (3, "sector")]),
        ("actors", "Nom,Actif depuis,Actif jusqu'au\nA,2020,2019\n", [(2, "Actif jusqu'au")]),
        ("events", "name,kind\nA,fête\nB,\n,body\n", [(2, "kind"), (3, "kind"), (4, "name")]),
        ("events", "name,kind,parent\nA,body,Z\n", [(2, "parent")]),
        (
            "events",
            "name,kind,date,id\nA,body,2019,\nA,body,2019,\nA,body,2020,\nA,body,2020,x\n",
            [(4, "name")],
        ),
        ("territories", "code,name,level\nQ,N,ville\n,N,qpv\n", [(2, "level"), (3, "code")]),
        ("respondents", "campaign,actor,answered\nV,Z,oui\n", [(2, "actor")]),
        ("ties", "source,target\nA\n,B\n", [(2, "target"), (3, "source")]),
        ("ties", "source,target\nA,B,C\n", [(2, "")]),
    ],
)
def test_rows_refused_by_kind(
    tmp_path: Path, name: str, text: str, refused: list[tuple[int, str]]
) -> None:
    create = name == "ties"
    error = refusal("tables", write(tmp_path / f"{name}.csv", text), create_actors=create)
    assert [(row, column) for row, column, _ in refused_rows(error)] == refused


@pytest.mark.parametrize("name", ["\u200b", "\u202e", "\ufeff", "\u2060\u00ad", " \u3164 "])
def test_a_name_that_shows_nothing_is_an_empty_cell(tmp_path: Path, name: str) -> None:
    actors = write(tmp_path / "actors.csv", f"name,form\n{name},organisation\nA\u200b,\n")
    assert refused_rows(refusal("tables", actors)) == [(2, "name", "row_missing")]
    ties = write(tmp_path / "ties.csv", f"source,target\nA,{name}\n")
    error = refusal("tables", ties, create_actors=True)
    assert refused_rows(error) == [(2, "target", "row_missing")]


def test_a_row_refused_as_a_whole_names_no_column(tmp_path: Path) -> None:
    error = refusal(
        "tables", write(tmp_path / "ties.csv", "source,target\nA,B,C\n"), create_actors=True
    )
    assert "ties.csv, ligne 2 : plus de cellules" in error.text("fr")


def test_totals_and_remarks_leave_refused_rows_out(tmp_path: Path) -> None:
    rows = ["A,B,t,1000000,2020,2019", "C,D,t,10,2020,", "E,E,t,5,2021,2020", "F,G,t,7,,2019"]
    text = "source,target,type,weight,valid_from,valid_until\n" + "\n".join(rows) + "\n"
    path = write(tmp_path / "ties.csv", text)
    report, held = load("tables", path, create_actors=True, skip_refused=True)
    assert dict(report.read.sums) == {"": 17.0}
    assert dict(report.read.other_types) == {"t": 2}
    assert (report.read.loops, report.read.undated, report.rows_refused) == (0, 1, 2)
    assert (sorted(held.actors.id), report.read.created) == (
        [f"local:tables:ties:{name}" for name in "cdfg"],
        4,
    )


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("ties", "source,target,type,valid_from", f"A,B,{'z' * 250},2023"),
        ("ties", "source,target,record_id", f"A,B,{'z' * 250}"),
        ("participations", "actor,event,role", f"A,Fête,{'z' * 250}"),
        ("respondents", "actor,campaign,answered", f"A,{'z' * 250},oui"),
    ],
)
def test_a_row_the_store_refuses_leaves_no_actor(
    tmp_path: Path, name: str, header: str, row: str
) -> None:
    write(tmp_path / "d/events.csv", "name,kind\nFête,meeting\n")
    write(tmp_path / f"d/{name}.csv", f"{header}\n{row}\n")
    report, held = load("tables", tmp_path / "d", create_actors=True, skip_refused=True)
    assert (report.rows_refused, report.read.created, len(held.actors.id)) == (1, 0, 0)


DATES = st.sampled_from(["", "2018", "2019", "2019-03", "2019-03-27", "27/03/2019", "2021-12"])


def _partial(text: str) -> PartialDate | None:
    iso = {"27/03/2019": "2019-03-27"}.get(text, text)
    return parse_date(iso) if iso else None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["A", "B", "Z"]),
            DATES,
            DATES,
            st.sampled_from(["meeting", "tie", "autre", "contract"]),
            st.sampled_from(["", "act", "état", "zork"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_counts_add_up_and_spans_are_those_of_the_model(
    tmp_path: Path, rows: list[tuple[str, str, str, str, str]]
) -> None:
    """Every row is loaded or refused, never both; columns agree with the model's own rules."""
    folder = tmp_path / "d"
    write(folder / "actors.csv", "name\nA\nB\nC\n")
    lines = [f"C,{a},{f},{u},{t},{n}" for a, f, u, t, n in rows]
    text = "source,target,valid_from,valid_until,type,nature\n" + "\n".join(lines) + "\n"
    write(folder / "ties.csv", text)
    expected = []
    for number, (actor, first, until, kind, nature) in enumerate(rows, start=2):
        span = Span.of_tie(
            kind, _partial(first), _partial(until), {"état": "state"}.get(nature, nature)
        )
        if actor == "Z" or nature == "zork" or (span.start and span.end and span.start >= span.end):
            continue
        expected.append((number, span.start, span.end, span.end_known))
    report, held = load("tables", folder, skip_refused=True)
    assert report.rows_read == len(rows) + 3
    assert report.rows_loaded == len(expected) + 3
    assert report.rows_refused == len(rows) - len(expected)
    assert report.counts["ties"].new == len(expected)
    ties = held.ties
    assert ties.provenance is not None
    found = zip(ties.provenance.row, ties.valid_from, ties.valid_to, ties.to_known, strict=True)
    assert sorted(((int(r), _day(a), _day(b), bool(k)) for r, a, b, k in found), key=str) == sorted(
        expected, key=str
    )


def _day(day: np.datetime64) -> date | None:
    found: date | None = None if np.isnat(day) else day.astype("datetime64[D]").item()
    return found
