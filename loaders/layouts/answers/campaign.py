"""The campaign that the answers to a form make: its name, and the months it was answered in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.opening import open_raw
from loaders.frame.context import Context
from loaders.layouts.answers.form import Form, find_form
from loaders.layouts.page import cell, page_of

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
OLDEST = 1990  # tools that keep no dates write 1980
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Campaign:
    """``first`` and ``last``: months, ``""`` where the tool kept no date."""

    name: str
    first: str = ""
    last: str = ""


def campaign_of(form: Form, forms: Sequence[Form]) -> Campaign:
    """From the first month an answer was sent in to the last one.

    Named after its file; after its sheet too where the file holds several of ``forms``.
    """
    texts = [
        cell(cells, place) for place in form.places("when") for _, cells in form.page.rows(form.row)
    ]
    found = sorted(months(texts))
    ends = (found[0], found[-1]) if found else ("", "")
    beside = [other for other in forms if other.page.raw.file == form.page.raw.file]
    sheet = f" – {form.page.raw.name}" if len(beside) > 1 else ""
    return Campaign(f"{Path(form.page.raw.file).stem}{sheet}", *ends)


def forms_of(context: Context) -> list[Form]:
    """The forms of all files of a load."""
    pages = (page_of(raw) for path in context.data_files for raw in open_raw(path))
    return [form for page in pages if (form := find_form(page, context)) is not None]


def months(texts: Iterable[str]) -> set[str]:
    """The months of moments as tools write them; no day and no hour is kept of who answered.

    >>> sorted(months(["2024/03/12 9:41:07 AM UTC+1", "05/02/2024 - 10:12", "1980-01-01"]))
    ['2024-02', '2024-03']
    """
    held = list(texts)
    ends = [found for text in held if (found := _YEAR_LAST.match(text))]
    american = any(int(found[2]) > MONTHS for found in ends)
    dated = [(found[1], found[2]) for text in held if (found := _YEAR_FIRST.match(text))]
    dated += [(_whole(found[3]), found[1 if american else 2]) for found in ends]
    return {
        f"{year}-{int(month):02d}"
        for year, month in dated
        if int(year) >= OLDEST and 1 <= int(month) <= MONTHS
    }


def _whole(year: str) -> str:
    return year if len(year) == len("2024") else f"20{year}"
