"""The columns of one layer of a growth table: all ties, formal ones, informal ones."""

from dataclasses import dataclass

import numpy as np

from analyses.growth.change import Pairs, changes, distinct_pairs, last_seen
from analyses.growth.components import growing, sliding
from analyses.growth.degrees import degrees
from analyses.growth.periods import Periods
from analyses.growth.spells import Spells, alive, merged
from analyses.growth.triangles import standing
from graph.arrays import ratios
from graph.arrays.triangles import triangles
from graph.links import Links
from graph.tables import Flags, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """What the layers share: links with their runs of windows, pairs, triangles, presence.

    ``present``: first and last window of each actor.
    """

    periods: Periods
    links: Links
    runs: tuple[Ints, Ints]
    pairs: Pairs
    found: Ints
    present: tuple[Ints, Ints]
    cumulative: bool


def network(
    links: Links, periods: Periods, present: tuple[Ints, Ints], *, cumulative: bool
) -> Network:
    """Pairs deduplicated and triangles found once, for all windows and layers."""
    dated = links.take(periods.runs(links.start, links.end)[0] < len(periods))
    runs = periods.runs(dated.start, dated.end)
    shown = runs[0] <= runs[1]
    dated = dated.take(shown)
    n_actors = len(present[0])
    pairs = distinct_pairs(dated.u, dated.v, n_actors)
    runs = (runs[0][shown], runs[1][shown])
    found = triangles(pairs.u, pairs.v, n_actors)
    return Network(periods, dated, runs, pairs, found, present, cumulative)


def pair_spells(net: Network, rows: Flags) -> Spells:
    """Runs of windows in which each pair is linked by some of the links."""
    first, last = net.runs
    return merged(net.pairs.of_link[rows], first[rows], last[rows], len(net.periods))


def tied_spells(net: Network, spells: Spells) -> Spells:
    """Runs of windows in which each actor is an end of some pair."""
    ends = np.concatenate([net.pairs.u[spells.key], net.pairs.v[spells.key]])
    first, last = np.tile(spells.first, 2), np.tile(spells.last, 2)
    return merged(ends, first, last, len(net.periods))


def outside(net: Network, tied: Spells) -> Ints:
    """Actors tied in each window though their stated presence does not overlap it."""
    n = len(net.periods)
    first = np.maximum(tied.first, net.present[0][tied.key])
    last = np.minimum(tied.last, net.present[1][tied.key])
    return alive(tied.first, tied.last, n) - alive(first, last, n)


def structure(net: Network, spells: Spells, tied: Ints, actors: Ints) -> dict[str, Ints | Floats]:
    """pairs, density, mean degree, components, transitivity and centralization of each window."""
    n = len(net.periods)
    linked = alive(spells.first, spells.last, n)
    highest, paths = degrees(spells, net.pairs, n)
    if net.cumulative:
        components, largest = growing(spells, net.pairs, tied, n)
    else:
        components, largest = sliding(spells, net.pairs, n)
    closed = standing(net.found, spells, len(net.pairs.u), n)
    size = np.where(linked > 0, largest, np.nan)
    return {
        "pairs": linked,
        "density": ratios.density(linked, actors),
        "mean_degree": ratios.mean_degree(linked, actors),
        "components": components,
        "largest_component": size,
        "largest_component_share": ratios.ratio(size, actors),
        "transitivity": ratios.transitivity(closed, paths),
        "degree_centralization": ratios.degree_centralization(highest, linked, actors),
    }


def change_columns(net: Network, spells: Spells, rows: Flags) -> dict[str, Ints]:
    """formed, ended, their splits, and the ended pairs that were only last seen."""
    n = len(net.periods)
    columns = changes(spells, net.pairs, net.present, n)
    links = net.links
    columns["n_last_seen"] = last_seen(
        spells,
        net.pairs.of_link[rows],
        net.runs[1][rows],
        links.end[rows],
        links.end_known[rows],
        n,
    )
    return columns
