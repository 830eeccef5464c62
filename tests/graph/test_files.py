"""Files replaced whole or not at all; cells that no spreadsheet runs."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.files import neutral, replace_file


@pytest.mark.parametrize("value", [1, -3, 2.5, None, "a=b", " =", ""])
def test_only_text_that_starts_a_formula_is_changed(value: object) -> None:
    assert neutral(value) == value


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old", encoding="utf-8")

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(13, "held by another program", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError, match=r"t\.csv: this file cannot be replaced"):
        replace_file(path, b"new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


def test_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be replaced"):
        replace_file(tmp_path, b"new")
