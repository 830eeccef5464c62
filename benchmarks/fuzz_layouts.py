"""Files in every layout people use, each loaded: ``python -m benchmarks.fuzz_layouts``.

Each is loaded or refused in one line, within 5 seconds; what is loaded accounts for every row of the
file, and every relation that a person sees in it is in the store, or its row was refused by number.
"""

import tempfile
from contextlib import chdir
from functools import partial
from pathlib import Path

from benchmarks.fuzz import Tally, play, tried
from benchmarks.layouts import Pair, Seen, pair, write_layout
from graph.errors import MaillageError
from graph.store import open_store
from graph.store.store import Store
from graph.tables import Snapshot
from loaders.frame.context import LoadOptions
from loaders.report.load_report import LoadReport
from loaders.run import run

AWAY = {"excused", "absent", "represented"}


def fault_of(seed: int, folder: Path) -> tuple[str, str]:
    """(outcome, what is wrong with it or ``""``) of one file."""
    path, seen = write_layout(seed, folder)
    options = LoadOptions(
        create_actors=True, skip_refused=True, refused_path=folder / "refused.csv"
    )
    with open_store(":memory:", create=True) as store:
        try:
            report = run(store, "tables", [path], options)
        except MaillageError as error:
            return f"{seen.layout}: {error.code}", _stopped(store, error, seen)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            return type(error).__name__, f"{type(error).__name__}: {error}"
        return f"{seen.layout}: {report.outcome}", _wrong(report, store.snapshot(), seen)


def _stopped(store: Store, error: MaillageError, seen: Seen) -> str:
    """What is wrong with a load that stopped: a whole file may not be refused."""
    if len(store.sources()):
        return "a refused load changed the store"
    texts = error.text("fr"), error.text("en")
    if any("\n" in text or not text for text in texts):
        return f"said: {texts!r}"
    return "" if seen.damaged else f"a sound file was refused: {texts[1]}"


def _wrong(report: LoadReport, held: Snapshot, seen: Seen) -> str:
    """What does not add up in a load that went through."""
    if report.rows_read != seen.rows or report.rows_loaded < 0:
        counts = report.rows_read, report.rows_loaded, report.rows_refused, report.rows_left_out
        return f"rows {seen.rows}, (read, loaded, refused, left out) {counts}"
    refused = {refusal.row for refusal in report.refusals}
    if refused and not seen.damaged:
        return f"rows of a sound file were refused: {sorted(refused)}"
    found = presences(held) if seen.layout == "attendance" else ties(held)
    lost = {each for each, rows in seen.relations.items() if each not in found and rows - refused}
    if lost:
        return f"lost: {sorted(lost)}"
    more = found - set(seen.relations)
    return f"invented: {sorted(more)}" if more and not seen.damaged else ""


def ties(held: Snapshot) -> set[Pair]:
    """The pairs of a store's ties, by name."""
    names = held.actors.name
    return {
        pair(names[a], names[b])
        for a, b in zip(held.ties.src.tolist(), held.ties.dst.tolist(), strict=True)
    }


def presences(held: Snapshot) -> set[Pair]:
    """(ISO date, actor) of a store's presences, those who were away left aside."""
    came, names, days = held.participations, held.actors.name, held.events.valid_from
    rows = zip(came.actor.tolist(), came.event.tolist(), came.role, strict=True)
    return {(str(days[event]), names[actor]) for actor, event, role in rows if role not in AWAY}


def fuzz(seeds: range) -> Tally:
    """Load the files of these seeds."""
    tally = Tally()
    for seed in seeds:
        made = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        with made as place, chdir(place):
            tried(tally, seed, partial(fault_of, seed, Path(place)))
    return tally


def main() -> None:
    """Print what became of the files; exit code 1 where one was at fault."""
    play(fuzz, __doc__, 20_000)


if __name__ == "__main__":
    main()
