"""maillage growth: how the network grows, period by period."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, choice
from commands.language import lang
from commands.options import Question, open_option, option, question_options
from commands.session import again, opened
from commands.show import echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from graph.dates import PartialDate
    from graph.selection import Selection
    from views.stamp import Stamp


@click.command("growth", cls=Command)
@question_options
@option("--every", type=choice(("month", "quarter", "year")))
@option("--window", type=choice(("period", "12m", "alive", "cumulative")), default="period")
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--out", type=OutFile((".csv", ".parquet", ".json", ".xlsx")), help="option.out_table", metavar="FILE")
@option("--chart", type=OutFile((".svg", ".png")), metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    question: Question,
    every: Any,
    window: Any,
    start: "PartialDate | None",
    end: "PartialDate | None",
    out: Path | None,
    chart: Path | None,
    locale: str | None,
    open_it: bool,  # noqa: FBT001
) -> None:
    """Measure, write what is asked, print the main columns and what they say."""
    from analyses.growth import growth
    from graph.selection import select
    from views.growth_table import growth_text

    with opened(question.store) as store:
        selection = select(store.snapshot(), question.filters)
    frame = growth(
        selection,
        every=every,
        window=window,
        start=start.first if start else None,
        to=end.end if end else None,
    )
    asked = {"every": every, "window": "" if window == "period" else window, "start": start, "end": end}
    stamp = _stamp(question, selection, frame, asked)
    echo(growth_text(frame, lang()), *stamp.warnings(lang()))
    paths = _table(frame, out, stamp, french=locale == "fr") if out else []
    paths += _chart(frame, selection, chart, stamp, cumulative=window == "cumulative") if chart else []
    written(paths)
    for path in (chart or out,):
        launch(path, wanted=open_it and path is not None)


def _stamp(
    question: Question, selection: "Selection", frame: "pd.DataFrame", asked: dict[str, object]
) -> "Stamp":
    from maillage import __version__
    from views.stamping import stamp_of

    return stamp_of(
        selection,
        version=__version__,
        command=again(question.store),
        asked=asked,
        left_out={"n_undated": int(frame["n_undated"].fillna(0).max())},
        internal=question.internal,
    )


def _table(frame: "pd.DataFrame", out: Path, stamp: "Stamp", *, french: bool) -> list[Path]:
    from exports.table import write_table
    from views.stamping import note_of

    return write_table(frame, out, note_of(stamp, lang()), french=french)


def _chart(
    frame: "pd.DataFrame", selection: "Selection", path: Path, stamp: "Stamp", *, cumulative: bool
) -> list[Path]:
    from exports.files import replace_file
    from views.charts import growth_chart, milestones

    picture = growth_chart(frame, milestones(selection), stamp, lang(), cumulative=cumulative)
    replace_file(path, picture.png() if path.suffix.lower() == ".png" else picture.svg.encode())
    return [path]
