"""maillage template: a workbook to fill in."""

from pathlib import Path

import click

from commands.bilingual import Command
from commands.inputs import OutFile
from commands.language import lang, say
from commands.options import lang_option, open_option, option
from commands.show import launch, written


@click.command("template", cls=Command)
@option("--out", type=OutFile((".xlsx",)), help="option.out_template", metavar="FILE")
@lang_option
@open_option
def command(out: Path | None, open_it: bool) -> None:  # noqa: FBT001
    """Write the workbook: its sheets, headers and lists are those the loader of tables knows."""
    from exports.form import Words, form
    from graph.errors import InputError
    from graph.files import replace_file
    from graph.language import message
    from graph.version import __version__
    from loaders.tables.template import template

    path = out or Path(say("template.name"))
    if path.exists():
        raise InputError("template_exists", path=path)
    words = Words(
        page=message("stamp.title", lang()),
        lines=[f"maillage {__version__}", *say("template.lines").splitlines()],
        headers=say("template.headers").split("|"),
        required=say("template.required"),
        any_date=say("template.dates"),
        not_in_list=say("template.not_in_list"),
    )
    replace_file(path, form(template(lang()), words))
    written([path])
    launch(path, wanted=open_it)
