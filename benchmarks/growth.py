"""Growth of 120 months over a million dated ties, against graphs rebuilt month by month.

    python -m benchmarks.growth [--network hub] [--ties 1000000] [--igraph-months 10] ...

Three networks (random; heavy-tailed with one hub of 20,000 pairs; communities), spells that end, a fifth
of the ties repeating a pair. The peers rebuild each layer of a month from its ties and take pairs, actors
tied, components, largest component, transitivity and highest degree: fewer columns than the table
has. They do so on months spread evenly, their time is scaled to 120 months, and it says so. Every answer
is compared before any time is printed. Times are CPU seconds of this process.
"""

import argparse
import math
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import scipy

from analyses.growth import LAYERS, WindowKind, growth
from analyses.simulation.synthetic import Kind, synthetic_ties
from benchmarks.snapshots import snapshot_of
from graph.tables import Flags, Ints, Snapshot, Ties

KINDS: tuple[Kind, ...] = ("random", "hub", "communities")
WINDOWS: tuple[WindowKind, ...] = ("cumulative", "period")
MONTHS = 120
FIRST_YEAR = 2010
GOAL = 20.0
ANSWERS = ("pairs", "actors_tied", "components", "largest_component", "transitivity", "highest")
Answer = dict[str, float]


@dataclass(frozen=True)
class Peer:
    """A library that answers for one network of pairs given as two arrays of ends."""

    name: str
    version: str
    answer: Callable[[int, Ints, Ints], Answer]


def by_igraph(n_actors: int, src: Ints, dst: Ints) -> Answer:
    """The answers of igraph, on a graph built from an array of ends."""
    graph = igraph.Graph(n=n_actors, edges=np.column_stack([src, dst]))
    graph.simplify()
    sizes = np.array(graph.connected_components().sizes())
    degree = np.array(graph.degree())
    return {
        "pairs": graph.ecount(),
        "actors_tied": int((degree > 0).sum()),
        "components": int((sizes > 1).sum()),
        "largest_component": int(sizes.max()),
        "transitivity": graph.transitivity_undirected(mode="nan"),
        "highest": int(degree.max()),
    }


def by_networkx(_: int, src: Ints, dst: Ints) -> Answer:
    """The answers of NetworkX."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(zip(src.tolist(), dst.tolist(), strict=True))
    sizes = [len(part) for part in nx.connected_components(graph)]
    return {
        "pairs": graph.number_of_edges(),
        "actors_tied": graph.number_of_nodes(),
        "components": len(sizes),
        "largest_component": max(sizes),
        "transitivity": nx.transitivity(graph),
        "highest": max(degree for _, degree in graph.degree()),
    }


PEERS = (
    Peer("igraph", igraph.__version__, by_igraph),
    Peer("networkx", nx.__version__, by_networkx),
)


def month_of(number: int) -> tuple[np.datetime64, np.datetime64]:
    """First day of a month of the span (0 = its first), and of the next."""
    first = np.datetime64(f"{FIRST_YEAR}-01", "M") + number
    return first.astype("datetime64[D]"), (first + 1).astype("datetime64[D]")


def held(ties: Ties, number: int, window: WindowKind) -> Flags:
    """Ties of one month."""
    begin, end = month_of(number)
    started: Flags = ties.valid_from < end
    if window == "cumulative":
        return started
    return started & (np.isnat(ties.valid_to) | (ties.valid_to > begin))


def spread(n_months: int) -> list[int]:
    """Months in the middle of equal parts of the span: their mean cost is that of all, if it is smooth."""
    return [int((part + 0.5) * MONTHS / n_months) for part in range(n_months)]


def timed(
    peer: Peer, ties: Ties, window: WindowKind, months: list[int]
) -> tuple[float, list[Answer]]:
    """CPU seconds of every layer of these months rebuilt, and the answers, month by month."""
    answers = []
    begin = time.process_time()
    for number in months:
        shown = held(ties, number, window)
        for code in LAYERS.values():
            rows = shown if code is None else shown & (ties.formality == code)
            answers.append(peer.answer(len(ties.actors.id), ties.src[rows], ties.dst[rows]))
    return time.process_time() - begin, answers


def ours(whole: Snapshot, window: WindowKind) -> tuple[float, pd.DataFrame]:
    """CPU seconds of the whole table, and the table."""
    begin = time.process_time()
    frame = growth(
        whole, every="month", window=window,
        start=date(FIRST_YEAR, 1, 1), to=date(FIRST_YEAR + MONTHS // 12, 1, 1),
    )  # fmt: skip
    return time.process_time() - begin, frame


def highest_degree(row: "pd.Series[float]") -> float:
    """The highest degree, from the centralization it enters: C (n-1)(n-2) = n highest - 2 pairs."""
    n = row["actors_present"]
    return round((row["degree_centralization"] * (n - 1) * (n - 2) + 2 * row["pairs"]) / n)


def agree(frame: pd.DataFrame, months: list[int], answers: list[Answer], peer: Peer) -> int:
    """How many numbers were compared. Exits if one differs."""
    rows = [number * len(LAYERS) + layer for number in months for layer in range(len(LAYERS))]
    for at, answer in zip(rows, answers, strict=True):
        row = frame.iloc[at]
        found = {name: row[name] for name in ANSWERS[:-1]} | {"highest": highest_degree(row)}
        for name in ANSWERS:
            if not math.isclose(found[name], answer[name], rel_tol=1e-9):
                where = f"{row['period']} {row['layer']} {name}"
                sys.exit(f"{where}: {found[name]} here, {answer[name]} by {peer.name}")
    return len(rows) * len(ANSWERS)


def race(kind: Kind, window: WindowKind, ties: Ties, sampled: dict[str, int]) -> bool:
    """One network in one kind of window: answers compared, then times and ratios printed."""
    seconds, frame = ours(snapshot_of(ties), window)
    lines, reached = [], True
    for peer in PEERS:
        months = spread(sampled[peer.name])
        spent, answers = timed(peer, ties, window, months)
        compared = agree(frame, months, answers, peer)
        scaled = spent * MONTHS / len(months)
        lines.append(
            f"  {peer.name} {peer.version}: {scaled:.1f} s ({spent:.1f} s on {len(months)} of {MONTHS} "
            f"months, scaled), ratio {scaled / seconds:.1f}; {compared} numbers equal"
        )
        if peer.name == "igraph" and window == "cumulative":
            reached = scaled / seconds >= GOAL
    print(
        f"{kind}, {window}: maillage {seconds:.2f} s for {len(frame)} rows of {frame.shape[1]} columns"
    )
    print("\n".join(lines), flush=True)
    return reached


def main() -> None:
    """Run every network and window; exit 1 if the goal is missed on one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=200_000)
    parser.add_argument(
        "--network", action="append", choices=KINDS, help="one of the three; repeat for more"
    )
    parser.add_argument("--igraph-months", type=int, default=10)
    parser.add_argument("--networkx-months", type=int, default=2)
    options = parser.parse_args()
    sampled = {"igraph": options.igraph_months, "networkx": options.networkx_months}
    print(
        f"{options.ties} ties, {options.actors} actors; Python {platform.python_version()}, "
        f"numpy {np.__version__}, SciPy {scipy.__version__}, pandas {pd.__version__}; CPU seconds"
    )
    reached = []
    for kind in options.network or KINDS:
        ties = synthetic_ties(options.actors, options.ties, kind, months=MONTHS, seed=1)
        reached += [race(kind, window, ties, sampled) for window in WINDOWS]
    if not all(reached):
        sys.exit(
            f"cumulative growth is not {GOAL:.0f} times faster than igraph rebuilt on every network"
        )


if __name__ == "__main__":
    main()
