"""When a grant holds: the dates of its project, of its payments, of its decision, its budget year."""

from dataclasses import dataclass, field
from functools import lru_cache

from graph.dates import PartialDate, Precision, is_reversed
from graph.errors import InputError
from graph.model import Span
from loaders.frame.row import Row
from loaders.values import dates
from loaders.values.period import Period
from loaders.values.shown import shown
from loaders.values.tried import tried

PAYMENTS, YEAR = "datesPeriodeVersement", "exerciceBudgetaire"
Paid = tuple[PartialDate | None, PartialDate | None]
UNPAID: Paid = (None, None)


def read_span(row: Row) -> tuple[Span, str]:
    """The period of a grant, and the words beside its dates (``2018-11-20/fin de l'action``).

    From: dateDebut, else the first day of datesPeriodeVersement, else dateConvention, else the
    budget year. Until: dateFin, else the last day of datesPeriodeVersement, else the end of the
    budget year (when it is not over by then), else the span of the date itself. Payments that
    cannot be read, or that end before the rest begins, are left out where another date is good.
    """
    cells = _Cells(row)
    first, until = _ends(cells, _payments(cells))
    if is_reversed(first, until) and cells.paid != UNPAID and cells.dated_otherwise():
        cells.leave_out_payments()
        first, until = _ends(cells, UNPAID)
    if is_reversed(first, until):
        column = f"dateFin / {PAYMENTS}"
        raise InputError("row_reversed_period", value=f"{first} > {until}", column=column)
    return Span.of_tie("funding", first, until), " / ".join(dict.fromkeys(cells.words))


def _ends(cells: "_Cells", paid: Paid) -> tuple[PartialDate | None, PartialDate | None]:
    begun, ended = cells.day("dateDebut"), cells.day("dateFin")
    own = begun if begun or paid[0] else cells.day("dateConvention")
    first = begun.first if begun else paid[0] or (own.first if own else None)
    until = ended.last if ended else paid[1] or (own.last if own and own.runs else None)
    if not (first and until):
        year = cells.year()
        first = first or (year.first if year else None)
        until = until or (year.last if year and first and year.last.end > first.first else None)
    return first, until or (own.last if own and own.vague else None)


def _payments(cells: "_Cells") -> Paid:
    """The first and the last day of the payments; words among them are kept."""
    if cells.day("dateDebut") and cells.day("dateFin"):
        return UNPAID
    text = cells.row.code(PAYMENTS)
    try:
        cells.paid = cells.row.take(PAYMENTS, read_period)
    except InputError:
        if not cells.dated_otherwise():
            raise
        cells.leave_out_payments()
        return UNPAID
    if text and cells.paid == UNPAID:
        cells.leave_out_payments()
    elif text and not _is_whole(text):
        cells.keep(PAYMENTS)
    return cells.paid


@dataclass(slots=True)
class _Cells:
    """The cells of dates of one row, each read once; ``words``: what they say beside dates."""

    row: Row
    paid: Paid = UNPAID
    words: list[str] = field(default_factory=list)
    days: dict[str, Period | None] = field(default_factory=dict)

    def day(self, name: str) -> Period | None:
        """A date; one that cannot be read gives way to the budget year, where there is one."""
        if name not in self.days:
            self.days[name] = self._read(name)
        return self.days[name]

    def _read(self, name: str) -> Period | None:
        try:
            period = self.row.take(name, dates.read_period)
        except InputError:
            if not self._is_good(YEAR):
                raise
            self.row.findings.remark("told.year_instead", self.row.code(name))
            self.keep(name)
            return None
        self.row.findings.note_date(self.row.code(name), period)
        if period and period.worded:
            self.keep(name)
        return period

    def year(self) -> Period | None:
        """The budget year, or years."""
        return self.row.take(YEAR, read_years)

    def keep(self, name: str) -> None:
        """Keep a cell as it is written."""
        self.words.append(self.row.text(name))

    def leave_out_payments(self) -> None:
        """Payments are read no further, and kept as they are written."""
        self.row.findings.remark("told.payments", self.row.code(PAYMENTS))
        self.keep(PAYMENTS)

    def dated_otherwise(self) -> bool:
        """Whether a date beside the payments can be read."""
        return any(map(self._is_good, ("dateDebut", "dateConvention", YEAR)))

    def _is_good(self, name: str) -> bool:
        try:
            return (
                self.row.take(name, read_years if name == YEAR else dates.read_period) is not None
            )
        except InputError:
            return False


@lru_cache(maxsize=dates.REMEMBERED)
def read_period(text: str) -> Paid:
    """``AAAA-MM-JJ[/AAAA-MM-JJ]`` and its like: first and last day. A part in words is no date.

    >>> [str(day) for day in read_period("2017-11-28_2019-12-31")]
    ['2017-11-28', '2019-12-31']
    """
    period = tried(dates.read_period, text)
    if period and not period.worded:
        return period.first, period.last
    for mark in "/_":
        left, _, right = text.partition(mark)
        for part, other in ((left, right), (right, left)):
            day = tried(dates.read_period, part)
            if day and not any(map(str.isdigit, other)):
                return (day.first, None) if part == left else (None, day.last)
    if not any(map(str.isdigit, text)):
        return UNPAID
    period = dates.read_period(text)
    return (period.first, period.last) if period else UNPAID


def _is_whole(text: str) -> bool:
    period = tried(dates.read_period, text)
    return period is not None and not period.worded


def read_years(text: str) -> Period | None:
    """A budget year, or the first and the last one: ``2022``, ``2022-2023``."""
    years = dates.read_period(text)
    if years is not None and {each.precision for each in years} != {Precision.YEAR}:
        raise InputError("row_bad_year", value=shown(text))
    return years
