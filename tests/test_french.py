"""Everything a French reader sees is French: messages, help, what commands print, pages, pictures, notes."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from cli import maillage
from docs.manual import helps
from graph.kinds import vocabulary
from graph.texts import catalogue
from views.labels import sections

# Common English words that are no French ones.
ENGLISH = frozenset(
    word
    for line in (
        "the and of with from is not this that which who by to it its be was were has have had only",
        "when where what missing unknown written row rows file files tie ties actor actors year years",
        "month months between without please error warning load loaded loads store stores sheet sheets",
        "value values empty choose cannot does did there here all any yes search show shown shows close",
        "play download save help about click drag open usage commands command invalid unexpected required",
        "must should into over under after before than then these those their them each every both other",
        "others more most such names known given found reads read write list lists keep keeps kept remove",
        "removed changed new same linked network people event events meeting meetings period periods",
    )
    for word in line.split()
)
# What is not said but typed or named: options, places, addresses, files, codes, words in capitals.
TYPED = re.compile(
    r"« maillage [^»]*»|`[^`]*`|\bmaillage( [a-z-]+)+|--?[\w-]+(=\S+)?|\{[^}]*\}|\$\w+|\S+://\S*"
    r"|\S*[\w)]\.[a-z]\w*|\S*[_:/\\]\S+|\[[^\]]*\]|\b[A-Z]{2,}\b\S*"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def choices() -> frozenset[str]:
    """Words that are typed after an option, and named in texts as they are typed."""
    words = {"meeting", "project", "body", "observed", "truth", "territory", "sector"}
    words |= {"network", "actor", "event", "tie", "all"}  # cells of tables
    for path, text in helps():
        words |= set(path.split())
        for group in re.findall(r"\[([a-z0-9|]+)\]", text):
            words |= set(group.split("|"))
    return frozenset(
        words | {"meeting", "project", "body", "observed", "truth", "territory", "sector"}
    )


CHOICES = choices()


def english(text: str) -> list[str]:
    """The English words of a text, what is typed or named left aside."""
    said = TYPED.sub(" ", text)
    return [word for word in WORD.findall(said) if word.lower() in ENGLISH - CHOICES]


def test_english_is_found() -> None:
    assert english("Le fichier is not here") == ["is", "not", "here"]
    assert english("Trois liens with « Mairie »") == ["with"]
    assert english("Écrit --out file.csv avec « maillage load tables X » [all]") == []


def messages() -> Iterator[tuple[str, str]]:
    yield from ((code, entry["fr"]) for code, entry in catalogue().items())
    for section, entries in sections().items():
        yield from ((f"{section}.{key}", entry["fr"]) for key, entry in entries.items())
    for kind, entries in vocabulary().items():
        yield from (
            (f"{kind}.{code}", str(entry["fr"])) for code, entry in entries.items() if "fr" in entry
        )


def test_messages_labels_and_vocabulary() -> None:
    assert {code: words for code, text in messages() if (words := english(text))} == {}


def test_help_of_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LANG", "fr")
    from commands.language import choose

    choose()
    assert {path: words for path, text in helps() if (words := english(text))} == {}


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
    assert english(said) == []


def visible(page: str) -> str:
    """The text of a page or picture, without its code."""
    bare = re.sub(r"<(script|style|template)\b.*?</\1>", " ", page, flags=re.DOTALL)
    shown = " ".join(re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', bare))
    return html.unescape(re.sub(r"<[^>]*>", " ", bare) + " " + shown)


def notes(path: Path) -> str:
    sheets = pd.read_excel(path, sheet_name=None, header=None)
    return "\n".join(map(str, sheets["Lisez-moi"][0]))


SEEN: dict[str, Callable[[Path], str]] = {
    "*.html": lambda path: visible(path.read_text(encoding="utf-8")),
    "*.svg": lambda path: visible(path.read_text(encoding="utf-8")),
    "*.xlsx": notes,
}


FILTERED = ("--store", "l.db", "--every", "year")
CHARGE = ("load", "tables", "liens.csv", "--create-actors", "--skip-refused", "--store", "l.db")
JOB = (
    CHARGE,
    (*CHARGE, "--append"),
    ("growth", *FILTERED, "--out", "c.xlsx", "--chart", "c.svg"),
    ("growth", *FILTERED, "--by", "sector"),
    ("growth", *FILTERED, "--without", "Mairie"),
    ("growth", *FILTERED, "--window", "cumulative"),
    ("map", "--store", "l.db", "--out", "carte.html"),
    ("store", "info", "--store", "l.db"),
    ("store", "loads", "--store", "l.db"),
    ("store", "verify", "--store", "l.db"),
    ("sources",),
    ("template", "--out", "modele.xlsx"),
)


def test_the_whole_job_is_in_french(field: Path) -> None:
    refused = run("load", "tables", "liens.csv", "--create-actors")
    assert english(refused) == []
    said = "".join(run(*words) for words in JOB)
    assert "chargées" in said
    assert english(said) == []
    assert seen_in(field) == {}


def seen_in(folder: Path) -> dict[str, list[str]]:
    """English words by file, of the pages, pictures and workbooks of a folder."""
    files: Iterable[tuple[Path, Callable[[Path], str]]] = [
        (path, read) for pattern, read in SEEN.items() for path in sorted(folder.glob(pattern))
    ]
    kept = [(path, read) for path, read in files if path.name != "abime.xlsx"]
    assert len(kept) >= 3
    return {path.name: words for path, read in kept if (words := english(read(path)))}
