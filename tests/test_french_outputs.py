"""What the commands print, write for people and draw, in French: no English word, no code of a table."""

import html
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from analyses.measure import registry
from cli import maillage
from tests.french import codes, english

ACTORS = (
    "nom;secteur;quartier\nMairie;public;\nCentre social;associatif;QN1\n"
    "École;public;QN1\nGarage;privé;\n"
)
TIES = (
    "de;vers;type;depuis;jusqu'au;formalité;couleur;montant\n"
    "Mairie;Centre social;convention;2019;2021;formel;bleu;1200\n"
    "Mairie;École;;2020;2018;informel;;\nÉcole;;;hier;;peut-être;;\n"
    "Centre social;École;;2021;;informel;rouge;\n"
    "Mairie;Garage;financement;2020;2022;formel;;abc\nMairie;Garage;financement;2021;2022;formel;;\n"
    "École;Garage;;2019;2022;;;\n"
)
PLACES = "code;nom;niveau\nQN1;Les Tilleuls;quartier prioritaire\n"
MEETINGS = "nom;type;date\nAtelier;réunion;2020-03-01\nBilan;réunion;2021-04-01\n"
PRESENT = "acteur;réunion\nMairie;Atelier\nCentre social;Bilan\nMairie;Bilan\n"
FILES = {
    "acteurs.csv": ACTORS, "liens.csv": TIES, "territoires.csv": PLACES,
    "evenements.csv": MEETINGS, "participations.csv": PRESENT,
}  # fmt: skip
LOAD = ("load", "tables", *FILES, "--as", "essai", "--store", "l.db", "--skip-refused")
STORE = ("--store", "l.db")
YEARLY = (*STORE, "--every", "year")

# Whatever is typed is quoted, or an option: the words of these answers are those of people.
ANSWERS = (
    ("growth", *YEARLY, "--out", "c.xlsx", "--chart", "c.svg"),
    ("growth", *YEARLY, "--by", "sector"),
    ("growth", *YEARLY, "--by", "territory"),
    ("growth", *YEARLY, "--without", "Mairie"),
    ("growth", *YEARLY, "--window", "cumulative"),
    ("attendance", *YEARLY),
    ("measure", "density", "degree", "mixing", "tie_types", *STORE, "--draws", "9"),
    ("measure", "density", "jaccard", *YEARLY, "--layer", "all,formal", "--by", "sector"),
    ("measure", "degree", *STORE, "--without", "Mairie", "--as-of", "2021"),
    ("measures",),
    ("compare", "2019", "2021", *STORE),
    ("compare", "2019", "2021", *STORE, "--measures", "degree,e_i_group", "--layer", "all,formal"),
    ("compare", "2021", "--territories", *STORE),
    ("survival", *STORE, "--groups", "sector", "--draws", "9"),
    ("map", *STORE, "--out", "carte.html"),
    ("export", "csv", *STORE, "--out", "tables"),
    ("store", "info", *STORE),
    ("store", "loads", *STORE),
    ("store", "verify", *STORE),
    ("store", "copy", "copie.db", *STORE),
    ("sources",),
    ("template", "--out", "modele.xlsx"),
)
# Names of measures are typed; the digest is called so in every language.
NAMED = re.compile(rf"\b({'|'.join(registry())}|digest)\b")


def run(*words: object) -> str:
    """Everything a command line prints, in French."""
    result = CliRunner(env={"MAILLAGE_LANG": "fr"}).invoke(maillage, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return str(result.output)


def faults(text: str) -> list[str]:
    """English words and codes of an answer."""
    said = NAMED.sub(" ", text)
    return english(said) + codes(said)


@pytest.fixture
def field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tables of a small neighbourhood, some of whose rows are wrong."""
    monkeypatch.chdir(tmp_path)
    for name in ("MAILLAGE_STORE", "MAILLAGE_KEY", "MAILLAGE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_refusals_and_changes_name_things_as_people_do(field: Path) -> None:
    said = [run(*LOAD[:-1])]
    assert "liens.csv, ligne 3, jusqu'au" in said[0]
    said += [run(*LOAD), run(*LOAD[:-1], "--set", "nature=zork"), run(*LOAD, "--set", "zork=1")]
    liens = field / "liens.csv"
    liens.write_text(TIES.replace("2019;2021", "2019;2022").replace("rouge", "vert"), "utf-8")
    said += [run(*LOAD, "--dry-run"), run(*LOAD), run("store", "forget", "tables:essai", *STORE)]
    assert "jusqu’au : 2021 → 2022" in said[4]
    assert {text: found for text in said if (found := faults(text))} == {}
    lists = [path.read_text("utf-8-sig") for path in field.glob("refus-*.csv")]
    assert len(lists) == 1
    assert faults(lists[0].replace(",", ", ")) == []


@pytest.mark.parametrize("table", ["ties", "actors", "word"])
def test_what_is_damaged_is_told_in_french(field: Path, table: str) -> None:
    run(*LOAD)
    changed = {
        "ties": "UPDATE ties SET weight = 3", "actors": "UPDATE actors SET listed = 1 - listed",
        "word": "UPDATE word SET text = text || 'x'",
    }  # fmt: skip
    with sqlite3.connect(field / "l.db") as db:
        db.execute(changed[table])
    db.close()
    said = run("store", "verify", *STORE)
    assert "ne correspond pas" in said or "ne se relit pas" in said
    assert faults(said) == []


def test_the_whole_job_is_in_french(field: Path) -> None:
    assert "chargées" in run(*LOAD)
    said = {words: run(*words) for words in ANSWERS}
    assert all(said.values())
    assert {words: found for words, text in said.items() if (found := faults(text))} == {}
    assert seen_in(field) == {}


def test_all_about_a_measure_is_in_french_but_its_formula() -> None:
    head, formula, _ = run("measures", "jaccard").partition("(en anglais)")
    assert formula
    assert faults(head.partition("source :")[0]) == []


def visible(page: str) -> str:
    """The text of a page or picture, without its code."""
    bare = re.sub(r"<(script|style|template)\b.*?</\1>", " ", page, flags=re.DOTALL)
    shown = " ".join(re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', bare))
    return html.unescape(re.sub(r"<[^>]*>", " ", bare) + " " + shown)


def notes(path: Path) -> str:
    """The sheet that explains a workbook, without the names of columns it explains."""
    lines = pd.read_excel(path, sheet_name="Lisez-moi", header=None)[0]
    return "\n".join(re.sub(r"^\w+ : |\(\w+\)", "", str(line)) for line in lines)


SEEN: dict[str, Callable[[Path], str]] = {
    "*.html": lambda path: visible(path.read_text(encoding="utf-8")),
    "*.svg": lambda path: visible(path.read_text(encoding="utf-8")),
    "*.xlsx": notes,
}


def seen_in(folder: Path) -> dict[str, list[str]]:
    """English words and codes by file, of the pages, pictures and workbooks of a folder."""
    kept = [(path, read) for pattern, read in SEEN.items() for path in sorted(folder.glob(pattern))]
    assert len(kept) >= 3
    return {path.name: found for path, read in kept if (found := faults(read(path)))}
