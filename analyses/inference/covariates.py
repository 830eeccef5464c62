"""What actors say of themselves as covariates of pairs: whether both say the same."""

from collections.abc import Mapping
from typing import Any

from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays

# What the nodes of our networks say.
ATTRIBUTES = ("sector", "territory", "form")
Covariates = Mapping[str, Mapping[Any, str]]


def varying(graph: Network, covariates: Covariates | None) -> dict[str, dict[Any, str]]:
    """Covariates (name -> node -> value) that take two values or more among the nodes of a graph.

    Without any, what the nodes themselves say in ``ATTRIBUTES``. Nodes that say nothing are absent.

    >>> import networkx as nx
    >>> varying(nx.path_graph(3), {"sector": {0: "a", 1: "b"}, "form": {0: "x", 1: "x"}})
    {'sector': {0: 'a', 1: 'b'}}
    """
    edges = arrays(graph)
    stated = _of_nodes(edges) if covariates is None else covariates
    told = {
        name: {node: values[node] for node in edges.nodes if values.get(node)}
        for name, values in stated.items()
    }
    return {name: values for name, values in told.items() if len(set(values.values())) > 1}


def _of_nodes(edges: Arrays) -> Covariates:
    said = {name: edges.of_nodes[name] for name in ATTRIBUTES if name in edges.of_nodes}
    return {name: edges.labelled(column) for name, column in said.items()}
