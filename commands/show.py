"""What commands print: figures in the reader's habit, aligned tables, a sign of life on a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import click

from commands.language import lang, say
from graph import language
from graph.language.terminal import aligned

Told = Callable[[str, int, int], None]


def figure(value: float, decimals: int = 0) -> str:
    """A number in the habit of the language of this run."""
    return language.figure(value, lang(), decimals)


def columns(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Rows as an aligned table: the first column to the left, the others to the right."""
    every = [heads, *rows] if heads else rows
    return "\n".join(aligned(list(zip(*every, strict=True))))


def echo(*lines: str) -> None:
    """Print lines to standard output."""
    for line in lines:
        click.echo(line)


def written(paths: Iterable[Path]) -> None:
    """Say which files were written."""
    echo(*(say("written", path=path) for path in paths))


@contextmanager
def busy(text: str) -> Iterator[Told]:
    """Show on a terminal what is being done and for how long; nothing when standard error is piped.

    What it yields is to be told, as often as one likes, what is at work, how many of its draws are done
    and of how many.
    """
    if not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    over, at_work = Event(), [("", 0, 0)]

    def told(name: str, done: int, total: int) -> None:
        at_work[0] = (name, done, total)

    teller = Thread(target=copy_context().run, args=(_tell, text, at_work, over), daemon=True)
    teller.start()
    try:
        yield told
    finally:
        over.set()
        teller.join()


def _tell(text: str, at_work: Sequence[tuple[str, int, int]], over: Event) -> None:
    """Write what is at work and the seconds gone by over one line, and wipe it at the end."""
    started, width = monotonic(), 0
    while not over.wait(0.5):
        words = [text, *_progress(*at_work[0]), f"{monotonic() - started:.0f} s"]
        line = " ".join(words)
        click.echo("\r" + line.ljust(width), nl=False, err=True)
        width = max(width, len(line))
    click.echo("\r" + " " * width + "\r", nl=False, err=True)


def _progress(name: str, done: int, total: int) -> Iterator[str]:
    if name:
        yield name
    if total:
        yield say("busy.draws", done=figure(done), total=figure(total))


def launch(path: Path | None, *, wanted: bool) -> None:
    """Open a file with the program the system has for it."""
    if wanted and path:
        click.launch(str(path))
