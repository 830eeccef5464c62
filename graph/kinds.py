"""The vocabulary of ``kinds.yaml``: codes, and what a tie type implies. Their labels are words of graph."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.packaged import read_yaml

RATING_LEVELS = (1, 4)  # lowest and highest answer to an item of ``ratings``


@dataclass(frozen=True, slots=True)
class TieType:
    """What a tie type implies where a row does not say: nature (act or state), formality, direction."""

    nature: str = "state"
    formality: str = "unknown"
    directed: bool = False


@cache
def vocabulary() -> dict[str, Any]:
    """The whole of kinds.yaml: list name -> its codes, or code -> properties."""
    return read_yaml(Path(__file__).parent / "kinds.yaml")


def codes(kind: str) -> tuple[str, ...]:
    """Codes of one list, in the order of the file.

    >>> codes("formalities")
    ('formal', 'informal', 'unknown')
    """
    return tuple(vocabulary()[kind])


@cache
def tie_type(code: str) -> TieType:
    """What a tie type implies; a type outside the list is a state of unknown formality, undirected."""
    entry = vocabulary()["tie_types"].get(code, {})
    return TieType(
        entry.get("nature", "state"),
        entry.get("formality", "unknown"),
        entry.get("directed", False),
    )


def is_passing(event_kind: str) -> bool:
    """Whether an event of this kind, without a stated end, ends with the span of its own date.

    >>> is_passing("meeting"), is_passing("programme")
    (True, False)
    """
    return bool(vocabulary()["event_kinds"].get(event_kind, {}).get("nature") == "act")


@cache
def away_roles() -> tuple[str, ...]:
    """Roles of those who were expected and did not come: no presence, however the participation is kept.

    >>> away_roles()
    ('excused', 'represented', 'absent')
    """
    roles = vocabulary()["roles"].items()
    return tuple(role for role, said in roles if not said.get("present", True))


@cache
def sector_of_category(category: str) -> str:
    """Sector of an INSEE legal category, by the longest prefix in kinds.yaml; ``unknown`` where undecided.

    >>> sector_of_category("9220"), sector_of_category("9110"), sector_of_category("8210")
    ('associative', 'private', 'unknown')
    """
    rules = vocabulary()["legal_categories"]
    for length in range(len(category), 0, -1):
        if category[:length] in rules:
            return str(rules[category[:length]]["sector"])
    return "unknown"
