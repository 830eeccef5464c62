"""Headers recognised by their synonyms: case, accents, apostrophes, spaces and underscores aside."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from loaders.frame.manifest import Manifest, Synonyms
from loaders.values.shown import shown

LONGEST_HEADER = 200
NEVER_MEANT = frozenset({"stated_date", "stated_duration", "evidence"})  # texts: no slip means them
NEAR = 0.75  # of 1, how like a known header an unknown one must be to be taken for a slip
NO_TITLES: Mapping[str, str] = {}
_REMARK = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Headers:
    """Field -> place of its column; ``unknown`` -> place of the columns that mean nothing here.

    ``again``: field -> places of its further columns; ``twice``: those of the unknown that are the
    header of several columns, of which the first counts.
    """

    fields: Mapping[str, int]
    unknown: Mapping[str, int]
    again: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()


@cache
def header_key(header: str) -> str:
    """What a header is compared by.

    >>> header_key("Identification de l’attribuant") == header_key("identification_de_l'attribuant")
    True
    """
    return normalise(header).replace(" ", "")


def header_keys(header: str) -> tuple[str, ...]:
    """What a header may be known by: as it is written, and without what stands in parentheses."""
    return tuple(dict.fromkeys((header_key(header), header_key(_REMARK.sub(" ", header)))))


def known_header(header: str, known: Mapping[str, str]) -> str:
    """The field that a header means, ``""`` for none."""
    return next((known[key] for key in header_keys(header) if key in known), "")


def meanings(synonyms: Synonyms) -> dict[str, str]:
    """Header key -> field."""
    return {header_key(word): field for field, words in synonyms.items() for word in words}


def match_headers(
    label: str, header: Sequence[str], synonyms: Synonyms, *, together: bool = False
) -> Headers:
    """Which column holds which field.

    Raises InputError when two columns would hold the same, unless such columns are read ``together``.
    Two columns of one unknown header are left aside as one.
    """
    known = meanings(synonyms)
    fields: dict[str, int] = {}
    unknown: dict[str, int] = {}
    again: dict[str, tuple[int, ...]] = {}
    twice: set[str] = set()
    for place, text in enumerate(header):
        if not text:
            continue
        meant = known_header(text, known)
        if not meant:
            twice |= {text} & unknown.keys()
            unknown.setdefault(text, place)
        elif meant not in fields:
            fields[meant] = place
        elif together:
            again[meant] = (*again.get(meant, ()), place)
        else:
            raise _duplicate(label, text, header[fields[meant]])
    return Headers(fields, unknown, again, frozenset(twice))


def refuse_twice(label: str, headers: Headers, kept: Iterable[str]) -> None:
    """Raise InputError where one of the unknown headers to be kept names several columns."""
    for name in headers.twice & set(kept):
        raise _duplicate(label, name, name)


def _duplicate(label: str, column: str, other: str) -> InputError:
    return InputError("input_duplicate_column", file=label, column=column, other=other)


def near_headers(
    unknown: Iterable[str], synonyms: Synonyms, taken: Iterable[str]
) -> dict[str, str]:
    """Unknown header -> the known one it is close to, of a field that no other column holds.

    None is taken for a field of free text, which would hold whatever the column is.
    """
    free = {f: words for f, words in synonyms.items() if f not in {*taken, *NEVER_MEANT}}
    keys = {header_key(w): w.replace("_", " ") for words in free.values() for w in words}
    found = {text: get_close_matches(header_key(text), keys, 1, NEAR) for text in unknown}
    return {text: keys[near[0]] for text, near in found.items() if near}


def require(
    label: str,
    headers: Headers,
    given: Iterable[str],
    needed: Iterable[Sequence[str]],
    table: Synonyms,
    titles: Mapping[str, str] = NO_TITLES,
    whole_file: Iterable[str] = (),
) -> None:
    """Raise InputError, with the column that may be meant, unless one field of each group has one.

    ``titles``: field -> what people call it, where that is another word; ``whole_file``: fields that
    ``--set`` may well say for all rows.
    """
    held = {*headers.fields, *given}
    for group in needed:
        if not held & set(group):
            wanted = {field: table[field] for field in group}
            near = near_headers(headers.unknown, wanted, ())
            said = next((field for field in whole_file if field in group), "")
            code = "input_column_to_set" if said else "input_missing_column"
            code = "input_near_column" if near else code
            written, meant = next(iter(near.items()), ("", ""))
            named = " / ".join(titles.get(field, field) for field in group)
            fields = {"column": named, "found": len(headers.fields), "set": titles.get(said, said)}
            raise InputError(code, file=label, written=shown(written), meant=meant, **fields)


def recognises(tables: Iterable[Synonyms], least: int) -> Callable[[Sequence[str]], int]:
    """How many headers of one of these tables a row holds; 0 where there are fewer than ``least``."""
    known = [meanings(synonyms) for synonyms in tables]

    def is_header(row: Sequence[str]) -> int:
        written = (cell for cell in row if cell and len(cell) < LONGEST_HEADER)
        keys = {key for cell in written for key in header_keys(cell)}
        most = max((len({words[k] for k in keys if k in words}) for words in known), default=0)
        return most if most >= least else 0

    return is_header


def header_test(manifest: Manifest) -> Callable[[Sequence[str]], int]:
    """How many headers that a source knows a row holds."""
    return recognises(manifest.columns.values(), manifest.least_headers)


def given_values(asked: Mapping[str, str], synonyms: Synonyms) -> dict[str, str]:
    """The fields of a table that ``--set`` gives a value."""
    known = meanings(synonyms)
    named = {known.get(header_key(name), ""): value for name, value in asked.items()}
    return {field: value for field, value in named.items() if field}


def check_given(
    asked: Mapping[str, str], tables: Sequence[Synonyms], titles: Iterable[str]
) -> None:
    """Raise InputError when ``--set`` names a column that none of the tables read has.

    ``titles``: what people call their columns.
    """
    for name in asked:
        if not any(given_values({name: ""}, synonyms) for synonyms in tables):
            known = ", ".join(sorted(titles, key=normalise))
            raise InputError("input_unknown_set", column=name, known=known)
