"""What one writing transaction does to a Neo4j store: rows in and out, and the mark's account of them."""

import json
from typing import Any

import pandas as pd
from neo4j import ManagedTransaction

from graph.errors import StoreDamaged
from graph.store import canonical
from graph.store.canonical import Hashes, canonical_json
from graph.store.neo4j.encode import encode, hexes
from graph.store.neo4j.layout import NODE_KINDS, PATTERNS, End, campaign_id
from graph.store.neo4j.nodes import create_nodes
from graph.store.neo4j.query import batches, first
from graph.store.rows import Rows
from graph.store.schema import Kind

ROWS = 10_000  # rows a query unwinds


class Nodes:
    """Internal ids of nodes by label and key, kept from one transaction of a load to the next."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, int]] = {}
        self._met: dict[str, dict[str, int]] = {}

    def begin(self) -> None:
        """Forget what a transaction that did not end had met."""
        self._met = {}

    def commit(self) -> None:
        """Keep what this transaction met."""
        for label, numbers in self._met.items():
            self._kept.setdefault(label, {}).update(numbers)
        self._met = {}

    def find(self, tx: ManagedTransaction, end: End, ids: list[str]) -> dict[str, int]:
        """Internal ids of the nodes with these keys, of those that there are."""
        known = self._known(end.label, ids)
        text = (
            f"UNWIND $ids AS i MATCH (n:{end.label} {{{end.key}: i}}) "
            f"RETURN collect(n.{end.key}), collect(id(n))"
        )
        for batch in batches([ident for ident in ids if ident not in known]):
            found = dict(zip(*first(tx, text, ids=batch), strict=True))
            self.meet(end.label, found)
            known |= found
        return known

    def _known(self, label: str, ids: list[str]) -> dict[str, int]:
        kept, met = self._kept.get(label, {}), self._met.get(label, {})
        numbers = ((ident, kept.get(ident, met.get(ident))) for ident in ids)
        return {ident: number for ident, number in numbers if number is not None}

    def meet(self, label: str, numbers: dict[str, int]) -> None:
        """Note nodes just made or found."""
        self._met.setdefault(label, {}).update(numbers)


class Writer:
    """One writing transaction of one load.

    ``touched``: ids whose resolved values must be worked out again.
    """

    def __init__(self, tx: ManagedTransaction, dataset: str, load: int, nodes: Nodes) -> None:
        self.tx = tx
        self.dataset = dataset
        self.load = load
        self.nodes = nodes
        self.touched: dict[Kind, set[str]] = {kind: set() for kind in NODE_KINDS}
        self._grown: dict[str, tuple[int, int]] = {}
        self._same: dict[str, dict[str, Any]] = {}

    def create(self, kind: Kind, rows: Rows) -> None:
        """Rows that are not there yet, at most ROWS, and the nodes they need."""
        cells = encode(kind, rows)
        ends = [self._ends(kind, end, rows) for end in PATTERNS[kind].ends]
        shared = {"load": self.load, **cells.shared}
        put = [f"{name}: $shared.{name}" for name in self._put(kind, shared)]
        put += [f"{name}: row[{i}]" for i, name in enumerate(cells.own, 2)]
        text = (
            "UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] "
            f"CREATE (a)-[r:{PATTERNS[kind].type} {{{', '.join(put)}}}]->(b) RETURN count(r)"
        )
        each = [list(row) for row in zip(*ends, *cells.own.values(), strict=True)]
        (made,) = first(self.tx, text, rows=each, shared=shared)
        if made != len(rows):
            raise StoreDamaged("neo4j_lost", n=len(rows) - made)
        self._same[kind] = _agreed(self._same.get(kind, shared), shared)
        self.grow(kind, len(rows), canonical.total(rows.content))

    def _put(self, kind: Kind, shared: dict[str, Any]) -> list[str]:
        """What goes on each row: a file that all rows of the load come from stands on the load."""
        kept = {name: cell for name, cell in shared.items() if cell is not None}
        text = f"MATCH (l:Load {{id: $load}}) RETURN l.file_{kind}"
        if "file" in kept and first(self.tx, text, load=self.load) == [kept["file"]]:
            del kept["file"]
        return list(kept)

    def remove(self, kind: Kind, keys: Hashes, content: Hashes) -> None:
        """Rows by key; ``content`` are their hashes."""
        pattern = PATTERNS[kind]
        end = f"b.{pattern.end.key}"
        text = (
            f"UNWIND $keys AS key MATCH ()-[r:{pattern.type} {{key: key}}]->(b) "
            f"WITH r, {end} AS ident DELETE r RETURN collect(ident)"
        )
        for batch in batches(hexes(keys), ROWS):
            (gone,) = first(self.tx, text, keys=batch)
            if len(gone) != len(batch):
                raise StoreDamaged("neo4j_gone", n=len(batch) - len(gone))
            if kind in NODE_KINDS:
                self.touched[kind].update(gone)
        self.grow(kind, -len(keys), -canonical.total(content))

    def grow(self, kind: str, rows: int, total: int) -> None:
        """Count rows in or out, for ``note``."""
        rows_before, total_before = self._grown.get(kind, (0, 0))
        self._grown[kind] = rows_before + rows, total_before + total

    def note(self) -> None:
        """Note on the mark how many rows there are, and what all rows of a kind share."""
        for kind, (rows, total) in self._grown.items():
            text = (
                f"MATCH (m:Maillage) RETURN coalesce(m.rows_{kind}, 0), coalesce(m.sum_{kind}, '0'), "
                f"coalesce(m.same_{kind}, '{{}}')"
            )
            held, h, same = first(self.tx, text)
            shared = self._same.get(kind, json.loads(same))
            agreed = _agreed(json.loads(same), shared) if held else shared
            noted = {f"rows_{kind}": held + rows, f"same_{kind}": canonical_json(agreed)}
            noted[f"sum_{kind}"] = f"{(int(h, 16) + total) % 2**128:032x}"
            first(self.tx, "MATCH (m:Maillage) SET m += $noted RETURN 0", noted=noted)
        self._grown, self._same = {}, {}

    def _ends(self, kind: Kind, end: End, rows: Rows) -> list[int]:
        """Internal id of each row's node at an end."""
        ids = self._idents(end, rows.frame)
        distinct = list(dict.fromkeys(ids))
        if end.label == "Campaign":
            self._campaigns(distinct, rows.frame)
        elif kind in NODE_KINDS and end.label != "Dataset":
            self._described(kind, end, distinct, rows.frame)
        found = self.nodes.find(self.tx, end, distinct)
        return [found[ident] for ident in ids]

    def _idents(self, end: End, frame: pd.DataFrame) -> list[str]:
        if end.label == "Dataset":
            return [self.dataset] * len(frame)
        if end.label == "Campaign":
            return [campaign_id(self.dataset, name) for name in frame["campaign"]]
        return list(frame[end.column])

    def _campaigns(self, ids: list[str], frame: pd.DataFrame) -> None:
        names = dict.fromkeys(frame["campaign"])
        rows = [{"id": ident, "name": name} for ident, name in zip(ids, names, strict=True)]
        text = (
            "UNWIND $rows AS row MERGE (c:Campaign {id: row.id}) "
            "ON CREATE SET c.name = row.name, c.dataset = $dataset, c.load = $load RETURN count(c)"
        )
        first(self.tx, text, rows=rows, dataset=self.dataset, load=self.load)

    def _described(self, kind: Kind, end: End, ids: list[str], frame: pd.DataFrame) -> None:
        """Nodes for the ids that have none, with what this dataset says of them.

        The others will be resolved anew.
        """
        found = self.nodes.find(self.tx, end, ids)
        self.touched[kind].update(ident for ident in ids if ident in found)
        new = ~frame[end.column].isin(list(found)).to_numpy(bool)
        if new.any():
            statements = frame[new].assign(dataset=self.dataset)
            self.nodes.meet(end.label, create_nodes(self.tx, kind, statements, self.load))


def _agreed(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What both say."""
    return {name: cell for name, cell in one.items() if name in other and other[name] == cell}
