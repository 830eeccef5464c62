"""From a selection to the whole file."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph.language import LANGS, Lang, by_language
from graph.selection import Selection, select
from graph.tables import Snapshot
from views.map.groups import Grouping, groupings, opening_group
from views.map.lines import parent_lines, participation_lines, tie_lines
from views.map.nodes import actor_nodes, event_nodes, milestones
from views.map.options import MapOptions
from views.map.periods import Steps, slider_steps, step_choices
from views.map.positions import Point, many_meetings, place
from views.map.spoken import period_words, status
from views.map.still import legend, still
from views.map.style import DASHES, EVENT_COLOR, EVENT_SHAPES, OUTLINES, SECTOR_MARKS
from views.map.template import View
from views.stamp import Stamp

Json = dict[str, Any]
VOCABULARY = ("sectors", "tie_types", "event_kinds", "roles", "formalities", "forms")


@dataclass(frozen=True, slots=True)
class Edition:
    """A map's page, its periods, and the place of each of its nodes by key, for a later edition to keep."""

    html: str
    positions: dict[str, Point]
    steps: Steps | None


def map_page(content: Snapshot | Selection, options: MapOptions) -> str:
    """The map as one HTML file that asks nothing of the network; same input, same text.

    Write it as UTF-8. Positions are those of the whole period; the slider changes what is seen, never
    where it lies.
    """
    return edition(content, options).html


def edition(content: Snapshot | Selection, options: MapOptions) -> Edition:
    """The page and its positions."""
    selection = content if isinstance(content, Selection) else select(content)
    nodes = [*actor_nodes(selection, options), *event_nodes(selection)]
    lines = _lines(selection, nodes, internal=options.internal)
    place(nodes, lines, options.positions, options.layout)
    steps = slider_steps(selection, options)
    found = groupings(nodes, lines, _territories(selection, nodes), options.group)
    n_actors = sum(node["kind"] == "actor" for node in nodes)
    opening = opening_group(found, n_actors, options.group)
    grouping = next((each for each in found if each.kind == opening), None)
    view = View(
        _page(selection, options, nodes, steps)
        | {"groupings": [asdict(each) for each in found], "group": opening, "texts": _texts(found)},
        {
            "period": period_words(steps, options.lang),
            "status": status(nodes, lines, steps, options.lang),
            "legend": legend(nodes, options.lang),
            "drawing": still(nodes, lines, steps, options.lang, grouping),
        },
    )
    _fill(view, nodes, lines)
    places = {node["key"]: (node["x"], node["y"]) for node in nodes}
    return Edition(str(view.generate_html()), dict(sorted(places.items())), steps)


def _fill(view: View, nodes: list[Json], lines: list[Json]) -> None:
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


def _territories(selection: Selection, nodes: list[Json]) -> dict[str, str]:
    """Names of the territories of these nodes, by code."""
    table, used = selection.snapshot.territories, {node["territory"] for node in nodes}
    known = zip(table.code, table.name, strict=True)
    return {code: name for code, name in known if code in used}


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


def _opening_off(options: MapOptions, nodes: list[Json]) -> list[str]:
    """Boxes that are not ticked as the page opens."""
    if options.show == "ties":
        return list(EVENT_SHAPES)
    meetings = ["meeting"] if many_meetings(nodes) else []
    return meetings if options.show == "both" else ["formal", "informal", "unstated"]


def _ego(selection: Selection, options: MapOptions, nodes: list[Json]) -> int | None:
    """The node of the actor the page opens on."""
    ids = selection.snapshot.actors.id
    actors = (number for number, node in enumerate(nodes) if node["kind"] == "actor")
    return next((n for n in actors if options.ego and ids[nodes[n]["row"]] == options.ego), None)


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


def _texts(found: Sequence[Grouping]) -> dict[Lang, dict[str, str]]:
    """The page's words; communities on which partitions do not agree are said to be one reading."""
    words = by_language("map")
    if all(each.stable for each in found):
        return words
    return {
        lang: said | {"group_communities": said["group_communities_loose"]}
        for lang, said in words.items()
    }


def _page(
    selection: Selection, options: MapOptions, nodes: list[Json], steps: Steps | None
) -> Json:
    """What the page knows beside marks and lines: words, time, datasets, territories, its stamp."""
    snapshot, stamp = selection.snapshot, _stamp(selection, options)
    return {
        "title": options.title,
        "lang": options.lang,
        "stamp": {lang: stamp.lines(lang) for lang in LANGS},
        "warnings": {lang: stamp.warnings(lang) for lang in LANGS},
        "language": by_language("language"),
        "labels": {kind: by_language(kind) for kind in VOCABULARY},
        "marks": _marks(),
        "order": [*SECTOR_MARKS, *EVENT_SHAPES],
        "dashes": DASHES,
        "outlines": OUTLINES,
        "steps": steps and asdict(steps),
        "step_choices": [asdict(each) for each in step_choices(selection, options, steps)],
        "surveyed": len(snapshot.observations.campaign) > 0,
        "many_meetings": many_meetings(nodes),
        "opening_off": _opening_off(options, nodes),
        "ego": _ego(selection, options, nodes),
        "milestones": milestones(selection),
        "territories": _territories(selection, nodes),
        "datasets": [
            title or name
            for name, title in zip(snapshot.datasets.name, snapshot.datasets.title, strict=True)
        ],
    }
