"""One network to be measured: a window of a selection in one layer, in every form a measure may ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import networkx as nx
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
from graph.dates import Window
from graph.links import Layer, all_directed, in_layer
from graph.network import digraph, multigraph, network
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import Selection, take
from graph.tables import Flags, Ties
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
        """PeriodsAsked for, or else whether every kept tie is directed and pairs come from ties."""
        if self.settings.directed is not None:
            return self.settings.directed
        return all_directed(self.whole)

    @cached_property
    def pairs(self) -> "nx.Graph[str]":
        """One edge a pair."""
        made: nx.Graph[str] = self._placed(network(self.kept, window=self.window))
        return made

    @cached_property
    def arcs(self) -> "nx.DiGraph[str]":
        """One edge an arc."""
        made: nx.DiGraph[str] = self._placed(digraph(self.kept, window=self.window))
        return made

    @cached_property
    def ties(self) -> "nx.MultiDiGraph[str]":
        """One edge a tie."""
        made: nx.MultiDiGraph[str] = self._placed(multigraph(self.kept, window=self.window))
        return made

    @cached_property
    def events(self) -> "nx.Graph[str]":
        """Actors and events."""
        made: nx.Graph[str] = nx.freeze(attendance(self.kept, window=self.window))
        return made

    @property
    def n_ties(self) -> int:
        """Records that the pairs stand for."""
        counts = self.pairs.edges(data="records", default=0)
        return sum(int(records) for _, _, records in counts)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What people call actors and events, by id."""
        snapshot = self.whole.snapshot
        known: dict[str, str] = dict(zip(snapshot.events.id, snapshot.events.name, strict=True))
        known |= dict(zip(snapshot.actors.id, snapshot.actors.name, strict=True))
        return {**known, **self.settings.hidden}

    def _placed(self, graph: Any) -> Any:
        """Frozen, with the actors of every layer: who is there does not depend on the layer."""
        if self.layer != "all":
            graph.add_nodes_from(network(self.whole, window=self.window).nodes(data=True))
        self._part(graph)
        return nx.freeze(graph)

    def _part(self, graph: Any) -> None:
        """Take away what lies inside a group, where only pairs of two groups are of concern."""
        if (of := self._apart) is not None:
            graph.remove_edges_from([(u, v) for u, v in graph.edges() if of[u] == of[v]])

    @cached_property
    def _apart(self) -> dict[str, str] | None:
        return self._values(self.settings.across) if self.settings.across else None

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
        if (of := self._apart) is None:
            return found
        self._part(found.before)
        self._part(found.after)
        both = frozenset(found.before) & frozenset(found.after)
        seen = found.at_risk or AtRisk(both, both)
        return replace(found, at_risk=replace(seen, apart=of))

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
        return {name: given[name]() for name in measure.inputs}

    def _progress(self, measure: Measure) -> Progress:
        told = self.settings.progress
        return partial(told, measure.name) if told else None

    def _graph(self, measure: Measure) -> Any:
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


def _confirmed(ties: Ties, window: Window | None) -> Flags:
    start, end = (day_numbers(days, AFTER_ALL) for days in (ties.valid_from, ties.valid_to))
    alive = during(start, end, window) if window else np.ones(len(ties), bool)
    return confirmed(ties.src, ties.dst, ties.reporter, alive)
