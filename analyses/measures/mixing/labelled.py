"""A network whose actors are in groups, as arrays, and how many ties lie in each cell of the groups."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.arrays.of_graph import Network, arrays
from graph.tables import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Actors that have a group, in the order of their names, and the ties between them, sorted.

    ``u`` < ``v`` unless ``directed``; ``codes``: each actor's row of ``names``, the
    groups in alphabetical order. ``n_excluded``: ties left out because an end has no group.
    """

    nodes: tuple[Hashable, ...]
    u: Ints
    v: Ints
    codes: Ints
    names: tuple[str, ...]
    directed: bool
    n_excluded: int

    @property
    def sizes(self) -> Ints:
        """Actors of each group; shape (k,)."""
        return np.bincount(self.codes, minlength=len(self.names))

    @property
    def reason(self) -> str:
        """Why nothing can be said of how these groups mix; ``""`` if something can."""
        if len(self.names) < 2:  # noqa: PLR2004 - mixing takes two
            return "one_group" if self.names else "no_group"
        if not len(self.u):
            return "no_pair"
        held = np.bincount(np.append(self.u, self.v))
        return "one_actor_holds_every_tie" if held.max() == len(self.u) else ""

    @property
    def possible(self) -> Floats:
        """Pairs (arcs) there could be in each cell; shape (k, k), the upper half if undirected."""
        sizes = self.sizes.astype(float)
        cells = np.outer(sizes, sizes) - np.diag(sizes)
        return cells if self.directed else np.triu(cells) - np.diag(cells.diagonal() / 2)

    def counts(self, labels: Ints | None = None) -> Ints:
        """Ties in each cell for labels (b, n), the actors' own without them; shape (b, k, k).

        Cell (g, h) holds arcs from g to h; undirected, the pairs between g and h, g <= h.
        """
        rows = self.codes[None, :] if labels is None else labels
        one, two = rows[:, self.u], rows[:, self.v]
        if not self.directed:
            one, two = np.minimum(one, two), np.maximum(one, two)
        k = len(self.names)
        keys = (np.arange(len(rows))[:, None] * k + one) * k + two
        return np.bincount(keys.ravel(), minlength=len(rows) * k * k).reshape(-1, k, k)


def labelled(graph: Network, groups: Mapping[Any, str]) -> Labelled:
    """The actors of a graph that have a group, so that draws do not hang on the order of its rows."""
    own = arrays(graph)
    kept = [at for at, node in enumerate(own.nodes) if node in groups]
    kept.sort(key=lambda at: (str(own.nodes[at]), at))
    names = tuple(sorted({groups[own.nodes[at]] for at in kept}))
    number = {name: code for code, name in enumerate(names)}
    place = np.full(own.n, -1, np.int64)
    place[kept] = np.arange(len(kept))
    u, v = place[own.u], place[own.v]
    inside = np.flatnonzero((u >= 0) & (v >= 0))
    if not own.directed:
        u, v = np.minimum(u, v), np.maximum(u, v)
    inside = inside[np.lexsort((v[inside], u[inside]))]
    nodes = tuple(own.nodes[at] for at in kept)
    codes = np.array([number[groups[node]] for node in nodes], np.int64)
    return Labelled(
        nodes, u[inside], v[inside], codes, names, own.directed, len(own.u) - len(inside)
    )
