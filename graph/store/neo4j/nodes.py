"""Nodes and what is resolved of them: the values and links a person sees who looks into the database."""

import json
from typing import Any

import pandas as pd
from neo4j import ManagedTransaction

from graph.store.coverage import covered
from graph.store.neo4j.encode import encode_rows
from graph.store.neo4j.layout import LABELS, LINKS, node, node_properties
from graph.store.neo4j.query import batches, first
from graph.store.neo4j.reading import coverage, sources
from graph.store.neo4j.rows import stated
from graph.store.resolve import ranked, resolved
from graph.store.schema import Kind

ROWS = 10_000


def create_nodes(
    tx: ManagedTransaction, kind: Kind, statements: pd.DataFrame, load: int
) -> dict[str, int]:
    """Nodes for ids that only one dataset states; their internal ids."""
    end = node(kind)
    rows = _rows(kind, resolved(kind, statements, _NO_DATASETS))
    made: dict[str, int] = {}
    for labels, alike in _labelled(kind, rows).items():
        text = (
            f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row, n.load = $load "
            f"RETURN collect(n.{end.key}), collect(id(n))"
        )
        for batch in batches(alike, ROWS):
            made.update(zip(*first(tx, text, rows=batch, load=load), strict=True))
    _link(tx, kind, rows)
    return made


def _labelled(kind: Kind, rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by the labels of their nodes: actors bear their sector as one."""
    sectors = LABELS if kind == "actors" else {}
    alike: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        sector = sectors.get(row.get("sector", ""))
        alike.setdefault(":".join(filter(None, (node(kind).label, sector))), []).append(row)
    return alike


_NO_DATASETS = pd.DataFrame({"name": [], "rank": [], "coverage_to": []})


def refresh(tx: ManagedTransaction, kind: Kind, ids: list[str]) -> None:
    """Resolve these ids anew from every dataset's statements; nodes that nothing states any more go."""
    end = node(kind)
    datasets = ranked(covered(sources(tx), coverage(tx)))
    text = (
        f"UNWIND $rows AS row MATCH (n:{end.label} {{{end.key}: row.{end.key}}}) "
        "WITH n, row, n.load AS load SET n = row, n.load = load RETURN count(n)"
    )
    for batch in batches(ids, ROWS):
        rows = _rows(kind, resolved(kind, stated(tx, kind, batch), datasets))
        first(tx, text, rows=rows)
        _unlabel(tx, kind, batch)
        _label(tx, kind, rows)
        _sweep(tx, kind, batch)
        _unlink(tx, kind, batch)
        _link(tx, kind, rows)


def _rows(kind: Kind, table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = node_properties(kind)
    names = [column.name for column in columns]
    rows = [
        {name: cell for name, cell in zip(names, row, strict=True) if cell is not None}
        for row in encode_rows(columns, table)
    ]
    for row in rows:
        if "aliases" in row:
            row["aliases"] = json.loads(row["aliases"])
    return rows


def _label(tx: ManagedTransaction, kind: Kind, rows: list[dict[str, Any]]) -> None:
    end = node(kind)
    for labels, alike in _labelled(kind, rows).items():
        if labels != end.label:
            ids = [row[end.key] for row in alike]
            _run(tx, ids, f"MATCH (n:{end.label} {{{end.key}: i}}) SET n:{labels}")


def _unlabel(tx: ManagedTransaction, kind: Kind, ids: list[str]) -> None:
    if kind == "actors":
        _run(tx, ids, f"MATCH (n:Actor {{id: i}}) REMOVE n:{':'.join(LABELS.values())}")


def _sweep(tx: ManagedTransaction, kind: Kind, ids: list[str]) -> None:
    """Remove the nodes that no dataset states; a row still bound to one would stop this."""
    end = node(kind)
    text = (
        f"UNWIND $ids AS i MATCH (n:{end.label} {{{end.key}: i}}) WHERE NOT EXISTS {{ (n)<-[:STATES]-() }} "
        "OPTIONAL MATCH (n)-[l:IN|PART_OF]-() DELETE l WITH DISTINCT n DELETE n RETURN count(*)"
    )
    first(tx, text, ids=ids)


def _link(tx: ManagedTransaction, kind: Kind, rows: list[dict[str, Any]]) -> None:
    """Draw the links from these nodes, and those to them."""
    for of, column, link, to in LINKS:
        here, there = node(of), node(to)
        draw = f"MERGE (n)-[:{link}]->(m)"
        if of == kind:
            ids = [row[here.key] for row in rows if column in row]
            named = f"MATCH (n:{here.label} {{{here.key}: i}}) "
            _run(tx, ids, f"{named} MATCH (m:{there.label} {{{there.key}: n.{column}}}) {draw}")
        if to == kind:
            ids = [row[there.key] for row in rows]
            named = f"MATCH (m:{there.label} {{{there.key}: i}}) "
            _run(tx, ids, f"{named} MATCH (n:{here.label} {{{column}: i}}) {draw}")


def _unlink(tx: ManagedTransaction, kind: Kind, ids: list[str]) -> None:
    end = node(kind)
    _run(tx, ids, f"MATCH (n:{end.label} {{{end.key}: i}})-[l:IN|PART_OF]->() DELETE l")


def _run(tx: ManagedTransaction, ids: list[str], text: str) -> None:
    for batch in batches(ids, ROWS):
        first(tx, f"UNWIND $ids AS i {text} RETURN count(*)", ids=batch)
