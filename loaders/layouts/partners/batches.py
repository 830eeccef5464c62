"""Rows made one by one, given on in batches as a sheet's are."""

from collections.abc import Iterator, Sequence

from loaders.formats.sheets import BATCH, Batch

Numbered = tuple[int, Sequence[str]]


def batches(rows: Iterator[Numbered], width: int) -> Iterator[Batch]:
    """Rows in batches; those of one row of the file stay together, so that it is counted once."""
    waiting: list[Numbered] = []
    for row in rows:
        if len(waiting) >= BATCH and row[0] != waiting[-1][0]:
            yield _batch(waiting, width)
            waiting = []
        waiting.append(row)
    if waiting:
        yield _batch(waiting, width)


def _batch(rows: Sequence[Numbered], width: int) -> Batch:
    columns = list(zip(*(cells for _, cells in rows), strict=True)) or [()] * width
    return Batch([number for number, _ in rows], columns)
