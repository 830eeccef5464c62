"""maillage compare: the network on two dates, or territories on one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, Words, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, publishing_options, question_options
from commands.publishing import hidden_names, public_stamp, selected
from commands.session import opened
from commands.show import Told, busy, echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from analyses.panel import Settings
    from graph.dates import PartialDate
    from graph.selection import Selection

TABLES = (".csv", ".parquet", ".json", ".xlsx")


@click.command("compare", cls=Command)
@click.argument("days", metavar="D1 [D2]", nargs=-1, type=Day())
@question_options
@publishing_options
@option("--territories", is_flag=True)
@option("--measures", type=Words(), default=(), metavar="NAME[,NAME]")
@option("--layer", type=Words(), default="all", metavar="L[,L]")
@option("--groups", default="sector", metavar="ATTRIBUTE")
@option("--out", type=OutFile(TABLES), help="option.out_table", metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    *,
    question: Question,
    days: tuple["PartialDate", ...],
    territories: bool,
    out: Path | None,
    locale: str,
    open_it: bool,
    **asked: Any,
) -> None:
    """Compare, print, write what is asked."""
    if len(days) != (1 if territories else 2):
        raise click.UsageError(say("usage.compare"))
    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    with busy(say("measuring.busy")) as told:
        settings = _settings(question, selection, asked, told)
        found = _territories if territories else _dates
        frame, text = found(selection, days, asked, settings)
    echo(text)
    if out:
        written(_table(question, selection, frame, out, french=locale == "fr"))
    launch(out, wanted=open_it)


def _settings(
    question: Question, selection: "Selection", asked: dict[str, Any], told: Told
) -> "Settings":
    from analyses.panel import Settings

    hidden = hidden_names(question, selection)
    return Settings(groups=asked["groups"], hidden=hidden, progress=told)


def _dates(
    selection: "Selection",
    days: tuple["PartialDate", ...],
    asked: dict[str, Any],
    settings: "Settings",
) -> tuple["pd.DataFrame", str]:
    from analyses.panel import chosen
    from analyses.panel.compare import plain_measures, side_by_side
    from views.compare_table import compare_text

    wanted = chosen(asked["measures"]) if asked["measures"] else plain_measures()
    first, last = (day.last for day in days)
    frame = side_by_side(selection, (first, last), wanted, layers=asked["layer"], settings=settings)
    return frame, compare_text(frame, (first, last), lang(), asked["groups"])


def _territories(
    selection: "Selection",
    days: tuple["PartialDate", ...],
    asked: dict[str, Any],
    settings: "Settings",
) -> tuple["pd.DataFrame", str]:
    from analyses.grouping import grouped
    from analyses.panel import When, chosen, panel
    from analyses.panel.compare import plain_measures
    from analyses.panel.parts import by_group
    from graph.errors import InputError
    from views.territories_table import territories_text

    if not any(grouped(selection, "territory").values):
        raise InputError("compare.no_territory")
    wanted = chosen(asked["measures"]) if asked["measures"] else plain_measures()
    wanted = [each for each in wanted if not each.of_change and "spells" not in each.inputs]
    when = When(days=(days[0].last,))
    frame = by_group(
        selection,
        "territory",
        lambda part: panel(part, wanted, when, layers=asked["layer"], settings=settings),
    )
    return frame, territories_text(frame, lang())


def _table(
    question: Question, selection: "Selection", frame: "pd.DataFrame", out: Path, *, french: bool
) -> list[Path]:
    from exports.table import write_table
    from views.stamp import note_of

    made = public_stamp(question, selection, hidden_names(question, selection))
    return write_table(frame, out, note_of(made, lang()), french=french)
