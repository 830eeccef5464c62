"""From a network and a question on its growth to what the table is made of."""

from dataclasses import dataclass
from datetime import date

from analyses.growth.periods import Periods, WindowKind, calendar, check_step, default_step
from graph.dates import Step
from graph.errors import InputError
from graph.links import Links, links
from graph.presence import AFTER_ALL
from graph.selection import Selection, select
from graph.tables import Snapshot
from graph.texts import Named


@dataclass(frozen=True, slots=True)
class PeriodsAsked:
    """What rows a table has: ``start``, ``to`` the first day and the first day after (excluded)."""

    every: Step | None = None
    window: WindowKind = "period"
    start: date | None = None
    to: date | None = None


def any_dated(edges: Links) -> bool:
    """Whether a link has a start."""
    return bool((edges.start < AFTER_ALL).any())


def dated(network: Selection | Snapshot) -> tuple[Selection, Links]:
    """The selection and its links. Raises InputError when none is dated."""
    selection = select(network) if isinstance(network, Snapshot) else network
    edges = links(selection)
    if not any_dated(edges):
        raise InputError("nothing_dated", why=_why_none(len(edges), len(selection.snapshot.ties)))
    return selection, edges


def _why_none(kept: int, held: int) -> Named:
    """Why no link is dated: none is in the store, none is left of it, or those left have no date."""
    if kept:
        return Named("nothing_dated.undated", kept)
    return Named("nothing_dated.none_left" if held else "nothing_dated.no_tie", held)


def periods_asked(selection: Selection, edges: Links, asked: PeriodsAsked) -> Periods:
    """The periods asked for, by default those of the network itself."""
    step = asked.every or default_step(edges)
    check_step(edges, step)
    datasets = selection.snapshot.datasets
    return calendar(edges, datasets, step, asked.window, asked.start, asked.to)
