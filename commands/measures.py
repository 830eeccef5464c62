"""maillage measures: the measures there are, or all about one."""

import click

from commands.bilingual import Command
from commands.completion import measures
from commands.language import lang, say
from commands.options import lang_option
from commands.show import echo


@click.command("measures", cls=Command)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=measures)
@lang_option
def command(name: str | None) -> None:
    """Every measure in a few lines; for one measure its formula, meaning and peers."""
    from analyses.measure import registry
    from analyses.panel import chosen
    from views.measure_page import about, listed

    if name:
        [each] = chosen([name])
        echo(*about(each, lang()))
        return
    echo(*listed(list(registry().values()), lang()), "", say("measures.more"))
