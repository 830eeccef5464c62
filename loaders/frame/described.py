"""What a dataset says of itself: its own source.yaml, or the sheet ``source`` of a workbook."""

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import TypeVar

import yaml

from graph.carry import read_carry
from graph.dates import PartialDate, is_reversed
from graph.errors import InputError
from graph.model import Span
from loaders.formats.opening import first_bytes, is_workbook
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context, Facts
from loaders.frame.headers import header_key
from loaders.frame.manifest import SOURCE_FILE
from loaders.frame.opened import SOURCE, find_kind, sheets_of
from loaders.values.dates import read_date
from loaders.values.shown import shown
from loaders.values.words import read_flag

Value = TypeVar("Value")

FIELDS = {
    "title": ("title", "titre"),
    "coverage_from": ("coverage_from", "couverture depuis", "premier jour couvert"),
    "coverage_until": ("coverage_until", "couverture jusqu'au", "dernier jour couvert"),
    "rank": ("rank", "rang"),
    "evidence_public": ("evidence_public", "preuves publiques"),
    "simulated": ("simulated", "simulé"),
    "carry": ("carry", "validité des réponses", "les réponses valent", "answers hold"),
}
_MEANINGS = {header_key(word): field for field, words in FIELDS.items() for word in words}


def known_field(text: str) -> str:
    """The field a key or header means, or ``""``."""
    return _MEANINGS.get(header_key(text), "")


def read_source_yaml(path: Path) -> dict[str, str]:
    """The fields of a dataset's source.yaml as texts. Raises InputError when it is no such file."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _bad(path.name, "YAML", "?") from None
    if said is None:
        return {}
    if not isinstance(said, dict):
        raise _bad(path.name, "YAML", type(said).__name__)
    pairs = {known_field(str(key)): value for key, value in said.items()}
    return {key: "" if value is None else str(value) for key, value in pairs.items() if key}


def to_facts(label: str, said: Mapping[str, str]) -> Facts:
    """Facts from texts. Raises InputError naming the field that cannot be read."""
    first = _field(label, said, "coverage_from", read_date)
    until = _field(label, said, "coverage_until", read_date)
    return Facts(
        title=said.get("title", "").strip(),
        coverage=_coverage(label, first, until),
        rank=_field(label, said, "rank", _whole),
        evidence_public=bool(_field(label, said, "evidence_public", read_flag)),
        simulated=bool(_field(label, said, "simulated", read_flag)),
        carry=_carry(label, said),
    )


def _carry(label: str, said: Mapping[str, str]) -> str:
    """How long what the last campaign said holds. Raises InputError, saying how to write it."""
    try:
        return read_carry(said.get("carry", ""))
    except InputError as problem:
        raise InputError(
            "input_bad_carry", file=label, value=shown(str(problem.fields["text"]))
        ) from None


def _coverage(label: str, first: PartialDate | None, until: PartialDate | None) -> Span:
    if is_reversed(first, until):
        raise _bad(label, "coverage_until", f"{first} > {until}")
    return Span.stated(first, until)


def _field(label: str, said: Mapping[str, str], name: str, read: Callable[[str], Value]) -> Value:
    try:
        return read(said.get(name, ""))
    except (InputError, ValueError):
        raise _bad(label, name, said.get(name, "")) from None


def _whole(text: str) -> int:
    return int(text.strip() or "0")


def _bad(label: str, field: str, value: str) -> InputError:
    return InputError("input_bad_source", file=label, field=field, value=shown(value))


def describe(context: Context) -> Facts:
    """What the dataset says of itself, in source.yaml or in a sheet ``source``."""
    said = [p for p in context.files if p.name == SOURCE_FILE]
    folders = {path.parent: to_facts(path.name, read_source_yaml(path)) for path in said}
    books: dict[Path, Facts] = {}
    for path in context.files:
        for sheet in _book(context, path):
            if find_kind(context.manifest, sheet, context.options.set) == SOURCE:
                books[path] = to_facts(path.name, _pairs(sheet))
    _check_agree(context, folders, books)
    return [Facts(), *folders.values(), *books.values()][-1]


def _check_agree(
    context: Context, folders: Mapping[Path, Facts], books: Mapping[Path, Facts]
) -> None:
    """No file is simulated or real by what is said of another: what is silent is real."""
    data = context.data_files
    facts = {path: books.get(path, folders.get(path.parent, Facts())) for path in data}
    simulated = next((path.name for path, said in facts.items() if said.simulated), "")
    real = next((path.name for path, said in facts.items() if not said.simulated), "")
    if simulated and real:
        raise InputError("input_mixed_simulated", file=simulated, other=real)


def _book(context: Context, path: Path) -> list[Sheet]:
    """The sheets of a workbook; none of another file, which is not read for this."""
    return list(sheets_of(context, path)) if is_workbook(first_bytes(path)) else []


def _pairs(sheet: Sheet) -> dict[str, str]:
    """A sheet of two columns (field, value), or one row below its headers."""
    below = (zip(*batch.columns, strict=True) for batch in sheet.batches)
    rows = [sheet.header, *chain.from_iterable(below)]
    said = {known_field(row[0]): row[1] for row in rows if len(row) > 1 and known_field(row[0])}
    if sum(map(bool, map(known_field, sheet.header))) > 1 and len(rows) > 1:
        said = {known_field(key): cell for key, cell in zip(*rows[:2], strict=True)}
    return said
