"""Positions of a drawing, computed once on the whole period and frozen: same graph, same positions.

Each connected part is laid out by an engine (NetworkX, unless another is named), spread until marks and
their names have room, and the parts are set in rows. Above ``WHOLE`` nodes each group (territory) is laid
out apart instead.
"""

from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from scipy.spatial import KDTree

from views.engines import Engine, Points, engine

Part = tuple[list[int], Points]
WHOLE = 1000
MOST = 6000
EXACT = 160
ROOMY = 70
CELL = np.array([126.0, 60.0])
MARGIN = 58.0
ASPECT = 1.75
FINE, ROUGH = 80, 30


def positions(graph: "nx.Graph[int]", groups: Sequence[str], layout: str = "networkx") -> Points:
    """One (x, y) a node of ``graph`` (nodes 0 to n-1), in whole units, centred on (0, 0).

    ``groups[i]`` is node i's territory. Edge attribute ``weight`` (default 1) draws the ends together.
    Nodes without an edge stand by the others of their group, else in rows below. In small graphs each
    node has a cell of 126 by 60 units. ``layout`` names one of ``views.engines.ENGINES``; ValueError for
    any other.
    """
    by = engine(layout)
    if len(graph) > WHOLE:
        return _in_rows(len(graph), [(part, _disc(graph, part, by)) for part in _by_group(groups)])
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    homes = {groups[node] for part in parts if len(part) > 1 for node in part} - {""}
    single = [part[0] for part in parts if len(part) == 1 and groups[part[0]] in homes]
    drawn = [part for part in parts if len(part) > 1 or groups[part[0]] not in homes]
    placed = _in_rows(len(graph), [(part, _part_points(graph, part, groups, by)) for part in drawn])
    return _centred(_at_home(placed, single, groups)) if single else placed


def _at_home(placed: Points, single: list[int], groups: Sequence[str]) -> Points:
    """Nodes without an edge on the free cells nearest the middle of their group's others."""
    others = np.setdiff1d(np.arange(len(placed)), single)
    cell = CELL * np.sqrt(ROOMY / max(len(placed), ROOMY))
    low, high = placed[others].min(axis=0) - 8 * cell, placed[others].max(axis=0) + 8 * cell
    xs, ys = (np.arange(low[axis], high[axis] + cell[axis], cell[axis]) for axis in (0, 1))
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    for at in placed[others]:
        grid = grid[(np.abs(grid - at) >= cell).any(axis=1)]
    for node in single:
        same = [other for other in others if groups[other] == groups[node]]
        nearest = int(np.hypot(*(grid - placed[same].mean(axis=0)).T).argmin())
        placed[node] = grid[nearest]
        grid = np.delete(grid, nearest, axis=0)
    return placed


def _centred(points: Points) -> Points:
    middle: Points = np.round(points - (points.max(axis=0) + points.min(axis=0)) / 2)
    return middle


def _by_group(groups: Sequence[str]) -> list[list[int]]:
    members: dict[str, list[int]] = {}
    for node, group in enumerate(groups):
        members.setdefault(group, []).append(node)
    return sorted(members.values(), key=lambda part: (-len(part), part))


def _ordered(graph: "nx.Graph[int]", part: Iterable[int]) -> "nx.Graph[int]":
    """The part as a graph of its own, nodes and edges in number order, whatever the insertion was."""
    own: nx.Graph[int] = nx.Graph()
    own.add_nodes_from(part)
    edges = graph.subgraph(part).edges.data("weight", 1.0)
    own.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in edges))
    return own


def _part_points(
    graph: "nx.Graph[int]", part: list[int], groups: Sequence[str], by: Engine
) -> Points:
    if len(part) == 1:
        return np.zeros((1, 2))
    own = _ordered(graph, part)
    _lengthen(own, groups)
    return _roomy(by.exact(own) if len(own) <= EXACT else by.springs(own, FINE))


def _lengthen(own: "nx.Graph[int]", groups: Sequence[str]) -> None:
    """Lengths of edges: the heavier the shorter, longer between two territories."""
    for a, b, data in own.edges.data():
        apart = groups[a] != groups[b] and groups[a] and groups[b]
        data["length"] = (2.2 if apart else 1.0) / (0.4 + 0.6 * data["weight"])


def _disc(graph: "nx.Graph[int]", part: list[int], by: Engine) -> Points:
    """The best placed in the middle, those without a tie on the rim; angles from a spring layout."""
    own = _ordered(graph, part)
    points = _loose(own, part, by)
    alone = np.array([own.degree[node] == 0 for node in part])
    rank = np.empty(len(part))
    rank[np.argsort(np.hypot(*points.T) + 1e3 * alone, kind="stable")] = np.arange(len(part))
    angle, radius = np.arctan2(points[:, 1], points[:, 0]), MARGIN * np.sqrt(rank + 0.5)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _loose(own: "nx.Graph[int]", part: list[int], by: Engine) -> Points:
    """A spring layout of those linked twice or more; the others turn around their one partner.

    A funder's thousands of single beneficiaries would cost minutes and say nothing more.
    """
    core = _ordered(own, sorted(node for node in part if own.degree[node] > 1))
    if len(core) > MOST:
        return _by_degree(own, part)
    found = {}
    if len(core):
        found = dict(zip(core, _unit(by.springs(core, ROUGH)), strict=True))
    middle = np.mean(list(found.values()), axis=0) if found else np.zeros(2)
    turn = np.pi * (3 - np.sqrt(5))
    points = np.zeros((len(part), 2))
    for rank, node in enumerate(part):
        around = np.array([np.cos(turn * rank), np.sin(turn * rank)])
        near = next((found[other] - middle for other in own[node] if other in found), None)
        points[rank] = found[node] - middle if node in found else around
        if node not in found and near is not None:
            points[rank] = near + 0.6 * around
    return points


def _by_degree(own: "nx.Graph[int]", part: list[int]) -> Points:
    """A spiral from the best linked outwards: springs would take minutes, and show a ball of wool."""
    points = np.zeros((len(part), 2))
    degree = np.array([own.degree[node] for node in part])
    rank = np.arange(len(part))
    turn = np.pi * (3 - np.sqrt(5)) * rank
    spiral = np.sqrt(rank + 0.5)[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
    points[np.argsort(-degree, kind="stable")] = spiral
    return points


def _unit(points: Points) -> Points:
    """Around (0, 0), the farthest at 1 along an axis: engines differ in their unit."""
    points = points - points.mean(axis=0)
    return points / max(float(np.abs(points).max()), 1e-9)


def _roomy(points: Points) -> Points:
    """Turned so that the long side lies flat, brought near the screen's shape, spread into cells."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    points = _drawn_in(points @ axes.T)
    wide, high = np.ptp(points, axis=0)
    high = max(high, 0.2 * wide)
    stretch = np.sqrt(np.clip(ASPECT * high / wide, 0.5, 2.0))
    cell = CELL * np.sqrt(ROOMY / max(len(points), ROOMY))
    scale = np.sqrt(len(points) * cell.prod() * 1.5 / (wide * high))
    scale = min(scale, cell[0] * (len(points) - 1) / wide)
    return _spread(points * (stretch, 1 / stretch) * scale, cell)


def _drawn_in(points: Points, share: float = 0.85) -> Points:
    """Bring the few that lie far out nearer, along their own direction, so that the rest gets the room."""
    distance = np.maximum(np.hypot(*(points / np.maximum(points.std(axis=0), 1e-9)).T), 1e-9)
    far = np.quantile(distance, share)
    nearer: Points = np.minimum(1.0, (far + 0.35 * (distance - far)) / distance)
    return points * nearer[:, None]


def _spread(points: Points, cell: Points, rounds: int = 120) -> Points:
    """Push apart those whose cells overlap, along the shorter way out, a little each round."""
    for _ in range(rounds):
        near = KDTree(points / cell).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, two = near[np.lexsort(near.T[::-1])].T
        gap = points[one] - points[two]
        lack = np.maximum(cell - np.abs(gap), 0)
        if not lack.all(axis=1).any():
            break
        sideways = lack[:, 0] / cell[0] < lack[:, 1] / cell[1]
        push = 0.28 * lack * np.where(gap == 0, -1.0, np.sign(gap))
        push *= np.column_stack((sideways, ~sideways))
        points = points.copy()
        np.add.at(points, one, push)
        np.add.at(points, two, -push)
    return points


def _in_rows(size: int, parts: list[Part]) -> Points:
    """Parts side by side, each row centred, about as wide as the screen's shape asks."""
    placed = np.zeros((size, 2))
    spans = [np.ptp(points, axis=0) + 2 * MARGIN for _, points in parts]
    wide = np.sqrt(0.85 * ASPECT * sum(float(span.prod()) for span in spans))
    wide = max([float(span[0]) for span in spans] + [wide], default=0.0) * 1.02
    row: list[int] = []
    top = used = 0.0
    for rank, span in enumerate(spans):
        if row and used + span[0] > wide:
            top, row, used = _set_row(placed, parts, spans, row, top), [], 0.0
        row.append(rank)
        used += span[0]
    _set_row(placed, parts, spans, row, top)
    return _centred(placed) if size else placed


def _set_row(
    placed: Points, parts: list[Part], spans: list[Points], row: list[int], top: float
) -> float:
    """Write one row's points; returns where the next row begins."""
    left = -sum(float(spans[rank][0]) for rank in row) / 2
    deep = max((float(spans[rank][1]) for rank in row), default=0.0)
    for rank in row:
        part, points = parts[rank]
        corner = np.array([left + MARGIN, top + (deep - spans[rank][1]) / 2 + MARGIN])
        placed[part] = points - points.min(axis=0) + corner
        left += float(spans[rank][0])
    return top + deep
