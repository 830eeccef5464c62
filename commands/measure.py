"""maillage measure: any measures, at a date or period by period, as one long table."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.completion import measures
from commands.inputs import Day, OutFile, Whole, Words, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, publishing_options, question_options
from commands.publishing import hidden_names, public_stamp, selected
from commands.session import opened
from commands.show import busy, echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from analyses.panel import When
    from graph.selection import Selection
    from views.stamp import Stamp

TABLES = (".csv", ".parquet", ".json", ".xlsx", ".dta")
SETTINGS = (
    "directed", "reports", "groups", "covariates", "gap", "method", "draws", "seed", "progress",
)  # fmt: skip
SAID = ("every", "window", "start", "end", "as_of", "by")


@click.command("measure", cls=Command)
@click.argument("names", metavar="NAME...", nargs=-1, shell_complete=measures)
@question_options
@publishing_options
@option("--as-of", "as_of", type=Day(), metavar="DATE")
@option("--every", type=choice(("month", "quarter", "year")))
@option("--window", type=choice(("period", "12m", "alive", "cumulative")))
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--layer", type=Words(), default="all", metavar="L[,L]")
@option("--directed/--undirected", "directed", default=None)
@option("--reports", type=choice(("union", "confirmed")), default="union")
@option("--by", default="", metavar="ATTRIBUTE")
@option("--groups", default="sector", metavar="ATTRIBUTE")
@option("--covariates", type=Words(), default="sector,territory,form", metavar="A[,A]")
@option("--method", type=choice(("louvain", "python-louvain", "leiden")), default="louvain")
@option("--draws", type=Whole(1), default=1000, metavar="N")
@option("--seed", type=Whole(), default=1, help="option.seed_measure", metavar="N")
@option("--gap", default="0d", metavar="LENGTH")
@option("--wide", is_flag=True)
@option("--out", type=OutFile(TABLES), help="option.out_measure", metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    *,
    question: Question,
    names: tuple[str, ...],
    out: Path | None,
    locale: str,
    open_it: bool,
    layer: tuple[str, ...],
    wide: bool,
    **asked: Any,
) -> None:
    """Measure, print the rows, write what is asked."""
    if wide and not out:
        raise click.UsageError(say("usage.wide"))
    if not names:
        raise click.UsageError(say("usage.missing_measure"))
    from views.measure_table import measure_text

    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    with busy(say("measuring.busy")) as told:
        frame = _measured(question, selection, names, layer, {**asked, "progress": told})
    echo(*_about(frame), measure_text(frame, lang(), asked["by"]))
    if out:
        made = public_stamp(question, selection, hidden_names(question, selection), _said(asked))
        written(_tables(frame, out, made, wide=wide, french=locale == "fr"))
    launch(out, wanted=open_it)


def _measured(
    question: Question,
    selection: "Selection",
    names: tuple[str, ...],
    layers: tuple[str, ...],
    asked: dict[str, Any],
) -> "pd.DataFrame":
    from analyses.panel import Settings, chosen
    from analyses.panel.ask import tabled

    hidden = hidden_names(question, selection)
    settings = Settings(**{key: asked[key] for key in SETTINGS}, hidden=hidden)
    return tabled(selection, asked["by"], chosen(names), _when(asked), layers, settings)


def _when(asked: dict[str, Any]) -> "When":
    from analyses.panel import When

    days = (asked["as_of"].last,) if asked["as_of"] else ()
    first = asked["start"].first if asked["start"] else None
    after = asked["end"].end if asked["end"] else None
    return When(days, asked["every"], first, after, asked["window"])


def _about(frame: "pd.DataFrame") -> list[str]:
    """What a reader must know before the figures: no date was asked for."""
    return [say("measuring.all_time")] if (frame["window"] == "all").any() else []


def _said(asked: dict[str, Any]) -> dict[str, object]:
    """What the stamp says was asked, beside the filters."""
    return {name: asked[name] for name in SAID} | {
        "window": "" if asked["window"] == "period" else asked["window"]
    }


def _tables(
    frame: "pd.DataFrame", out: Path, stamp: "Stamp", *, wide: bool, french: bool
) -> list[Path]:
    from exports.measures import write_measures
    from views.stamp import note_of

    return write_measures(frame, out, note_of(stamp, lang()), lang(), wide=wide, french=french)
