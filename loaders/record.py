"""What a file gives is consumed: each field is taken once, and what nobody took is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Cell = TypeVar("Cell")


@dataclass(slots=True)
class Record(Generic[Cell]):
    """Fields of one row (texts) or of many (columns of texts), by name; ``take`` consumes them.

    >>> record = Record({"nom": "Régie", "couleur": "bleu"})
    >>> record.take("nom", ""), record.audit()
    ('Régie', ('couleur',))
    """

    fields: Mapping[str, Cell]
    taken: set[str] = field(default_factory=set)

    def take(self, name: str, default: Cell) -> Cell:
        """The field, or ``default`` where the file has no such column."""
        self.taken.add(name)
        return self.fields.get(name, default)

    def audit(self) -> tuple[str, ...]:
        """Names of the fields that nobody took, in the order of the file."""
        return tuple(name for name in self.fields if name not in self.taken)
