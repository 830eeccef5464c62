"""The connection to a Neo4j server: opening it, telling whose database it is, its errors as ours."""

import json
import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    TransientError,
)

from graph.errors import (
    StoreError,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreTooNew,
    StoreUnreachable,
)
from graph.store.canonical import canonical_json
from graph.store.schema import SCHEMA_VERSION

# What the driver logs is said once, by the error it then raises.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

RETRY_SECONDS = 5.0
CONNECT_SECONDS = 10.0
# Transactions: to write, one creates while one commits; a third costs the server's memory more than it wins.
AT_ONCE = 2
MARK = "maillage"
ADDED = {"campaign": None, "reporter_territory": None}  # by schema 2, to ties
Answer = TypeVar("Answer")
Work = Callable[[ManagedTransaction], Answer]


@contextmanager
def translated(url: str) -> Iterator[None]:
    """The server's and the driver's errors as one clear line that names the address."""
    try:
        yield
    except (Neo4jError, DriverError, OSError, ValueError) as error:
        raise _ours(error, url) from error


# The first that fits, from the narrow to the wide.
_BY_KIND: tuple[tuple[tuple[type[Exception], ...], type[StoreError], str], ...] = (
    ((AuthError,), StoreUnreachable, "neo4j_refused"),
    ((Forbidden,), StoreUnreachable, "neo4j_forbidden"),
    ((ConfigurationError, ValueError), StoreUnreachable, "neo4j_address"),
    ((DriverError, OSError), StoreUnreachable, "neo4j_unreachable"),
    ((TransientError, ConstraintError), StoreLocked, "neo4j_busy"),
)


def _ours(error: Exception, url: str) -> StoreError:
    detail = str(getattr(error, "message", "") or error).strip().splitlines()[0:1]
    fields = {"path": url, "detail": detail[0] if detail else type(error).__name__}
    if _no_memory(error):
        return StoreFull("neo4j_full", **fields)
    for kinds, ours, code in _BY_KIND:
        if isinstance(error, kinds):
            return ours(code, **fields)
    return StoreError("neo4j_failed", **fields)


def _no_memory(error: Exception) -> bool:
    code = str(getattr(error, "code", "") or "")
    return "OutOfMemory" in code or "TransactionMemoryLimit" in code


class Session:
    """One database of one server."""

    def __init__(self, url: str, *, create: bool) -> None:
        self.url, login = _login(url)
        with translated(self.url):
            self._driver = _connect(self.url, login)
        try:
            with translated(self.url):
                self._driver.verify_connectivity()
                self._claim(create=create)
        except BaseException:
            self._driver.close()
            raise

    def read(self, work: Work[Answer]) -> Answer:
        """One reading transaction."""
        with translated(self.url), self._driver.session(fetch_size=2) as session:
            return session.execute_read(work)

    def read_each(self, works: Iterable[Work[Answer]]) -> Iterator[Answer]:
        """What reading transactions answer, in their order.

        The server prepares one beside another, and no more than the reader can follow.
        """
        begun: deque[Future[Answer]] = deque()
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            for work in works:
                begun.append(pool.submit(self.read, work))
                if len(begun) > AT_ONCE:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()

    def write(self, work: Work[Answer]) -> Answer:
        """One writing transaction; ``work`` may be run again. A server short of memory is not asked twice."""

        def once(tx: ManagedTransaction) -> Answer:
            with memory_told(self.url):
                return work(tx)

        with translated(self.url), self._driver.session() as session:
            return session.execute_write(once)

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def _claim(self, *, create: bool) -> None:
        """Check that the database is ours, or mark an empty one."""
        schema, nodes, labels = self._run(
            "OPTIONAL MATCH (m:Maillage {mark: $mark}) WITH m.schema AS schema "
            "OPTIONAL MATCH (n) WHERE NOT n:MaillageTest WITH schema, n LIMIT 1000 "
            "UNWIND CASE WHEN n IS NULL THEN [null] ELSE labels(n) + [''] END AS label "
            "RETURN schema, count(DISTINCT n), collect(DISTINCT label)",
            mark=MARK,
        )
        if schema is None and nodes:
            found = ", ".join(f":{label}" for label in sorted(labels) if label) or "(…)"
            raise StoreForeign("neo4j_foreign", path=self.url, found=found)
        if schema is None and not create:
            raise StoreUnreachable("neo4j_missing", path=self.url)
        if schema is None:
            self._create()
        elif schema > SCHEMA_VERSION:
            raise StoreTooNew("store_too_new", path=self.url, found=schema, known=SCHEMA_VERSION)
        elif schema < SCHEMA_VERSION:
            # Who may only read reads what is there as it is: what it has not is empty.
            with suppress(Forbidden):
                self._upgrade()

    def _upgrade(self) -> None:
        """Bring a database of an older schema to ours: all that it holds stays, and its digest.

        No tie of it says what schema 2 brought: the mark says so of all of them.
        """
        self._constrain()

        def mark(tx: ManagedTransaction) -> None:
            text = "MATCH (m:Maillage) SET m.revision = m.revision + 1 RETURN m.schema, m.same_ties"
            ((schema, same),) = tx.run(text).values()
            if schema < SCHEMA_VERSION:
                shared = canonical_json(json.loads(same) | ADDED) if same else same
                text = "MATCH (m:Maillage) SET m.schema = $schema, m.same_ties = $shared"
                tx.run(text, schema=SCHEMA_VERSION, shared=shared).consume()

        with self._driver.session() as session:
            session.execute_write(mark)

    def _constrain(self) -> None:
        with self._driver.session() as session:
            session.execute_write(lambda tx: [tx.run(each).consume() for each in _statements()])
        self._run("CALL db.awaitIndexes()")

    def _create(self) -> None:
        self._constrain()
        mark = (
            "MERGE (m:Maillage {mark: $mark}) "
            "ON CREATE SET m.schema = $schema, m.revision = 0, m.loads = 0"
        )
        self._run(mark, mark=MARK, schema=SCHEMA_VERSION)

    def _run(self, query: str, **values: Any) -> list[Any]:
        """The first record of a query in a transaction of its own."""
        with self._driver.session() as session:
            rows = session.run(query, values).values()
        return rows[0] if rows else []


@contextmanager
def memory_told(url: str) -> Iterator[None]:
    """Turn the server's want of memory into StoreFull at once.

    To the driver it is an error to try again for minutes.
    """
    try:
        yield
    except Neo4jError as error:
        if _no_memory(error):
            raise _ours(error, url) from error
        raise


def side_by_side(acts: Sequence[Callable[[], None]]) -> None:
    """Run acts in order, as many at a time as help; after one that fails none is begun."""
    pool = ThreadPoolExecutor(max_workers=AT_ONCE)
    try:
        done = [pool.submit(act) for act in acts]
        wait(done, return_when=FIRST_EXCEPTION)
    finally:
        pool.shutdown(cancel_futures=True)
    for each in done:
        each.result()


def _statements() -> list[str]:
    text = (Path(__file__).parent / "schema.cypher").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    return [statement.strip() for statement in "\n".join(lines).split(";") if statement.strip()]


def _login(url: str) -> tuple[str, tuple[str, str]]:
    """The address without a user and password, and these: its own, else those of the environment."""
    parts = urlsplit(url)
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    user = unquote(parts.username or "") or os.environ.get("NEO4J_USERNAME", "neo4j")
    password = unquote(parts.password or "") or os.environ.get("NEO4J_PASSWORD", "")
    return bare, (user, password)


def _connect(url: str, login: tuple[str, str]) -> Driver:
    return GraphDatabase.driver(
        url,
        auth=login,
        user_agent="maillage",
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )
