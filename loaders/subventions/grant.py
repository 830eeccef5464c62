"""One row of a grants file, read: its dates, its amount, its status, and what else it says."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.identity import normalise
from graph.model import Attrs, Provenance, Span
from graph.privacy.coordinates import retire
from graph.store.cleaning import LONGEST_ID
from loaders.frame.row import LeftOut, Row
from loaders.subventions.attrs import read_attrs
from loaders.subventions.dates import read_span
from loaders.subventions.no_grant import check_parties, check_total
from loaders.values.numbers import read_amount
from loaders.values.shown import shown

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

    @property
    def names_beneficiary(self) -> bool:
        """Whether the row says who receives."""
        return bool(self.beneficiary_name or self.beneficiary_id or self.beneficiary_rna)


def read_grant(row: Row) -> Grant:
    """Read a row. Raises LeftOut for what is no grant, InputError (with ``column``) for a bad cell."""
    status = row.code("statutLabel")
    if status and not normalise(status).startswith(GRANTED):
        raise LeftOut(shown(retire(status)))
    check_total(row)
    amount = row.take("montant", read_amount)
    span, stated_date = read_span(row)
    check_parties(row, amount)
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
