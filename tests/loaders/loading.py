"""Small files written, loaded into a store in memory, and read back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.errors import MaillageError
from graph.store import open_store
from graph.store.store import Store
from graph.tables import Snapshot
from loaders.frame.context import LoadOptions
from loaders.report.load_report import LoadReport
from loaders.run import run


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file with these bytes, and no other line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def load(
    source: str, *files: Path, store: Store | None = None, **options: Any
) -> tuple[LoadReport, Snapshot]:
    """Load files into a store (one in memory unless given): the report, and what the store holds."""
    options.setdefault("refused_path", files[0].parent / "refused.csv")
    own = store or open_store(":memory:", create=True)
    try:
        report = run(own, source, files, LoadOptions(**options))
        return report, own.snapshot(provenance=True)
    finally:
        if store is None:
            own.close()


def refusal(source: str, *files: Path, **options: Any) -> MaillageError:
    """The error a load ends with; its text is one line in both languages, and nothing is stored."""
    with open_store(":memory:", create=True) as store:
        before = store.digest()
        with pytest.raises(MaillageError) as caught:
            load(source, *files, store=store, **options)
        assert store.digest() == before
    for lang in ("fr", "en"):
        text = caught.value.text(lang)
        assert text
        assert "\n" not in text
    return caught.value


def refused_rows(error: MaillageError) -> list[tuple[int, str, str]]:
    """(row, column, code) of each refusal of a load that ended with refused rows."""
    report = error.fields["report"]
    assert isinstance(report, LoadReport)
    return [(r.row, r.column, r.code) for r in report.refusals]


def ends(snapshot: Snapshot) -> Sequence[tuple[str, str]]:
    """Names of the two ends of each tie, in the store's order."""
    ties, names = snapshot.ties, snapshot.actors.name
    return [(names[a], names[b]) for a, b in zip(ties.src, ties.dst, strict=True)]
