"""The command of a stamp, run again, gives the same bytes; whatever the names of files, actors and places."""

import re
import shlex
import zipfile
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.pages import plain

TERRITORY = ("--territory", "Quartier simulé B")
WITHOUT = ("--without", "Centre d'action sociale B", "--without", "École A")
MADE = {
    "growth": ("growth", "--every", "year", *TERRITORY, "--out", "é è.csv"),
    "groups": (
        "growth",
        "--by",
        "territory",
        "--from",
        "2020",
        "--to",
        "2023-06",
        "--out",
        "g.json",
    ),
    "without": ("growth", "--every", "quarter", *WITHOUT, "--out", "w.xlsx"),
    "chart": ("growth", "--window", "12m", "--every", "year", "--chart", "c d.svg"),
    "tables": (
        "export",
        "csv",
        "--locale",
        "fr",
        *TERRITORY,
        "--pseudonymise",
        "--out",
        "mes tables",
    ),
    "gexf": ("export", "gexf", "--edges", "both", "--formality", "formel", "--out", "x.gexf"),
    "map": ("map", *TERRITORY, "--title", "L’été & l'hiver", "--out", "carte d'été.html"),
    "attendance": ("attendance", "--every", "quarter", *TERRITORY, "--out", "a.csv"),
}


def outputs(words: tuple[str, ...]) -> list[Path]:
    out = Path(next(words[at + 1] for at, word in enumerate(words) if word in ("--out", "--chart")))
    if out.is_dir():
        return sorted(out.iterdir())
    beside = out.with_suffix(".meta.json")
    return [out, *([beside] if beside.exists() else [])]


def stamped(files: list[Path]) -> str:
    """The command line that a person would copy from the stamp."""
    texts = [file.read_bytes() for file in files if file.suffix != ".xlsx"]
    for file in (file for file in files if file.suffix == ".xlsx"):
        with zipfile.ZipFile(file) as book:
            texts += [book.read(name) for name in book.namelist()]
    whole = "\n".join(text.decode("utf-8", errors="ignore") for text in texts)
    found = re.search(
        r"maillage (?:growth|export|map|attendance) .*? --lang fr", plain(whole), re.DOTALL
    )
    assert found
    return found.group()


@pytest.mark.parametrize("name", MADE)
def test_command_of_the_stamp_gives_the_same_bytes(run: Run, quartier: Path, name: str) -> None:
    store = quartier.rename(quartier.with_name("mon quartier.db")).name
    assert run(*MADE[name], "--store", store).code == 0
    before = {file: file.read_bytes() for file in outputs(MADE[name])}
    command = stamped(list(before))
    for file in before:
        file.unlink()
    said = run(*shlex.split(command)[1:])
    assert said.code == 0, said.err
    assert {file: file.read_bytes() for file in outputs(MADE[name])} == before
