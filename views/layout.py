"""Positions of a drawing, computed once on the whole period and frozen: same graph, same positions.

Each connected part is laid out by NetworkX, spread until marks no longer touch, and the parts are packed
in rows. Above ``WHOLE`` nodes each group (territory) is laid out apart and the groups are packed.
"""

from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
WHOLE = 1000
EXACT = 160
SPACING = 92.0
ASPECT = 1.45
SEED = 20190101


def positions(graph: "nx.Graph[int]", groups: Sequence[str]) -> Points:
    """One (x, y) a node of ``graph`` (nodes 0 to n-1), rounded to a tenth.

    ``groups[i]`` is node i's territory; edge attribute ``weight`` (default 1) draws the ends together.
    Nodes without an edge lie in rows below. Distances are in drawing units: about 92 between neighbours.
    """
    if len(graph) > WHOLE:
        parts = _by_group(groups)
        return _packed(len(graph), [(part, _group_points(graph, part)) for part in parts])
    parts = _components(graph)
    linked = [(part, _part_points(graph, part, groups)) for part in parts if len(part) > 1]
    alone = [part[0] for part in parts if len(part) == 1]
    return _packed(len(graph), linked, alone)


def _components(graph: "nx.Graph[int]") -> list[list[int]]:
    found = [sorted(part) for part in nx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), part))


def _by_group(groups: Sequence[str]) -> list[list[int]]:
    members: dict[str, list[int]] = {}
    for node, group in enumerate(groups):
        members.setdefault(group, []).append(node)
    return sorted(members.values(), key=lambda part: (-len(part), part))


def _ordered(graph: "nx.Graph[int]", part: Iterable[int]) -> "nx.Graph[int]":
    """The part as a graph of its own, nodes and edges in number order, whatever the insertion was."""
    own: nx.Graph[int] = nx.Graph()
    own.add_nodes_from(part)
    own.add_weighted_edges_from(
        sorted(
            (min(a, b), max(a, b), w) for a, b, w in graph.subgraph(part).edges.data("weight", 1.0)
        )
    )
    return own


def _part_points(graph: "nx.Graph[int]", part: list[int], groups: Sequence[str]) -> Points:
    own = _ordered(graph, part)
    _pull_together(own, part, groups)
    if len(own) <= EXACT:
        for _, _, data in own.edges.data():
            data["length"] = 1.0 / (0.55 + 0.45 * data["weight"])
        found = nx.kamada_kawai_layout(own, weight="length", pos=nx.circular_layout(own))
    else:
        found = nx.spring_layout(own, seed=SEED, iterations=80, k=2.2 / np.sqrt(len(own)))
    return _finished(np.array([found[node] for node in part]))


def _pull_together(own: "nx.Graph[int]", part: list[int], groups: Sequence[str]) -> None:
    """Bind the actors of a territory by an unseen hub where there are several territories."""
    names = sorted({groups[node] for node in part if groups[node]})
    if not 1 < len(names) <= len(part) / 3:
        return
    for name in names:
        members = [node for node in part if groups[node] == name]
        own.add_weighted_edges_from((f"hub {name}", node, 0.6) for node in members)  # type: ignore[misc]


def _group_points(graph: "nx.Graph[int]", part: list[int]) -> Points:
    """A disc: the most linked in the middle, those without a tie on the rim, angles from a spring layout."""
    own = _ordered(graph, part)
    found = nx.spring_layout(own, seed=SEED, iterations=30, k=2.2 / np.sqrt(len(own)))
    points = np.array([found[node] for node in part])
    points -= points.mean(axis=0)
    distance = np.hypot(points[:, 0], points[:, 1]) + 1e3 * np.array(
        [own.degree[n] == 0 for n in part]
    )
    rank = np.empty(len(part))
    rank[np.argsort(distance, kind="stable")] = np.arange(len(part))
    angle = np.arctan2(points[:, 1], points[:, 0])
    radius = SPACING * 0.62 * np.sqrt(rank + 0.5)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _finished(points: Points) -> Points:
    """Turned so that the long side lies flat, scaled to the spacing, spread until no two touch."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    points = points @ axes.T
    side = SPACING * np.sqrt(len(points))
    points *= side / max(np.hypot(*points.std(axis=0)) * 1.9, 1e-9)
    return _spread(points * (np.sqrt(ASPECT), 1 / np.sqrt(ASPECT)))


def _spread(points: Points, rounds: int = 60) -> Points:
    """Push apart whatever lies nearer than the spacing, a little each round."""
    least = SPACING * 0.8
    for _ in range(rounds):
        gap = points[:, None] - points[None]
        distance = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1e-6)
        np.fill_diagonal(distance, 2 * least)
        if (distance >= least).all():
            break
        push = np.maximum(least - distance, 0.0) / (2.2 * distance)
        points = points + (gap * push[..., None]).sum(axis=1)
    return points


def _packed(size: int, parts: list[tuple[list[int], Points]], alone: Sequence[int] = ()) -> Points:
    """Parts side by side in rows about as wide as the screen's shape asks, then those alone in rows."""
    placed = np.zeros((size, 2))
    spans = [np.ptp(points, axis=0) + 1.6 * SPACING for _, points in parts]
    area = sum(float(width * height) for width, height in spans) * 1.15
    wide = max([float(span[0]) for span in spans] + [np.sqrt(area * ASPECT)], default=0.0)
    left = top = deep = 0.0
    for (part, points), (width, height) in zip(parts, spans, strict=True):
        if left and left + width > wide * 1.02:
            left, top, deep = 0.0, top + deep, 0.0
        placed[part] = points - points.min(axis=0) + (left + 0.8 * SPACING, top + 0.8 * SPACING)
        left, deep = left + width, max(deep, height)
    below = top + deep
    wide = max(wide, SPACING * np.sqrt(len(alone) * 2.5))
    each_row = max(int(wide / (1.5 * SPACING)), 1)
    for rank, node in enumerate(alone):
        row, column = divmod(rank, each_row)
        here = min(each_row, len(alone) - row * each_row)
        placed[node] = (wide / 2 + (column - (here - 1) / 2) * 1.5 * SPACING, below + row * SPACING)
    return np.round(placed - (placed.max(axis=0) + placed.min(axis=0)) / 2, 1) if size else placed
