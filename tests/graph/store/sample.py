"""A small network that has something of everything, and ways to load and compare stores."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from graph.dates import Precision
from graph.model import (
    Actor,
    Event,
    Observation,
    Participation,
    Provenance,
    Record,
    Respondent,
    Source,
    Span,
    Territory,
    Tie,
)
from graph.store.records import KIND_OF, to_frame
from graph.store.results import Plan
from graph.store.schema import KINDS, Kind
from graph.store.store import Store
from graph.tables import Snapshot

STATE, CLUB, SHOP = "siren:120000001", "rna:W022000001", "local:tables:a:shop"
YEAR = Span(date(2019, 1, 1), date(2020, 1, 1), Precision.YEAR, Precision.YEAR, end_known=True)


def at(row: int, evidence: str = "") -> Provenance:
    """A place in the file of the sample."""
    return Provenance("fichier.csv", row, evidence)


ACTORS = (
    Actor(STATE, "État", ("L'État",), "public", "identifier", territory="QP1", listed=True),
    Actor(
        CLUB, "Club d'échecs", (), "associative", "identifier", territory="QP1", listed=True,
        active=Span(date(2018, 3, 1), None, Precision.MONTH), attrs={"membres": 12, "a": 1.5},
    ),
    Actor(SHOP, "L’Épicerie «Chez Zoé»", sector="private"),
)  # fmt: skip
TIES = (
    Tie(
        STATE, CLUB, "funding", "formal", directed=True, span=YEAR, weight=1200.5, unit="EUR",
        event="local:e", record_id="2019-1", provenance=at(2, "délibération 12"),
    ),
    Tie(
        SHOP, CLUB, "works_with", "informal", span=Span(date(2020, 2, 29)), confidence=0.25,
        strength=3.0, reported_by=CLUB, stated_duration="trois ans", provenance=at(3),
    ),
    Tie(
        CLUB, SHOP, "works_with", span=Span(date(2020, 1, 1), date(2020, 1, 2), start_known=False),
        absent_on=date(2019, 6, 1), certainty="arguable", provenance=at(4),
    ),
    Tie(STATE, SHOP, stated_date="27 mars", attrs={"note": "à vérifier"}, provenance=at(5)),
    Tie(STATE, STATE, "meeting", provenance=at(6)),
)  # fmt: skip
SAMPLE: tuple[Record, ...] = (
    Territory("QP1", "Les Blanchards", "qpv", parent="02168", successors=(("QN1", "N"),)),
    Territory("02168", "Château-Thierry", "commune"),
    *ACTORS,
    Event("local:e", "Fête", "meeting", Span(date(2019, 6, 1), date(2019, 6, 2)), "QP1"),
    *TIES,
    Participation(CLUB, "local:e", "lead", "formal", provenance=at(7)),
    Participation(SHOP, "local:e", span=Span(date(2019, 6, 1)), attrs={"heures": 2}),
    Observation("2020", Span(date(2020, 1, 1), date(2020, 3, 1)), "QP1"),
    Respondent("2020", CLUB, answered=True),
    Respondent("2020", SHOP, answered=False),
)


def source(name: str = "tables:a", **says: Any) -> Source:
    """A dataset of the loader ``tables``."""
    return Source(name, loader="tables", **says)


def by_kind(records: Iterable[Record]) -> dict[Kind, list[Record]]:
    """Records sorted into their kinds, each in its own order."""
    gathered: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        gathered[KIND_OF[type(record)]].append(record)
    return gathered


def load(
    store: Store,
    records: Iterable[Record],
    name: str = "tables:a",
    *,
    chunk: int = 10_000,
    append: bool = False,
    says: dict[str, Any] | None = None,
) -> Plan:
    """Load a whole dataset, what it no longer states retracted unless ``append``: what the load did."""
    with store.load(source(name, **(says or {})), append=append) as into:
        for kind, rows in by_kind(records).items():
            for start in range(0, len(rows), chunk):
                into.add(kind, to_frame(kind, rows[start : start + chunk]))
        if not append:
            into.retract_missing(*KINDS)
        return into.plan()


def counted(plan: Plan, kind: Kind = "ties") -> tuple[int, int, int, int]:
    """(new, changed, same, retracted) of a kind."""
    counts = plan.counts[kind]
    return counts.new, counts.changed, counts.same, plan.retracted[kind]


def assert_same_arrays(one: Any, two: Any, where: str = "") -> None:
    """Every array of two tables or snapshots is equal to the byte, text by text."""
    for each in fields(one):
        name, a, b = f"{where}.{each.name}", getattr(one, each.name), getattr(two, each.name)
        if is_dataclass(a):
            assert_same_arrays(a, b, name)
        elif isinstance(a, np.ndarray):
            assert a.dtype == b.dtype, name
            assert a.shape == b.shape, name
            same = a.tolist() == b.tolist() if a.dtype == object else a.tobytes() == b.tobytes()
            assert same, f"{name}: {a} {b}"
        else:
            assert a == b, name


def assert_whole(store: Store) -> Snapshot:
    """A store reads back as it was written; all it holds."""
    assert store.verify() == []
    return store.snapshot(provenance=True)


def rows(frame: pd.DataFrame, *names: str) -> Sequence[tuple[Any, ...]]:
    """Some columns of a frame, row by row."""
    return list(frame[list(names)].itertuples(index=False, name=None))
