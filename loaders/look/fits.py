"""Whether a cell can be read as what its column holds."""

from collections.abc import Callable
from functools import partial

from loaders.layouts.layout import anything
from loaders.survey.frequency import read_frequency
from loaders.tables.fields import CHOICES, DATES, FLAGS, NUMBERS, OPEN
from loaders.values.dates import read_period
from loaders.values.numbers import read_number
from loaders.values.tried import reads
from loaders.values.words import read_directed, read_flag, read_formality, read_word

Reader = Callable[[str], object]


def fits(field: str, *, published: bool = False) -> Callable[[str], bool]:
    """The test of a field's cells; a text always fits.

    ``published``: of a source with words of its own, ``nature`` of a grant for one.
    """
    read = None if published and field in CHOICES else _reader(field)
    return anything if read is None else partial(reads, read)


def fits_frequency(text: str) -> bool:
    """Whether a cell of a survey's matrix says how often."""
    return reads(read_frequency, text)


def _reader(field: str) -> Reader | None:
    if field in DATES or field.lower().startswith("date"):
        return read_period
    if field in NUMBERS or field.lower().startswith("montant"):
        return read_number
    if field == "directed":
        return read_directed
    if field in FLAGS:
        return read_flag
    if field == "formality":
        return read_formality
    return partial(read_word, CHOICES[field]) if field in set(CHOICES) - OPEN else None
