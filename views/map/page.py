"""From a selection to the whole file."""

from dataclasses import asdict, replace
from typing import Any

import networkx as nx

from graph.selection import Selection, select
from graph.tables import Snapshot
from views.labels import LANGS, by_language, vocabulary_labels
from views.layout import positions
from views.map.lines import parent_lines, participation_lines, tie_lines
from views.map.nodes import actor_nodes, event_nodes, milestones
from views.map.options import MapOptions
from views.map.periods import slider_steps, step_choices
from views.map.style import DASHES, EVENT_COLOR, EVENT_SHAPES, SECTOR_MARKS
from views.map.template import View
from views.stamp import Stamp

Json = dict[str, Any]
VOCABULARY = ("sectors", "tie_types", "event_kinds", "roles", "formalities", "forms")
MEETINGS_SHOWN = 12
LAYOUT_WEIGHT = {"tie": 1.0, "part": 0.8, "parent": 0.8}


def map_page(content: Snapshot | Selection, options: MapOptions) -> str:
    """The map as one HTML file that asks nothing of the network; same input, same text.

    Write it as UTF-8. Positions are those of the whole period; the slider changes what is seen, never
    where it lies.
    """
    selection = content if isinstance(content, Selection) else select(content)
    nodes = [*actor_nodes(selection, options), *event_nodes(selection)]
    lines = _lines(selection, nodes, internal=options.internal)
    _place(nodes, lines)
    view = View(_page(selection, options, nodes))
    for number, node in enumerate(nodes):
        shown = {key: value for key, value in node.items() if key != "row"}
        # pyvis shows the id of a node whose label is empty
        view.add_node(number, **shown | {"label": node["label"] or " "})
    for number, line in enumerate(lines):
        ends = line["from"], line["to"]
        more = {key: value for key, value in line.items() if key not in ("from", "to")}
        view.add_edge(
            *ends, id=number, arrows="", dashes=DASHES.get(line.get("formality", 1), []), **more
        )
    return str(view.generate_html())


def _lines(selection: Selection, nodes: list[Json], *, internal: bool) -> list[Json]:
    actor_node = {
        node["row"]: number for number, node in enumerate(nodes) if node["kind"] == "actor"
    }
    event_node = {
        node["row"]: number for number, node in enumerate(nodes) if node["kind"] != "actor"
    }
    return [
        *tie_lines(selection, actor_node, internal=internal),
        *participation_lines(selection, actor_node, event_node, internal=internal),
        *parent_lines(selection, event_node),
    ]


def _place(nodes: list[Json], lines: list[Json]) -> None:
    """Write x and y into the nodes; where meetings are many they lie amid those who came."""
    amid = ("meeting",) if many_meetings(nodes) else ()
    fixed = [number for number, node in enumerate(nodes) if node["kind"] not in amid]
    rank = {number: place for place, number in enumerate(fixed)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(fixed)))
    for line in lines:
        if line["from"] in rank and line["to"] in rank:
            graph.add_edge(rank[line["from"]], rank[line["to"]], weight=LAYOUT_WEIGHT[line["kind"]])
    points = positions(graph, [nodes[number]["territory"] for number in fixed])
    for number, (x, y) in zip(fixed, points.astype(int).tolist(), strict=True):
        nodes[number] |= {"x": x, "y": y}
    if amid:
        _place_meetings(nodes, lines)


def many_meetings(nodes: list[Json]) -> bool:
    """Too many meetings to be drawn from the start."""
    return len([node for node in nodes if node["kind"] == "meeting"]) > MEETINGS_SHOWN


def _place_meetings(nodes: list[Json], lines: list[Json]) -> None:
    around: dict[int, list[Json]] = {}
    for line in lines:
        if nodes[line["to"]]["kind"] == "meeting" and "x" in nodes[line["from"]]:
            around.setdefault(line["to"], []).append(nodes[line["from"]])
    for number, node in enumerate(nodes):
        if node["kind"] == "meeting":
            near = around.get(number, [{"x": 0, "y": 0}])
            node |= {
                axis: round(sum(other[axis] for other in near) / len(near)) + shift
                for axis, shift in (("x", 17 * (number % 5 - 2)), ("y", 17 * (number // 5 % 5 - 2)))
            }


def _stamp(selection: Selection, options: MapOptions) -> Stamp:
    """The stamp given, which never hides that data are simulated or that the page must not circulate."""
    given = options.stamp or Stamp("", selection.snapshot.digest)
    simulated = given.simulated or bool(selection.snapshot.datasets.simulated.any())
    return replace(given, simulated=simulated, internal=given.internal or options.internal)


def _marks() -> Json:
    """Shape and colour of each sector and kind of event."""
    sectors = {sector: mark._asdict() for sector, mark in SECTOR_MARKS.items()}
    events = {kind: {"shape": shape, "color": EVENT_COLOR} for kind, shape in EVENT_SHAPES.items()}
    return sectors | events


def _page(selection: Selection, options: MapOptions, nodes: list[Json]) -> Json:
    """What the page knows beside marks and lines: words, time, datasets, territories, its stamp."""
    snapshot, stamp = selection.snapshot, _stamp(selection, options)
    steps = slider_steps(selection, options)
    used = {node["territory"] for node in nodes}
    territories = zip(snapshot.territories.code, snapshot.territories.name, strict=True)
    return {
        "title": options.title,
        "lang": options.lang,
        "stamp": {lang: stamp.lines(lang) for lang in LANGS},
        "warnings": {lang: stamp.warnings(lang) for lang in LANGS},
        "texts": by_language("map"),
        "labels": {kind: vocabulary_labels(kind) for kind in VOCABULARY},
        "marks": _marks(),
        "order": [*SECTOR_MARKS, *EVENT_SHAPES],
        "dashes": DASHES,
        "steps": steps and asdict(steps),
        "step_choices": [asdict(each) for each in step_choices(selection, options, steps)],
        "surveyed": len(snapshot.observations.campaign) > 0,
        "many_meetings": many_meetings(nodes),
        "milestones": milestones(selection),
        "territories": {code: name for code, name in territories if code in used},
        "datasets": [
            title or name
            for name, title in zip(snapshot.datasets.name, snapshot.datasets.title, strict=True)
        ],
    }
