"""One row of a grants file, read: its dates, its amount, its status, and what else it says."""

from dataclasses import dataclass
from functools import cache

from graph.dates import PartialDate, Precision, is_reversed
from graph.errors import InputError
from graph.identity import normalise
from graph.model import Attrs, Provenance, Span
from graph.privacy.coordinates import retire
from graph.store.cleaning import LONGEST_ID
from loaders.context import Findings
from loaders.record import Record
from loaders.values import at, read_amount, read_date, shown

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
GRANTED = ("attribu", "accord")


class LeftOut(Exception):
    """A row that states no grant: refused, not eligible, still examined; its text is its status."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as its row states it; ``amount`` in EUR, None where the aid is no money."""

    funder_name: str
    funder_id: str
    beneficiary_name: str
    beneficiary_id: str
    beneficiary_rna: str
    span: Span
    amount: float | None
    record_id: str
    stated_date: str
    attrs: Attrs
    provenance: Provenance


def read_grant(record: Record[str], place: Provenance, findings: Findings) -> Grant:
    """Read a row. Raises LeftOut for what is no grant, InputError (with ``column``) for a bad cell."""
    status = record.take("statutLabel", "")
    if status and not normalise(status).startswith(GRANTED):
        raise LeftOut(shown(retire(status)))
    amount = at("montant", read_amount, record.take("montant", ""))
    span, stated_date = read_span(record)
    names = [
        findings.retire(record.take(name, "").strip())
        for name in ("nomAttribuant", "nomBeneficiaire")
    ]
    return Grant(
        names[0],
        record.take("idAttribuant", ""),
        names[1],
        record.take("idBeneficiaire", ""),
        record.take("rnaBeneficiaire", ""),
        span,
        amount,
        _record_id(record),
        stated_date,
        read_attrs(record, findings),
        place,
    )


def _record_id(record: Record[str]) -> str:
    """The grant's own number. Raises InputError for one that the store would refuse."""
    for column in ("idSubvention", "referenceDecision"):
        if number := record.take(column, "").strip():
            if len(number) > LONGEST_ID:
                raise InputError("id_too_long", value=shown(number), column=column)
            return number
    return ""


def read_attrs(record: Record[str], findings: Findings) -> Attrs:
    """What the row says beside parties, dates and amount, and the columns asked for by ``--keep``."""
    attrs: dict[str, str | float] = {}
    for name in CODES:
        attrs[name] = record.take(name, "").strip()
    for name in AMOUNTS:
        attrs[name] = _amount_or_text(record.take(name, "").strip())
    for name in (*TEXTS, *record.audit()):
        attrs[name] = findings.retire(record.take(name, "").strip())
    return {name: value for name, value in attrs.items() if value != ""}


def _amount_or_text(text: str) -> float | str:
    """Beside the grant itself, an amount that cannot be read is kept as written."""
    try:
        number = read_amount(text)
    except InputError:
        return text
    return "" if number is None else number


def read_span(record: Record[str]) -> tuple[Span, str]:
    """The period of a grant, and the text of dates that are no dates (``2018-11-20/fin de l'action``).

    From: dateDebut, else the first day of datesPeriodeVersement, else dateConvention, else the
    budget year. Until: dateFin, else the last day of datesPeriodeVersement, else the end of the
    budget year (when it is not over by then), else the span of the date itself.
    """
    begin = at("dateDebut", read_date, record.take("dateDebut", ""))
    end = at("dateFin", read_date, record.take("dateFin", ""))
    period, signed = record.take("datesPeriodeVersement", ""), record.take("dateConvention", "")
    paid = (None, None) if begin and end else at("datesPeriodeVersement", read_period, period)
    first = begin or paid[0] or at("dateConvention", read_date, signed)
    until = end or paid[1]
    if not (first and until):
        year = at("exerciceBudgetaire", read_year, record.take("exerciceBudgetaire", ""))
        first = first or year
        until = until or (year if year and first and year.end > first.first else None)
    in_words = period.strip() and not all(map(_is_date, _parts(period)))
    return _span(first, until), period.strip() if in_words else ""


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
