"""Files replaced whole, and what is never replaced."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.files import replace_file
from graph.store import open_store


def test_a_store_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "maillage.db"
    open_store(str(path), create=True).close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="is a store"):
        replace_file(path, b"<gexf/>")
    assert path.read_bytes() == before


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["table.csv"]
    assert path.read_bytes() == b"two"


def test_what_fails_is_told_of_the_file_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "no folder" / "table.csv"
    with pytest.raises(FileNotFoundError) as caught:
        replace_file(path, b"one")
    assert caught.value.filename == str(path)
