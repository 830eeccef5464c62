"""What a dataset says of itself: its cells in a store, and its row of the digest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from graph.dates import Precision, date_until
from graph.model import Source, Span
from graph.store.canonical import as_bytes, canonical_json, hashes

SOURCE_COLUMNS = (
    "name", "title", "loader", "file_hash", "coverage_from", "coverage_from_precision",
    "coverage_to", "coverage_to_precision", "rank", "evidence_public", "simulated", "carry",
)  # fmt: skip


def source_cells(source: Source) -> dict[str, Any]:
    """A source by SOURCE_COLUMNS; days as numbers, None where there is none."""
    span = source.coverage
    coverage = (
        _day_number(span.start), int(span.start_precision),
        _day_number(span.end), int(span.end_precision),
    )  # fmt: skip
    names = (source.dataset, source.title, source.loader, source.file_hash)
    own = (source.rank, source.evidence_public, source.simulated, source.carry)
    cells = (*names, *coverage, *own)
    return dict(zip(SOURCE_COLUMNS, cells, strict=True))


def source_of(cells: Mapping[str, Any]) -> Source:
    """The source of such cells; a day may be left out, and so may what older schemas have not."""
    start, end = cells.get("coverage_from"), cells.get("coverage_to")
    coverage = Span(
        _date(start),
        _date(end),
        Precision(cells["coverage_from_precision"]),
        Precision(cells["coverage_to_precision"]),
        end_known=end is not None,
    )
    return Source(
        cells["name"],
        cells["title"],
        cells["loader"],
        cells["file_hash"],
        coverage,
        cells["rank"],
        bool(cells["evidence_public"]),
        bool(cells["simulated"]),
        cells.get("carry", ""),
    )


def _day_number(day: date | None) -> int | None:
    return int(np.datetime64(day, "D").astype(np.int64)) if day else None


def _date(number: int | None) -> date | None:
    return np.datetime64(number, "D").item() if number is not None else None


def _until(end: date | None, precision: Precision) -> str:
    return str(date_until(end, precision)) if end else ""


def source_hash(source: Source) -> bytes:
    """blake2b-128 of what a dataset states of itself, as a row of the digest.

    Name, title, coverage, rank, whether simulated, whether its evidence is public, and how long its
    last campaign holds where it says so. The loader's file and its hash are outside, as in every row.
    """
    span = source.coverage
    cells = {
        "name": source.dataset,
        "title": source.title,
        "coverage_from": str(span.start or ""),
        "coverage_until": _until(span.end, span.end_precision),
        "rank": source.rank,
        "evidence_public": source.evidence_public,
        "simulated": source.simulated,
        **({"carry": source.carry} if source.carry else {}),
    }
    return as_bytes(hashes([canonical_json(cells)]))[0]
