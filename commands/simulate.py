"""maillage simulate: a neighbourhood with known truth, as tables."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.bilingual import Command
from commands.inputs import Day, OutPath, Whole
from commands.options import lang_option, option
from commands.show import written

if TYPE_CHECKING:
    from graph.dates import PartialDate


@click.command("simulate", cls=Command)
@option("--actors", type=Whole(2), default=60)
@option("--from", "start", type=Day(), default="2019-01", help="option.from_month", metavar="MONTH")
@option("--to", "end", type=Day(), default="2025-01", help="option.to_month", metavar="MONTH")
@option("--seed", type=Whole(), default=1)
@option("--out", type=OutPath(), required=True, help="option.out_simulation", metavar="DIR")
@lang_option
def command(actors: int, start: "PartialDate", end: "PartialDate", seed: int, out: Path) -> None:
    """Draw a neighbourhood and write observed/ and truth/."""
    from analyses.simulation import Parameters, simulate, write

    parameters = Parameters(actors=actors, start=start.first, end=end.end, seed=seed)
    written(write(simulate(parameters), out))
