"""maillage growth: how the network grows, period by period."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Answer:
    """The table to write, the network as a whole in it, what a terminal shows, what is said of groups."""

    frame: "pd.DataFrame"
    whole: "pd.DataFrame"
    text: str
    more: tuple[str, ...] = ()


@click.command("growth", cls=Command)
@question_options
@option("--every", type=choice(("month", "quarter", "year")))
@option("--window", type=choice(("period", "12m", "alive", "cumulative")), default="period")
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--by", default="", metavar="ATTRIBUTE")
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
    from views.sentences import growth_sentences

    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    answer = _answered(selection, asked)
    made = _stamp(question, selection, answer.whole, asked)
    sentences = growth_sentences(answer.whole, selection, lang())
    echo(answer.text, "", *sentences, *answer.more)
    paths = _table(answer.frame, out, made, french=locale == "fr") if out else []
    if chart:
        cumulative = asked["window"] == "cumulative"
        paths += _chart(answer.whole, selection, chart, made, cumulative=cumulative)
    written(paths)
    launch(chart or out, wanted=open_it)
    return sentences


def _answered(selection: "Selection", asked: dict[str, Any]) -> _Answer:
    start, end = asked["start"], asked["end"]
    rows = {
        "every": asked["every"],
        "window": asked["window"],
        "start": start.first if start else None,
        "to": end.end if end else None,
    }
    if asked["by"]:
        return _by_group(selection, asked["by"], rows)
    return _without(selection, rows) if selection.filters.without else _whole(selection, rows)


def _whole(selection: "Selection", rows: dict[str, Any]) -> _Answer:
    from analyses.growth import growth
    from views.growth_table import growth_text

    frame = growth(selection, **rows)
    return _Answer(frame, frame, growth_text(frame, lang()))


def _by_group(selection: "Selection", by: str, rows: dict[str, Any]) -> _Answer:
    from analyses.growth import growth_by
    from views.growth_groups import groups_text, with_names
    from views.sentences.groups import group_sentences

    frame = with_names(growth_by(selection, by, **rows), by, lang())
    whole = frame[frame["part"] == "total"].drop(columns=["part", "group", "group_name"])
    return _Answer(
        frame, whole, groups_text(frame, lang()), group_sentences(frame, selection, lang())
    )


def _without(selection: "Selection", rows: dict[str, Any]) -> _Answer:
    from analyses.growth import growth_without
    from views.growth_groups import without_text

    frame = growth_without(selection, **rows)
    whole = frame[frame["actors"] == "without"].drop(columns=["actors"])
    return _Answer(frame, whole, without_text(frame, lang()))


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
    from views.glossary import with_glossary
    from views.stamping import note_of

    note = note_of(stamp, lang())
    if out.suffix.lower() == ".xlsx":
        note = with_glossary(note, frame.columns, lang())
    return write_table(frame, out, note, french=french)


def _chart(
    frame: "pd.DataFrame", selection: "Selection", path: Path, stamp: "Stamp", *, cumulative: bool
) -> list[Path]:
    from graph.files import replace_file
    from views.charts import growth_chart, milestones

    picture = growth_chart(frame, milestones(selection), stamp, lang(), cumulative=cumulative)
    replace_file(path, picture.png() if path.suffix.lower() == ".png" else picture.svg.encode())
    return [path]
