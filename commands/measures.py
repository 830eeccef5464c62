"""maillage measures: the measures there are, or all about one."""

import click

from commands.bilingual import Command
from commands.language import lang, say
from commands.options import lang_option
from commands.show import columns, echo


@click.command("measures", cls=Command)
@click.argument("name", metavar="[NAME]", required=False)
@lang_option
def command(name: str | None) -> None:
    """One line a measure; for one measure its formula, meaning and peers."""
    from analyses.measure import registry
    from analyses.panel import chosen
    from views.measure_page import bounds, facts, sections

    if name:
        [each] = chosen([name])
        told = [f"{fact}: {value}" for fact, value in facts(each, lang()).items()]
        echo(each.name, "", *told, "", sections(each))
        return
    rows = [
        (
            each.name,
            each.level,
            each.unit,
            bounds(each),
            ", ".join(each.cites),
            say(f"measure.{each.name}"),
        )
        for each in registry().values()
    ]
    heads = ("name", "level", "unit", "range", "source", "says")
    echo(columns(rows, [say(f"measures.{head}") for head in heads], left=len(heads)))
