"""The rows of the oracle: every column of one window and layer, by counting sets."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from tests.analyses.growth.growth_oracle import LAYERS, Link, Oracle, Pair, Row, Window, meets

CHANGES = (
    "newcomers", "leavers", "formed", "formed_newcomer", "formed_continuing", "formalised",
    "ended", "ended_leaver", "ended_stayer", "n_last_seen",
)  # fmt: skip
ENDINGS = ("leavers", "ended", "ended_leaver", "ended_stayer", "n_last_seen")


def rows(oracle: Oracle, step: str, kind: str, windows: list[Window]) -> list[Row]:
    found = []
    begun = any(k.start and k.start < windows[1].start for k in oracle.links)
    for at in range(1, len(windows)):
        before, window = windows[at - 1], windows[at]
        for layer in LAYERS:
            row: Row = {
                "period": window.label, "layer": layer,
                "window_from": window.since, "window_to": window.until,
            }  # fmt: skip
            seen, row["partial"] = observed(oracle, layer, window, kind)
            values = (
                state(oracle, layer, window) | change(oracle, layer, before, window)
                | records(oracle, layer, window, step) | gatherings(oracle, window)
            )  # fmt: skip
            if at == 1 and not begun:
                values |= dict.fromkeys(CHANGES)
            if kind == "cumulative":
                values |= dict.fromkeys(ENDINGS)
            if not seen:
                values, row["partial"] = dict.fromkeys(values), None
            found.append(row | values)
    return found


def observed(oracle: Oracle, layer: str, window: Window, kind: str) -> tuple[bool, bool]:
    names = looked(oracle, layer)
    spans = [oracle.case.coverage[name] for name in names]
    spans = [span for span in spans if span != (None, None)]
    begin = window.since if kind == "compare" else window.start
    assert begin
    seen = any(f < window.end and t > begin for f, t in spans if f and t)
    partial = any(f > begin or t < window.end for f, t in spans if f and t)
    if kind == "12m":
        assert window.since
        partial |= any(f > window.since for f, _ in spans if f)
    return seen, partial


def looked(oracle: Oracle, layer: str) -> set[str]:
    """Datasets that state a tie of the layer, among those that state one of a kept actor.

    Where no tie is dated: those that state a participation of a kept actor.
    """
    if oracle.alone:
        return {dataset for link in oracle.links for dataset in link.datasets}
    around = Oracle(replace(oracle.case, territory="")) if oracle.case.territory else oracle
    own = {d for link in around.links if link.pair & oracle.kept for d in link.datasets}
    told = [link.datasets for link in around.of_layer(layer, around.links)]
    return {d for datasets in told if datasets & own for d in datasets}


def pairs_of(links: list[Link]) -> set[Pair]:
    return {link.pair for link in links}


def state(oracle: Oracle, layer: str, window: Window) -> Row:
    pairs = pairs_of(oracle.alive(layer, window))
    tied = {actor for pair in pairs for actor in pair}
    there = oracle.present(window.since, window.until)
    everyone = there | {a for link in oracle.alive("all", window) for a in link.pair}
    n, m = len(everyone), len(pairs)
    parts = components(pairs)
    biggest = max((len(part) for part in parts), default=None)
    closed, paths = triads(pairs, tied)
    return {
        "actors_present": n,
        "actors_tied": len(tied),
        "isolates": n - len(tied),
        "pairs": m,
        "density": m / (n * (n - 1) / 2) if n > 1 else None,
        "mean_degree": 2 * m / n if n else None,
        "components": len(parts),
        "largest_component": biggest,
        "largest_component_share": biggest / n if biggest else None,
        "transitivity": closed / paths if paths else None,
        "degree_centralization": centralization(pairs, everyone),
        "n_outside": len(tied - there),
        "n_actors_undated": sum(oracle.presence[a] is None for a in oracle.kept),
    }


def centralization(pairs: set[Pair], everyone: set[str]) -> float | None:
    """How far the best linked stands above the others, against a star."""
    n, degree = len(everyone), [sum(a in pair for pair in pairs) for a in everyone]
    return sum(max(degree) - d for d in degree) / ((n - 1) * (n - 2)) if n > 2 else None


def components(pairs: set[Pair]) -> list[set[str]]:
    parts: list[set[str]] = []
    for pair in pairs:
        touched = [part for part in parts if part & pair]
        parts = [part for part in parts if not part & pair] + [set(pair).union(*touched)]
    return parts


def triads(pairs: set[Pair], tied: set[str]) -> tuple[int, int]:
    """Closed paths of two pairs, and all of them."""
    closed = paths = 0
    for middle in tied:
        partners = [a for pair in pairs if middle in pair for a in pair - {middle}]
        for two in combinations(partners, 2):
            paths += 1
            closed += frozenset(two) in pairs
    return closed, paths


def change(oracle: Oracle, layer: str, before: Window, window: Window) -> Row:
    was, now = (pairs_of(oracle.alive(layer, w)) for w in (before, window))
    there, here = (oracle.present(w.since, w.until) for w in (before, window))
    new, gone, formed, ended = here - there, there - here, now - was, was - now
    informal, formal = (pairs_of(oracle.alive(kind, before)) for kind in ("informal", "formal"))
    made = (informal - formal) & pairs_of(oracle.alive("formal", window))
    return {
        "newcomers": len(new),
        "leavers": len(gone),
        "formed": len(formed),
        "formed_newcomer": sum(bool(pair & new) for pair in formed),
        "formed_continuing": sum(not pair & new for pair in formed),
        "formalised": len(made) if layer == "all" else None,
        "ended": len(ended),
        "ended_leaver": sum(bool(pair & gone) for pair in ended),
        "ended_stayer": sum(not pair & gone for pair in ended),
        "n_last_seen": sum(only_last_seen(oracle, layer, before, pair) for pair in ended),
    }


def only_last_seen(oracle: Oracle, layer: str, before: Window, pair: Pair) -> bool:
    held = [link for link in oracle.alive(layer, before) if link.pair == pair]
    latest = max(link.end for link in held if link.end)
    return any(k.tie and not k.tie.span.end_known for k in held if k.end == latest)


def records(oracle: Oracle, layer: str, window: Window, step: str) -> Row:
    stated = [k for k in oracle.of_layer(layer, oracle.links) if k.tie]
    held = [k for k in oracle.alive(layer, window) if k.tie]
    spans = [k.tie.span for k in stated if k.tie]
    return aside(oracle, layer, window) | {
        "records": len(held),
        "records_started": sum(
            s.start_known and s.start is not None and window.start <= s.start < window.end
            for s in spans
        ),
        "records_ended": sum(
            s.end_known and s.start is not None and s.end is not None
            and window.start <= s.end < window.end
            for s in spans
        ),
        "n_undated": sum(k.start is None for k in stated),
        "n_end_unknown": sum(
            k.end is None and not k.tie.span.end_known for k in held if k.tie
        ),
        "n_coarse": sum(oracle.coarse(k, step) for k in held),
        "n_formality_unknown": sum(k.formality == "unknown" for k in held),
    }  # fmt: skip


def aside(oracle: Oracle, layer: str, window: Window) -> Row:
    """Ties of the layer alive in the window that link no two actors kept."""
    return {
        name: sum(
            layer in ("all", tie.formality)
            and meets(tie.span.start, tie.span.end, window.since, window.until)
            for tie in ties
        )
        for name, ties in (("n_loops", oracle.loops), ("n_crossing", oracle.crossing))
    }


def gatherings(oracle: Oracle, window: Window) -> Row:
    def held(start: date | None, end: date | None) -> bool:
        return meets(start, end, window.since, window.until)

    taken, missed = (
        [p for p in parts if oracle.event[p.event].kind != "milestone"]
        for parts in (oracle.took, oracle.missed)
    )
    attended = {p.actor for p in taken if held(*oracle.dates(p)[:2])}
    known = {
        p.actor for p in taken
        if (start := oracle.dates(p)[0]) and window.since and start < window.since
    }  # fmt: skip
    seen = [
        e for e in oracle.case.events if oracle.concerns(e) and held(*oracle.act(e.kind, e.span)[:2])
    ]  # fmt: skip
    milestones = sum(e.kind == "milestone" for e in seen)
    return {
        "events": len(seen) - milestones,
        "participations": sum(held(*oracle.dates(p)[:2]) for p in taken),
        "participants": len(attended),
        "participants_first": len(attended - known),
        "participants_again": len(attended & known),
        "milestones": milestones,
        "n_absent": sum(held(*oracle.dates(p)[:2]) for p in missed),
    }
