"""A source written as a newcomer would, taken from the guide: the frame keeps every promise for it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import loaders
from loaders.frame.manifest import loader_names, read_manifest
from tests.conftest import ROOT
from tests.loaders.loading import ends, load, refusal, refused_rows, write

GUIDE = (ROOT / "docs/sources/README.md").read_text(encoding="utf-8")
FILES = dict(
    re.findall(
        r"^`loaders/(partnerships/[\w.]+)`.*?\n\n```\w+\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL
    )
)
ROWS = "Structure;Avec qui\nVille;Asso A\nVille;Asso B\n"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder where loaders are found too; the one of the guide is there."""
    before = set(sys.modules)
    folder = tmp_path / "sources"
    for name, text in FILES.items():
        write(folder / name, text)
    monkeypatch.setattr(loaders, "__path__", [*loaders.__path__, str(folder)])
    yield folder
    for name in {name for name in sys.modules if name.startswith("loaders.")} - before:
        if str(folder) in str(sys.modules[name].__file__):
            del sys.modules[name]
            delattr(loaders, name.removeprefix("loaders."))


def add(sources: Path, name: str, read: str, **said: str) -> None:
    """Another source in that folder: the guide's manifest with more said, and its own reader."""
    more = "".join(f"{key}: {value}\n" for key, value in said.items())
    write(sources / name / "source.yaml", FILES["partnerships/source.yaml"] + more)
    write(sources / name / "__init__.py", '"""A source."""\n' + dedent(read))


def test_the_guide_shows_two_short_files(sources: Path) -> None:
    assert set(FILES) == {"partnerships/source.yaml", "partnerships/__init__.py"}
    assert sum(len(text.splitlines()) for text in FILES.values()) <= 25
    assert "partnerships" in loader_names()
    assert read_manifest("partnerships").needed["ties"] == (("who",), ("with_whom",))


def test_rows_are_counted_and_placed(sources: Path, tmp_path: Path) -> None:
    report, held = load("partnerships", write(tmp_path / "l.csv", ROWS))
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (2, 2, 0)
    assert ends(held) == [("Ville", "Asso A"), ("Ville", "Asso B")]
    assert (report.read.undated, report.read.loops) == (2, 0)
    assert held.ties.provenance is not None
    assert list(held.ties.provenance.file) == ["l.csv", "l.csv"]
    assert list(held.ties.provenance.row) == [2, 3]


def test_unknown_columns_are_named_and_kept_on_demand(sources: Path, tmp_path: Path) -> None:
    text = "Structure;Avec qi;Avec qui;\nVille;06 12 34 56 78;Asso A;x\n"
    path = write(tmp_path / "l.csv", text)
    report, held = load("partnerships", path)
    assert dict(report.read.unknown_columns) == {"l.csv": ("Avec qi",)}
    assert dict(report.read.untitled) == {"l.csv": ("D",)}
    report, held = load("partnerships", path, keep=("avec QI",))
    assert held.ties.provenance is not None
    assert list(held.ties.provenance.attrs) == ['{"Avec qi":"[retiré]"}']
    assert (report.read.retired, dict(report.read.unknown_columns)) == (1, {})
    assert refusal("partnerships", path, keep=("couleur",)).code == "input_unknown_keep"


def test_a_near_header_is_proposed(sources: Path, tmp_path: Path) -> None:
    error = refusal("partnerships", write(tmp_path / "l.csv", "Structure;Avec qi\nVille;A\n"))
    assert (error.code, error.fields["meant"]) == ("input_near_column", "avec qui")


def test_doubled_and_missing_columns_are_refused(sources: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "who;Structure;avec qui\nVille;Commune;A\n")
    assert refusal("partnerships", path).code == "input_columns_disagree"
    path = write(tmp_path / "l.csv", "avec qui;x\nA;1\n")
    assert refusal("partnerships", path).code == "input_missing_column"


def test_set_fills_what_is_empty(sources: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "avec qui\nAsso A\n")
    _, held = load("partnerships", path, set={"Partenaire": "Ville"})
    assert ends(held) == [("Ville", "Asso A")]
    assert refusal("partnerships", path, set={"couleur": "x"}).code == "input_unknown_set"


def test_faulty_rows_are_refused_whole_and_counted_once(sources: Path, tmp_path: Path) -> None:
    long = "x" * (1 << 20) + "é"
    path = write(tmp_path / "l.csv", ROWS + f"Ville;\nVille;B;C\nVille;{long[1:]}\n\n ; \n")
    error = refusal("partnerships", path)
    assert refused_rows(error)[:2] == [(4, "Avec qui", "row_missing"), (5, "", "row_overfull")]
    report, held = load("partnerships", path, skip_refused=True)
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (5, 2, 3)
    assert set(held.actors.name) == {"Ville", "Asso A", "Asso B"}


def test_nothing_to_read_is_said(sources: Path, tmp_path: Path) -> None:
    assert (
        refusal("partnerships", write(tmp_path / "l.csv", "who;avec qui\n")).code == "input_no_rows"
    )


def test_sheets_of_a_workbook_that_are_not_known_are_named(sources: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ["Liste de la ville"],
        ["Structure", "Avec qui"],
        ["Ville", "Asso A"],
        ["Ville", "#N/A"],
    ):
        book.worksheets[0].append(row)
    book.create_sheet("Contacts").append(["Courriel"])
    book.save(tmp_path / "l.xlsx")
    report, held = load("partnerships", tmp_path / "l.xlsx", skip_refused=True)
    assert report.read.ignored == ("l.xlsx#Contacts",)
    assert dict(report.read.above) == {"l.xlsx#Sheet": 1}
    assert [(r.row, r.column, r.code) for r in report.refusals] == [
        (4, "Avec qui", "row_sheet_error")
    ]
    assert ends(held) == [("Ville", "Asso A")]


def test_a_known_column_that_nobody_reads_is_named_or_kept(sources: Path, tmp_path: Path) -> None:
    add(sources, "lone", """
        from loaders.frame.actors import actor_of
        def read(row):
            return actor_of(row, "who")
        """)  # fmt: skip
    path = write(tmp_path / "l.csv", "Structure;Avec qui\nVille;Asso A\n")
    report, _ = load("lone", path)
    assert dict(report.read.unknown_columns) == {"l.csv": ("Avec qui",)}
    report, held = load("lone", path, keep=("avec qui",))
    assert dict(report.read.unknown_columns) == {}
    assert list(held.actors.attrs) == ['{"Avec qui":"Asso A"}']


def test_rows_left_out_or_stating_nothing_are_counted(sources: Path, tmp_path: Path) -> None:
    add(sources, "some", """
        from loaders.frame.actors import actor_of, tie_between
        from loaders.frame.row import LeftOut
        def read(row):
            who, other = actor_of(row, "who"), actor_of(row, "with_whom")
            if other.name == "Asso A":
                raise LeftOut("en attente")
            if who.name == other.name:
                return
            yield from (who, other, tie_between(who, other, "meeting"))
        """)  # fmt: skip
    report, held = load("some", write(tmp_path / "l.csv", ROWS + "Ville;Ville\n"))
    assert dict(report.read.left_out) == {("ties", "en attente"): 1, ("ties", "nothing"): 1}
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (3, 1, 2)
    assert ends(held) == [("Ville", "Asso B")]


def test_what_a_refused_row_said_before_its_fault_is_not_stored(
    sources: Path, tmp_path: Path
) -> None:
    add(sources, "late", """
        from loaders.frame.actors import actor_of
        from loaders.values.numbers import read_amount
        def read(row):
            yield actor_of(row, "who")
            row.take("with_whom", read_amount)
        """)  # fmt: skip
    path = write(tmp_path / "l.csv", "who;avec qui\nVille;5\nAsso;-1\n")
    report, held = load("late", path, skip_refused=True)
    assert list(held.actors.name) == ["Ville"]
    assert [(r.row, r.column, r.code) for r in report.refusals] == [(3, "avec qui", "row_negative")]


def test_a_source_may_open_what_is_no_sheet(sources: Path, tmp_path: Path) -> None:
    add(sources, "lines", """
        from loaders.formats.sheets import sheet_of
        from loaders.frame.actors import actor_of, tie_between
        def open_file(path, is_header):
            rows = [line.split(" -- ") for line in path.read_text(encoding="utf-8").splitlines()]
            return [sheet_of(path, ("who", "with_whom"), rows, first=1)]
        def read(row):
            who, other = actor_of(row, "who"), actor_of(row, "with_whom")
            return who, other, tie_between(who, other, "tie")
        """)  # fmt: skip
    report, held = load(
        "lines", write(tmp_path / "l.txt", "Ville -- A\nVille -- B -- C\n"), skip_refused=True
    )
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (2, 1, 1)
    assert ends(held) == [("Ville", "A")]


def test_bounds_and_amounts_of_the_manifest_hold(sources: Path, tmp_path: Path) -> None:
    add(sources, "bounded", """
        from loaders.frame.actors import actor_of, tie_between
        def read(row):
            who, other = actor_of(row, "who"), actor_of(row, "with_whom")
            weight = 5.0 if other.name == "Asso A" else None
            return who, other, tie_between(who, other, "funding", weight=weight, unit="EUR")
        """, weighted="true", expected="{ties: [2, 2]}")  # fmt: skip
    path = write(tmp_path / "l.csv", ROWS)
    report, held = load("bounded", path)
    assert (dict(report.read.sums), report.read.without_amount) == ({"EUR": 5.0}, 1)
    assert held.ties.directed.all()
    report, _ = load("bounded", write(path, ROWS + "Ville;Asso C\n"))
    assert dict(report.above_expected) == {"ties": 3}
    assert refusal("bounded", write(path, "who;avec qui\nVille;Asso A\n")).code == "load_too_few"
