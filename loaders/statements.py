"""Inside a dataset an actor or event has one statement: each field its most frequent value."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from graph.model import Actor, Attrs, Event

EMPTY: tuple[Any, ...] = ("", None, "unknown")


def settle(values: Iterable[Hashable]) -> Any:  # noqa: ANN401 - of the type of the values
    """The most frequent value that is neither empty nor unknown, then the first by code point."""
    counts = Counter(value for value in values if value not in EMPTY)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def _attrs(records: Iterable[Actor | Event]) -> Attrs:
    stated: defaultdict[str, list[Hashable]] = defaultdict(list)
    for record in records:
        for name, value in record.attrs.items():
            stated[name].append(value)
    return {name: settle(values) for name, values in sorted(stated.items())}


def settle_actor(records: list[Actor]) -> Actor:
    """One statement of several of the same actor; the names it does not bear become aliases."""
    if len(records) == 1:
        return records[0]
    name = settle(r.name for r in records) or ""
    names = {r.name for r in records} | {alias for r in records for alias in r.aliases}
    sector, basis = settle(
        (r.sector, r.sector_basis) for r in records if r.sector != "unknown"
    ) or (
        "unknown",
        "",
    )
    dated = [r.active for r in records if r.active.start or r.active.end]
    return replace(
        records[0],
        name=name,
        aliases=tuple(sorted(names - {name, ""})),
        sector=sector,
        sector_basis=basis,
        form=settle(r.form for r in records),
        territory=settle(r.territory for r in records) or "",
        listed=any(r.listed for r in records),
        active=settle(dated) or records[0].active,
        certainty=settle(r.certainty for r in records),
        attrs=_attrs(records),
    )


class Statements:
    """Actors as they come, one list an id."""

    def __init__(self) -> None:
        self._stated: defaultdict[str, list[Actor]] = defaultdict(list)

    def add(self, actor: Actor) -> None:
        """Note what a row says of an actor."""
        self._stated[actor.id].append(actor)

    def __iter__(self) -> Iterator[Actor]:
        """One statement an actor, by id."""
        return (settle_actor(self._stated[key]) for key in sorted(self._stated))
