"""What one writes and reads without a store: UNWIND with MERGE, and one record a tie.

The rows are the same: every property that the store keeps on a tie, its key, hash and load included (dataset
and file stand on the load), on the same constraints and indexes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from neo4j import Session
from numpy.typing import NDArray

from benchmarks.store_rows import SOURCE, Network, actor_frames, tie_frames
from graph.store.cleaning import clean
from graph.store.neo4j.encode import encode_column
from graph.store.neo4j.layout import properties
from graph.store.rows import hashed

BATCH = 10_000
MERGE_ACTORS = (
    "UNWIND $rows AS row MERGE (a:Actor {id: row.id}) SET a.name = row.name, a.sector = row.sector, "
    "a.listed = row.listed, a.file = row.file, a.row = row.row"
)
MERGE_TIES = (
    "UNWIND $rows AS row MERGE (a:Actor {{id: row.source}}) MERGE (b:Actor {{id: row.target}}) "
    "MERGE (a)-[t:TIE {{key: row.key}}]->(b) SET {told}"
)
READ = (
    "key", "type", "formality", "directed", "valid_from", "valid_to", "absent_on", "from_precision",
    "to_precision", "from_known", "to_known", "weight", "unit", "strength", "confidence",
    "certainty", "reported_by", "event", "load",
)  # fmt: skip
Row = dict[str, Any]


def tie_rows(whole: Network) -> Iterator[list[Row]]:
    """Ties as parameters of a query, a batch at a time."""
    for frame in tie_frames(whole):
        typed, _ = clean("ties", frame)
        made = hashed("ties", SOURCE.dataset, typed)
        n = len(made)
        told: dict[str, list[Any]] = {name: list(typed[name]) for name in ("source", "target")}
        told |= {"key": _hexes(made.key), "h": _hexes(made.content)}
        told |= {"load": [1] * n}
        kept = [column for column in properties("ties") if column.name != "file"]
        told |= {column.name: encode_column(column, typed[column.name]) for column in kept}
        said = {name: cells for name, cells in told.items() if cells.count(None) < n}
        rows = [dict(zip(said, cells, strict=True)) for cells in zip(*said.values(), strict=True)]
        for start in range(0, n, BATCH):
            yield rows[start : start + BATCH]


def _hexes(hashes: NDArray[np.bytes_]) -> list[str]:
    raw = hashes.tobytes().hex()
    return [raw[at : at + 32] for at in range(0, len(raw), 32)]


def merge(session: Session, actors: Iterable[list[Row]], ties: Iterable[list[Row]]) -> None:
    """Write actors, then ties."""
    for rows in actors:
        session.execute_write(lambda tx, rows: tx.run(MERGE_ACTORS, rows=rows).consume(), rows)
    for rows in ties:
        told = [f"t.{name} = row.{name}" for name in rows[0] if name not in ("source", "target")]
        query = MERGE_TIES.format(told=", ".join(told))
        session.execute_write(lambda tx, rows, q: tx.run(q, rows=rows).consume(), rows, query)


def actor_rows(whole: Network) -> list[list[Row]]:
    """Actors as parameters of a query, a batch at a time."""
    rows = [
        {str(name): cell for name, cell in row.items()}
        for frame in actor_frames(whole)
        for row in frame.to_dict("records")
    ]
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]


def read_one_by_one(session: Session) -> list[NDArray[Any]]:
    """The columns of a table of ties, from one record a tie."""
    columns = ", ".join(f"t.{name}" for name in READ)
    query = f"MATCH (a:Actor)-[t:TIE]->(b:Actor) RETURN a.id, b.id, {columns}"
    records = [record.values() for record in session.run(query)]
    return [np.array(column, dtype=object) for column in zip(*records, strict=True)]
