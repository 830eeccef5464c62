"""Actors gathered into territories, sectors or communities: how a large network opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import networkx as nx
import numpy as np

from analyses.measures.communities.consensus import grouping as consensus
from graph.arrays.csr import merged
from graph.language import LANGS, Lang, label, message
from views.layout import WHOLE, positions
from views.map.style import SECTOR_MARKS

Json = dict[str, Any]
GroupKind = Literal["communities", "territory", "sector"]
SEED = 20190101
MOST_GROUPS = 120
LEAST_COMMUNITY = 3
DIVIDES = 0.9
# Partitions whose consensus is shown; where actors are many, each takes its time.
DRAWS, DRAWS_MANY = 10, 3
# Marks of groups are wider than those of actors, for which positions are made.
SPREAD = 2.3


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of the first actors of the nodes: the group of each, and each group's key, names and place.

    ``stable``: false where the ties could as well be read as other communities.
    """

    kind: GroupKind
    of: list[int]
    keys: list[str]
    labels: dict[Lang, list[str]]
    x: list[int]
    y: list[int]
    stable: bool = True


def groupings(
    nodes: Sequence[Json], lines: Sequence[Json], territories: dict[str, str], wanted: str
) -> list[Grouping]:
    """Groupings of two groups or more, those by attribute first, communities where they are needed.

    ``nodes``: actors first. ``lines``: of any kind. ``territories``: code -> name.
    """
    actors = [node for node in nodes if node["kind"] == "actor"]
    pairs = _pairs(lines)
    found = [
        _grouping("territory", [node["territory"] for node in actors], pairs, territories),
        _grouping("sector", [node["sector"] for node in actors], pairs, {}),
    ]
    usable = [each for each in found if 1 < len(each.keys) <= MOST_GROUPS]
    needed = len(actors) > WHOLE and not any(each.kind == "territory" for each in usable)
    if actors and (wanted == "communities" or needed):
        names = [node["label"] for node in actors]
        keys, stable = communities(len(actors), pairs)
        made = _grouping("communities", keys, pairs, {}, names)
        usable.append(replace(made, stable=stable))
    return usable


def opening_group(found: Sequence[Grouping], n_actors: int, wanted: str) -> str:
    """The grouping to open on: the one asked, else one that divides a network too large to read.

    Territories before communities before sectors; one that leaves all but a tenth in one group last.
    """
    kinds = {each.kind: each for each in found}
    if wanted or n_actors <= WHOLE:
        return wanted if wanted in kinds else ""
    order: list[GroupKind] = ["territory", "communities", "sector"]
    usable = [kind for kind in order if kind in kinds and len(kinds[kind].keys) > 1]
    return next(
        (kind for kind in usable if _largest(kinds[kind]) < DIVIDES), next(iter(usable), "")
    )


def _largest(grouping: Grouping) -> float:
    """Share of the actors in the largest group."""
    return max(map(grouping.of.count, range(len(grouping.keys)))) / len(grouping.of)


def _pairs(lines: Sequence[Json]) -> list[tuple[int, int]]:
    ties = {(line["from"], line["to"]) for line in lines if line["kind"] == "tie"}
    return sorted(ties)


def communities(size: int, pairs: Sequence[tuple[int, int]]) -> tuple[list[str], bool]:
    """Community of each actor, ``1`` the largest, ``2``..., and whether the partitions agree on them.

    The consensus of a few partitions by Louvain's method from a fixed seed. Communities below three actors
    are ``small`` together, actors without any tie are ``none``.
    """
    found = ["none"] * size
    if not pairs:
        return found, True
    draws = DRAWS if size <= WHOLE else DRAWS_MANY
    u, v = np.array(pairs, np.int64).T
    linked = merged(tuple(range(size)), u, v, np.ones(len(u)), directed=False)
    agreed = consensus(linked, draws=draws, seed=SEED)
    for node, number in agreed.of.items():
        small = len(agreed.groups[number - 1]) < LEAST_COMMUNITY
        found[node] = "small" if small else str(number)
    return found, agreed.stable


def _grouping(
    kind: GroupKind,
    keys_of: list[str],
    pairs: list[tuple[int, int]],
    names: dict[str, str],
    actors: Sequence[str] = (),
) -> Grouping:
    keys = _ordered(kind, set(keys_of))
    rank = {key: number for number, key in enumerate(keys)}
    of = [rank[key] for key in keys_of]
    heads = _heads(of, pairs, len(keys)) if actors else []
    labels: dict[Lang, list[str]] = {
        lang: [
            _label(kind, key, lang, names.get(key, ""), actors[heads[n]] if heads else "")
            for n, key in enumerate(keys)
        ]
        for lang in LANGS
    }
    x, y = _places(of, pairs, len(keys))
    return Grouping(kind, of, keys, labels, x, y)


def _ordered(kind: GroupKind, keys: set[str]) -> list[str]:
    if kind == "sector":
        return [sector for sector in SECTOR_MARKS if sector in keys]
    # What has no name comes last; communities by their number.
    return sorted(keys, key=lambda key: (key in ("", "none"), key == "small", len(key), key))


def _heads(of: list[int], pairs: list[tuple[int, int]], size: int) -> list[int]:
    """The most linked actor of each group, the first of equals."""
    linked = [0] * len(of)
    for one, two in pairs:
        linked[one] += 1
        linked[two] += 1
    return [
        max((node for node in range(len(of)) if of[node] == group), key=lambda n: (linked[n], -n))
        for group in range(size)
    ]


def _label(kind: GroupKind, key: str, lang: Lang, name: str, head: str) -> str:
    if kind == "sector":
        return (
            message("map.sector_unknown", lang) if key == "unknown" else label("sectors", key, lang)
        )
    if kind == "territory":
        return name or key or message("map.no_territory", lang)
    if key in ("none", "small"):
        return message(f"map.community_{key}", lang)
    return message("map.community", lang, n=key, name=head)


def _places(of: list[int], pairs: list[tuple[int, int]], size: int) -> tuple[list[int], list[int]]:
    counts: dict[tuple[int, int], int] = {}
    for one, two in pairs:
        ends = min(of[one], of[two]), max(of[one], of[two])
        if ends[0] != ends[1]:
            counts[ends] = counts.get(ends, 0) + 1
    mean = sum(counts.values()) / len(counts) if counts else 1
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(
        (a, b, min(2.0, n / mean)) for (a, b), n in sorted(counts.items())
    )
    points = (positions(graph, [""] * size) * SPREAD).astype(int)
    return points[:, 0].tolist(), points[:, 1].tolist()
