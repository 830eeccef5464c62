"""What a dataset says of itself, as a row of the digest."""

from datetime import date

from graph.dates import Precision, date_until
from graph.model import Source
from graph.store.canonical import as_bytes, canonical_json, hashes


def _until(end: date | None, precision: Precision) -> str:
    return str(date_until(end, precision)) if end else ""


def source_hash(source: Source) -> bytes:
    """blake2b-128 of what a dataset states of itself, as a row of the digest.

    Name, title, coverage, rank, whether simulated, whether its evidence is public. The loader's
    file and its hash are outside, as in every row.
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
    }
    return as_bytes(hashes([canonical_json(cells)]))[0]
