"""Counts and periods in words, in French and English."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.dates import Window
from graph.figures import figure
from graph.kinds import Lang
from graph.texts import message

YEAR_LABEL = 4
TWELVE_MONTHS = timedelta(days=365)


def counted(noun: str, value: int, lang: Lang) -> str:
    """A count with its noun; French counts 0 as singular, English as plural.

    >>> counted("pair", 0, "fr"), counted("pair", 0, "en")
    ('0 paire', '0 pairs')
    """
    return f"{figure(value, lang)} {agreed(noun, value, lang)}"


def agreed(noun: str, value: float, lang: Lang) -> str:
    """The singular or plural of a noun of the catalogue.

    >>> agreed("partner", 1.9, "fr"), agreed("partner", 1.9, "en")
    ('partenaire', 'partners')
    """
    singular, plural = message(f"noun_{noun}", lang).split("|")
    return singular if value == 1 or (lang == "fr" and abs(value) < 2) else plural  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class When:
    """A row of a growth table as a moment: its label and its window (end excluded)."""

    label: str
    since: date | None
    until: date

    @property
    def window(self) -> Window:
        """The window of the row."""
        return Window(self.since, self.until)

    def text(self, lang: Lang) -> str:
        """With its preposition: ``en mars 2019``, ``au 1er trimestre 2019``, ``le 31 mars 2019``."""
        last = self.until - timedelta(days=1)
        if self.since == last:
            return message("when_day", lang, day=day_text(last, lang))
        if len(self.label) > YEAR_LABEL and self.since and self.until - self.since >= TWELVE_MONTHS:
            return message("when_twelve_months", lang, month=month_text(last, lang))
        code = "when_quarter" if "Q" in self.label else "when_period"
        return message(code, lang, name=period_name(self.label, lang))


def period_name(label: str, lang: Lang) -> str:
    """A period label in words.

    >>> period_name("2019-Q1", "en"), period_name("2019-03", "fr"), period_name("2019", "fr")
    ('1st quarter of 2019', 'mars 2019', '2019')
    """
    year = label[:YEAR_LABEL]
    if len(label) == YEAR_LABEL:
        return year
    if "Q" in label:
        rank = message("quarters", lang).split()[int(label[-1]) - 1]
        return message("period_quarter", lang, rank=rank, year=year)
    return month_text(date(int(year), int(label[-2:]), 1), lang)


def since_name(label: str, lang: Lang) -> str:
    """A period label after « depuis », "since"."""
    name = period_name(label, lang)
    return message("since_quarter", lang, name=name) if "Q" in label else name


def month_text(day: date, lang: Lang) -> str:
    """``mars 2019``."""
    return f"{message('months', lang).split()[day.month - 1]} {day.year}"


def day_text(day: date, lang: Lang) -> str:
    """``3 mars 2019``; the first of a month is ``1er`` in French."""
    first = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month_text(day, lang)}"


def sentence(text: str) -> str:
    """The same with a capital."""
    return text[:1].upper() + text[1:]
