"""One network to be measured: a window of a selection in one layer, in every form a measure may ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from analyses.grouping import grouped
from analyses.inference.tally import Progress
from analyses.measure import Measure
from analyses.measures.change.dyads import AtRisk
from analyses.measures.change.reported import confirmed
from analyses.measures.change.waves import Waves, waves
from analyses.measures.survival.durations import relation_spells
from analyses.panel.settings import Settings, heeds_reports
from analyses.panel.survey import answered
from graph.arrays.csr import Arrays
from graph.arrays.edge_list import EdgeList, ties_of
from graph.arrays.of_store import Held, arcs_of, held, pairs_of
from graph.dates import Window
from graph.links import Layer, all_directed, in_layer
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import Selection, take
from graph.tables import Flags, Ties, objects
from graph.two_mode import attendance

WAVES = ("before", "after", "at_risk", "years")
CHOICES = ("method", "draws", "seed")


@dataclass(frozen=True, eq=False)
class Scope:
    """A window (None: all ties, undated included) of one layer; ``earlier``: the one it is compared with."""

    whole: Selection
    layer: Layer
    window: Window | None
    earlier: Window | None
    settings: Settings

    @cached_property
    def kept(self) -> Selection:
        """The selection with the ties of the layer alone, and confirmed ones where asked."""
        kept = self.whole
        if self.layer != "all":
            both = (kept.ties, kept.loops)
            ties, loops = (take(each, in_layer(each.formality, self.layer)) for each in both)
            kept = replace(kept, ties=ties, loops=loops)
            if kept.filters.edges != "ties":
                # The formality of shared presence is unknown: it is in no layer but all.
                nobody = take(kept.participations, np.zeros(0, np.int64))
                kept = replace(kept, participations=nobody)
        if self.settings.reports == "confirmed":
            kept = replace(kept, ties=take(kept.ties, _confirmed(kept.ties, self.window)))
        return kept

    @cached_property
    def directed(self) -> bool:
        """Asked for, or else whether every kept tie is directed and pairs come from ties."""
        if self.settings.directed is not None:
            return self.settings.directed
        return all_directed(self.whole)

    @cached_property
    def _held(self) -> Held:
        """Who is there and what links them; who is there does not depend on the layer."""
        here = held(self.kept, self.window)
        if self.layer != "all":
            here = here.beside(held(self.whole, self.window).rows)
        across = self.settings.across
        return here.across(grouped(self.whole, across).of) if across else here

    @cached_property
    def pairs(self) -> Arrays:
        """One edge a pair."""
        return pairs_of(self._held)

    @cached_property
    def arcs(self) -> Arrays:
        """One edge an arc."""
        return arcs_of(self._held)

    @cached_property
    def ties(self) -> EdgeList:
        """One edge a tie."""
        return ties_of(self._held)

    @cached_property
    def events(self) -> Arrays:
        """Actors and events."""
        return attendance(self.kept, self.window)

    @property
    def n_ties(self) -> int:
        """Records that the pairs stand for."""
        return int(self.pairs.of_edges["records"].sum())

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What people call actors and events, by id."""
        snapshot = self.whole.snapshot
        known: dict[str, str] = dict(zip(snapshot.events.id, snapshot.events.name, strict=True))
        known |= dict(zip(snapshot.actors.id, snapshot.actors.name, strict=True))
        return {**known, **self.settings.hidden}

    def form(self, measure: Measure) -> bool:
        """Whether this measure is given arcs here."""
        return self.directed and measure.directed != "undirected"

    @cached_property
    def groups(self) -> dict[str, str]:
        """Actor id -> its group; actors of whom nothing is stated are absent."""
        return self._grouped(self.settings.groups)

    @cached_property
    def _before(self) -> "Scope":
        return replace(self, window=self.earlier, earlier=None)

    def _grouped(self, by: str) -> dict[str, str]:
        return {actor: value for actor, value in self._values(by).items() if value}

    def _values(self, by: str) -> dict[str, str]:
        found = grouped(self.whole, by)
        return found.of_actors(self.whole.snapshot.actors.id, found.values)

    @cached_property
    def listed(self) -> frozenset[str]:
        """Ids of the actors that a source states in their own right."""
        actors = self.whole.snapshot.actors
        return frozenset(actors.id[actors.listed])

    def waves(self, measure: Measure) -> Waves:
        """This window and the earlier one, for a measure of change."""
        return self._arcs_waves if self.form(measure) else self._pairs_waves

    @cached_property
    def _arcs_waves(self) -> Waves:
        return self._waves(directed=True)

    @cached_property
    def _pairs_waves(self) -> Waves:
        return self._waves(directed=False)

    def _waves(self, *, directed: bool) -> Waves:
        if self.earlier is None or self.window is None:
            raise ValueError("change needs two windows")
        found = waves(
            self.whole, self.earlier, self.window, layer=self.layer, directed=directed,
            reports=self.settings.reports,
        )  # fmt: skip
        if not self.settings.across:
            return found
        of = self._values(self.settings.across)
        before, after = (_apart(each, of) for each in (found.before, found.after))
        both = frozenset(before.nodes) & frozenset(after.nodes)
        seen = found.at_risk or AtRisk(both, both)
        return replace(found, before=before, after=after, at_risk=replace(seen, apart=of))

    def inputs(self, measure: Measure) -> dict[str, Any]:
        """The arguments of a measure."""
        given: dict[str, Callable[[], Any]] = {
            "graph": lambda: self._graph(measure),
            "groups": lambda: self.groups,
            "covariates": lambda: {each: self._grouped(each) for each in self.settings.covariates},
            "answered": lambda: answered(self.whole, self.window),
            "listed": lambda: self.listed,
            "spells": lambda: relation_spells(self.whole, layer=self.layer, gap=self.settings.gap),
        }
        if measure.of_change:
            found = self.waves(measure)
            given |= {name: partial(getattr, found, name) for name in WAVES}
        if measure.of_change and measure.weighted:
            given |= {"before": lambda: self._before.pairs, "after": lambda: self.pairs}
        given |= {name: partial(getattr, self.settings, name) for name in CHOICES}
        given["progress"] = lambda: self._progress(measure)
        inputs = {name: given[name]() for name in measure.inputs}
        return _as_graphs(inputs) if measure.asks_graph else inputs

    def _progress(self, measure: Measure) -> Progress:
        told = self.settings.progress
        return partial(told, measure.name) if told else None

    def _graph(self, measure: Measure) -> Arrays | EdgeList:
        if measure.on == "pairs":
            return self.arcs if self.form(measure) else self.pairs
        return self.ties if measure.on == "ties" else self.events

    def for_measure(self, measure: Measure) -> "Scope":
        """Itself, with all reports for a measure to which they are of no concern or the very matter."""
        if self.settings.reports == "union" or heeds_reports(measure):
            return self
        return replace(self, settings=replace(self.settings, reports="union"))

    def merged(self, measure: Measure) -> str:
        """What one edge stands for: a pair, an arc, a tie, an attendance."""
        if measure.on == "pairs":
            return "arc" if self.form(measure) else "pair"
        return "tie" if measure.on == "ties" else "attendance"


def _apart(edges: Arrays, of: Mapping[str, str]) -> Arrays:
    """Without what lies inside a group."""
    group = objects(of[str(node)] for node in edges.nodes)
    return edges.with_edges(group[edges.u] != group[edges.v])


def _as_graphs(inputs: dict[str, Any]) -> dict[str, Any]:
    """The same with NetworkX graphs for arrays."""
    from graph.network import frozen_graph

    arrays = (Arrays, EdgeList)
    return {
        name: frozen_graph(each) if isinstance(each, arrays) else each
        for name, each in inputs.items()
    }


def _confirmed(ties: Ties, window: Window | None) -> Flags:
    start, end = (day_numbers(days, AFTER_ALL) for days in (ties.valid_from, ties.valid_to))
    alive = during(start, end, window) if window else np.ones(len(ties), bool)
    return confirmed(ties.src, ties.dst, ties.reporter, alive)
