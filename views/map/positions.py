"""Where each mark lies: once for the whole period, and again at the same place in a later edition."""

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from views.layout import positions

Json = dict[str, Any]
Point = tuple[int, int]
MEETINGS_SHOWN = 12
CELL = (63, 45)
LAYOUT_WEIGHT = {"tie": 1.0, "part": 0.8, "parent": 0.8}


def place(
    nodes: list[Json], lines: list[Json], kept: Mapping[str, Point], layout: str = "networkx"
) -> None:
    """Write x and y into the nodes; where meetings are many they lie amid those who came.

    ``kept``: a node's key -> the place it had; new ones lie by those they are linked to. ``layout``: who
    places the others.
    """
    amid = ("meeting",) if many_meetings(nodes) else ()
    fixed = [number for number, node in enumerate(nodes) if node["kind"] not in amid]
    rank = {number: place for place, number in enumerate(fixed)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(fixed)))
    for line in lines:
        if line["from"] in rank and line["to"] in rank:
            graph.add_edge(rank[line["from"]], rank[line["to"]], weight=LAYOUT_WEIGHT[line["kind"]])
    points = positions(graph, [nodes[number]["territory"] for number in fixed], layout)
    for number, (x, y) in zip(fixed, points.astype(int).tolist(), strict=True):
        nodes[number] |= {"x": x, "y": y}
    if kept:
        _put_back([nodes[number] for number in fixed], graph, kept)
    if amid:
        _place_meetings(nodes, lines, kept)


def many_meetings(nodes: Sequence[Json]) -> bool:
    """Too many meetings to be drawn from the start."""
    return len([node for node in nodes if node["kind"] == "meeting"]) > MEETINGS_SHOWN


def _put_back(nodes: list[Json], graph: "nx.Graph[int]", kept: Mapping[str, Point]) -> None:
    """Old places for those who had one; the others near their partners, on free ground."""
    taken = {kept[node["key"]] for node in nodes if node["key"] in kept}
    below = max((y for _, y in kept.values()), default=0) + 120
    for number, node in enumerate(nodes):
        if node["key"] in kept:
            node["x"], node["y"] = kept[node["key"]]
            continue
        near = [
            kept[key] for other in sorted(graph[number]) if (key := nodes[other]["key"]) in kept
        ]
        middle = tuple(round(sum(axis) / len(near)) for axis in zip(*near, strict=True))
        node["x"], node["y"] = _free((middle[0], middle[1]) if near else (0, below), taken)
        taken.add((node["x"], node["y"]))


def _free(wanted: Point, taken: set[Point]) -> Point:
    """The nearest cell around a point that nobody stands in, cells tried ring by ring."""
    for ring in range(200):
        for dx in range(-ring, ring + 1):
            for dy in range(-ring, ring + 1):
                spot = (wanted[0] + CELL[0] * dx, wanted[1] + CELL[1] * dy)
                clear = all(
                    abs(spot[0] - x) >= CELL[0] or abs(spot[1] - y) >= CELL[1] for x, y in taken
                )
                if max(abs(dx), abs(dy)) == ring and clear:
                    return spot
    return wanted


def _place_meetings(nodes: list[Json], lines: list[Json], kept: Mapping[str, Point]) -> None:
    around: dict[int, list[Json]] = {}
    for line in lines:
        if nodes[line["to"]]["kind"] == "meeting" and "x" in nodes[line["from"]]:
            around.setdefault(line["to"], []).append(nodes[line["from"]])
    for number, node in enumerate(nodes):
        if node["kind"] == "meeting" and node["key"] in kept:
            node["x"], node["y"] = kept[node["key"]]
        elif node["kind"] == "meeting":
            near = around.get(number, [{"x": 0, "y": 0}])
            node |= {
                axis: round(sum(other[axis] for other in near) / len(near)) + shift
                for axis, shift in (("x", 17 * (number % 5 - 2)), ("y", 17 * (number // 5 % 5 - 2)))
            }
