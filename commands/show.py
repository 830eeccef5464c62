"""What commands print: figures in the reader's habit, aligned tables, a sign of life on a terminal."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import click

from commands.language import lang, say

NARROW = "\u202f"


def figure(value: float, decimals: int = 0) -> str:
    """``1 234,5`` in French, ``1,234.5`` in English."""
    english = f"{value:,.{decimals}f}"
    if lang() == "en":
        return english
    return english.replace(",", NARROW).replace(".", ",")


def columns(rows: Sequence[Sequence[str]], heads: Sequence[str] = (), *, left: int = 1) -> str:
    """Rows as an aligned table: the first columns to the left, the others to the right."""
    every = [tuple(heads), *map(tuple, rows)] if heads else list(map(tuple, rows))
    widths = [max(map(len, cells)) for cells in zip(*every, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in every
    )


def echo(*lines: str) -> None:
    """Print lines to standard output."""
    for line in lines:
        click.echo(line)


def written(paths: Iterable[Path]) -> None:
    """Say which files were written."""
    echo(*(say("written", path=path) for path in paths))


@contextmanager
def busy(text: str) -> Iterator[None]:
    """Show on a terminal what is being done and for how long; nothing when standard error is piped."""
    if not sys.stderr.isatty():
        yield
        return
    over = Event()
    teller = Thread(target=_tell, args=(text, over), daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _tell(text: str, over: Event) -> None:
    """Write the text and the seconds gone by over one line, and wipe it at the end."""
    started, line = monotonic(), ""
    while not over.wait(0.5):
        line = f"\r{text} {monotonic() - started:.0f} s"
        click.echo(line, nl=False, err=True)
    click.echo("\r" + " " * len(line) + "\r", nl=False, err=True)


def launch(path: Path | None, *, wanted: bool) -> None:
    """Open a file with the program the system has for it."""
    if wanted and path:
        click.launch(str(path))
