"""Loads in processes of their own, to be killed between their first write and their commit."""

import os
import random
import time
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any

from graph.model import Actor, Record, Tie
from graph.store import open_store
from graph.store.store import Store
from tests.graph.store.sample import load

ENDS = tuple(Actor(f"local:{n}", f"Acteur n° {n}", listed=True) for n in range(40))
PAUSE = 0.01
SAYS = {"file_hash": "c" * 64}


def records(n_ties: int) -> list[Record]:
    """A list of ties, some of them alike."""
    rng = random.Random(n_ties)
    pairs = [rng.sample(ENDS, 2) for _ in range(n_ties)]
    return [*ENDS, *(Tie(a.id, b.id, weight=float(n % 7)) for n, (a, b) in enumerate(pairs))]


def opened(url: str, limit: int) -> Store:
    """A store; on a server, one whose transactions write few rows."""
    if "://" not in url:
        return open_store(url, create=True)
    from graph.store.neo4j.backend import Neo4jBackend

    return Store(Neo4jBackend(url, create=True, limit=limit))


def telling(write: Callable[..., Any], tell: Connection) -> Callable[..., Any]:
    """A writing method that tells when its first call is done, and leaves time to be killed."""
    first = [True]

    def wrapped(*args: Any) -> Any:
        answer = write(*args)
        if first.pop() if first else False:
            tell.send("writing")
        time.sleep(PAUSE)
        return answer

    return wrapped


def load_and_tell(
    url: str, n_ties: int, limit: int, tell: Connection, login: dict[str, str]
) -> None:
    """What the process does: one load, told when it writes and when it has committed."""
    os.environ.update(login)
    if "://" in url:
        from graph.store.neo4j.transaction import Writer

        Writer.create = telling(Writer.create, tell)  # type: ignore[method-assign]
    else:
        from graph.store.sqlite.writing import SqliteWriting

        SqliteWriting._write = telling(SqliteWriting._write, tell)  # type: ignore[method-assign]
    with opened(url, limit) as store:
        load(store, records(n_ties), says=SAYS)
    tell.send("done")


def kill_in_mid_load(url: str, n_ties: int, limit: int, after: float) -> bool:
    """Start a load, kill its process so many seconds after its first write; whether that was in time."""
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["tests.graph.store.killed", "graph.store.sqlite.writing"])
    hear, tell = context.Pipe(duplex=False)
    # A process forked by a server has that server's environment, which may be older than the login.
    login = {name: value for name, value in os.environ.items() if name.startswith("NEO4J_")}
    process = context.Process(  # type: ignore[attr-defined]  # every start method has it
        target=load_and_tell, args=(url, n_ties, limit, tell, login), daemon=True
    )
    process.start()
    tell.close()
    try:
        assert hear.recv() == "writing"
        time.sleep(after)
        return not hear.poll()
    finally:
        process.kill()
        process.join()
        process.close()
        hear.close()
