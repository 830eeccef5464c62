"""Undoing a load on Neo4j that was interrupted before it changed anything."""

from neo4j import ManagedTransaction

from graph.errors import StoreLocked
from graph.store.canonical import Hashes
from graph.store.neo4j.layout import NODE_KINDS, node
from graph.store.neo4j.query import first
from graph.store.neo4j.rows import columns
from graph.store.neo4j.session import Session
from graph.store.neo4j.transaction import Nodes, Writer
from graph.store.schema import KINDS, Kind


def discard(session: Session, load: int, dataset: str, limit: int) -> None:
    """Remove every row, then every node, that carries the load's number.

    Each transaction leaves a true account.
    """
    session.write(lambda tx: _begin(tx, session.url, load))
    for kind in reversed(KINDS):
        _rows(session, load, dataset, kind, limit)
    for label in (*(node(kind).label for kind in NODE_KINDS), "Campaign"):
        while session.write(lambda tx: _nodes(tx, label, load, limit)):  # noqa: B023
            pass
    session.write(lambda tx: _end(tx, load, dataset))


def _begin(tx: ManagedTransaction, url: str, load: int) -> None:
    """Say so on the load, that no other command goes on with it."""
    _turn(tx)
    text = (
        "MATCH (:Maillage {running: $load}) MATCH (l:Load {id: $load}) WHERE l.phase <> 'changing' "
        "SET l.phase = 'undoing' RETURN count(l)"
    )
    if first(tx, text, load=load) == [0]:
        raise StoreLocked("neo4j_moved", path=url)


def _rows(session: Session, load: int, dataset: str, kind: Kind, limit: int) -> None:
    read = columns(session, kind, ("key", "h"), only=[load])
    for start in range(0, len(read["key"]), limit):
        part = slice(start, start + limit)
        _remove(session, load, dataset, kind, read["key"][part], read["h"][part])


def _remove(
    session: Session, load: int, dataset: str, kind: Kind, keys: Hashes, content: Hashes
) -> None:
    def work(tx: ManagedTransaction) -> None:
        _turn(tx)
        writer = Writer(tx, dataset, load, Nodes())
        writer.remove(kind, keys, content)
        writer.note()

    session.write(work)


def _turn(tx: ManagedTransaction) -> None:
    first(tx, "MATCH (m:Maillage) SET m.revision = m.revision + 1 RETURN 0")


def _nodes(tx: ManagedTransaction, label: str, load: int, limit: int) -> int:
    _turn(tx)
    text = (
        f"MATCH (n:{label} {{load: $load}}) WHERE NOT EXISTS {{ (n)-[:STATES|OBSERVES|ASKED]-() }} "
        "WITH n LIMIT $limit OPTIONAL MATCH (n)-[l:IN|PART_OF]-() DELETE l "
        "WITH DISTINCT n DELETE n RETURN count(*)"
    )
    (gone,) = first(tx, text, load=load, limit=limit)
    return int(gone)


def _end(tx: ManagedTransaction, load: int, dataset: str) -> None:
    _turn(tx)
    text = (
        "MATCH (d:Dataset {name: $dataset, load: $load}) WHERE d.h IS NULL DELETE d RETURN count(*)"
    )
    first(tx, text, dataset=dataset, load=load)
    first(
        tx,
        "MATCH (l:Load {id: $id}) DELETE l WITH 1 AS x MATCH (m:Maillage) REMOVE m.running RETURN 0",
        id=load,
    )
