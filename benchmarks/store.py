"""A big synthetic network into a store and back: SQLite alone, Neo4j against plain MERGE and plain reading.

``python -m benchmarks.store [--ties N] [--neo4j-ties N] [--no-neo4j]``. Each SQLite measure is a process
of its own, so that its CPU seconds and peak memory are its alone. Neo4j is timed by the clock, since the
server does most of the work; both ways write the same rows to the same emptied server, one after the other.
"""

import argparse
import os
import platform
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.store_rows import actor_frames, network, store_all, tie_frames
from graph.store import open_store
from graph.tables import Ties
from tests.neo4j_server import Server, Unavailable, obtain

BATCH = 10_000
MERGE_ACTORS = (
    "UNWIND $rows AS row MERGE (a:Actor {id: row.id}) SET a.name = row.name, a.sector = row.sector"
)
MERGE_TIES = (
    "UNWIND $rows AS row MATCH (a:Actor {id: row.source}) MATCH (b:Actor {id: row.target}) "
    "MERGE (a)-[t:TIE {key: row.key}]->(b) SET t.type = row.type, t.formality = row.formality, "
    "t.valid_from = row.valid_from, t.valid_to = row.valid_to, t.weight = row.weight, t.unit = row.unit"
)
ONE_BY_ONE = (
    "MATCH (a:Actor)-[t:TIE]->(b:Actor) RETURN a.id, b.id, t.type, t.formality, t.valid_from, t.valid_to, "
    "t.weight, t.unit, t.directed, t.from_precision, t.to_precision, t.from_known, t.to_known, t.key"
)


def written(folder: Path, n_ties: int) -> None:
    """The network as the two tables a person would load."""
    ties = network(n_ties)
    pd.concat(actor_frames(ties))[["id", "name", "sector"]].to_csv(
        folder / "actors.csv", index=False
    )
    frames = []
    for frame in tie_frames(ties):
        last = frame["valid_to"] - np.timedelta64(1, "D")
        days = {"valid_from": frame["valid_from"].dt.date, "valid_until": last.dt.date}
        frames.append(
            frame.assign(**days)[
                ["source", "target", "type", "valid_from", "valid_until", "weight", "unit"]
            ]
        )
    pd.concat(frames).to_csv(folder / "ties.csv", index=False)


def process(*words: str) -> tuple[float, float]:
    """CPU seconds and peak MB of a command line of ours."""
    child = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(words)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sqlite_rows(path: str, n_ties: int) -> None:
    """Load frames and read them back; printed by the process that does it."""
    ties = network(n_ties)
    with open_store(path, create=True) as store:
        load = cpu(lambda: store_all(store, ties))
        read = cpu(store.snapshot)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"frames into SQLite: {load:.1f} s CPU; read to arrays: {read:.1f} s; peak {peak:.0f} MB")


def cpu(act: Callable[[], object]) -> float:
    """CPU seconds of an act."""
    start = time.process_time()
    act()
    return time.process_time() - start


def wall(act: Callable[[], object]) -> float:
    """Seconds of the clock that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def sqlite(n_ties: int) -> None:
    """The file loaded by its command, the same file again, then the store alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder, n_ties)
        tables = [str(folder / f"{kind}.csv") for kind in ("actors", "ties")]
        command = ["-m", "maillage", "load", "tables", *tables, "--store", str(folder / "file.db")]
        for label in ("files into SQLite, by the command", "the same files again"):
            seconds, peak = process(*command)
            print(f"{label}: {seconds:.2f} s CPU; peak {peak:.0f} MB")
        subprocess.run(
            [
                sys.executable,
                "-m",
                "benchmarks.store",
                "--rows",
                str(folder / "rows.db"),
                "--ties",
                str(n_ties),
            ],
            check=True,
        )


def rows(ties: Ties) -> Iterator[list[dict[str, Any]]]:
    """Ties as parameters of a query, a batch at a time."""
    for at, stated in enumerate(tie_frames(ties)):
        frame = stated.assign(key=[f"{at}-{i}" for i in range(len(stated))])
        for name in ("valid_from", "valid_to"):
            days = frame[name].to_numpy().astype("datetime64[D]")
            numbers = days.astype(np.int64).astype(object)
            numbers[np.isnat(days)] = None
            frame[name] = numbers
        records = frame.astype(object).to_dict("records")
        for start in range(0, len(records), BATCH):
            yield [{str(k): v for k, v in row.items()} for row in records[start : start + BATCH]]


def merge(session: Any, ties: Ties) -> None:
    """What one writes without a store: constraints, then UNWIND and MERGE."""
    session.run("CREATE CONSTRAINT a IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE").consume()
    session.run(
        "CREATE CONSTRAINT t IF NOT EXISTS FOR ()-[t:TIE]-() REQUIRE t.key IS UNIQUE"
    ).consume()
    for frame in actor_frames(ties):
        records = frame[["id", "name", "sector"]].to_dict("records")
        session.execute_write(lambda tx, batch: tx.run(MERGE_ACTORS, rows=batch).consume(), records)
    for batch in rows(ties):
        session.execute_write(lambda tx, batch: tx.run(MERGE_TIES, rows=batch).consume(), batch)


def neo4j(server: Server, n_ties: int) -> None:
    """Ours against plain MERGE, and our reading against one record a tie."""
    import neo4j as driver_package

    os.environ |= {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    ties = network(n_ties)
    auth = (server.user, server.password)
    with (
        driver_package.GraphDatabase.driver(server.uri, auth=auth) as driver,
        driver.session() as session,
    ):
        server.empty()
        plain = wall(lambda: merge(session, ties))
        for name in ("a", "t"):
            session.run(f"DROP CONSTRAINT {name} IF EXISTS").consume()
        server.empty()
        ours, read = through_store(server, ties)
        one = wall(lambda: [record.values() for record in session.run(ONE_BY_ONE)])
    print(f"driver {driver_package.__version__}, {n_ties:,} ties")
    print(f"Neo4j written: {ours:.1f} s; UNWIND + MERGE {plain:.1f} s: {plain / ours:.2f}x")
    print(f"Neo4j read to arrays: {read:.1f} s; one record a tie {one:.1f} s: {one / read:.2f}x")


def through_store(server: Server, ties: Ties) -> tuple[float, float]:
    """Seconds to write the network into our store and to read all of it back, ties counted."""
    with open_store(server.uri, create=True) as store:
        ours = wall(lambda: store_all(store, ties))
        back = []
        read = wall(lambda: back.append(store.snapshot()))
    if len(back[0].ties) != len(ties):
        raise SystemExit("not every tie came back")
    return ours, read


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--neo4j-ties", type=int, default=1_000_000)
    parser.add_argument("--no-neo4j", action="store_true")
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.rows:
        sqlite_rows(asked.rows, asked.ties)
        return
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {asked.ties:,} ties"
    )
    sqlite(asked.ties)
    if not asked.no_neo4j:
        try:
            with obtain() as server:
                neo4j(server, asked.neo4j_ties)
        except Unavailable as reason:
            print(f"Neo4j left out: {reason}")


if __name__ == "__main__":
    main()
