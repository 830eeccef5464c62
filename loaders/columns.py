"""Headers recognised by their synonyms: case, accents, apostrophes, spaces and underscores aside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from loaders.manifest import Synonyms

LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Headers:
    """Field -> place of its column; ``unknown`` -> place of the columns that mean nothing here."""

    fields: Mapping[str, int]
    unknown: Mapping[str, int]


@cache
def header_key(header: str) -> str:
    """What a header is compared by.

    >>> header_key("Identification de l’attribuant") == header_key("identification_de_l'attribuant")
    True
    """
    return normalise(header).replace(" ", "")


def meanings(synonyms: Synonyms) -> dict[str, str]:
    """Header key -> field."""
    return {header_key(word): field for field, words in synonyms.items() for word in words}


def match_headers(label: str, header: Sequence[str], synonyms: Synonyms) -> Headers:
    """Which column holds which field. Raises InputError when two columns would hold the same."""
    known = meanings(synonyms)
    fields: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for place, text in enumerate(header):
        if not text:
            continue
        field = known.get(header_key(text))
        places, name = (fields, field) if field else (unknown, text)
        if name in places:
            raise InputError(
                "input_duplicate_column", file=label, column=text, other=header[places[name]]
            )
        places[name] = place
    return Headers(fields, unknown)


def require(label: str, fields: Mapping[str, int], needed: Iterable[Sequence[str]]) -> None:
    """Raise InputError unless one field of each group has a column."""
    for group in needed:
        if not any(field in fields for field in group):
            raise InputError(
                "input_missing_column", file=label, column=" / ".join(group), found=len(fields)
            )


def recognises(tables: Iterable[Synonyms], least: int) -> Callable[[Sequence[str]], bool]:
    """A test of whether a row holds at least ``least`` headers of one of these tables."""
    known = [meanings(synonyms) for synonyms in tables]

    def is_header(row: Sequence[str]) -> bool:
        keys = {header_key(cell) for cell in row if cell and len(cell) < LONGEST_HEADER}
        return any(len({words[k] for k in keys if k in words}) >= least for words in known)

    return is_header


def given_values(asked: Mapping[str, str], synonyms: Synonyms) -> dict[str, str]:
    """The fields of a table that ``--set`` gives a value."""
    known = meanings(synonyms)
    named = {known.get(header_key(name), ""): value for name, value in asked.items()}
    return {field: value for field, value in named.items() if field}


def check_given(asked: Mapping[str, str], tables: Sequence[Synonyms]) -> None:
    """Raise InputError when ``--set`` names a column that none of the tables read has."""
    for name in asked:
        if not any(given_values({name: ""}, synonyms) for synonyms in tables):
            fields = sorted({field for synonyms in tables for field in synonyms})
            raise InputError("input_unknown_set", column=name, known=", ".join(fields))
