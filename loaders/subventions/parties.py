"""Who grants and who receives: an identifier where a register knows it, else the name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.identity import funder_id, local_id, normalise, read_identifier, shortened
from graph.model import Actor
from loaders.frame.actors import Found, key_of, numbers_of, sector_of
from loaders.frame.context import Context
from loaders.subventions.grant import Grant

UNNAMED = "unnamed"
UNNAMED_NAME = "bénéficiaire non nommé"


class Parties:
    """The actors of one file; counts what is wrong with its identifiers."""

    def __init__(self, context: Context) -> None:
        (path,) = context.files
        self.dataset = context.dataset
        self.findings = context.findings
        self.within = context.dataset if context.options.by_file else ""
        self.nobody = shortened(f"local:{context.dataset}:{UNNAMED}")
        self._nameless: dict[str, Actor] = {}
        self._named: set[str] = set()
        self.corrections = [
            correction
            for correction in context.manifest.corrections
            if header_words(correction["when"]["file"]) in header_words(path.stem)
        ]

    def funder(self, grant: Grant) -> Actor:
        """The one who grants: one in all files; without a name or identifier, ``unnamed``."""
        found, name = [read_identifier(grant.funder_id)], grant.funder_name
        key = key_of(found, name, self.within or "funder", self.findings)
        if name and key.startswith("local:"):  # a name tells more than the digits of a wrong number
            key = local_id(self.within, name) if self.within else funder_id(name)
        self._share(key, "funder")
        return self._actor(key or self.nobody, name, found, grant, "")

    def beneficiary(self, grant: Grant, funder: Actor) -> Actor:
        """The one who receives; of equal name and place, one of this funder in all its files."""
        found = [read_identifier(grant.beneficiary_id), read_identifier(grant.beneficiary_rna)]
        if found == [None, None]:
            self.findings.without_identifier += 1
            if not grant.beneficiary_name:
                self.findings.unnamed += 1
                self.findings.unnamed_amounts.append(grant.amount or 0.0)
        within, place = self._within(funder), normalise(grant.place).replace(" ", "-")
        key = key_of(found, grant.beneficiary_name, within, self.findings, place)
        self._share(key, "beneficiary")
        actor = self._actor(
            key or self.nobody, grant.beneficiary_name, found, grant, self._corrected(grant)
        )
        return replace(actor, territory=grant.place)

    def _within(self, funder: Actor) -> str:
        """What ids made from names are of: the funder, where there is one."""
        return self.within or (
            self.dataset if funder.id == self.nobody else funder.id.removeprefix("local:")
        )

    def _share(self, key: str, what: str) -> None:
        if key.startswith("local:") and not self.within:
            self.findings.shared[key] = what

    def _actor(self, key: str, name: str, found: Found, grant: Grant, corrected: str) -> Actor:
        sector, basis = sector_of(key, found, corrected)
        if not name and key == self.nobody:
            name = UNNAMED_NAME
        actor = Actor(
            id=key,
            name=name,
            sector=sector,
            sector_basis=basis,
            attrs=numbers_of(found),
            provenance=grant.provenance,
        )
        if name:
            self._named.add(key)
        else:
            self._nameless.setdefault(key, actor)
        return actor

    def nameless(self) -> Iterator[Actor]:
        """Actors that no row names: their number stands for a name."""
        for key, actor in self._nameless.items():
            if key not in self._named:
                yield replace(actor, name=key.rpartition(":")[2])

    def _corrected(self, grant: Grant) -> str:
        """The sector a documented rule gives the beneficiaries of this funder in this file."""
        funder = read_identifier(grant.funder_id)
        for correction in self.corrections:
            when: Mapping[str, Any] = correction["when"]
            if funder is not None and funder.key == f"siren:{when['funder']}":
                return str(correction["beneficiary_sector"])
        return ""


def header_words(text: str) -> str:
    """File names compared by their words."""
    return f" {normalise(text)} "
