"""Matrices of further people: every tie that is seen, none that is not, and what is said of the rest."""

import re
from pathlib import Path

import pytest

from commands.load_report import lines
from graph.store import open_store
from graph.tables import Snapshot
from loaders.formats.opening import open_raw
from loaders.frame.context import Context, LoadOptions, Meant
from loaders.frame.manifest import read_manifest
from loaders.layouts.matrix import recognise
from loaders.layouts.page import page_of
from tests.loaders.layouts.matrices import ORDINARY, READ, Matrix
from tests.loaders.loading import load, refusal, refused_rows, write
from tests.loaders.world.seen import Tie, ties


def _line(tie: Tie) -> str:
    """A tie as the table of matrices writes it; ends without direction in the order of their names."""
    ends = [tie.source, tie.target] if tie.directed else sorted((tie.source, tie.target))
    said = (" -> " if tie.directed else " -- ").join(ends)
    said += f"; weight {tie.weight:g}" if tie.weight == tie.weight else ""
    return said + (f"; from {tie.start}" if tie.start else "")


def _sorted(line: str) -> str:
    ends, *parts = line.split("; ")
    pair = " -- ".join(sorted(ends.split(" -- "))) if " -- " in ends else ends
    return "; ".join([pair, *parts])


def _ties(held: Snapshot) -> list[str]:
    return sorted(map(_line, ties(held)))


@pytest.mark.parametrize("name", READ)
def test_matrix_gives_the_ties_that_are_seen_in_it(name: str, tmp_path: Path) -> None:
    case: Matrix = READ[name]
    path = write(tmp_path / "reseau.csv", case.text, case.encoding)
    report, held = load("tables", path, create_actors=True)
    assert _ties(held) == sorted(map(_sorted, case.ties))
    assert len(held.actors.id) == case.actors
    said = "\n".join(lines(report))
    assert [pattern for pattern in case.says if not re.search(pattern, said)] == []
    assert report.rows_read == report.rows_loaded + report.rows_left_out


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_table_is_no_matrix(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "tableau.csv", ORDINARY[name])
    (page,) = [page_of(raw) for raw in open_raw(path)]
    assert recognise(page, _context()) is None


def _context(**meant: object) -> Context:
    options = LoadOptions(meant=Meant(**meant))  # type: ignore[arg-type]
    return Context("tables:x", (), read_manifest("tables"), options)


def test_sheet_said_to_be_a_matrix_is_read_as_one_or_refused(tmp_path: Path) -> None:
    themes = write(tmp_path / "themes.csv", ORDINARY["ticks-by-theme"])
    _, held = load(
        "tables", themes, create_actors=True, meant=Meant(layouts={"themes.csv": "matrix"})
    )
    assert _ties(held) == ["Culture -- MJC", "Insertion -- Régie", "Jeunesse -- MJC"]
    listed = write(tmp_path / "liste.csv", "Structure;Secteur\nMJC;associatif\n")
    error = refusal("tables", listed, meant=Meant(layouts={"liste": "matrix"}))
    assert error.code == "input_not_a_matrix"


def test_sheet_said_to_be_none_is_not_read_as_a_matrix(tmp_path: Path) -> None:
    path = write(tmp_path / "reseau.csv", READ["tabs-english-ticks"].text)
    (page,) = [page_of(raw) for raw in open_raw(path)]
    assert recognise(page, _context(layouts={"reseau": ""})) is None


SQUARE = ";Mairie;CCAS;MJC\nMairie;;{};\nCCAS;{};;x\nMJC;;x;\n"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("peut-être", "row_not_a_mark"),
        ("-2", "row_negative"),
        ("1,250", "row_doubtful_comma"),
        ("?", "row_not_a_mark"),
    ],
)
def test_cell_that_is_no_mark_is_refused_by_its_row_and_column(
    cell: str, code: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "reseau.csv", SQUARE.format(cell, "x"))
    error = refusal("tables", path, create_actors=True)
    assert refused_rows(error) == [(2, "CCAS", code)]
    report, held = load("tables", path, create_actors=True, skip_refused=True)
    assert _ties(held) == ["CCAS -- MJC", "CCAS -- Mairie"]
    assert report.rows_read == report.rows_loaded + report.rows_refused


def test_marks_without_a_label_are_refused_and_sums_are_not(tmp_path: Path) -> None:
    path = write(tmp_path / "reseau.csv", SQUARE.format("x", "x") + ";x;;\n")
    assert refused_rows(refusal("tables", path, create_actors=True)) == [(5, "", "row_missing")]


@pytest.mark.parametrize(("said", "directed"), [("oui", [True] * 4), ("non", [False] * 2)])
def test_direction_is_as_set_whatever_the_matrix_looks_like(
    said: str, directed: list[bool], tmp_path: Path
) -> None:
    path = write(tmp_path / "reseau.csv", SQUARE.format("x", "x"))
    _, held = load("tables", path, create_actors=True, set={"orienté": said})
    assert [*held.ties.directed] == directed


def test_labels_must_be_known_without_create_actors(tmp_path: Path) -> None:
    matrix = write(tmp_path / "reseau.csv", ";Mairie;CCAS;MJC\nMairie;;x;\nCCAS;x;;\nMJC;;;\n")
    listed = write(tmp_path / "acteurs.csv", "Nom\nMairie\nCCAS\n")
    error = refusal("tables", listed, matrix)
    assert refused_rows(error) == [(4, "1", "row_unknown_actor")]
    whole = write(tmp_path / "acteurs.csv", "Nom\nMairie\nCCAS\nMJC\n")
    report, held = load("tables", whole, matrix)
    assert (len(held.ties), len(held.actors.id), report.rows_read) == (1, 3, 6)


def test_unknown_column_alone_is_refused_at_the_row_of_labels(tmp_path: Path) -> None:
    matrix = write(tmp_path / "reseau.csv", ";Mairie;CCAS;Lycée\nMairie;;x;\nCCAS;x;;\n")
    listed = write(tmp_path / "acteurs.csv", "Nom\nMairie\nCCAS\n")
    error = refusal("tables", listed, matrix)
    assert refused_rows(error) == [(1, "1", "row_unknown_actor")]
    report, _ = load("tables", listed, matrix, skip_refused=True)
    assert report.rows_read == report.rows_loaded + report.rows_refused == 5


def test_a_matrix_loaded_again_says_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "reseau.csv", READ["an-actor-linked-to-nobody"].text)
    again = write(tmp_path / "autre" / "reseau.csv", READ["an-actor-linked-to-nobody"].text + "\n")
    with open_store(":memory:", create=True) as store:
        load("tables", path, store=store, create_actors=True)
        before = store.digest()
        load("tables", again, store=store, create_actors=True)
        assert store.digest() == before


def test_other_order_of_rows_gives_the_same_ties(tmp_path: Path) -> None:
    first, *rest = SQUARE.format("x", "x").splitlines()
    turned = "\n".join([first, *reversed(rest)])
    one = load(
        "tables", write(tmp_path / "reseau.csv", SQUARE.format("x", "x")), create_actors=True
    )
    other = load("tables", write(tmp_path / "b" / "reseau.csv", turned), create_actors=True)
    assert _ties(one[1]) == _ties(other[1])


TWO = (";Mairie;CCAS\nMairie;;x\nCCAS;x;\n", ";Mairie;CCAS\nMairie;;\nCCAS;;\n")


def test_files_named_after_years_are_waves_that_hold_until_the_next(tmp_path: Path) -> None:
    one = write(tmp_path / "2021.csv", TWO[0])
    other = write(tmp_path / "reseau 2023.csv", TWO[1])
    report, held = load("tables", one, other, create_actors=True)
    (tie,) = ties(held)
    assert (tie.start, tie.until, bool(held.ties.to_known[0])) == ("2021", "2022", False)
    assert "2021 – 2022" in "\n".join(lines(report))


@pytest.mark.parametrize(
    ("names", "sheets", "code"),
    [
        (("avant.csv", "après.csv"), "", "input_matrix_sheets"),
        (("avant.csv", "2023.csv"), "waves", "input_wave_undated"),
    ],
)
def test_matrices_whose_names_do_not_settle_it_are_asked_about(
    names: tuple[str, str], sheets: str, code: str, tmp_path: Path
) -> None:
    paths = [write(tmp_path / name, text) for name, text in zip(names, TWO, strict=True)]
    error = refusal("tables", *paths, create_actors=True, meant=Meant(sheets=sheets))
    assert error.code == code


def test_an_act_seen_in_a_wave_ends_with_its_date(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"Financement {year}.csv", TWO[0]) for year in (2021, 2023)]
    report, held = load("tables", *paths, create_actors=True)
    assert sorted({(tie.type, tie.start, tie.until) for tie in ties(held)}) == [
        ("funding", "2021", "2021"),
        ("funding", "2023", "2023"),
    ]
    assert "financement" in "\n".join(lines(report))


def test_kinds_of_tie_are_named_by_their_files(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, TWO[0]) for name in ("Échange d'infos.csv", "Conventions.csv")]
    _, held = load("tables", *paths, create_actors=True, meant=Meant(sheets="types"))
    assert sorted(tie.type for tie in ties(held)) == ["convention", "Échange d'infos"]


def test_matrices_of_other_actors_are_parts_of_one_network(tmp_path: Path) -> None:
    talus = write(tmp_path / "talus.csv", ";A rue;B rue\nA rue;;x\nB rue;x;\n")
    verger = write(tmp_path / "verger.csv", ";C rue;D rue\nC rue;;x\nD rue;x;\n")
    _, held = load("tables", talus, verger, create_actors=True)
    assert _ties(held) == ["A rue -- B rue", "C rue -- D rue"]


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Partenariats en 2023", "2023"),
        ("Mis à jour le 12/01/2024", ""),
        ("De 2019 à 2021", "2019"),
    ],
)
def test_title_dates_the_ties_of_a_matrix(title: str, start: str, tmp_path: Path) -> None:
    _, held = load(
        "tables",
        write(tmp_path / "reseau.csv", f"{title};;;\n" + SQUARE.format("x", "x")),
        create_actors=True,
    )
    assert {tie.start for tie in ties(held)} == {start}


def test_sheets_said_where_no_matrix_is_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "De,Vers\nMairie,CCAS\n")
    error = refusal("tables", path, create_actors=True, meant=Meant(sheets="waves"))
    assert error.code == "input_no_matrix"


def test_persons_in_remarks_beside_a_matrix_are_not_stored(tmp_path: Path) -> None:
    text = "Structure;Mairie;CCAS;Contact\nMairie;;x;Mme Ortie 06 11 22 33 44\nCCAS;x;;\n"
    report, held = load("tables", write(tmp_path / "reseau.csv", text), create_actors=True)
    assert "Ortie" not in str(held)
    assert dict(report.read.unknown_columns) == {"reseau.csv": ("Contact",)}


def test_large_matrix_is_read_row_by_row(tmp_path: Path) -> None:
    n = 450  # more rows than those by which a layout is told
    names = [f"Structure {i}" for i in range(n)]
    rows = [
        ";".join([name, *("x" if j == i + 1 else "" for j in range(n))])
        for i, name in enumerate(names)
    ]
    path = write(tmp_path / "reseau.csv", "\n".join([";".join(["", *names]), *rows]) + "\n")
    report, held = load("tables", path, create_actors=True)
    assert (report.rows_read, len(held.ties), len(held.actors.id)) == (n, n - 1, n)


@pytest.mark.shared
def test_reported_matrix_is_read(shared: Path) -> None:
    path = shared / "cases" / "crosstab-as-actors" / "matrice.xlsx"
    _, held = load("tables", path, create_actors=True, refused_path=Path("unused"))
    assert _ties(held) == [
        "Lac -- Régie; weight 1",
        "Lac -- Tilleuls; weight 1",
        "Maison verte -- Régie; weight 1",
        "Régie -- Tilleuls; weight 2",
    ]


@pytest.mark.shared
def test_matrix_of_ucinet_is_read_whole_and_its_attributes_are_none(shared: Path) -> None:
    folder = shared / "data" / "ucinet-campnet"
    written = (folder / "campnet_matrix.csv").read_text(encoding="utf-8").splitlines()[1:]
    marks = sum(row.split(",")[1:].count("1") for row in written)
    _, held = load(
        "tables", folder / "campnet_matrix.csv", create_actors=True, refused_path=Path("unused")
    )
    assert (len(held.ties), len(held.actors.id), bool(held.ties.directed.all())) == (
        marks,
        18,
        True,
    )
    (page,) = [page_of(raw) for raw in open_raw(folder / "campnet_attributes.csv")]
    assert recognise(page, _context()) is None
