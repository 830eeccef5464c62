"""Rows read back from Neo4j in lists of about 20,000, one record a list.

A record a row costs ten times more.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from neo4j import ManagedTransaction

from graph.errors import StoreDamaged
from graph.store.neo4j.decode import HASHES, Numbers, Texts, frame, gatherer_of, schema_column
from graph.store.neo4j.layout import PATTERNS, absent
from graph.store.neo4j.query import FILE, LIST, batches, files, first, load_datasets, loads_of
from graph.store.neo4j.session import Session
from graph.store.schema import COLUMNS, Kind

_ENDS = {"start": "id(a)", "end": "id(b)"}


def _expression(kind: Kind, name: str) -> str:
    if name in _ENDS:
        return _ENDS[name]
    for variable, end in zip("ab", PATTERNS[kind].ends, strict=True):
        if end.column == name and name != "dataset":
            return f"{variable}.{end.key}"
    if name == "file":
        return FILE
    return f"coalesce(p.{name}, $absent.{name})" if schema_column(kind, name) else f"p.{name}"


def _picked(expressions: str) -> str:
    """The properties that expressions name, read at once; the others are passed over."""
    names = sorted(set(re.findall(r"\bp\.(\w+)", expressions)))
    return f"r {{{', '.join(f'.{name}' for name in names)}}}"


def _groups(tx: ManagedTransaction, kind: Kind) -> Iterator[list[int]]:
    pattern = PATTERNS[kind]
    label = (pattern.start if pattern.anchor == "start" else pattern.end).label
    (ids,) = first(tx, f"MATCH (n:{label}) RETURN collect(id(n))")
    (rows,) = first(tx, f"MATCH (m:Maillage) RETURN coalesce(m.rows_{kind}, 0)")
    yield from batches(ids, max(1, LIST * len(ids) // rows // 2)) if rows else ()


def columns(
    session: Session, kind: Kind, names: Iterable[str], *, only: list[int] | None = None
) -> dict[str, Any]:
    """Columns of a kind's rows, all or those of some loads.

    Texts come as Categorical, the rest as arrays.

    Besides the store's columns: ``key``, ``h``, ``dataset``, and ``start``, ``end``: the internal
    ids of the nodes. The lists come in transactions of their own: whoever asks makes sure that
    nothing was written meanwhile.
    """
    kept = _as_kept(names)
    head = session.read(lambda tx: _head(tx, kind))
    read = [name for name in kept if name not in head.shared] or kept[:1]
    wanted = {name: gatherer_of(kind, name) for name in read}
    _gather(session, kind, head, wanted, only)
    whole = {name: gatherer.whole() for name, gatherer in wanted.items()}
    n = len(next(iter(whole.values())))
    for name in kept:
        if name not in whole:
            whole[name] = _filled(kind, name, head.shared[name], n)
    return _with_datasets({name: whole[name] for name in kept}, head.datasets)


@dataclass(frozen=True, slots=True)
class _Head:
    """What is read before a kind's rows.

    What all rows say, the file of loads that have one, the dataset of loads, and the internal ids of
    the nodes to read from, few enough together to have about LIST rows.
    """

    shared: dict[str, Any]
    files: dict[str, str]
    datasets: dict[int, str]
    groups: list[list[int]]


def _head(tx: ManagedTransaction, kind: Kind) -> _Head:
    (same,) = first(tx, f"MATCH (m:Maillage) RETURN coalesce(m.same_{kind}, '{{}}')")
    return _Head(json.loads(same), files(tx, kind), load_datasets(tx), list(_groups(tx, kind)))


def _as_kept(names: Iterable[str]) -> list[str]:
    """A row keeps its load, which knows its dataset."""
    return ["load" if name == "dataset" else name for name in names]


def _with_datasets(read: dict[str, Any], of: dict[int, str]) -> dict[str, Any]:
    """Columns with the dataset in the place of the load; ``of``: the dataset of each load."""
    whole = {name: cells for name, cells in read.items() if name != "load"}
    if "load" in read:
        codes, numbers = pd.factorize(read["load"])
        if lost := set(numbers.tolist()) - of.keys():
            raise StoreDamaged("neo4j_no_load", load=min(lost))
        datasets = np.array([of[number] for number in numbers.tolist()], dtype=object)
        each, uniques = pd.factorize(datasets)
        whole["dataset"] = pd.Categorical.from_codes(each[codes], pd.Index(uniques, dtype=object))
    return whole


def _gather(
    session: Session,
    kind: Kind,
    head: _Head,
    wanted: dict[str, Texts | Numbers],
    only: list[int] | None,
) -> None:
    """Read lists of about LIST rows until there are no more."""
    text = _lists(kind, wanted, chosen=only is not None)
    nothing = {column.name: absent(column) for column in COLUMNS[kind]}
    pages = partial(_pages, text=text, absent=nothing, files=head.files, only=only)
    for found in session.read_each(partial(pages, ids=ids) for ids in head.groups):
        for page in found:
            for gatherer, cells in zip(wanted.values(), page, strict=True):
                gatherer.add(cells)


def _lists(kind: Kind, names: Iterable[str], *, chosen: bool) -> str:
    """The query for lists of these columns, of some nodes' rows."""
    pattern = PATTERNS[kind]
    anchor = "a" if pattern.anchor == "start" else "b"
    where = "WHERE r.load IN $only " if chosen else ""
    lists = ", ".join(f"collect({_expression(kind, name)})" for name in names)
    return (
        f"UNWIND $ids AS i MATCH ({anchor}) WHERE id({anchor}) = i "
        f"MATCH (a)-[r:{pattern.type}]->(b) {where}"
        f"WITH a, {_picked(lists)} AS p, b SKIP $skip LIMIT $limit RETURN {lists}"
    )


def _pages(tx: ManagedTransaction, text: str, **known: Any) -> list[list[Any]]:
    """The lists of some nodes' rows; a node with many rows fills more than one."""
    pages: list[list[Any]] = []
    while not pages or len(pages[-1][0]) == LIST:
        pages.append(first(tx, text, skip=LIST * len(pages), limit=LIST, **known))
    return pages


def _filled(kind: Kind, name: str, cell: Any, n: int) -> Any:
    """A column whose rows all say the same."""
    column = schema_column(kind, name)
    shared = absent(column) if cell is None and column else cell
    gatherer = gatherer_of(kind, name)
    gatherer.add([shared] if n else [])
    return gatherer.whole()[np.zeros(n, np.int64)]


def statements(session: Session, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
    """Whole rows as stated, in key order."""
    names = [*HASHES, "dataset", *(column.name for column in COLUMNS[kind])]
    only = None if dataset is None else session.read(lambda tx: loads_of(tx, dataset))
    return frame(kind, columns(session, kind, names, only=only))


def stated(
    tx: ManagedTransaction, kind: Kind, ids: list[str], dataset: str | None = None
) -> pd.DataFrame:
    """Statements of chosen ids, in key order."""
    names = _as_kept([*HASHES, "dataset", *(column.name for column in COLUMNS[kind])])
    wanted = {name: gatherer_of(kind, name) for name in names}
    end = PATTERNS[kind].end
    only = None if dataset is None else loads_of(tx, dataset)
    where = "" if only is None else "WHERE r.load IN $only "
    lists = ", ".join(f"collect({_expression(kind, name)})" for name in names)
    text = (
        f"UNWIND $ids AS i MATCH (b:{end.label} {{{end.key}: i}}) "
        f"MATCH (a)-[r:STATES]->(b) {where}WITH a, b, {_picked(lists)} AS p RETURN {lists}"
    )
    nothing = {column.name: absent(column) for column in COLUMNS[kind]}
    of = files(tx, kind)
    for batch in batches(ids):
        found = first(tx, text, ids=batch, only=only, absent=nothing, files=of)
        for gatherer, cells in zip(wanted.values(), found, strict=True):
            gatherer.add(cells)
    whole = {name: each.whole() for name, each in wanted.items()}
    return frame(kind, _with_datasets(whole, load_datasets(tx)))
