"""Whatever the file, a look at it says in words what each sheet and column was taken for."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.language import LANGS, Lang
from loaders.dataset import open_dataset
from loaders.frame.context import LoadOptions
from loaders.look.sheets import SheetSeen, look
from tests.loaders.world.cases import Case, cases, lay_out

CASES = tuple(cases())


def looked(case: Case, folder: Path, lang: Lang) -> Iterator[SheetSeen]:
    """The sheets of the files of a case's loads; none of those that cannot be read."""
    for command in case.commands:
        if command[:1] == ("load",):
            files = [folder / word for word in command[2:] if (folder / word).exists()]
            with suppress(InputError):
                yield from look(open_dataset(command[1], files, LoadOptions(lang=lang)))


@pytest.mark.parametrize("lang", LANGS)
def test_every_sheet_and_column_is_called_something(lang: Lang, tmp_path: Path) -> None:
    seen: dict[str, Sequence[SheetSeen]] = {}
    for case in CASES:
        folder = tmp_path / case.name
        folder.mkdir()
        lay_out(case, folder)
        seen[case.name] = list(looked(case, folder, lang))
    sheets = [sheet for some in seen.values() for sheet in some]
    assert len(sheets) > 150
    for sheet in sheets:
        assert sheet.title
        for column in sheet.columns:
            assert column.role
            assert "_" not in column.role or sheet.layout == "ties", (sheet.label, column)
            assert column.fitting <= column.filled <= column.rows


def test_layouts_are_told(tmp_path: Path) -> None:
    told = {"copil-verger": "attendance", "carre-coin-vide": "matrix", "google-choix": "answers",
            "partenaires-points-virgules": "partners", "feuille-par-reunion": "meeting"}  # fmt: skip
    for case in CASES:
        if case.name in told:
            lay_out(case, tmp_path)
            assert {sheet.layout for sheet in looked(case, tmp_path, "fr")} == {told[case.name]}
