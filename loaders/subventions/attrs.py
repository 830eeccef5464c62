"""What a grants file says beside parties, dates and amount: kept under the schema's own names."""

from graph.errors import InputError
from graph.model import Attrs
from loaders.frame.row import Row
from loaders.values.numbers import read_amount

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


def read_attrs(row: Row) -> Attrs:
    """What the row says beside parties, dates and amount."""
    attrs: dict[str, str | float] = {}
    for name in CODES:
        attrs[name] = row.code(name)
    for name in AMOUNTS:
        attrs[name] = _amount_or_text(row, name)
    for name in TEXTS:
        attrs[name] = row.text(name)
    return {name: value for name, value in attrs.items() if value != ""}


def _amount_or_text(row: Row, name: str) -> float | str:
    """Beside the grant itself, an amount that cannot be read is kept as written."""
    try:
        number = row.take(name, read_amount)
    except InputError:
        return row.code(name)
    return "" if number is None else number
