"""Two windows of a selection as two networks, with the pairs that were observed in both."""

from dataclasses import dataclass, fields

import numpy as np

from analyses.measures.change.dyads import AtRisk
from analyses.measures.change.reported import Reports, confirmed
from analyses.measures.change.respondents import respondents
from graph.arrays import csr
from graph.arrays.csr import Arrays
from graph.arrays.of_store import NODE_COLUMNS
from graph.dates import Window
from graph.links import Layer, all_directed, in_layer, links
from graph.presence import during
from graph.selection import Selection, select
from graph.tables import Codes, Flags, Ints, Snapshot

DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class Waves:
    """What the measures of change take.

    ``before``, ``after``: the actors and pairs (arcs where ``directed``) of each window. Nodes say name,
    sector, form, territory and ``present`` (false: only tied, outside its stated presence); edges
    ``observed`` (false: stated only by actors who did not answer in both windows). ``at_risk``: the pairs
    observed in both windows, None where all pairs of actors of both are. ``years``: from the end of the
    first window to that of the second, NaN where one has no end.
    """

    before: Arrays
    after: Arrays
    at_risk: AtRisk | None
    years: float
    directed: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Arcs:
    """Links with their reporters (-1 none) and directions; ``start``, ``end`` in day numbers."""

    source: Ints
    target: Ints
    start: Ints
    end: Ints
    formality: Codes
    reporter: Ints
    directed: Flags

    def __len__(self) -> int:
        return len(self.source)

    def take(self, rows: Flags) -> "_Arcs":
        """Some rows, in their order."""
        return _Arcs(*(getattr(self, each.name)[rows] for each in fields(self)))


def waves(
    network: Selection | Snapshot,
    before: Window,
    after: Window,
    *,
    layer: Layer = "all",
    directed: bool | None = None,
    reports: Reports = "union",
) -> Waves:
    """Both windows of a selection, in one layer.

    At risk are the pairs of actors of both windows. Where the layer has ties that somebody reported and
    campaigns exist, only those with an actor of R, who answered in each window the last campaign that
    concerns it; then an edge is ``observed`` if a report of R or a record without a reporter states it.
    ``directed``: without it, arcs where every kept tie is directed and pairs come from ties, else pairs.
    ``reports="confirmed"``: reported ties count where both of their actors report them in the window, and
    at risk are pairs of which both answered.
    Raises ValueError where the second window ends before the first.
    """
    selection = select(network) if isinstance(network, Snapshot) else network
    if before.end and after.end and after.end < before.end:
        raise ValueError("the second window ends before the first")
    as_arcs = all_directed(selection) if directed is None else directed
    arcs = _arcs(selection)
    rows = in_layer(arcs.formality, layer)
    said = _who_observed(selection, arcs, rows, (before, after))
    kept = [_kept(arcs, rows, window, reports) for window in (before, after)]
    found = [
        _network(selection, arcs, own, said, window, directed=as_arcs)
        for own, window in zip(kept, (before, after), strict=True)
    ]
    gap = (after.end - before.end).days / DAYS_PER_YEAR if before.end and after.end else np.nan
    both = frozenset(found[0].nodes) & frozenset(found[1].nodes)
    at_risk = None
    if said is not None:
        seen = both & set(selection.snapshot.actors.id[said])
        at_risk = AtRisk(seen if reports == "confirmed" else both, seen)
    return Waves(found[0], found[1], at_risk, gap, as_arcs)


def _arcs(selection: Selection) -> _Arcs:
    """Ties from source to target, then shared presences; reporters beside them."""
    found, ties = links(selection), selection.ties
    n = len(ties) if selection.filters.edges != "events" else 0
    return _Arcs(
        np.concatenate([ties.src[:n], found.u[n:]]),
        np.concatenate([ties.dst[:n], found.v[n:]]),
        found.start,
        found.end,
        found.formality,
        np.concatenate([ties.reporter[:n], np.full(len(found) - n, -1)]),
        np.concatenate([ties.directed[:n], np.zeros(len(found) - n, bool)]),
    )


def _kept(arcs: _Arcs, rows: Flags, window: Window, reports: Reports) -> Flags:
    """Links of the layer, of the reported ones those confirmed in the window where asked."""
    if reports == "union":
        return rows
    alive = rows & during(arcs.start, arcs.end, window)
    return rows & confirmed(arcs.source, arcs.target, arcs.reporter, alive)


def _who_observed(
    selection: Selection, arcs: _Arcs, rows: Flags, windows: tuple[Window, Window]
) -> Flags | None:
    """R, shape (actors,); None where nothing was reported or no campaign exists."""
    reported = bool((arcs.reporter[rows] >= 0).any())
    if not reported or not len(selection.snapshot.observations.campaign):
        return None
    before, after = (respondents(selection.snapshot, window) for window in windows)
    return before & after


def _network(
    selection: Selection, arcs: _Arcs, rows: Flags, said: Flags | None, window: Window,
    *, directed: bool,
) -> Arrays:  # fmt: skip
    alive = during(arcs.start, arcs.end, window)
    there = selection.actors & during(selection.present_from, selection.present_to, window)
    tied = np.zeros_like(there)
    # Who is there does not depend on the layer, as in the growth table.
    tied[arcs.source[alive]] = tied[arcs.target[alive]] = True
    kept = np.flatnonzero(there | tied)
    actors = selection.snapshot.actors
    told = {name: getattr(actors, name)[kept] for name in NODE_COLUMNS}
    u, v, seen = _ends(arcs.take(alive & rows), said, directed=directed)
    place = np.cumsum(there | tied) - 1
    n = max(len(kept), 1)
    keys, edge = np.unique(place[u] * n + place[v], return_inverse=True)
    # A pair is observed if any of its links is.
    observed = np.bincount(edge, seen, len(keys)) > 0
    return csr.rows(
        tuple(actors.id[kept]), *np.divmod(keys, n), directed=directed,
        of_nodes={**told, "present": there[kept]}, of_edges={"observed": observed},
    )  # fmt: skip


def _ends(arcs: _Arcs, said: Flags | None, *, directed: bool) -> tuple[Ints, Ints, Flags]:
    """Both ends of each link and whether it was observed; links without direction both ways if asked."""
    seen = np.ones(len(arcs), bool)
    if said is not None:
        seen = (arcs.reporter < 0) | said[arcs.reporter]
    u, v = arcs.source, arcs.target
    if not directed:
        return np.minimum(u, v), np.maximum(u, v), seen
    back = ~arcs.directed
    return np.append(u, v[back]), np.append(v, u[back]), np.append(seen, seen[back])
