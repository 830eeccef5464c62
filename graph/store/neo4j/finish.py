"""The end of a load on Neo4j: what the dataset says of itself, what is resolved anew, the ledger."""

import json

import numpy as np
from neo4j import ManagedTransaction

from graph.model import Source
from graph.store.canonical import canonical_json
from graph.store.coverage import DATED, Bound, bounds, covered, widest
from graph.store.neo4j.layout import NODE_KINDS, PATTERNS, node
from graph.store.neo4j.nodes import refresh
from graph.store.neo4j.query import first, loads_of
from graph.store.neo4j.reading import coverage, sources
from graph.store.neo4j.steps import Work
from graph.store.neo4j.transaction import Writer
from graph.store.schema import Kind
from graph.store.source import source_cells, source_hash


def finish(
    writer: Writer, work: Work, touched: dict[Kind, set[str]], *, resumed: bool = False
) -> None:
    """Close a load in its last transaction. ``resumed``: an interrupted one, that had written rows before."""
    tx = writer.tx
    before = _priority(tx, writer.dataset)
    if work.source is None:
        _forget(writer)
    else:
        adds = work.only_adds and not resumed
        observed = _widened(tx, work) if adds else _read_back(tx, writer.dataset)
        _describe(writer, work.source, observed)
    changed = before is not None and before != _priority(tx, writer.dataset)
    for kind in NODE_KINDS:
        ids = touched[kind] | (_shared(writer, kind) if changed else set())
        refresh(tx, kind, sorted(ids))
    _sweep_campaigns(writer)
    first(
        tx,
        "MATCH (l:Load {id: $id}) SET l.state = 'done' REMOVE l.phase WITH l "
        "MATCH (m:Maillage) REMOVE m.running RETURN 0",
        id=writer.load,
    )


def _describe(writer: Writer, source: Source, observed: list[Bound]) -> None:
    (before,) = first(writer.tx, "MATCH (d:Dataset {name: $name}) RETURN d.h", name=source.dataset)
    h = source_hash(source)
    text = "MATCH (d:Dataset {name: $name}) SET d += $cells RETURN 0"
    cells = {**source_cells(source), "h": h.hex(), "bounds": canonical_json(observed)}
    first(writer.tx, text, name=source.dataset, cells=cells)
    grown = int.from_bytes(h, "big") - int(before or "0", 16)
    writer.grow("datasets", 0 if before else 1, grown)


def _forget(writer: Writer) -> None:
    text = "MATCH (d:Dataset {name: $name}) WITH d, d.h AS h DELETE d RETURN h"
    (h,) = first(writer.tx, text, name=writer.dataset)
    if h is not None:
        writer.grow("datasets", -1, -int(h, 16))


def _widened(tx: ManagedTransaction, work: Work) -> list[Bound]:
    """The dataset's bounds and those of the rows that come to it: a million ties are not read back."""
    (held,) = first(tx, "MATCH (d:Dataset {name: $name}) RETURN d.bounds", name=work.dataset)
    found = [
        (what, precision, low, high) for what, precision, low, high in json.loads(held or "[]")
    ]
    for kind, changes in work.kinds.items():
        found += [each for rows in changes.create for each in bounds(kind, rows.frame)]
    return widest(found)


def _read_back(tx: ManagedTransaction, dataset: str) -> list[Bound]:
    """The dataset's bounds, as ``bounds`` has them, of all that it holds."""
    rows: list[Bound] = []
    loads = loads_of(tx, dataset)
    for kind in DATED:
        arrow = f"()-[r:{PATTERNS[kind].type}]->(:{node(kind).label})"
        apart = "AND r.kind <> 'milestone' " if kind == "events" else ""
        text = (
            f"MATCH {arrow} WHERE r.load IN $loads AND r.valid_from IS NOT NULL {apart}"
            "WITH coalesce(r.from_precision, 0) AS p, min(r.valid_from) AS a, max(r.valid_from) AS z "
            "RETURN collect(['start', p, a, z])"
        )
        rows += first(tx, text, loads=loads)[0]
    for end in ("from", "to"):
        text = (
            f"MATCH ()-[r:OBSERVES]->() WHERE r.load IN $loads AND r.valid_{end} IS NOT NULL "
            f"WITH min(r.valid_{end}) AS a, max(r.valid_{end}) AS z WHERE a IS NOT NULL "
            f"RETURN collect(['campaign_{end}', 0, a, z])"
        )
        rows += first(tx, text, loads=loads)[0]
    return widest(rows)


def _priority(tx: ManagedTransaction, dataset: str) -> tuple[int, str] | None:
    """What decides between this dataset's statements and the others'; None while it has none."""
    table = covered(sources(tx), coverage(tx))
    at = np.flatnonzero(table.name == dataset)
    return (int(table.rank[at[0]]), str(table.coverage_to[at[0]])) if len(at) else None


def _shared(writer: Writer, kind: Kind) -> set[str]:
    """Ids that this dataset and another state."""
    end = node(kind)
    text = (
        f"MATCH (:Dataset {{name: $dataset}})-[:STATES]->(n:{end.label}) "
        "WHERE COUNT { (n)<-[:STATES]-() } > 1 "
        f"RETURN collect(n.{end.key})"
    )
    return set(first(writer.tx, text, dataset=writer.dataset)[0])


def _sweep_campaigns(writer: Writer) -> None:
    text = "MATCH (c:Campaign {dataset: $dataset}) WHERE NOT EXISTS { (c)--() } DELETE c RETURN count(*)"
    first(writer.tx, text, dataset=writer.dataset)
