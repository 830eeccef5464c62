"""QAP: 10,000 permutations at 200 actors, beside a plain numpy loop and NetworkX.

    python -m benchmarks.qap [--actors 200] [--draws 10000] [--loop 500] [--networkx 20]

Two pairs of relations: ties (0 or 1, one in twenty), and amounts on every pair. The peers take the same
permutations, fewer of them, and their time is scaled; mean, spread and p of what they find are held
equal to ours on these before a time is printed. NetworkX has no QAP: it relabels the graph and counts the
ties that both have.
Times are CPU seconds of one process. Goal: under 2 seconds; the run ends in error if it is missed.
"""

import argparse
import math
import platform
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np

from analyses.inference import qap_correlation, relabelings
from graph.tables import Floats, Ints

GOAL = 2.0
SEED = 1
Peer = Callable[[Floats, Floats, Ints], list[float]]


def by_loop(a: Floats, b: Floats, orders: Ints) -> list[float]:
    """The correlation of each permutation, one after the other."""
    off = ~np.eye(len(a), dtype=bool)
    return [float(np.corrcoef(a[np.ix_(each, each)][off], b[off])[0, 1]) for each in orders]


def by_networkx(a: Floats, b: Floats, orders: Ints) -> list[float]:
    """The same from the ties in common: r of two 0/1 matrices."""
    one, two = (nx.from_numpy_array(each, create_using=nx.DiGraph) for each in (a, b))
    cells = len(a) * (len(a) - 1)
    p, q = one.number_of_edges() / cells, two.number_of_edges() / cells
    spread = math.sqrt(p * (1 - p) * q * (1 - q))
    found = []
    for order in orders:
        place = {int(node): at for at, node in enumerate(order)}
        turned = nx.relabel_nodes(one, place)
        both = sum(two.has_edge(*edge) for edge in turned.edges)
        found.append((both / cells - p * q) / spread)
    return found


def relations(n: int, rng: np.random.Generator) -> dict[str, tuple[Floats, Floats]]:
    """A pair of relations of each kind."""
    ties = (rng.random((2, n, n)) < 0.05) & ~np.eye(n, dtype=bool)
    amounts = rng.lognormal(size=(2, n, n))
    return {
        "ties": (ties[0].astype(float), ties[1].astype(float)),
        "amounts": (amounts[0], amounts[1]),
    }


def agree(a: Floats, b: Floats, found: list[float], name: str) -> None:
    """Exit if a peer's correlations have another mean, spread or p than ours on the same permutations."""
    ours = qap_correlation(a, b, draws=len(found), seed=SEED)
    far = sum(abs(each) > abs(ours.observed[0]) - 1e-9 for each in found)
    theirs = [np.mean(found), np.std(found), (1 + far) / (1 + len(found))]
    if not np.allclose([ours.mean[0], ours.sd[0], ours.p[0]], theirs, rtol=0, atol=1e-9):
        sys.exit(f"{name} finds other correlations")


def race(kind: str, pair: tuple[Floats, Floats], draws: int, sampled: dict[str, int]) -> float:
    """Time ours, then the peers on the first permutations; print it. Returns our CPU seconds."""
    begin = time.process_time()
    test = qap_correlation(*pair, draws=draws, seed=SEED)
    ours = time.process_time() - begin
    print(f"{kind}: maillage {ours:.2f} s for {draws} permutations, p {test.p[0]:.4f}")
    orders = np.vstack([*relabelings(np.arange(len(pair[0])), draws=draws, seed=SEED).batches()])
    peers: dict[str, Peer] = {"numpy loop": by_loop}
    peers |= {f"networkx {nx.__version__}": by_networkx} if kind == "ties" else {}
    for name, peer in peers.items():
        some = orders[: sampled[name.split()[0]]]
        begin = time.process_time()
        found = peer(*pair, some)
        spent = (time.process_time() - begin) * draws / len(some)
        agree(*pair, found, name)
        print(f"  {name}: {spent:.1f} s (scaled from {len(some)}), ratio {spent / ours:.1f}")
    return ours


def main() -> None:
    """Run both kinds of relation; exit 1 if one misses the goal."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--actors", type=int, default=200)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--loop", type=int, default=500)
    parser.add_argument("--networkx", type=int, default=20)
    asked = parser.parse_args()
    print(f"{asked.actors} actors; Python {platform.python_version()}, numpy {np.__version__}")
    sampled = {"numpy": asked.loop, "networkx": asked.networkx}
    pairs = relations(asked.actors, np.random.default_rng(SEED))
    spent = {kind: race(kind, pair, asked.draws, sampled) for kind, pair in pairs.items()}
    if slow := [kind for kind, seconds in spent.items() if seconds >= GOAL]:
        sys.exit(f"over {GOAL:.0f} seconds: {', '.join(slow)}")


if __name__ == "__main__":
    main()
