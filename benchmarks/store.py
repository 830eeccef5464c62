"""A big synthetic network into a store and back: SQLite alone, Neo4j against plain MERGE and plain reading.

    python -m benchmarks.store [--ties 1000000] [--neo4j-ties 1000000] [--no-neo4j]

Each measure of ours is a process of its own, so that its CPU seconds and peak memory are its alone; making
the network is not counted. Neo4j is timed by the clock, since the server does most of the work: both ways
take the same frames and write the same properties to the same server, emptied and warm, on the same
constraints and indexes; what each reads is compared before any time is printed.
"""

import argparse
import gc
import io
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psutil
from numpy.typing import NDArray

from benchmarks.store_rows import Network, actor_frames, keep, kept, network, store_all, tie_frames
from graph.store import open_store
from graph.tables import Ties
from tests.neo4j_jars import Unavailable
from tests.neo4j_server import Server, obtain

READS = 5  # by turns; their median is told
WARM = 100_000  # ties, twice: until then the server still compiles what it is asked
GOALS = {"cpu": 15.0, "peak": 800.0, "again": 1.0, "write": 1.8, "read": 3.0}


def as_files(whole: Network, folder: Path) -> list[str]:
    """The network as the two tables a person would load."""
    actors = pd.concat(actor_frames(whole))[["id", "name", "sector"]]
    actors.to_csv(folder / "actors.csv", index=False)
    names = ["source", "target", "type", "valid_from", "valid_until", "weight", "unit"]
    with (folder / "ties.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(names) + "\n")
        for frame in tie_frames(whole):
            last = frame["valid_to"] - np.timedelta64(1, "D")
            days = {"valid_from": frame["valid_from"].dt.date, "valid_until": last.dt.date}
            frame.assign(**days)[names].to_csv(file, index=False, header=False)
    return [str(folder / f"{kind}.csv") for kind in ("actors", "ties")]


def process(*words: str) -> tuple[float, float, float]:
    """Seconds of the clock, CPU seconds and peak MB of a command line of ours."""
    # As on anybody's machine: what Python has compiled once, it need not compile again.
    env = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    child = psutil.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, env=env)
    peak, cpu = 0.0, 0.0
    while child.poll() is None:
        try:
            peak = max(peak, _peak(child))
            times = child.cpu_times()
        except (psutil.Error, OSError):
            break
        cpu = times.user + times.system
        time.sleep(0.02)
    if child.wait():
        raise SystemExit(f"failed: {' '.join(words)}")
    return time.perf_counter() - start, cpu, peak / 2**20


def _peak(child: psutil.Popen) -> float:
    """Bytes: what the system noted as the highest, else what it holds now."""
    status = Path(f"/proc/{child.pid}/status")
    if status.exists():
        high = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line]
        return float(high[0]) * 1024 if high else 0.0
    memory = child.memory_info()
    return float(getattr(memory, "peak_wset", memory.rss))


def part(name: str, folder: Path, url: str) -> tuple[float, float, float]:
    """One measure, in a process of its own."""
    return process("-m", "benchmarks.store", "--part", name, str(folder), url)


def run_part(name: str, folder: Path, url: str) -> None:
    """What that process does."""
    if name == "nothing":
        kept(folder)
        return
    with open_store(url, create=True) as store:
        if name == "load":
            store_all(store, kept(folder))
        else:
            store.snapshot()


def against(goal: str, value: float, *, least: bool = False) -> str:
    """A goal, and whether it is reached."""
    reached = value >= GOALS[goal] if least else value <= GOALS[goal]
    return f"goal {GOALS[goal]:g}: {'reached' if reached else 'NOT reached'}"


def on_sqlite(whole: Network, folder: Path) -> None:
    """Files by the command, the same files again, then rows into the store alone."""
    command = ["-m", "maillage", "load", "tables", *as_files(whole, folder)]
    command += ["--store", str(folder / "file.db")]
    for label in ("files into SQLite, by the command", "the same files again"):
        seconds, cpu, peak = process(*command)
        told = f" ({against('again', seconds)})" if "again" in label else ""
        print(f"{label}: {seconds:.1f} s, {cpu:.1f} s CPU, peak {peak:.0f} MB{told}", flush=True)
    _, idle, _ = part("nothing", folder / "network", "")
    for name in ("load", "read"):
        _, cpu, peak = part(name, folder / "network", str(folder / "rows.db"))
        told = f" ({against('cpu', cpu - idle)}; {against('peak', peak)})" if name == "load" else ""
        print(f"rows, {name}: {cpu - idle:.1f} s CPU, peak {peak:.0f} MB{told}", flush=True)


def wall(act: Callable[[], object]) -> float:
    """Seconds of the clock that an act takes."""
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def on_neo4j(server: Server, whole: Network) -> None:
    """Plain writing and reading against ours."""
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    quiet = NotificationMinimumSeverity.OFF
    login = (server.user, server.password)
    driver = GraphDatabase.driver(server.uri, auth=login, notifications_min_severity=quiet)
    with driver, driver.session() as session:
        written(server, session, whole)
        read_back(server, session)


def written(server: Server, session: Any, whole: Network) -> None:
    """The same rows both ways, twice each; ours are left in the database."""
    from benchmarks.store_neo4j import actor_rows, merge, tie_rows

    server.empty()
    open_store(server.uri, create=True).close()
    plain = wall(lambda: merge(session, actor_rows(whole), tie_rows(whole)))
    plain_again = wall(lambda: merge(session, actor_rows(whole), tie_rows(whole)))
    server.empty()
    with open_store(server.uri, create=True) as store:
        ours = wall(lambda: store_all(store, whole))
        again = wall(lambda: store_all(store, whole))
    told("written", ours, "UNWIND + MERGE", plain, "write")
    told("the same rows again", again, "UNWIND + MERGE", plain_again)


def read_back(server: Server, session: Any) -> None:
    """Ties to arrays both ways, compared before any time is printed."""
    from benchmarks.store_neo4j import READ, read_one_by_one

    tables: list[Ties] = []
    columns: list[NDArray[Any]] = []
    ours, plainly = [], []
    with open_store(server.uri) as store:
        for _ in range(READS):
            ours.append(wall(lambda: tables.append(store.snapshot().ties)))
            plainly.append(wall(lambda: columns.extend(read_one_by_one(session))))
        everything = wall(store.snapshot)
    read, one = float(np.median(ours)), float(np.median(plainly))
    for name in ("weight", "valid_from"):
        mine = np.asarray(getattr(tables[0], name)).astype(np.float64)
        theirs = columns[2 + READ.index(name)].astype(np.float64)
        if not np.array_equal(np.sort(mine), np.sort(theirs)):
            raise SystemExit(f"both ways do not read the same ties: {name}")
    told("ties, read to arrays", read, "one record a tie", one, "read")
    print(f"everything read and resolved: {everything:.1f} s", flush=True)


def told(what: str, ours: float, plainly: str, plain: float, goal: str = "") -> None:
    """Print both times and their ratio."""
    reached = f" ({against(goal, plain / ours, least=True)})" if goal else ""
    ratio = f"{plain / ours:.2f} times{reached}"
    print(f"{what}: {ours:.1f} s; {plainly} {plain:.1f} s: {ratio}", flush=True)


def neo4j(n_ties: int, folder: Path) -> None:
    """On a server of our own, once it is warm."""
    import neo4j as driver_package

    with obtain() as server:
        os.environ |= {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
        found = server.run("CALL dbms.components() YIELD versions RETURN versions[0] AS v")[0]["v"]
        print(f"\nNeo4j {found}, driver {driver_package.__version__}, {n_ties:,} ties", flush=True)
        if n_ties > WARM:
            warm_up(server)
        whole = network(n_ties)
        on_neo4j(server, whole)
        keep(whole, folder / "neo4j")
        server.empty()
        for name in ("load", "read"):
            _, cpu, peak = part(name, folder / "neo4j", server.uri)
            print(
                f"client alone, {name}: {cpu:.1f} s CPU, peak {peak:.0f} MB ({against('peak', peak)})"
            )


def warm_up(server: Server) -> None:
    """Let the server compile what both ways ask; its figures count for nothing."""
    print(f"(warmed by two rounds of {WARM:,} ties)", flush=True)
    for _ in range(2):
        with redirect_stdout(io.StringIO()):
            on_neo4j(server, network(WARM))


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--neo4j-ties", type=int, default=1_000_000)
    parser.add_argument("--no-neo4j", action="store_true")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        name, folder, url = asked.part
        run_part(name, Path(folder), url)
        return
    print(
        f"{asked.ties:,} ties; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"pandas {pd.__version__}, numpy {np.__version__}"
    )
    with tempfile.TemporaryDirectory() as made:
        whole = network(asked.ties)
        keep(whole, Path(made) / "network")
        on_sqlite(whole, Path(made))
        if not asked.no_neo4j:
            try:
                neo4j(asked.neo4j_ties, Path(made))
            except Unavailable as reason:
                print(f"Neo4j left out: {reason}")


if __name__ == "__main__":
    main()
