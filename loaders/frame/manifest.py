"""What a source.yaml may say: publisher, licence, columns, which are needed, bounds, corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import loaders as home
from graph.errors import InputError
from graph.identity import normalise
from graph.language import Lang
from graph.packaged import read_yaml

SOURCE_FILE = "source.yaml"
Synonyms = Mapping[str, tuple[str, ...]]
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of one source, as its source.yaml says them.

    ``columns``: kind that the rows of a sheet state -> field -> headers that mean it; ``needed``:
    kind -> groups of fields, one of each at least; ``expected``: kind -> fewest and most rows;
    ``yielding``: headers that count where no other column of the sheet means their field.
    """

    name: str
    path: Path
    title: Mapping[Lang, str]
    publisher: Mapping[Lang, str]
    licence: Mapping[Lang, str]
    columns: Mapping[str, Synonyms]
    needed: Mapping[str, Groups]
    expected: Mapping[str, tuple[int, int]]
    corrections: tuple[Mapping[str, Any], ...] = ()
    reference: str = ""  # where the format is described
    coverage: str = ""  # what says when the source looked
    several_files: bool = False  # those of a command are one dataset; a folder is its CSV files
    least_headers: int = 1  # known headers that make a row of cells the header
    filled_in: bool = False  # by people: examples and repeated headers are left out
    whole_file: tuple[str, ...] = ()  # fields that ``--set`` may well say for all rows of a file
    waves: bool = False  # of a survey: one may be loaded without the others
    weighted: bool = False  # ties without an amount are counted
    as_written: tuple[
        str, ...
    ] = ()  # texts and amounts, whose words for nothing (NA, néant, -) stay
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # words of a sheet's name
    hinted: tuple[str, ...] = ()  # kinds that their words alone do not tell
    explaining: tuple[str, ...] = ()  # names of sheets that are never read
    yielding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # kind -> headers
    implied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # type of tie -> headers
    languages: tuple[Lang, ...] = ()  # of the first words of a kind or field
    called: Mapping[str, Synonyms] = field(default_factory=dict)  # where these are not its headers

    def explains(self, name: str) -> bool:
        """Whether the sheet of a workbook that is called so explains the others."""
        return normalise(name) in map(normalise, self.explaining)


@cache
def _found(places: tuple[str, ...]) -> dict[str, Path]:
    """Source -> its source.yaml."""
    found = (path for place in places for path in Path(place).glob(f"*/{SOURCE_FILE}"))
    return {path.parent.name: path for path in found}


def _folders() -> dict[str, Path]:
    """The sources, wherever ``loaders`` is found."""
    return _found(tuple(home.__path__))


def loader_names() -> tuple[str, ...]:
    """Every loader there is: a folder with a source.yaml."""
    return tuple(sorted(_folders()))


def read_manifest(name: str) -> Manifest:
    """The manifest of a loader. Raises InputError for a name that is none."""
    found = _folders()
    if name not in found:
        raise InputError("input_unknown_loader", name=name, known=", ".join(sorted(found)))
    return _manifest(found[name])


@cache
def _manifest(path: Path) -> Manifest:
    said = read_yaml(path)
    columns = said.pop("columns")
    return Manifest(
        name=path.parent.name,
        path=path,
        columns={
            kind: {name: (name, *(others or ())) for name, others in fields.items()}
            for kind, fields in columns.items()
        },
        needed={
            kind: tuple((one,) if isinstance(one, str) else tuple(one) for one in groups)
            for kind, groups in said.pop("needed", {}).items()
        },
        expected={kind: (low, high) for kind, (low, high) in said.pop("expected", {}).items()},
        corrections=tuple(said.pop("corrections", ())),
        whole_file=tuple(said.pop("whole_file", ())),
        **said,
    )
