"""What a loader is given, and where it says what it met on the way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError
from graph.language import Lang
from graph.model import UNDATED, Actor, Span
from graph.privacy.coordinates import retire
from graph.store.results import Refusal
from graph.tables import Actors, Events, Territories
from loaders.aliases import Aliases
from loaders.columns import header_key
from loaders.formulas import column_letters
from loaders.manifest import Manifest
from loaders.sheets import Batch, Sheet
from loaders.values import shown


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """The options of ``maillage load``; ``set`` gives a column a value where the file has none."""

    as_name: str = ""
    append: bool = False
    dry_run: bool = False
    skip_refused: bool = False
    refused_path: Path | None = None
    create_actors: bool = False
    keep: tuple[str, ...] = ()
    set: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False
    second_witness: bool = False
    aliases: Path | None = None
    lang: Lang = "fr"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dataset says of itself: its source.yaml or its sheet ``source``."""

    title: str = ""
    coverage: Span = UNDATED
    rank: int = 0
    evidence_public: bool = False
    simulated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """What the store holds before the load: names may mean these.

    ``named``: what the dataset already said, unlisted, of actors that its rows only name.
    """

    actors: Actors
    events: Events
    territories: Territories
    named: Mapping[str, Actor] = field(default_factory=dict)


@dataclass(slots=True)
class Findings:
    """What a load met: counted and named for the report, nothing silent."""

    rows_read: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    titles: dict[str, Mapping[str, str]] = field(default_factory=dict)
    unknown_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    headers: set[str] = field(default_factory=set)
    near_columns: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    above: dict[str, int] = field(default_factory=dict)
    merged: int = 0
    untitled: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    quarters: set[str] = field(default_factory=set)
    ignored: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    encodings: dict[str, str] = field(default_factory=dict)
    wrong_identifiers: set[str] = field(default_factory=set)
    unreadable_identifiers: set[str] = field(default_factory=set)
    without_identifier: int = 0
    unnamed: int = 0
    unnamed_amounts: list[float] = field(default_factory=list)
    without_amount: int = 0
    undated: int = 0
    loops: int = 0
    retired: int = 0
    other_types: Counter[str] = field(default_factory=Counter)
    created: set[str] = field(default_factory=set)
    known_elsewhere: set[str] = field(default_factory=set)
    sums: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def retire(self, text: str) -> str:
        """The text without personal coordinates; counted where it held some."""
        clean = retire(text)
        self.retired += clean != text
        return clean

    def opened(self, sheet: Sheet, near: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """Note a sheet that is read.

        ``near``: its unknown headers -> what each may mean; ``titles``: field -> what people call it.
        """
        place = (sheet.file, sheet.name if sheet.in_workbook else "")
        self.places[sheet.label], self.titles[sheet.label] = place, titles
        if sheet.encoding:
            self.encodings[sheet.file] = sheet.encoding
        if sheet.hidden:
            self.hidden.append(sheet.label)
        if sheet.above:
            self.above[sheet.label] = sheet.above
        self.merged += sheet.merged
        self.headers.update(map(header_key, sheet.header))
        if near:
            self.near_columns[sheet.label] = tuple((shown(k), near[k]) for k in near)

    def note_untitled(self, sheet: Sheet, batch: Batch) -> None:
        """Note the columns that hold something and have no header."""
        places = [place for place, text in enumerate(sheet.header) if not text]
        held = {place for place in places if any(map(str.strip, batch.columns[place]))}
        letters = {column_letters(place + 1) for place in held | batch.beyond}
        self.untitled[sheet.label] |= letters

    def refuse(self, label: str, row: int, column: str, problem: InputError) -> None:
        """Note a row that cannot be taken."""
        self.refusals.append(Refusal(label, row, column, problem.code, problem.fields))

    def refuse_overfull(self, label: str, rows: Iterable[int]) -> None:
        """Note rows with more cells than there are headers."""
        for row in rows:
            self.refuse(label, row, "", InputError("row_overfull", value=""))


@dataclass(frozen=True, slots=True)
class Context:
    """What ``load(context)`` works with: the files of one dataset, options, what the store holds."""

    dataset: str
    files: tuple[Path, ...]
    manifest: Manifest
    options: LoadOptions
    stored: Stored | None = None
    aliases: Aliases = field(default_factory=Aliases)
    findings: Findings = field(default_factory=Findings)

    def kept(self, label: str, unknown: Mapping[str, int]) -> dict[str, int]:
        """The unknown columns that ``--keep`` asks for; the others are named, once a sheet."""
        asked = {header_key(name) for name in self.options.keep}
        kept = {name: place for name, place in unknown.items() if header_key(name) in asked}
        left = tuple(shown(name) for name in unknown if name not in kept)
        if left:
            self.findings.unknown_columns[label] = left
        return kept
