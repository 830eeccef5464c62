"""What a dataset says of itself: its own source.yaml, or the sheet ``source`` of a workbook."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import yaml

from graph.dates import PartialDate, is_reversed
from graph.errors import InputError
from graph.model import Span
from loaders.frame.context import Facts
from loaders.frame.headers import header_key
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
    )


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
