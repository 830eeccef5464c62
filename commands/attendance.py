"""maillage attendance: who came to meetings, who is new, who no longer comes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import Day, OutFile, Words, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, publishing_options, question_options
from commands.publishing import hidden_names, public_stamp, selected
from commands.session import opened
from commands.show import echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from graph.selection import Selection

TABLES = (".csv", ".parquet", ".json", ".xlsx")
MEETINGS = ("meeting",)


@click.command("attendance", cls=Command)
@question_options
@publishing_options
@option(
    "--kind", type=Words("event_kinds"), default=MEETINGS, help="option.event_kind", metavar="K[,K]"
)
@option("--every", type=choice(("month", "quarter", "year")))
@option("--from", "start", type=Day(), help="option.start", metavar="DATE")
@option("--to", "end", type=Day(), help="option.end", metavar="DATE")
@option("--out", type=OutFile(TABLES), help="option.out_table", metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    *, question: Question, out: Path | None, locale: str, open_it: bool, **asked: Any
) -> None:
    """Count, print, write what is asked."""
    from exports.table import write_table
    from views.attendance import attendance_names, attendance_text
    from views.stamping import note_of

    if question.filters.types or question.filters.formality:
        raise click.UsageError(say("usage.attendance_ties"))
    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    names = hidden_names(question, selection)
    frame = _shown(_measured(selection, **asked), names)
    echo(attendance_text(frame, lang()), "", *attendance_names(frame, lang()))
    if out:
        said = asked | {"kind": () if asked["kind"] == MEETINGS else asked["kind"]}
        note = note_of(public_stamp(question, selection, names, said), lang())
        written(write_table(frame, out, note, french=locale == "fr"))
    launch(out, wanted=open_it)


for _each in command.params:  # refused with a line of their own, and so not proposed
    if isinstance(_each, click.Option) and _each.name in ("type", "formality"):
        _each.hidden = True


def _measured(
    selection: "Selection", *, kind: tuple[str, ...], every: Any, start: Any, end: Any
) -> "pd.DataFrame":
    from analyses.growth.attendance import attendance

    first, after = start.first if start else None, end.end if end else None
    return attendance(selection, kinds=kind, every=every, start=first, to=after)


def _shown(frame: "pd.DataFrame", names: dict[str, str]) -> "pd.DataFrame":
    """With pseudonyms in place of the ids and names of those who bear one."""
    from analyses.growth.attendance import in_order

    hidden = frame["actor"].isin(list(names))
    pseudonyms = frame["actor"].map(names)
    shown = {name: frame[name].where(~hidden, pseudonyms) for name in ("actor", "name")}
    return in_order(frame.assign(**shown))
