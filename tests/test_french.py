"""Everything a French reader sees is French: messages, help, what commands print, pages, pictures, notes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import maillage
from docs.manual import helps
from graph.language import catalogue
from tests.french import codes, english, french


def choices() -> frozenset[str]:
    """Words that are typed after an option, and named in texts as they are typed."""
    words: set[str] = set()
    for path, text in helps():
        words |= set(path.split())
        for group in re.findall(r"\[([a-z0-9|]+)\]", text):
            words |= set(group.split("|"))
    return frozenset(words | {"observed", "truth", "territory", "sector"})


CHOICES = choices()
NAMING = ".example"  # cells of an example row, which names people and places
EXPLAINING = ("column.", "grown.")  # what the codes of a table that is written mean


def test_english_is_found() -> None:
    assert english("Le fichier is not here") == ["is", "not", "here"]
    assert english("Trois liens with « Mairie »") == ["with"]
    assert english("Écrit --out file.csv avec « maillage load tables X » [all]") == []
    assert codes("ligne 2, valid_until : refusée") == ["valid_until"]
    assert codes("density network, entre associative et citizen") == [
        "network", "associative", "citizen",
    ]  # fmt: skip
    assert french("The actor is dans le file") == ["dans", "le"]


def faults(text: str) -> list[str]:
    """English words and codes of a help or message, what it says may be typed left aside."""
    return english(text, CHOICES) + codes(text, CHOICES)


def messages(lang: str) -> Iterator[tuple[str, str]]:
    yield from catalogue(lang).items()


def test_messages_labels_and_vocabulary() -> None:
    told = {code: text for code, text in messages("fr") if not code.startswith(EXPLAINING)}
    assert {code: words for code, text in told.items() if (words := faults(text))} == {}


def test_no_french_in_english_messages_and_labels() -> None:
    told = {code: text for code, text in messages("en") if not code.endswith(NAMING)}
    assert {code: words for code, text in told.items() if (words := french(text))} == {}


def test_help_of_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LANG", "fr")
    from commands.language import choose

    choose()
    assert {path: words for path, text in helps() if (words := faults(text))} == {}
    capitals = {"FILE", "NAME", "DIR", "ACTOR", "COLUMN", "LENGTH", "COMMAND", "TARGET", "VALUE"}
    assert {path for path, text in helps() if capitals & set(re.findall("[A-Z]+", text))} == set()


def test_no_french_in_english_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LANG", "en")
    from commands.language import choose

    choose()
    assert {path: words for path, text in helps() if (words := french(text))} == {}


def run(*words: object) -> str:
    """Everything a command line prints, in French."""
    result = CliRunner(env={"MAILLAGE_LANG": "fr"}).invoke(maillage, [str(word) for word in words])
    return str(result.output)


MISTAKES = (
    (),
    ("zork",),
    ("growth", "--zork"),
    ("growth", "--every", "week"),
    ("growth", "--from", "hier"),
    ("growth", "--out", "g.txt"),
    ("growth", "--store"),
    ("growth", "--store", "absent.db"),
    ("load",),
    ("load", "tables"),
    ("load", "zork", "x.csv"),
    ("load", "tables", "absent.csv"),
    ("load", "tables", "liens.csv", "--set", "x"),
    ("load", "tables", "liens.csv", "--aliases", "absent.csv"),
    ("load", "tables", "abime.xlsx"),
    ("export", "zork", "--out", "x"),
    ("export", "csv"),
    ("map", "--out", "absent/x.html"),
    ("store", "forget", "tables:zork"),
    ("store", "zork"),
    ("attendance", "--kind", "zork"),
    ("growth", "extra"),
)


@pytest.fixture
def field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("MAILLAGE_STORE", "MAILLAGE_KEY", "MAILLAGE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "abime.xlsx").write_bytes(b"PK\x03\x04 rien")
    (tmp_path / "liens.csv").write_text(
        "de;vers;type;depuis;jusqu'au;formalité;couleur\n"
        "Mairie;Centre social;convention;2019;2021;formel;bleu\n"
        "Mairie;École;;2020;2018;informel;\nÉcole;;;hier;;peut-être;\n"
        "Centre social;École;;2021;;informel;rouge\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_mistakes_are_told_in_french(field: Path, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert said
    assert faults(said) == []
