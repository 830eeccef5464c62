"""maillage template: a workbook to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.bilingual import Command
from commands.inputs import OutFile, choice
from commands.language import lang, say
from commands.options import lang_option, open_option, option, store_option
from commands.session import opened
from commands.show import echo, launch, written

if TYPE_CHECKING:
    from exports.form import Words
    from loaders.templates import Roster, TemplateName

NAMES = ("tables", "survey", "attendance")


@click.command("template", cls=Command)
@option("--kind", type=choice(NAMES), default="tables", help="option.kind_template")
@option("--from-store", is_flag=True)
@store_option
@option("--out", type=OutFile((".xlsx",)), help="option.out_template", metavar="FILE")
@lang_option
@open_option
def command(
    kind: "TemplateName",
    from_store: bool,  # noqa: FBT001
    store: str,
    out: Path | None,
    open_it: bool,  # noqa: FBT001
) -> None:
    """Write the workbook: its sheets, headers and lists are those its loader knows."""
    from exports.form import form
    from graph.errors import InputError
    from graph.files import replace_file
    from loaders.templates import blank

    _check_store(asked=from_store)
    path = out or Path(say(f"template.name.{kind}"))
    if path.exists():
        raise InputError("template_exists", path=path)
    roster = _roster(store) if from_store else None
    made = blank(kind, lang(), roster)
    replace_file(path, form(made.sheets, _words(kind), made.rows, made.grids))
    written([path])
    if roster:
        echo(say("template.roster", n=len(roster.listed)))
        echo(*([say("template.persons", n=roster.persons)] if roster.persons else []))
    launch(path, wanted=open_it)


def _check_store(*, asked: bool) -> None:
    """Raise UsageError for ``--store`` where nothing is read from it."""
    source = click.get_current_context().get_parameter_source("store")
    if not asked and source == click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(say("usage.store_from"))


def _roster(url: str) -> "Roster":
    """The actors of a store. Raises InputError where it holds none that may be named."""
    from graph.errors import InputError
    from loaders.templates import roster_of

    with opened(url) as store:
        found = roster_of(store.snapshot().actors, lang())
    if not found.listed:
        raise InputError("template_no_actor", store=url)
    return found


def _words(kind: str) -> "Words":
    from exports.form import Words
    from graph.language import message
    from graph.version import __version__

    lines = [*say(f"template.lines.{kind}").splitlines(), f"maillage {__version__}"]
    return Words(
        page=message("stamp.title", lang()),
        lines=lines,
        headers=say("template.headers").split("|"),
        required=say("template.required"),
        any_date=say("template.dates"),
        not_in_list=say("template.not_in_list"),
    )
