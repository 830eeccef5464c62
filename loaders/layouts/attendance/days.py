"""The day that a header, a title or the name of a sheet names, whether its year is there or not."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from loaders.values.written_dates import CENTURY, LATEST_SHORT_YEAR, MONTHS

LEAP = 2024  # 29 February is a day where the year is not known
REMEMBERED = 100_000  # distinct texts
LONGEST = 80  # characters of a header that names a day
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>\d{4}|\d{2})(?![\dh:])"
_WEEKDAYS = (
    "lundi lun monday mon", "mardi mar tuesday tue", "mercredi mer wednesday wed",
    "jeudi jeu thursday thu", "vendredi ven friday fri", "samedi sam saturday sat",
    "dimanche dim sunday sun",
)  # fmt: skip
_WEEKDAY = {word: n for n, words in enumerate(_WEEKDAYS) for word in words.split()}
_NOT_TELLING = re.compile(
    rf"\b(?:{'|'.join(_WEEKDAY)})\b\.?|\b(?:le|les|du|de|des|au|the|on|of)\b|\b\d{{1,2}} ?[h:] ?\d{{0,2}}"
)
_TELLING = re.compile(r"[^\W\d_]{2}|\d")
_DAY = r"(?<!\d)(?P<d>\d{1,2})"
_MONTH = rf"(?P<n>{_NAMES})\b\.?"
_NUMBERED = r"(?<![\d/.\-])(?P<d>\d{1,2})"
_OF_YEAR = rf"(?:[ \-,./']*{_YEAR})?"
_SEVERAL = r"(?:et|au|a|and|to|-|–|/|&|\+)"
_HINT = re.compile(rf"\d[/.\-_ ]\d|\d{{8}}|\d.{{0,6}}(?:{_NAMES})|(?:{_NAMES}).{{0,3}}\d")
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>\d{4})[-/._](?P<m>\d{1,2})[-/._](?P<d>\d{1,2})(?!\d)(?:[t ]\d{1,2}:\d{2}[:\d.]*)?",
        r"(?<!\d)(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
        rf"{_NUMBERED}(?P<sep>[/.\-_ ])(?P<m>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d{{2}})(?![\d/])",
        rf"{_DAY}(?:er)? ?{_SEVERAL} ?(?P<l>\d{{1,2}})(?:er)?[ \-]+{_MONTH}{_OF_YEAR}",
        rf"{_DAY}(?:er|st|nd|rd|th)?[ \-./]*(?:of )?{_MONTH}{_OF_YEAR}",
        rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)",
        rf"\b{_MONTH}[ \-/']*{_YEAR}",
        r"(?<![\d/.\-])(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
        r"(?<![\d/.\-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/.\-])",
        r"\A(?P<d>\d{1,2})[.\-](?P<m>\d{1,2})\Z",
        rf"\A{_MONTH}\Z",
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, some days of a month, or a month, that a text names.

    ``year``, ``month``, ``day`` are 0 where the text has none; ``last``: the last day, of several;
    ``weekday``: 0 for Monday, None where it is not said; ``telling``: the text says more than when;
    ``several``: it names other days too.
    """

    text: str
    year: int
    month: int
    day: int
    last: int = 0
    weekday: int | None = None
    telling: bool = False
    several: bool = False

    def of(self, year: int) -> tuple[str, str]:
        """First day (or month) and last day of several, ISO, in the year it has or else in this one."""
        if not self.month:
            return f"{self.year}", ""
        month = f"{self.year or year}-{self.month:02d}"
        first = f"{month}-{self.day:02d}" if self.day else month
        return first, f"{month}-{self.last:02d}" if self.last else ""

    def fits(self, year: int) -> bool:
        """Whether the day of the week that is said is that of the date."""
        if self.weekday is None or not self.day:
            return True
        return date(self.year or year, self.month, self.day).weekday() == self.weekday

    def exists(self, year: int) -> bool:
        """Whether it is a day of the calendar: 29 February, and not of every year."""
        try:
            date(self.year or year, self.month or 1, self.last or self.day or 1)
        except ValueError:
            return False
        return True


@lru_cache(maxsize=REMEMBERED)
def find_day(text: str) -> Day | None:
    """The day that a text names, None for none.

    >>> day = find_day("CT du 12-03-2024")
    >>> day.of(0), day.telling, find_day("mardi 12 mars").year, find_day("Total")
    (('2024-03-12', ''), True, 0, None)
    """
    if not text or len(text) > LONGEST:
        return None
    folded = _folded(text)
    if not _HINT.search(folded) and folded.rstrip(".") not in MONTHS:
        return None
    found = next(_days(folded), None)
    if found is None:
        return None
    match, (year, month, day) = found
    rest = f"{folded[: match.start()]} ~ {folded[match.end() :]}"
    weekday = next((_WEEKDAY[w] for w in re.findall(r"[a-z]+", rest) if w in _WEEKDAY), None)
    others = {whole for _, whole in _days(rest) if whole[2]} - {(year, month, day)}
    telling = bool(_TELLING.search(_NOT_TELLING.sub(" ", rest)))
    last = int(match.groupdict().get("l") or 0)
    return Day(text, year, month, day, last, weekday, telling, bool(others))


def _days(folded: str) -> Iterator[tuple[re.Match[str], tuple[int, int, int]]]:
    for form in _FORMS:
        for match in form.finditer(folded):
            if whole := _whole(match):
                yield match, whole


def _whole(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day of a match; None where they are none of the calendar."""
    parts = match.groupdict()
    year = _year(parts.get("y") or "")
    month = int(parts["m"]) if parts.get("m") else MONTHS[parts["n"]]
    days = [int(parts[name]) for name in ("d", "l") if parts.get(name)]
    if year is None or (parts.get("l") and days != sorted(set(days))):
        return None
    try:
        for day in days or [1]:
            date(year or LEAP, month, day)
    except ValueError:
        return None
    return year, month, days[0] if days else 0


def _year(text: str) -> int | None:
    """A year of four figures or two, 0 for none said, None for one that may be of another century."""
    if not text:
        return 0
    if len(text) == 4:  # noqa: PLR2004  figures of a year
        return int(text)
    return CENTURY + int(text) if int(text) <= LATEST_SHORT_YEAR else None


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
