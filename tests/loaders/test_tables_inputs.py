"""Files that damage or deceive: refused in one line, before anything is stored."""

import random
from pathlib import Path

import openpyxl
import pytest

from graph.errors import InputError
from graph.store import open_store
from loaders.frame.context import LoadOptions
from loaders.run import run
from loaders.values.dates import read_date
from tests.loaders.loading import load, refusal, refused_rows, write

TIES = "source,target\nA,B\n"


def test_simulated_and_real_files_are_not_one_dataset(tmp_path: Path) -> None:
    real = write(tmp_path / "real/liens.csv", TIES)
    made = write(tmp_path / "made/liens.csv", TIES).parent
    write(made / "source.yaml", "simulated: true\n")
    for files in ((real, made), (made, real)):
        error = refusal("tables", *files, create_actors=True)
        assert error.code == "input_mixed_simulated"
    assert load("tables", made, made / "liens.csv", create_actors=True)[1].datasets.simulated[0]


def test_a_damaged_workbook_has_one_line(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Liens")
    for row in [["source", "target"], *([f"Actor {i}", f"Actor {i + 1}"] for i in range(300))]:
        sheet.append(row)
    path = tmp_path / "classeur.xlsx"
    book.save(path)
    whole, dice = path.read_bytes(), random.Random(7)
    met = 0
    for _ in range(40):
        broken = bytearray(whole)
        for _ in range(6):
            broken[dice.randrange(4, len(broken))] ^= dice.randrange(1, 256)
        path.write_bytes(bytes(broken))
        with open_store(":memory:", create=True) as store:
            try:
                run(store, "tables", [path], LoadOptions(create_actors=True))
            except InputError as problem:
                met += problem.code == "input_not_a_workbook"
    assert met > 20


@pytest.mark.parametrize("text", ["9999-12-31", "31/12/9999", "0001-01-01", "3019"])
def test_years_out_of_bounds_are_named(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_date(text)
    assert caught.value.code == "row_year_outside"


@pytest.mark.parametrize("name", ["ties.csv", "noms.csv", "m.db"])
def test_refused_rows_overwrite_nothing_that_is_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "ties.csv", "source,target\nA,\n")
    aliases = write(tmp_path / "noms.csv", "name,aliases\nA,B\n")
    with open_store(str(tmp_path / "m.db"), create=True) as store:
        options = LoadOptions(refused_path=tmp_path / "x/.." / name, aliases=aliases)
        with pytest.raises(InputError) as caught:
            run(store, "tables", [path], options)
    assert caught.value.code == "input_refused_path"
    assert path.read_text(encoding="utf-8") == "source,target\nA,\n"


def test_utf8_with_a_bad_byte_is_not_read_as_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    good = 'source,target\nRégie,École\n"Maison\nbleue",Écluse\n'.encode()
    path.write_bytes(good + b"R\xe9gie,Ville\n")
    error = refusal("tables", path, create_actors=True)
    assert (error.code, error.fields["row"]) == ("input_damaged_text", 4)


@pytest.mark.parametrize(
    ("cell", "code"), [("#REF!", "row_sheet_error"), ("=A1&A2", "row_uncomputed")]
)
def test_cells_without_a_value_are_refused(tmp_path: Path, cell: str, code: str) -> None:
    book = openpyxl.Workbook()
    ties, actors = book.create_sheet("Liens"), book.create_sheet("Acteurs")
    for row in [["source", "target", "valid_from", "note"], ["A", "B", cell], ["A", "B", "", cell]]:
        ties.append(row)
    for row in [["name", "sector"], ["A", "public"], ["B", "public"], ["C", cell]]:
        actors.append(row)
    book.save(tmp_path / "classeur.xlsx")
    error = refusal("tables", tmp_path / "classeur.xlsx")
    assert refused_rows(error) == [(4, "sector", code), (2, "valid_from", code)]
