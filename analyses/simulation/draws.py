"""Random streams and whole days: the two bases of a simulation that gives the same bytes anywhere.

Only uniform numbers of PCG64 are drawn, and turned into times and choices by plain formulas:
NumPy promises the bits of PCG64 for ever, but not those of its other distributions.
"""

import hashlib
from datetime import date

import numpy as np
from numpy.typing import NDArray

DayNumbers = NDArray[np.int64]
"""Whole days since 1970-01-01."""


def stream(seed: int, purpose: str) -> np.random.Generator:
    """An independent stream for each purpose, so that changing one part leaves the others alone."""
    word = int.from_bytes(hashlib.sha256(purpose.encode()).digest()[:4], "big")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, word])))


def exponential(rng: np.random.Generator, size: int) -> NDArray[np.float64]:
    """Times of mean 1: -ln(1 - U), U uniform in [0, 1)."""
    return -np.log1p(-rng.random(size))


def to_day(moment: date) -> int:
    """Days from 1970-01-01 to this date."""
    return moment.toordinal() - date(1970, 1, 1).toordinal()


def day_text(days: DayNumbers) -> NDArray[np.str_]:
    """Days as `2019-03-27`; the first seven characters are the month."""
    return np.datetime_as_string(days.astype("datetime64[D]"))


def from_text(dates: NDArray[np.object_]) -> DayNumbers:
    """Days of ISO dates of day precision; the reverse of `day_text`."""
    return dates.astype("datetime64[D]").astype(np.int64)


def add_months(days: DayNumbers, months: NDArray[np.int64] | int) -> DayNumbers:
    """The same day of the month some months later, or the month's last day where it is shorter."""
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first = _first_of(month + months)
    last_of_month = _first_of(month + months + 1) - first - 1
    moved: DayNumbers = first + np.minimum(days - _first_of(month), last_of_month)
    return moved


def _first_of(months: NDArray[np.int64]) -> DayNumbers:
    """First day of months counted from 1970-01."""
    first: DayNumbers = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return first
