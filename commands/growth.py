"""maillage growth: how the network grows, period by period."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, choice
from commands.language import lang
from commands.options import Question, open_option, option, question_options
from commands.publishing import hidden_names, selected, stamp
from commands.session import opened
from commands.show import echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from graph.selection import Selection
    from views.stamp import Stamp

TABLES = (".csv", ".parquet", ".json", ".xlsx")


@click.command("growth", cls=Command)
@question_options
@option("--every", type=choice(("month", "quarter", "year")))
@option("--window", type=choice(("period", "12m", "alive", "cumulative")), default="period")
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--out", type=OutFile(TABLES), help="option.out_table", metavar="FILE")
@option("--chart", type=OutFile((".svg", ".png")), metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    *,
    question: Question,
    out: Path | None,
    chart: Path | None,
    locale: str,
    open_it: bool,
    **asked: Any,
) -> tuple[str, ...]:
    """Measure, print the main columns and what they say, write what is asked; the sentences."""
    from analyses.sentences import growth_sentences
    from views.growth_table import growth_text

    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    frame = _measured(selection, **asked)
    made = _stamp(question, selection, frame, asked)
    sentences = growth_sentences(frame, selection, lang())
    echo(growth_text(frame, lang()), "", *sentences)
    paths = []
    if out:
        paths += _table(frame, out, made, french=locale == "fr")
    if chart:
        cumulative = asked["window"] == "cumulative"
        paths += _chart(frame, selection, chart, made, cumulative=cumulative)
    written(paths)
    launch(chart or out, wanted=open_it)
    return sentences


def _measured(
    selection: "Selection", *, every: Any, window: Any, start: Any, end: Any
) -> "pd.DataFrame":
    from analyses.growth import growth

    first, after = start.first if start else None, end.end if end else None
    return growth(selection, every=every, window=window, start=first, to=after)


def _stamp(
    question: Question, selection: "Selection", frame: "pd.DataFrame", asked: dict[str, Any]
) -> "Stamp":
    said = asked | {"window": "" if asked["window"] == "period" else asked["window"]}
    names = hidden_names(question, selection) if question.filters.without else {}
    return stamp(
        question, selection, names, said, {"n_undated": int(frame["n_undated"].fillna(0).max())}
    )


def _table(frame: "pd.DataFrame", out: Path, stamp: "Stamp", *, french: bool) -> list[Path]:
    from exports.table import write_table
    from views.stamping import note_of

    return write_table(frame, out, note_of(stamp, lang()), french=french)


def _chart(
    frame: "pd.DataFrame", selection: "Selection", path: Path, stamp: "Stamp", *, cumulative: bool
) -> list[Path]:
    from graph.files import replace_file
    from views.charts import growth_chart, milestones

    picture = growth_chart(frame, milestones(selection), stamp, lang(), cumulative=cumulative)
    replace_file(path, picture.png() if path.suffix.lower() == ".png" else picture.svg.encode())
    return [path]
