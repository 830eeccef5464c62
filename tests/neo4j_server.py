"""A real Neo4j server for tests and benchmarks, obtained in the first way this machine allows.

``MAILLAGE_TEST_NEO4J_URI`` first (only an empty database or one with a ``(:MaillageTest)``),
then a Docker engine, then the server's own jars run by Java 17 or later, fetched once by Maven.

As a command: ``python tests/neo4j_server.py start`` prints the address and serves until Ctrl-C.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.guarded import guarded, stop
from tests.neo4j_jars import fetch_jars, java, version

# For a server of some minutes, which are gone before the second compiler has paid for itself.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
START_SECONDS = 240.0
DELETE_BATCH = 20_000


@dataclass(frozen=True)
class Server:
    """A server that tests may fill and empty."""

    uri: str
    user: str
    password: str

    def run(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of one query, auto-committed, so that CALL ... IN TRANSACTIONS may be used."""
        from neo4j import GraphDatabase

        with (
            GraphDatabase.driver(self.uri, auth=(self.user, self.password)) as driver,
            driver.session() as session,
        ):
            return session.run(query, **parameters).data()

    def empty(self) -> None:
        """Delete every relationship and node but the test mark; constraints and indexes stay."""
        batch = f"IN TRANSACTIONS OF {DELETE_BATCH} ROWS"
        self.run(f"MATCH ()-[r]->() CALL (r) {{ DELETE r }} {batch}")
        self.run(f"MATCH (n) WHERE NOT 'MaillageTest' IN labels(n) CALL (n) {{ DELETE n }} {batch}")


@contextmanager
def obtain(*, brief: bool = False) -> Iterator[Server]:
    """Serve until the end of the ``with``; raise Unavailable where no way is open.

    ``brief``: for queries that are few and small; the server is ready sooner and computes slower.
    """
    if uri := os.environ.get("MAILLAGE_TEST_NEO4J_URI"):
        with external(uri) as server:
            yield server
    elif docker_engine_runs():
        with in_docker() as server:
            yield server
    else:
        with from_jars(BRIEF if brief else ()) as server:
            yield server


@contextmanager
def external(uri: str) -> Iterator[Server]:
    """Use somebody's server, marked while in use so that an interrupted run can be repeated."""
    server = Server(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
    found = server.run(
        "OPTIONAL MATCH (n) WITH count(n) AS nodes "
        "OPTIONAL MATCH (m:MaillageTest) RETURN nodes, count(m) AS marks"
    )[0]
    if found["nodes"] and not found["marks"]:
        raise RuntimeError(
            f"MAILLAGE_TEST_NEO4J_URI={uri} holds {found['nodes']} nodes and no (:MaillageTest): "
            "tests would delete them; name an empty database"
        )
    server.run("MERGE (:MaillageTest)")
    yield server
    server.empty()
    if not found["marks"]:
        server.run("MATCH (m:MaillageTest) DELETE m")


def docker_engine_runs() -> bool:
    """Whether a Docker engine answers (the client alone does not serve)."""
    if shutil.which("docker") is None:
        return False
    asked = ["docker", "info", "--format", "{{.ServerVersion}}"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return False
    return answer.returncode == 0 and bool(answer.stdout.strip())


@contextmanager
def in_docker() -> Iterator[Server]:
    """Serve from the official image, of the same version as the jars."""
    from testcontainers.community.neo4j import Neo4jContainer

    secret = secrets.token_hex(12)
    container = Neo4jContainer(f"neo4j:{version()}-community", password=secret, username="neo4j")
    container.with_env("NEO4J_server_memory_heap_max__size", "512m")
    with container as running:
        yield Server(running.get_connection_url(), running.username, running.password)


@contextmanager
def from_jars(tuning: tuple[str, ...]) -> Iterator[Server]:
    """Serve from a folder of its own, on a free loopback port."""
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as folder:
        program = [java(), "-cp", str(fetch_jars() / "*")]
        server = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", secrets.token_hex(12))
        home = Path(folder)
        configure(home, server)
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
        flags = [f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
        main = [*tuning, *opens, *program[1:], "org.neo4j.server.CommunityEntryPoint", *flags]
        with (home / "console.log").open("wb") as log:
            process = guarded([program[0], *main], log)
        try:
            wait_until_ready(server, process, home / "console.log")
            yield server
        finally:
            stop(process)


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def configure(home: Path, server: Server) -> None:
    """Write neo4j.conf."""
    (home / "conf").mkdir()
    address = server.uri.removeprefix("bolt://")
    lines = [
        f"server.bolt.listen_address={address}",
        f"server.bolt.advertised_address={address}",
        "server.http.enabled=false",
        "server.memory.heap.initial_size=512m",
        "server.memory.heap.max_size=512m",
        "server.memory.pagecache.size=128m",
        "dbms.usage_report.enabled=false",
        "db.tx_log.rotation.retention_policy=keep_none",
    ]
    (home / "conf" / "neo4j.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")


def wait_until_ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the server answers, and knows no password but ours."""
    from neo4j.exceptions import DriverError, Neo4jError

    limit = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < limit:
        try:
            take_over(server)
        except (DriverError, Neo4jError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the Neo4j server did not start: {log.read_text('utf-8')[-2000:]}")


def take_over(server: Server) -> None:
    """Change the password that every new server has; its own command would start a second JVM."""
    from neo4j import GraphDatabase

    change = f"ALTER CURRENT USER SET PASSWORD FROM '{server.user}' TO $secret"
    with (
        GraphDatabase.driver(server.uri, auth=(server.user, server.user)) as driver,
        driver.session(database="system") as session,
    ):
        session.run(change, secret=server.password).consume()


def serve() -> None:
    """Print how to reach a server, and serve until Ctrl-C."""
    with obtain() as server:
        print(f"export MAILLAGE_TEST_NEO4J_URI={server.uri}")
        print(f"export NEO4J_USERNAME={server.user} NEO4J_PASSWORD={server.password}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    if sys.argv[1:] != ["start"]:
        sys.exit(__doc__)
    serve()
