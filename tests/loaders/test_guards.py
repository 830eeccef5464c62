"""What is asked about before a load: a kind that would be emptied, a name that is a path."""

from pathlib import Path

import pytest

from graph.errors import LoadRefused
from graph.files import replace_text
from graph.store import open_store
from loaders.frame.context import LoadOptions
from loaders.report.load_report import beside
from loaders.run import run
from tests.loaders.loading import load, refusal, write


def _ties(path: Path, n: int) -> Path:
    rows = [f"Ville,Asso {i},convention,{2010 + i}" for i in range(n)]
    return write(path, "source,target,type,valid_from\n" + "\n".join(rows) + "\n")


def test_a_load_that_would_take_back_a_whole_kind_stops(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    names = ["Ville", *(f"Asso {i}" for i in range(6))]
    write(folder / "actors.csv", "name\n" + "\n".join(names) + "\n")
    ties = _ties(folder / "ties.csv", 3)
    with open_store(":memory:", create=True) as store:
        load("tables", folder, store=store)
        digest = store.digest()
        ties.unlink()
        with pytest.raises(LoadRefused) as caught:
            load("tables", folder, store=store)
        assert caught.value.code == "load_would_empty"
        assert "liens (3)" in caught.value.text("fr")
        assert store.digest() == digest
        write(folder / "actors.csv", "name\n" + "\n".join([*names, "Asso 7"]) + "\n")
        load("tables", folder, store=store, append=True)
        assert len(store.snapshot().ties) == 3
        write(folder / "actors.csv", "name\n" + "\n".join(names) + "\n")
        load("tables", folder, store=store, replace=True)
        assert len(store.snapshot().ties) == 0


def test_two_rows_of_a_kind_may_go(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    write(folder / "actors.csv", "name\nVille\nAsso 0\nAsso 1\n")
    ties = _ties(folder / "ties.csv", 2)
    with open_store(":memory:", create=True) as store:
        load("tables", folder, store=store)
        ties.unlink()
        load("tables", folder, store=store)
        assert len(store.snapshot().ties) == 0


@pytest.mark.parametrize("name", ["../../x", "a\\b", "a\nb", "a\x1b[31m"])
def test_a_dataset_is_not_named_like_a_path(tmp_path: Path, name: str) -> None:
    error = refusal("tables", _ties(tmp_path / "liens.csv", 1), as_name=name)
    assert error.code == "load_bad_name"
    assert "\x1b" not in error.text("fr")


@pytest.mark.parametrize("name", ["x" * 300, "é" * 101])
def test_a_name_too_long_for_files_is_refused_first(tmp_path: Path, name: str) -> None:
    error = refusal("tables", _ties(tmp_path / "liens.csv", 1), as_name=name, create_actors=True)
    assert (error.code, error.fields["most"]) == ("load_long_name", 100)
    assert "--as" in error.text("fr")


@pytest.mark.parametrize("name", ["x" * 200, "é" * 100])
def test_the_longest_name_names_every_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "d.csv", "source,target,valid_from\nA,B,2020\nA,B,hier\n")
    asked = LoadOptions(as_name=name, create_actors=True, skip_refused=True)
    with open_store(":memory:", create=True) as store:
        report = run(store, "tables", [Path("d.csv")], asked)
    assert report.refused_path is not None
    assert report.refused_path.is_file()
    for what in ("changes", "doubles"):
        replace_text(beside(what, f"programmes:{name}", "fr"), "")
