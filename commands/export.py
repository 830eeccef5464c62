"""maillage export: the network for other tools."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.bilingual import Command
from commands.export_metrics import export_metrics
from commands.inputs import Day, OutPath, Whole, choice
from commands.language import lang, say
from commands.options import Question, option, publishing_options, question_options
from commands.publishing import hidden_names, public_stamp, selected
from commands.session import opened
from commands.show import echo, written

if TYPE_CHECKING:
    from exports.frames import Shown
    from exports.graph import Graph
    from exports.note import Note
    from graph.dates import PartialDate
    from graph.selection import Selection

TABLES = ("csv", "parquet")
GRAPHS = ("graphml", "gexf")
METRICS = "metrics"
# Those of other formats that the program writes: a reader would open the file as what it is not.
SUFFIXES = {
    ".csv",
    ".parquet",
    ".json",
    ".xlsx",
    ".dta",
    ".html",
    ".svg",
    ".png",
    ".graphml",
    ".gexf",
}


@click.command("export", cls=Command)
@click.argument("format", metavar="FORMAT", type=choice((*TABLES, *GRAPHS, METRICS)))
@question_options
@publishing_options
@option("--out", type=OutPath(), required=True, help="option.out_export", metavar="PATH")
@option("--events", is_flag=True)
@option("--directed/--undirected", "directed", default=None)
@option("--as-of", "as_of", type=Day(), help="option.as_of_metrics", metavar="DATE")
@option("--draws", type=Whole(1), default=199, help="option.draws_metrics", metavar="N")
@option("--locale", type=choice(("fr",)))
def command(
    *,
    question: Question,
    format: str,  # noqa: A002 - the argument's name in the manual
    out: Path,
    events: bool,
    directed: bool | None,
    as_of: "PartialDate | None",
    draws: int,
    locale: str | None,
) -> None:
    """Read the store, keep what the filters keep, write."""
    if as_of and format != METRICS:
        raise click.UsageError(say("usage.as_of_metrics"))
    if format in GRAPHS and out.suffix.lower() in SUFFIXES - {f".{format}"}:
        raise click.UsageError(say("usage.suffix", value=out, choices=f".{format}"))
    with opened(question.store) as store:
        selection = selected(question, store.snapshot(provenance=True))
    if format == METRICS:
        written(export_metrics(question, selection, as_of, draws, out))
        return
    shown, note = _shown(question, selection)
    if format in TABLES:
        written(_tables(selection, shown, note, out, format, french=locale == "fr"))
    else:
        drawn = _drawn(selection, shown, events=events)
        written([_graph(drawn, note, out, format, directed=directed)])


def _shown(question: Question, selection: "Selection") -> tuple["Shown", "Note"]:
    from exports.frames import Shown
    from views.stamp import note_of

    names = hidden_names(question, selection)
    note = note_of(public_stamp(question, selection, names), lang())
    return Shown(names, internal=question.internal), note


def _tables(
    selection: "Selection", shown: "Shown", note: "Note", out: Path, suffix: str, *, french: bool
) -> list[Path]:
    from exports import frames
    from exports.table import write_table

    if not out.is_dir():
        out.mkdir()
    made = {
        "actors": frames.actors_frame(selection, shown),
        "ties": frames.ties_frame(selection, shown),
        "participations": frames.participations_frame(selection, shown),
    }
    if len(ratings := frames.ratings_frame(selection, shown)):
        made["ratings"] = ratings
    return [
        path
        for name, frame in made.items()
        for path in write_table(frame, out / f"{name}.{suffix}", note, french=french)
    ]


def _drawn(selection: "Selection", shown: "Shown", *, events: bool) -> "Graph[str]":
    from exports.graph import graph

    return graph(selection, shown, events=events)


def _graph(
    drawn: "Graph[str]", note: "Note", out: Path, name: str, *, directed: bool | None
) -> Path:
    from exports.gexf import gexf
    from exports.graph import is_mixed
    from exports.graphml import graphml
    from graph.files import replace_file

    if directed is None and is_mixed(drawn):
        echo(say("export.mixed"))
    writers = {"gexf": gexf, "graphml": graphml}
    replace_file(out, writers[name](drawn, note, directed=directed))
    return out
