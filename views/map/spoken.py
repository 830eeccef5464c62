"""The map in one sentence where no script runs: what is counted in the period the page opens on."""

from collections.abc import Sequence
from typing import Any

from graph.language import Lang, figure, message, singular
from views.map.periods import Steps
from views.map.positions import many_meetings

Json = dict[str, Any]
FORMALITIES = {1: "n_formal", 0: "n_informal", -1: "n_unknown"}


def opening_window(steps: Steps | None) -> tuple[float, float]:
    """Day numbers of the period the page opens on, the end excluded; all of time without a slider."""
    if steps is None:
        return float("-inf"), float("inf")
    return steps.bounds[steps.opening], steps.bounds[steps.opening + 1]


def period_words(steps: Steps | None, lang: Lang) -> str:
    """The opening period as people say it: ``octobre 2024``."""
    if steps is None:
        return ""
    year, _, rest = steps.labels[steps.opening].partition("-")
    if not rest:
        return year
    if rest.startswith("Q"):
        rank = message("map.quarters", lang).split()[int(rest[1]) - 1]
        return message("map.quarter", lang, n=rank, year=year)
    return f"{message('map.months', lang).split()[int(rest) - 1]} {year}"


def alive(start: int | None, end: int | None, window: tuple[float, float]) -> bool:
    """Whether a dated span overlaps a window."""
    return start is not None and start < window[1] and (end is None or end > window[0])


def lines_of(lines: Sequence[Json], window: tuple[float, float], *, dated: bool) -> list[Json]:
    """Lines of ties seen in a window; the undated ones where nothing has a date."""
    ties = [line for line in lines if line["kind"] == "tie"]
    if not dated:
        return [line for line in ties if not line["dated"]]
    return [
        line for line in ties
        if line["dated"] and any(alive(tie[1], tie[3], window) for tie in line["ties"])
    ]  # fmt: skip


def present(nodes: Sequence[Json], seen: Sequence[Json], window: tuple[float, float]) -> set[int]:
    """Actors there in a window: by their own dates, or at an end of a tie."""
    there = {
        number for number, node in enumerate(nodes)
        if node["kind"] == "actor" and _overlaps(node["from"], node["to"], window)
    }  # fmt: skip
    return there | {line[end] for line in seen for end in ("from", "to")}


def _overlaps(start: int | None, end: int | None, window: tuple[float, float]) -> bool:
    return (start is None or start < window[1]) and (end is None or end > window[0])


def status(nodes: Sequence[Json], lines: Sequence[Json], steps: Steps | None, lang: Lang) -> str:
    """The sentence under the map as the page opens, all boxes ticked."""
    window = opening_window(steps)
    dated = any(line["kind"] == "tie" and line["dated"] for line in lines)
    seen = lines_of(lines, window, dated=dated)
    said = [_ties(seen, window, lang)] if dated else []
    if steps and steps.partial[steps.opening] > 1 and not seen:
        said = [message("map.unobserved_said", lang)]
    if steps and dated:
        said.append(_present(nodes, seen, window, lang))
    else:
        said.append(_count("actors", sum(node["kind"] == "actor" for node in nodes), lang))
    parts = _parts(nodes, lines, window)
    if parts:
        said.append(_count("parts", parts, lang))
    return message("map.join", lang).join(said) + "."


def _ties(seen: Sequence[Json], window: tuple[float, float], lang: Lang) -> str:
    counts, together = dict.fromkeys(FORMALITIES, 0), set()
    for line in seen:
        kept = [tie for tie in line["ties"] if alive(tie[1], tie[3], window)]
        records = sum(tie[0] is not None for tie in kept)
        counts[line["formality"]] += records
        if records < len(kept):
            together.add((line["from"], line["to"]))
    kinds = [_count(FORMALITIES[code], n, lang) for code, n in counts.items() if n]
    if together:
        kinds.append(_count("together", len(together), lang))
    pairs = {(line["from"], line["to"]) for line in seen}
    total = _count("records", sum(counts.values()), lang) + " " + _count("pairs", len(pairs), lang)
    return f"{total} ({', '.join(kinds)})" if kinds else total


def _present(
    nodes: Sequence[Json], seen: Sequence[Json], window: tuple[float, float], lang: Lang
) -> str:
    there = present(nodes, seen, window)
    linked = {line[end] for line in seen for end in ("from", "to")}
    said = _count("present", len(there), lang)
    quiet = len(there) - len(linked)
    return f"{said}, {_count('unlinked', quiet, lang)}" if quiet and linked else said


def _parts(nodes: Sequence[Json], lines: Sequence[Json], window: tuple[float, float]) -> int:
    """Dated participations, those in meetings apart where the page opens without them."""
    hidden = ("meeting",) if many_meetings(nodes) else ()
    shown = (
        line for line in lines if line["kind"] == "part" and nodes[line["to"]]["kind"] not in hidden
    )
    return sum(alive(part[1], part[3], window) for line in shown for part in line["parts"])


def _count(key: str, n: int, lang: Lang) -> str:
    form = "one" if singular(n, lang) else "many"
    return message(f"map.{key}_{form}", lang, n=figure(n, lang))
