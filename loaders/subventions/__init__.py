"""Grants as French public bodies publish them (SCDL): a funder, a beneficiary, a date, an amount."""

from collections.abc import Iterator

from graph.model import Actor, Record, Tie
from loaders.frame.actors import tie_between
from loaders.frame.reading import Frame
from loaders.frame.row import Row
from loaders.subventions.grant import Grant, read_grant
from loaders.subventions.no_grant import Sums
from loaders.subventions.parties import Parties


def load(frame: Frame) -> Iterator[Record]:
    """Ties of the one file of a dataset, and what each row says of their two ends."""
    parties, sums = Parties(frame.context), Sums()

    def read(row: Row) -> tuple[Actor, Actor, Tie]:
        grant = read_grant(row)
        sums.note(grant.amount, named=grant.names_beneficiary)
        funder = parties.funder(grant)
        beneficiary = parties.beneficiary(grant, funder)
        return funder, beneficiary, _tie(grant, funder, beneficiary)

    yield from frame.facts("ties", read)
    yield from parties.nameless()


def _tie(grant: Grant, funder: Actor, beneficiary: Actor) -> Tie:
    return tie_between(
        funder,
        beneficiary,
        "funding",
        span=grant.span,
        weight=grant.amount,
        unit="EUR",
        record_id=grant.record_id,
        stated_date=grant.stated_date,
        attrs=grant.attrs,
        provenance=grant.provenance,
    )
