"""Pseudonyms: who bears one, and the key that makes them stable."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model import Actor
from graph.privacy.key import key
from graph.privacy.pseudonyms import Coder, pseudonyms, shown_names
from tests.factories import snapshot

PEOPLE = (
    Actor("siren:1", "Mairie"),
    Actor("local:t:anne", "Anne Durand", form="person"),
    Actor("local:t:club", "Club"),
)


def coder(path: Path) -> Coder:
    """One that tells nobody of a key it made."""
    return Coder(str(path), lambda place: None)  # noqa: ARG005


def test_pseudonyms_need_the_key_and_only_persons_bear_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actors, store = snapshot(actors=PEOPLE).actors, tmp_path / "x.db"
    monkeypatch.setenv("MAILLAGE_KEY", "one")
    first = pseudonyms(actors, coder(store))
    assert list(first) == ["local:t:anne"]
    assert first == pseudonyms(actors, coder(tmp_path / "y.db"))
    monkeypatch.setenv("MAILLAGE_KEY", "two")
    assert pseudonyms(actors, coder(store)) != first
    everybody = pseudonyms(actors, coder(store), organisations=True)
    assert len(set(everybody.values())) == 3
    assert shown_names(actors, coder(store), internal=True) == {}
    assert not list(tmp_path.iterdir())


def test_key_is_made_once_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    store, beside, made = str(tmp_path / "x.db"), tmp_path / "x.db.key", list[Path]()
    first = key(store, made.append)
    assert key(store, made.append) == first
    assert beside.stat().st_mode & 0o077 == 0 or Path("C:/").exists()
    assert key(str(tmp_path / "y.db"), made.append) != first
    beside.unlink()
    assert key(store, made.append) != first
    assert made == [beside, tmp_path / "y.db.key", beside], "a lost key is not replaced in silence"


def test_an_empty_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody could try names against pseudonyms made with it."""
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    (tmp_path / "x.db.key").write_text("\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        key(str(tmp_path / "x.db"), print)
    assert caught.value.code == "pseudonyms_empty_key"


def test_key_of_a_server_lies_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    made: list[Path] = []
    assert key("neo4j://localhost", made.append) == key("bolt://localhost", made.append)
    assert len(made) == 1
    assert len(list(tmp_path.rglob("maillage.key"))) == 1


def test_nobody_hidden_needs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    actors = snapshot(actors=[Actor("a", "A")]).actors
    assert pseudonyms(actors, coder(tmp_path / "x.db")) == {}
    assert not list(tmp_path.iterdir())
