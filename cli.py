"""The command line: ``maillage COMMAND``; each command is imported when it is called."""

import click

from commands.bilingual import Group, Option
from commands.options import lang_option

COMMANDS = (
    "demo", "look", "sources", "template", "load", "store", "growth", "attendance", "measure", "measures",
    "compare", "survival", "map", "export", "simulate",
)  # fmt: skip


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not ctx.resilient_parsing:
        from graph.version import __version__

        click.echo(f"maillage {__version__}")
        ctx.exit()


@click.group(cls=Group, modules=COMMANDS)
@lang_option
@click.option(
    "--version", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_version
)
def maillage() -> None:
    """Measure and show how cooperation grows between the actors of a territory."""


def main() -> None:
    """Run the command line of this process."""
    maillage.main()
