"""What a source.yaml may say: publisher, licence, headers, expected bounds, corrections."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.language import Lang
from graph.packaged import read_yaml

HOME = Path(__file__).parent
Synonyms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of one source; ``columns``: kind -> field -> headers that mean it."""

    name: str
    title: Mapping[Lang, str]
    publisher: dict[Lang, str]
    licence: dict[Lang, str]
    columns: Mapping[str, Synonyms]
    expected: Mapping[str, tuple[int, int]]
    corrections: tuple[Mapping[str, Any], ...]
    rest: Mapping[str, Any]


def loader_names() -> tuple[str, ...]:
    """Every loader there is: a folder with a source.yaml."""
    return tuple(sorted(path.parent.name for path in HOME.glob("*/source.yaml")))


@cache
def read_manifest(name: str) -> Manifest:
    """The manifest of a loader. Raises InputError for a name that is none."""
    if name not in loader_names():
        raise InputError("input_unknown_loader", name=name, known=", ".join(loader_names()))
    said = read_yaml(HOME / name / "source.yaml")
    columns = {
        kind: {column: (column, *(others or ())) for column, others in fields.items()}
        for kind, fields in said.pop("columns").items()
    }
    return Manifest(
        name=name,
        columns=columns,
        title=said.pop("title"),
        publisher=said.pop("publisher"),
        licence=said.pop("licence"),
        expected={kind: (low, high) for kind, (low, high) in said.pop("expected").items()},
        corrections=tuple(said.pop("corrections", ())),
        rest=said,
    )
