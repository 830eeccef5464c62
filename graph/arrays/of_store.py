"""What a window of a selection holds, as arrays: one edge a pair or arc, by actor row."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from graph.arrays.csr import Arrays, Column, rows, totals
from graph.copresence import Copresence, copresence
from graph.dates import Window
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import Selection, take
from graph.tables import FORMALITY_CODES, Flags, Floats, Ints, Ties

NODE_COLUMNS = ("name", "sector", "form", "territory")
EVENTS_UNIT = "events"
Facts = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Actors, ties, loops and shared presences of one window; ``rows``: the actors in order.

    ``about``: counts of what a graph of them says, undated ties and whether they count, loops, actors
    outside their stated presence.
    """

    selection: Selection
    rows: Ints
    ties: Ties
    loops: Ties
    shared: Copresence
    about: Facts

    def nodes(self) -> tuple[str, ...]:
        """Ids of the actors."""
        return tuple(self.selection.snapshot.actors.id[self.rows])

    def places(self) -> Ints:
        """Number of each actor of the snapshot among these, -1 elsewhere."""
        places = np.full(len(self.selection.actors), -1, np.int64)
        places[self.rows] = np.arange(len(self.rows))
        return places

    def said(self) -> dict[str, Column]:
        """What the actors say, by name."""
        actors = self.selection.snapshot.actors
        return {name: getattr(actors, name)[self.rows] for name in NODE_COLUMNS}

    def across(self, group: Ints) -> "Held":
        """The same actors, and of what links them what joins two groups; ``group``: one an actor."""
        ties, shared = self.ties, self.shared
        return replace(
            self,
            ties=take(ties, group[ties.src] != group[ties.dst]),
            loops=take(self.loops, np.zeros(0, np.int64)),
            shared=shared.take(group[shared.u] != group[shared.v]),
        )

    def beside(self, others: Ints) -> "Held":
        """With these other actors after its own."""
        more = others[~np.isin(others, self.rows)]
        return replace(self, rows=np.append(self.rows, more))


def held(selection: Selection, window: Window | None) -> Held:
    """Who is there or tied in a window and what links them; all of it, undated too, without one."""
    ties, loops, shared = _stated(selection)
    about: Facts = {"n_undated": int(np.isnat(ties.valid_from).sum())}
    about["undated"] = "left out" if window else "included"
    there = selection.actors
    if window:
        ties, loops = (take(each, _during(each, window)) for each in (ties, loops))
        shared = shared.take(during(shared.start, shared.end, window))
        there = there & during(selection.present_from, selection.present_to, window)
    tied = np.zeros(len(there), bool)
    for ends in (ties.src, ties.dst, shared.u, shared.v):
        tied[ends] = True
    about |= {"n_loops": len(loops), "n_outside": int((tied & ~there).sum())}
    return Held(selection, np.flatnonzero(there | tied), ties, loops, shared, about)


def _stated(selection: Selection) -> tuple[Ties, Ties, Copresence]:
    """Ties, loops and shared presences, of the kinds of edges asked for."""
    edges, none = selection.filters.edges, np.zeros(0, np.int64)
    ties, loops = selection.ties, selection.loops
    if edges == "events":
        ties, loops = take(ties, none), take(loops, none)
    taken = selection.participations
    return ties, loops, copresence(take(taken, none) if edges == "ties" else taken)


def _during(ties: Ties, window: Window) -> Flags:
    start, end = (day_numbers(days, AFTER_ALL) for days in (ties.valid_from, ties.valid_to))
    return during(start, end, window)


def pairs_of(here: Held) -> Arrays:
    """One edge a pair. Nodes say name, sector, form and territory.

    Edges say ``records`` (ties), how many are ``formal``, ``informal``, ``unknown``, ``events`` (distinct
    events shared), and ``unit``, the number of the unit in which ``weight`` is, -1 for none: where all
    that the pair has is in one unit.
    """
    ties, shared = here.ties, here.shared
    low = np.concatenate([np.minimum(ties.src, ties.dst), shared.u])
    high = np.concatenate([np.maximum(ties.src, ties.dst), shared.v])
    return _edges(here, ties, (low, high), shared.event, directed=False)


def arcs_of(here: Held) -> Arrays:
    """The same, one edge an arc: ties from source to target, undirected ones and presences both ways."""
    ties, shared = here.ties, here.shared
    back = np.flatnonzero(~ties.directed)
    start = np.concatenate([ties.src, ties.dst[back], shared.u, shared.v])
    end = np.concatenate([ties.dst, ties.src[back], shared.v, shared.u])
    both = take(ties, np.append(np.arange(len(ties)), back))
    return _edges(here, both, (start, end), np.tile(shared.event, 2), directed=True)


def _edges(
    here: Held, ties: Ties, ends: tuple[Ints, Ints], event: Ints, *, directed: bool
) -> Arrays:
    """One edge a distinct couple of ends: those of the ties, then those of the events shared."""
    places = here.places()
    u, v = (places[end] for end in ends)
    n = max(len(here.rows), 1)
    keys, edge = np.unique(u * n + v, return_inverse=True)
    of_ties, of_events = edge[: len(ties)], edge[len(ties) :]
    said: dict[str, Column] = {"records": np.bincount(of_ties, minlength=len(keys))}
    for name, code in FORMALITY_CODES.items():
        said[name] = np.bincount(of_ties[ties.formality == code], minlength=len(keys))
    said["events"] = _distinct(of_events, event, len(keys))
    weight, said["unit"], units = _weights(ties, of_ties, said["events"])
    return rows(
        here.nodes(), *np.divmod(keys, n), weight,
        directed=directed, units=units, of_nodes=here.said(), of_edges=said,
    )  # fmt: skip


def _distinct(edge: Ints, event: Ints, n_edges: int) -> Ints:
    stride = int(event.max(initial=0)) + 1
    return np.bincount(np.unique(edge * stride + event) // stride, minlength=n_edges)


def _weights(ties: Ties, edge: Ints, events: Ints) -> tuple[Floats, Ints, tuple[str, ...]]:
    """Weight of each edge of which everything weighed is in one unit, NaN elsewhere; that unit."""
    met, weighed = np.flatnonzero(events), np.flatnonzero(~np.isnan(ties.weight))
    code, names = pd.factorize(np.append(EVENTS_UNIT, ties.unit[weighed]))
    n_units = len(names)
    at = np.append(met, edge[weighed])
    amount = np.append(events[met].astype(np.float64), ties.weight[weighed])
    sums, spot = np.unique(at * n_units + np.append(met * 0, code[1:]), return_inverse=True)
    owner, unit = np.divmod(sums, n_units)
    alone = np.bincount(owner, minlength=len(events))[owner] == 1
    weight, of = np.full(len(events), np.nan), np.full(len(events), -1)
    weight[owner[alone]] = totals(spot, amount, len(sums))[alone]
    of[owner[alone]] = unit[alone]
    used = np.unique(unit[alone])
    return weight, _renumbered(of, used), tuple(str(names[each]) for each in used)


def _renumbered(codes: Ints, used: Ints) -> Ints:
    return np.where(codes < 0, -1, np.searchsorted(used, codes))
