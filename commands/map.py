"""maillage map: who works with whom, in one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, publishing_options, question_options
from commands.publishing import hidden_names, public_stamp, selected
from commands.session import opened
from commands.show import busy, launch, written

if TYPE_CHECKING:
    from graph.selection import Selection
    from views.map import MapOptions


@click.command("map", cls=Command)
@question_options
@publishing_options
@option("--out", type=OutFile((".html",)), required=True, help="option.out_map", metavar="FILE")
@option("--title", default="", metavar="TEXT")
@option("--every", type=choice(("month", "quarter", "year")), help="option.every_map")
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--as-of", "day", type=Day(), help="option.as_of", metavar="DATE")
@open_option
def command(*, question: Question, out: Path, open_it: bool, **asked: Any) -> None:
    """Read the store, draw, write the page."""
    from graph.files import replace_text
    from views.map import map_page

    with opened(question.store) as store:
        selection = selected(question, store.snapshot(provenance=True))
    options = _options(question, selection, **asked)
    with busy(say("map.busy")):
        replace_text(out, map_page(selection, options))
    written([out])
    launch(out, wanted=open_it)


def _options(
    question: Question,
    selection: "Selection",
    *,
    title: str,
    every: Any,
    start: Any,
    end: Any,
    day: Any,
) -> "MapOptions":
    from views.map import MapOptions

    names = hidden_names(question, selection)
    asked = {"every": every, "start": start, "end": end}
    return MapOptions(
        title=title or _title(selection),
        lang=lang(),
        start=start.first if start else None,
        end=end.end if end else None,
        every=every,
        at=day.last if day else None,
        stamp=public_stamp(question, selection, names, asked),
        internal=question.internal,
        pseudonyms=names,
    )


def _title(selection: "Selection") -> str:
    titles = sorted(set(selection.snapshot.datasets.title) - {""})
    return titles[0] if len(titles) == 1 else say("map.title")
