"""Actors that rows name, by a register's identifier, else by their name; the tie between two of them."""

from collections.abc import Sequence
from typing import Any

from graph.errors import InputError
from graph.identity import Identifier, local_id, read_identifier, sector_of_id, shortened
from graph.kinds import tie_type
from graph.model import Actor, Attrs, Tie
from loaders.frame.findings import Findings
from loaders.frame.row import Row
from loaders.values.shown import is_blank

Found = Sequence[Identifier | None]
BEST_FIRST = ("siren", "rna", "wrong", "unreadable")


def actor_of(row: Row, name: str, *numbers: str) -> Actor:
    """The actor that a row names in its column ``name``, or by a SIREN, SIRET or RNA in ``numbers``.

    Raises InputError, with the ``column``, where it names nobody.
    """
    found = [read_identifier(row.code(field)) for field in numbers]
    said = "" if is_blank(row.code(name)) else row.text(name)
    key = key_of(found, said, row.dataset, row.findings)
    if not key:
        raise InputError("row_missing", value="", column=name)
    sector, basis = sector_of(key, found)
    shown = said or key.rpartition(":")[2]
    return Actor(key, shown, sector=sector, sector_basis=basis, attrs=numbers_of(found))


def key_of(found: Found, name: str, within: str, findings: Findings, place: str = "") -> str:
    """``siren:``, else ``rna:``, else the digits of a wrong identifier, else the name, else ``""``.

    Digits and names make an id ``within`` a dataset or a funder; ``place`` tells equal names apart.
    """
    known = [identifier for identifier in found if identifier is not None]
    for identifier in known:
        if identifier.scheme == "wrong":
            findings.wrong_identifiers.add(identifier.number)
        elif identifier.scheme == "unreadable":
            findings.unreadable_identifiers.add(identifier.number)
    best = min(known, key=lambda each: BEST_FIRST.index(each.scheme), default=None)
    if best and best.key:
        return best.key
    if best and best.scheme == "wrong":
        return shortened(f"local:{within}:{best.number}")
    return local_id(within, name, place) if name else ""


def sector_of(key: str, found: Found, corrected: str = "") -> tuple[str, str]:
    """Sector and its basis: the identifiers where they tell, else the source's documented rule."""
    sector = sector_of_id(key)
    if sector == "unknown" and any(i is not None and i.scheme == "rna" for i in found):
        sector = "associative"
    if sector != "unknown":
        return sector, "identifier"
    return (corrected, "source rule") if corrected else ("unknown", "")


def numbers_of(found: Found) -> Attrs:
    """The SIRET and RNA that a row gives: the link between them is kept."""
    attrs: dict[str, str] = {}
    for identifier in found:
        if identifier is not None and identifier.siret:
            attrs["siret"] = identifier.siret
        if identifier is not None and identifier.scheme == "rna":
            attrs["rna"] = identifier.number
    return attrs


def tie_between(source: Actor, target: Actor, kind: str, **said: Any) -> Tie:
    """A tie of a type of the vocabulary, which says what ``said`` does not: formality, direction."""
    implied = tie_type(kind)
    said = {"formality": implied.formality, "directed": implied.directed, **said}
    return Tie(source.id, target.id, kind, **said)
