"""The tables of expectations, one YAML file a room of files, and the files laid out for one case."""

import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.loaders.world.books.all import BOOKS

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Case:
    """One person's files, the commands that load them, and what may come of it: any of ``outcomes``."""

    name: str
    room: str
    kind: str
    commands: tuple[tuple[str, ...], ...]
    encoding: str
    outcomes: tuple[Mapping[str, Any], ...]


def cases() -> Iterator[Case]:
    """Every case of every table, in the order of the tables."""
    for table in sorted(HERE.glob("*.yaml")):
        with table.open(encoding="utf-8") as stream:
            for name, entry in yaml.safe_load(stream).items():
                yield _case(name, table.stem, entry)


def _case(name: str, room: str, entry: dict[str, Any]) -> Case:
    kind, lines = entry.pop("kind"), entry.pop("run").strip().splitlines()
    encoding, others = entry.pop("encoding", ""), entry.pop("or", [])
    commands = tuple(tuple(shlex.split(line)) for line in lines)
    return Case(name, room, kind, commands, encoding, (entry, *others))


def lay_out(case: Case, folder: Path) -> None:
    """Put each file that the commands name into the folder: a text as it is, a workbook built."""
    for word in {word for command in case.commands for word in command}:
        kept = HERE / case.room / word
        if word in BOOKS:
            BOOKS[word](folder / word)
        elif kept.is_dir():
            shutil.copytree(kept, folder / word)
        elif kept.is_file():
            _copy(kept, folder / word, case.encoding)


def _copy(kept: Path, target: Path, encoding: str) -> None:
    """The file in the encoding of whoever saved it; the project keeps every text in UTF-8."""
    text = kept.read_text(encoding="utf-8")
    target.write_bytes(text.encode(encoding or "utf-8"))
