"""Queries of the fixed vocabulary, their one record, and what every reading of rows asks first."""

from collections.abc import Iterator
from typing import Any, LiteralString, cast

from neo4j import ManagedTransaction

from graph.store.schema import Kind

LIST = 20_000
# A file that all rows of a kind come from stands on their load.
FILE = "coalesce(p.file, $files[toString(p.load)], '')"


def query(text: str) -> LiteralString:
    """Mark a query made of the fixed vocabulary; every value in it is a parameter."""
    literal: Any = text
    return cast("LiteralString", literal)


def first(tx: ManagedTransaction, text: str, **values: Any) -> list[Any]:
    """The only record of a query."""
    record = tx.run(query(text), values).single(strict=True)
    return list(record.values())


def batches(values: list[Any], size: int = LIST) -> Iterator[list[Any]]:
    """Slices of a list."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def files(tx: ManagedTransaction, kind: Kind) -> dict[str, str]:
    """The file that all rows of a kind come from, by load."""
    text = f"MATCH (l:Load) WHERE l.file_{kind} IS NOT NULL RETURN collect([toString(l.id), l.file_{kind}])"
    return dict(first(tx, text)[0])


def load_datasets(tx: ManagedTransaction) -> dict[int, str]:
    """The dataset of every load: a row carries its load alone."""
    return dict(first(tx, "MATCH (l:Load) RETURN collect([l.id, l.dataset])")[0])


def loads_of(tx: ManagedTransaction, dataset: str) -> list[int]:
    """The loads of a dataset."""
    return [load for load, name in load_datasets(tx).items() if name == dataset]
