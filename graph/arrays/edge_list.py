"""A network of one edge a tie as an edge list: parallel edges and loops kept, with what each says."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, Union

import numpy as np
import pandas as pd

from graph.arrays.csr import Index, once
from graph.arrays.of_store import Held
from graph.tables import FORMALITY_CODES, Codes, Flags, Floats, Ints, Text

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class EdgeList:
    """One row an edge, by source, then by the first edge to its target, in order of statement.

    ``type``, ``unit``: places in ``types`` and ``units`` (``""``: none stated). ``formality``: 1 formal,
    0 informal, -1 unknown. ``directed``: its direction means something. ``weight``: NaN where not stated.
    ``reporter``: the node that states it, -1 for none.
    """

    frozen: ClassVar[bool] = True

    nodes: tuple[Hashable, ...]
    source: Index
    target: Index
    type: Index
    types: tuple[str, ...]
    formality: Codes
    directed: Flags
    weight: Floats
    unit: Index
    units: tuple[str, ...]
    reporter: Index

    @property
    def n(self) -> int:
        """How many nodes."""
        return len(self.nodes)

    def __len__(self) -> int:
        return len(self.source)

    def told(self) -> Iterator[tuple[Hashable, Hashable, dict[str, Any]]]:
        """Both nodes of each edge and what it says, of weight, unit and reporter what is stated."""
        names = {code: name for name, code in FORMALITY_CODES.items()}
        nodes = (*self.nodes, None)
        for at in range(len(self)):
            facts: dict[str, Any] = {
                "type": self.types[self.type[at]],
                "formality": names[int(self.formality[at])],
                "directed": bool(self.directed[at]),
                "weight": None if np.isnan(self.weight[at]) else float(self.weight[at]),
                "unit": self.units[self.unit[at]] or None,
                "reported_by": nodes[self.reporter[at]],
            }
            stated = {name: each for name, each in facts.items() if each is not None}
            yield nodes[self.source[at]], nodes[self.target[at]], stated


# What a measure of ties takes for a network.
TieNetwork: TypeAlias = Union[EdgeList, "nx.MultiGraph[Any]"]


def edge_list(graph: TieNetwork) -> EdgeList:
    """The edges of a network of ties."""
    return graph if isinstance(graph, EdgeList) else _listed(graph)


@once
def _listed(graph: "nx.MultiGraph[Any]") -> EdgeList:
    nodes = tuple(graph)
    number = {node: at for at, node in enumerate(nodes)}
    edges = list(graph.edges(data=True))
    told = [facts for *_, facts in edges]
    kind, kinds = _coded([str(facts.get("type", "tie")) for facts in told])
    unit, units = _coded([facts.get("unit", "") for facts in told])
    formality = [FORMALITY_CODES.get(facts.get("formality", ""), -1) for facts in told]
    weights = (facts.get("weight") for facts in told)
    return EdgeList(
        nodes,
        np.array([number[a] for a, *_ in edges], np.int32),
        np.array([number[b] for _, b, _ in edges], np.int32),
        kind, kinds,
        np.array(formality, np.int8),
        np.array([facts.get("directed", True) for facts in told], bool),
        np.array([np.nan if each is None else float(each) for each in weights], np.float64),
        unit, units,
        np.array([number.get(facts.get("reported_by"), -1) for facts in told], np.int32),
    )  # fmt: skip


def ties_of(here: Held) -> EdgeList:
    """Every tie and loop of a window, then every shared presence (type ``event``), one row each."""
    ties, loops, shared = here.ties, here.loops, here.shared
    met = len(shared.u)
    source = np.concatenate([ties.src, loops.src, shared.u])
    target = np.concatenate([ties.dst, loops.dst, shared.v])
    order = _in_order(source, target)
    place = here.places()
    types = (*map(str, ties.type_names), "event")
    kind = np.concatenate([ties.type, loops.type, np.full(met, len(types) - 1)])
    unit, units = _coded(np.concatenate([ties.unit, loops.unit, np.full(met, "", object)]))
    reporter = np.concatenate([ties.reporter, loops.reporter, np.full(met, -1)])

    def column(of_ties: Any, of_loops: Any, of_shared: Any) -> Any:
        return np.concatenate([of_ties, of_loops, np.full(met, of_shared)])[order]

    return EdgeList(
        here.nodes(),
        place[source[order]].astype(np.int32),
        place[target[order]].astype(np.int32),
        kind[order].astype(np.int32), types,
        column(ties.formality, loops.formality, FORMALITY_CODES["unknown"]).astype(np.int8),
        column(ties.directed, loops.directed, False),
        column(ties.weight, loops.weight, np.nan),
        unit[order], units,
        np.where(reporter < 0, -1, place[reporter])[order].astype(np.int32),
    )  # fmt: skip


def _in_order(source: Ints, target: Ints) -> Ints:
    """By source, then by where the first edge to the target stands, then as stated."""
    keys = source * (int(target.max(initial=0)) + 1) + target
    _, first, edge = np.unique(keys, return_index=True, return_inverse=True)
    return np.lexsort((first[edge], source))


def _coded(texts: "list[str] | Text") -> tuple[Index, tuple[str, ...]]:
    """Texts as places in the tuple of those there are."""
    code, names = pd.factorize(np.array(texts, object))
    return code.astype(np.int32), tuple(map(str, names))
