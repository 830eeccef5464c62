"""Rows of a grants file that state no grant: totals, amounts alone, the funder alone."""

import math
import re
from dataclasses import dataclass

from graph.errors import InputError
from graph.identity import normalise, read_identifier
from loaders.frame.row import LeftOut, Row
from loaders.values.shown import is_blank, shown

FUNDER_ALONE, NOTHING = "funder_alone", "nothing"  # why a row is left out
FUNDER = ("nomAttribuant", "idAttribuant")
BENEFICIARY = ("nomBeneficiaire", "idBeneficiaire", "rnaBeneficiaire")
DATES = ("dateDebut", "datesPeriodeVersement", "dateConvention", "exerciceBudgetaire")
# What a row may hold and yet state no more than who grants, and when.
_BESIDE = frozenset(
    (*FUNDER, *DATES, "nomServiceInstructeur", "idServiceInstructeur", "dateDecision", "dateFin")
)
_WHAT = (
    r"(?:general|generaux|generale|annuel|cumule|hors|ttc|ht|en euros|eur|exercice|annee|\d{4}|subventions?"
    r"|associations?|montants?|verse\w*|attribue\w*|accorde\w*|vote\w*|des?|du|par|pour|commission|page)\b"
)
_TOTAL = re.compile(
    rf"(?:(?:sous|s|ss|s s) ?tota(?:l|ux)\b.*|(?:grand |montants? )?tota(?:l|ux)(?: {_WHAT}.*| [\d ]+)?"
    r"|cumul|somme(?: totale)?)\Z"
)


def is_total(text: str) -> bool:
    """Whether a cell names a sum of rows.

    >>> is_total("SOUS-TOTAL culture"), is_total("Total général :"), is_total("Total Énergies")
    (True, True, False)
    """
    return bool(_TOTAL.match(normalise(text)))


@dataclass(slots=True)
class Sums:
    """What the grants read so far amount to, and those since the last sum."""

    whole: float = 0.0
    part: float = 0.0
    rows: int = 0

    def note(self, amount: float | None, *, named: bool) -> None:
        """Note a grant. Raises InputError where it names nobody, and is the sum of those above it."""
        if amount and not named and self.rows > 1 and self._equals(amount):
            self.part, self.rows = 0.0, 0
            raise InputError("row_sum", value=f"{amount:.15g}", column="montant")
        self.whole, self.part = self.whole + (amount or 0.0), self.part + (amount or 0.0)
        self.rows += 1

    def _equals(self, amount: float) -> bool:
        return any(math.isclose(amount, each, abs_tol=0.005) for each in (self.whole, self.part))


def check_total(row: Row) -> None:
    """Raise InputError for a row that a cell calls a total, and that no register's number names."""
    numbers = map(read_identifier, (row.code("idBeneficiaire"), row.code("rnaBeneficiaire")))
    if any(number is not None and number.key for number in numbers):
        return
    alone = not _has(row, *BENEFICIARY)
    cells = [row.code("nomBeneficiaire"), *(row.cells.values() if alone else ())]
    if label := next(filter(is_total, cells), ""):
        raise InputError("row_total", value=shown(label), column="montant")


def check_parties(row: Row, amount: float | None) -> None:
    """Raise InputError for an amount alone or without a funder, LeftOut for the funder alone."""
    funder = _has(row, *FUNDER)
    if not _has(row, *BENEFICIARY):
        if amount is not None and not (funder and _has(row, *DATES)):
            raise InputError("row_amount_alone", value=row.code("montant"), column="montant")
        if not _beyond(row):
            raise LeftOut(FUNDER_ALONE if funder else NOTHING)
    if not funder:
        raise InputError("row_no_funder", value="", column="nomAttribuant")


def _has(row: Row, *fields: str) -> bool:
    return any(not is_blank(row.code(field)) for field in fields)


def _beyond(row: Row) -> bool:
    """Whether a row says more than who grants, and when."""
    return any(not is_blank(cell) for field, cell in row.cells.items() if field not in _BESIDE)
