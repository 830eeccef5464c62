"""Variants of the template and of a messy workbook, each loaded: ``python -m benchmarks.fuzz``.

Each is loaded or refused in one line, within 5 seconds; a refused one leaves the store as it was, and a
loaded one accounts for every row. A variant that takes too long ends the program with its stack.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.variants import write_variant
from graph.errors import MaillageError
from graph.store import open_store
from graph.store.store import Store
from loaders.frame.context import LoadOptions
from loaders.report.load_report import LoadReport
from loaders.run import run

LONGEST = 5.0  # seconds of processor time
HANGS = 60.0  # seconds after which the stack is printed and the run ends
BLOCK = 100  # variants that share a store: a case is made again from the first of its block
COUNTED = ("ties", "participations")


@dataclass(slots=True)
class Tally:
    """What became of the variants: outcomes, the longest time, and the seeds of those at fault."""

    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    slowest: int = -1
    faults: list[tuple[int, str]] = field(default_factory=list)


def options_of(seed: int, folder: Path) -> LoadOptions:
    """The options a variant is loaded with."""
    dice = random.Random(-seed - 1)
    return LoadOptions(
        as_name="variante",
        replace=True,
        create_actors=dice.random() < 0.7,
        skip_refused=dice.random() < 0.5,
        append=dice.random() < 0.1,
        keep=("Téléphone",) if dice.random() < 0.1 else (),
        set={"type": "convention"} if dice.random() < 0.1 else {},
        refused_path=folder / "refused.csv",
    )


def fault_of(store: Store, seed: int, folder: Path) -> tuple[str, str]:
    """(outcome, what is wrong with it or ``""``) of one variant."""
    before = store.digest()
    files = write_variant(seed, folder)
    try:
        report = run(store, "tables", files, options_of(seed, folder))
    except MaillageError as error:
        texts = error.text("fr"), error.text("en")
        if store.digest() != before:
            return error.code, "a refused load changed the store"
        return error.code, "" if all(t and "\n" not in t for t in texts) else f"said: {texts!r}"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        return type(error).__name__, f"{type(error).__name__}: {error}"
    return report.outcome, _lost(report)


def _lost(report: LoadReport) -> str:
    """What does not add up in a load that went through."""
    if report.outcome != "stored" or report.refusals:
        return ""
    read, left = report.read.rows_read, report.read.left_out
    for kind, counts in report.counts.items():
        wanted = read.get(kind, 0) - sum(n for (of, _), n in left.items() if of == kind)
        if kind in COUNTED and counts.new + counts.changed + counts.same < wanted:
            return f"{kind}: {wanted} rows read, {counts.total} kept"
    return ""


def fuzz(seeds: range) -> Tally:
    """Load the variants of these seeds."""
    tally = Tally()
    for first in range(seeds.start, seeds.stop, BLOCK):
        with open_store(":memory:", create=True) as store:
            for seed in range(first, min(first + BLOCK, seeds.stop)):
                # A load writes what it changes in the working folder.
                made = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
                with made as place, chdir(place):
                    tried(tally, seed, partial(fault_of, store, seed, Path(place)))
    return tally


def tried(tally: Tally, seed: int, trial: Callable[[], tuple[str, str]]) -> None:
    """Try one variant, and note its outcome, its fault and the time it took."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    started = process_time()
    outcome, fault = trial()
    took = process_time() - started
    faulthandler.cancel_dump_traceback_later()
    tally.outcomes[outcome] += 1
    if took > tally.longest:
        tally.longest, tally.slowest = took, seed
    if took > LONGEST:
        fault = fault or f"took {took:.1f} s"
    if fault:
        tally.faults.append((seed, fault))


def main() -> None:
    """Print what became of the variants; exit code 1 where one was at fault."""
    play(fuzz, __doc__, 10_000)


def play(fuzz: Callable[[range], Tally], about: str | None, usual: int) -> None:
    """Load the seeds that the command line asks for and tell; exit code 1 where one was at fault."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--first", type=int, default=0, help="first seed (0)")
    parser.add_argument("--count", type=int, default=usual, help=f"number of seeds ({usual})")
    asked = parser.parse_args()
    tally = fuzz(range(asked.first, asked.first + asked.count))
    told(tally)
    sys.exit(bool(tally.faults))


def told(tally: Tally) -> None:
    """Print what became of the variants."""
    for outcome, n in sorted(tally.outcomes.items(), key=lambda item: (-item[1], item[0])):
        print(f"{n:6} {outcome}")
    print(
        f"{tally.outcomes.total()} variants, longest {tally.longest:.2f} s (seed {tally.slowest})"
    )
    for seed, fault in tally.faults:
        print(f"seed {seed}: {fault}")
    print(f"at fault: {len(tally.faults)}")


if __name__ == "__main__":
    main()
