"""A load of one wave of a survey: what the dataset says of its other waves stays as it is."""

from collections.abc import Iterator

from graph.store.load import Load
from graph.store.schema import COLUMNS, KINDS
from loaders.frame.frames import FrameBatch

CAMPAIGN = "campaign"


def other_waves(load: Load, wave: str, listed: set[str]) -> Iterator[FrameBatch]:
    """What a dataset holds beside a wave, as it stated it; ``listed``: ids that this load states anew."""
    for kind in KINDS:
        held = load.held(kind)
        names = {column.name for column in COLUMNS[kind]}
        if CAMPAIGN in names:
            kept = held[held[CAMPAIGN] != wave]
        elif kind == "actors":
            kept = held[~held["id"].isin(listed)]
        else:
            kept = held
        if len(kept):
            yield FrameBatch(kind, kept[[name for name in held if name in names]])
