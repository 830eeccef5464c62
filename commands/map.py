"""maillage map: who works with whom, in one page."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, publishing_options, question_options
from commands.publishing import Ego, ego_of, hidden_names, mask_of, public_stamp, selected
from commands.session import opened
from commands.show import busy, echo, launch, written

if TYPE_CHECKING:
    from graph.selection import Selection
    from views.map import MapOptions
    from views.map.periods import Steps

LAYOUTS = ("networkx", "rustworkx", "graph-layout")


@click.command("map", cls=Command)
@question_options
@publishing_options
@option("--out", type=OutFile((".html",)), required=True, help="option.out_map", metavar="FILE")
@option("--title", default="", metavar="TEXT")
@option("--every", type=choice(("month", "quarter", "year")), help="option.every_map")
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--as-of", "day", type=Day(), help="option.as_of_map", metavar="DATE")
@option("--ego", default="", metavar="ACTOR")
@option("--group", type=choice(("communities", "territory", "sector")))
@option("--show", type=choice(("ties", "events", "both")), default="both")
@option("--layout", type=choice(LAYOUTS), default="networkx")
@option("--positions", "places", type=OutFile((".json",)), help="option.positions", metavar="FILE")
@open_option
def command(
    *, question: Question, out: Path, places: Path | None, open_it: bool, **asked: Any
) -> None:
    """Read the store, draw, write the page and where its marks stand."""
    from graph.files import replace_text
    from views.map import edition, read_positions, written_positions

    with opened(question.store) as store:
        snapshot = store.snapshot(provenance=True)
    selection = selected(question, snapshot)
    ego = ego_of(question, snapshot, selection, asked.pop("ego"))
    kept = read_positions(places) if places and places.exists() else {}
    options = _options(question, selection, ego=ego, positions=kept, **asked)
    with busy(say("drawing.busy")):
        made = edition(selection, options)
    replace_text(out, made.html)
    if places:
        replace_text(places, written_positions(kept | made.positions))
    echo(*_warnings(asked["day"], made.steps))
    written([out, *([places] if places else [])])
    launch(out, wanted=open_it)


def _warnings(day: Any, steps: "Steps | None") -> Iterator[str]:
    """What a date or a range asked for cannot show: one line each."""
    import numpy as np

    if steps is None:
        if day:
            yield say("dates.undated", date=day.last)
        return
    first, last = (np.datetime64(at, "D") for at in (steps.bounds[0], steps.bounds[-1] - 1))
    if day and not first <= np.datetime64(day.last) <= last:
        label = steps.labels[steps.opening]
        yield say("dates.outside", date=day.last, start=first, end=last, label=label)
    if min(steps.partial) > 1:
        yield say("dates.unobserved", start=first, end=last)


def _options(
    question: Question,
    selection: "Selection",
    *,
    title: str,
    every: Any,
    start: Any,
    end: Any,
    day: Any,
    ego: Ego,
    **drawing: Any,
) -> "MapOptions":
    from views.map import MapOptions

    names = hidden_names(question, selection)
    asked = {"every": every, "start": start, "end": end}
    headed = mask_of(question, selection)(title)
    shown = {f"--ego={ego.asked}": ego.shown, f"--title={title}": headed}
    return MapOptions(
        title=headed or _title(selection),
        lang=lang(),
        start=start.first if start else None,
        end=end.end if end else None,
        every=every,
        at=day.last if day else None,
        stamp=public_stamp(question, selection, names, asked, shown),
        internal=question.internal,
        pseudonyms=names,
        ego=ego.actor,
        **drawing,
    )


def _title(selection: "Selection") -> str:
    titles = sorted(set(selection.snapshot.datasets.title) - {""})
    return titles[0] if len(titles) == 1 else say("drawing.title")
