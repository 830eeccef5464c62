"""The map as one still drawing, at the places of the moving one: what is seen where no script runs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

from graph.language import Lang, by_language, shortened
from views.map.groups import Grouping
from views.map.periods import Steps
from views.map.positions import many_meetings
from views.map.spoken import alive, lines_of, opening_window, present
from views.map.style import DASHES, OUTLINES, SECTOR_MARKS

Json = dict[str, Any]
Box = tuple[float, float, float, float]
WIDTH, LEAST_HEIGHT, MARGIN = 1100, 320, 46
LETTER, ROW = 6.4, 14
LONGEST = 34
COLORS = {1: "#22304a", 0: "#3f5274", -1: "#5b6478"}
PART = "#8a6bb5"


@dataclass(frozen=True, slots=True)
class Still:
    """A drawing: its size, strokes (path, colour, width, dash), marks and texts (x, y, text, anchor).

    ``numbers``: node -> its number in the list of actors, where it is drawn without a name.
    """

    width: int
    height: int
    strokes: list[tuple[str, str, float, str]]
    marks: list[Json]
    texts: list[tuple[float, float, str, str]]
    numbers: dict[int, int]


def still(
    nodes: Sequence[Json],
    lines: Sequence[Json],
    steps: Steps | None,
    lang: Lang,
    grouping: Grouping | None = None,
) -> Json:
    """The drawing as the page opens: actors, or their groups where the page opens on groups."""
    window = opening_window(steps)
    dated = any(line["kind"] == "tie" and line["dated"] for line in lines)
    seen = lines_of(lines, window, dated=dated)
    there = present(nodes, seen, window) if dated else set(_actors(nodes))
    if grouping:
        return asdict(_grouped(grouping, seen, there, lang))
    hidden = ("meeting",) if many_meetings(nodes) else ()
    parts = [
        line
        for line in lines
        if line["kind"] == "part"
        and nodes[line["to"]]["kind"] not in hidden
        and _takes_part(line, window, dated)
    ]
    return asdict(_drawn(nodes, seen, parts, there, lang))


def _actors(nodes: Sequence[Json]) -> list[int]:
    return [number for number, node in enumerate(nodes) if node["kind"] == "actor"]


def legend(nodes: Sequence[Json], lang: Lang) -> list[Json]:
    """The marks of actors in use, each with its outline, colour and name."""
    used, names = {node.get("sector") for node in nodes}, by_language("sectors")[lang]
    return [
        {"outline": OUTLINES[mark.shape], "fill": mark.color, "label": names[sector]}
        for sector, mark in SECTOR_MARKS.items()
        if sector in used
    ]


def _takes_part(line: Json, window: tuple[float, float], dated: bool) -> bool:  # noqa: FBT001
    return not dated or any(alive(part[1], part[3], window) for part in line["parts"])


def _frame(points: list[tuple[float, float]]) -> tuple[float, float, float, int]:
    """Scale, shifts and height that put the points on the sheet."""
    xs, ys = zip(*(points or [(0.0, 0.0)]), strict=True)
    wide, high = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    scale = min((WIDTH - 2 * MARGIN) / wide, 1.4)
    height = max(LEAST_HEIGHT, round(high * scale + 2 * MARGIN))
    left = (WIDTH - wide * scale) / 2 - min(xs) * scale
    return scale, left, (height - high * scale) / 2 - min(ys) * scale, height


def _drawn(
    nodes: Sequence[Json], seen: list[Json], parts: list[Json], there: set[int], lang: Lang
) -> Still:
    shown = sorted(there | {line[end] for line in parts for end in ("from", "to")})
    scale, dx, dy, height = _frame([(nodes[n]["x"], nodes[n]["y"]) for n in shown])
    at = {n: (round(nodes[n]["x"] * scale + dx), round(nodes[n]["y"] * scale + dy)) for n in shown}
    strokes = [
        (_path(at, [line for line in seen if line["formality"] == code]), COLORS[code], 1.3, dash)
        for code, dash in ((code, " ".join(map(str, DASHES[code]))) for code in COLORS)
    ]
    strokes.append((_path(at, parts), PART, 1.0, ""))
    linked = {line[end] for line in [*seen, *parts] for end in ("from", "to")}
    size = 8 if len(shown) < 200 else 5  # noqa: PLR2004 - marks of a crowded drawing
    marks = [_mark(nodes[n], at[n], size, linked=n in linked) for n in shown]
    texts, named = _names(nodes, shown, at, lang, linked)
    numbers = {n: rank + 1 for rank, n in enumerate(n for n in shown if n not in named)}
    texts += [(*at[n], str(number), "middle") for n, number in numbers.items()]
    return Still(WIDTH, height, [stroke for stroke in strokes if stroke[0]], marks, texts, numbers)


def _path(at: dict[int, tuple[int, int]], lines: list[Json]) -> str:
    ends = ((at[line["from"]], at[line["to"]]) for line in lines)
    return "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in ends)


def _mark(node: Json, at: tuple[int, int], size: int, *, linked: bool) -> Json:
    outlined = node["kind"] != "actor"
    return {
        "x": at[0],
        "y": at[1],
        "size": size,
        "outline": OUTLINES[node["shape"]],
        "fill": "#fff" if outlined else node["color"],
        "edge": node["color"] if outlined else "#1c2433",
        "faint": not linked and not outlined,
    }


def name_of(node: Json, lang: Lang) -> str:
    """The name to show, cut where it is long."""
    name = str(node["labels"][lang] if "labels" in node else node["label"])
    return shortened(name, LONGEST)


def _names(
    nodes: Sequence[Json],
    shown: list[int],
    at: dict[int, tuple[int, int]],
    lang: Lang,
    linked: set[int],
) -> tuple[list[tuple[float, float, str, str]], set[int]]:
    """Names under marks where there is room by their number of letters, those linked first."""
    taken: list[Box] = [(x - 8, y - 8, x + 8, y + 8) for x, y in at.values()]
    texts: list[tuple[float, float, str, str]] = []
    named: set[int] = set()
    for node in sorted(shown, key=lambda n: (n not in linked, n))[:300]:
        x, y = at[node]
        name = name_of(nodes[node], lang)
        half = len(name) * LETTER / 2
        box = (x - half, y + 10, x + half, y + 10 + ROW)
        if name.strip() and box[0] > 0 and box[2] < WIDTH and not any(_meet(box, o) for o in taken):
            taken.append(box)
            texts.append((x, y + 10 + ROW / 2, name, "middle"))
            named.add(node)
    return texts, named


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _grouped(grouping: Grouping, seen: list[Json], there: set[int], lang: Lang) -> Still:
    groups = range(len(grouping.keys))
    scale, dx, dy, height = _frame(list(zip(grouping.x, grouping.y, strict=True)))
    at = {n: (round(grouping.x[n] * scale + dx), round(grouping.y[n] * scale + dy)) for n in groups}
    pairs: dict[tuple[int, int], int] = {}
    for one, two in sorted({(line["from"], line["to"]) for line in seen}):
        ends = sorted((grouping.of[one], grouping.of[two]))
        pairs[ends[0], ends[1]] = pairs.get((ends[0], ends[1]), 0) + 1
    most = max((n for (a, b), n in pairs.items() if a != b), default=1)
    strokes = [
        (f"M{at[a][0]} {at[a][1]}L{at[b][0]} {at[b][1]}", COLORS[0], 1 + 9 * sqrt(n / most), "")
        for (a, b), n in pairs.items()
        if a != b
    ]
    counts = [sum(grouping.of[node] == group for node in there) for group in groups]
    marks = [_circle(at[n], counts[n], max(counts, default=1)) for n in groups]
    texts = [(float(at[n][0]), float(at[n][1]), str(counts[n]), "middle") for n in groups]
    texts += [
        (at[n][0], at[n][1] + marks[n]["size"] + 10, grouping.labels[lang][n][:LONGEST], "middle")
        for n in groups
    ]
    return Still(WIDTH, height, strokes, marks, texts, {})


def _circle(at: tuple[int, int], n: int, most: int) -> Json:
    size = 10 + 22 * sqrt(n / max(most, 1))
    circle = {"x": at[0], "y": at[1], "size": size, "outline": OUTLINES["dot"], "faint": False}
    return circle | {"fill": "#e6eef7", "edge": "#0b4f8a"}
