"""One row of a grants file, read: its dates, its amount, its status, and what else it says."""

from dataclasses import dataclass
from functools import cache

from graph.dates import PartialDate, Precision, is_reversed
from graph.errors import InputError
from graph.identity import normalise
from graph.model import Attrs, Provenance, Span
from graph.privacy.coordinates import retire
from graph.store.cleaning import LONGEST_ID
from loaders.frame.row import LeftOut, Row
from loaders.values.dates import read_date
from loaders.values.numbers import read_amount
from loaders.values.shown import shown

# Taken as they are into attrs, under the schema's own names.
TEXTS = (
    "nomServiceInstructeur", "pluriannualite", "anneesPluriannualite", "dispositif",
    "sousDispositif", "objet", "nature", "nomOutilInstruction", "nomOutilVersement",
    "conditionsVersement", "descriptionConditionsVersement", "cofinancement",
    "attribuantsCofinanceurs", "notificationUE", "evaluation", "detailAvantagesNature",
)  # fmt: skip
CODES = (
    "idServiceInstructeur", "referenceDecision", "dateDecision", "dateConvention", "dateCreation",
    "exerciceBudgetaire", "ej", "cléVersement", "idCofinancement", "idRAE", "dispositifAide",
    "dateMiseAJour",
)  # fmt: skip
AMOUNTS = (
    "montantDemande", "pourcentageSubvention", "evaluationCout", "montantPret", "montantGarantie",
    "estimationAvantagesNature",
)  # fmt: skip
# Where the beneficiary is: the first of these that a file has tells apart those of equal name.
PLACES = (
    "communeBeneficiaire", "villeBeneficiaire", "codeCommuneBeneficiaire", "codePostalBeneficiaire"
)  # fmt: skip
GRANTED = ("attribu", "accord")


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as its row states it; ``amount`` in EUR, None where the aid is no money."""

    funder_name: str
    funder_id: str
    beneficiary_name: str
    beneficiary_id: str
    beneficiary_rna: str
    place: str
    span: Span
    amount: float | None
    record_id: str
    stated_date: str
    attrs: Attrs
    provenance: Provenance


def read_grant(row: Row) -> Grant:
    """Read a row. Raises LeftOut for what is no grant, InputError (with ``column``) for a bad cell."""
    status = row.code("statutLabel")
    if status and not normalise(status).startswith(GRANTED):
        raise LeftOut(shown(retire(status)))
    amount = row.take("montant", read_amount)
    span, stated_date = read_span(row)
    return Grant(
        row.text("nomAttribuant"),
        row.code("idAttribuant"),
        row.text("nomBeneficiaire"),
        row.code("idBeneficiaire"),
        row.code("rnaBeneficiaire"),
        row.text(next((column for column in PLACES if column in row.cells), PLACES[0])),
        span,
        amount,
        _record_id(row),
        stated_date,
        read_attrs(row),
        row.provenance,
    )


def _record_id(row: Row) -> str:
    """The grant's own number. Raises InputError for one that the store would refuse."""
    for column in ("idSubvention", "referenceDecision"):
        if number := row.code(column):
            if len(number) > LONGEST_ID:
                raise InputError("id_too_long", value=shown(number), column=column)
            return number
    return ""


def read_attrs(row: Row) -> Attrs:
    """What the row says beside parties, dates and amount."""
    attrs: dict[str, str | float] = {}
    for name in CODES:
        attrs[name] = row.code(name)
    for name in AMOUNTS:
        attrs[name] = _amount_or_text(row.code(name))
    for name in TEXTS:
        attrs[name] = row.text(name)
    return {name: value for name, value in attrs.items() if value != ""}


def _amount_or_text(text: str) -> float | str:
    """Beside the grant itself, an amount that cannot be read is kept as written."""
    try:
        number = read_amount(text)
    except InputError:
        return text
    return "" if number is None else number


def read_span(row: Row) -> tuple[Span, str]:
    """The period of a grant, and the text of dates that are no dates (``2018-11-20/fin de l'action``).

    From: dateDebut, else the first day of datesPeriodeVersement, else dateConvention, else the
    budget year. Until: dateFin, else the last day of datesPeriodeVersement, else the end of the
    budget year (when it is not over by then), else the span of the date itself.
    """
    begin, end = row.take("dateDebut", read_date), row.take("dateFin", read_date)
    period = row.code("datesPeriodeVersement")
    paid = (None, None) if begin and end else row.take("datesPeriodeVersement", read_period)
    first = begin or paid[0] or row.take("dateConvention", read_date)
    until = end or paid[1]
    if not (first and until):
        year = row.take("exerciceBudgetaire", read_year)
        first = first or year
        until = until or (year if year and first and year.end > first.first else None)
    in_words = period and not all(map(_is_date, _parts(period)))
    return _span(first, until), period if in_words else ""


def _span(first: PartialDate | None, until: PartialDate | None) -> Span:
    if is_reversed(first, until):
        column = "dateFin / datesPeriodeVersement"
        raise InputError("row_reversed_period", value=f"{first} > {until}", column=column)
    return Span.of_tie("funding", first, until)


@cache
def _is_date(text: str) -> bool:
    try:
        return read_date(text) is not None
    except InputError:
        return False


@cache
def read_period(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """``AAAA-MM-JJ[/AAAA-MM-JJ]``: first and last day. A part in words (``NC``) is no date.

    >>> [str(day) for day in read_period("2017-11-28/2019-12-31")]
    ['2017-11-28', '2019-12-31']
    """
    parts = _parts(text)
    first = _date_or_words(parts[0])
    return first, _date_or_words(parts[1]) if len(parts) > 1 else first


def _parts(text: str) -> list[str]:
    """A period's two halves; a lone French date has two slashes and is one part."""
    parts = text.strip().split("/")
    half = len(parts) // 2
    if len(parts) in (2, 6) and (len(parts) == 6 or not _is_date(text)):  # noqa: PLR2004 - 03/04/2024/05/06/2024
        return ["/".join(parts[:half]), "/".join(parts[half:])]
    return [text]


def _date_or_words(text: str) -> PartialDate | None:
    return read_date(text) if any(map(str.isdigit, text)) else None


def read_year(text: str) -> PartialDate | None:
    """A budget year."""
    year = read_date(text)
    if year is not None and year.precision is not Precision.YEAR:
        raise InputError("row_bad_year", value=shown(text))
    return year
