"""maillage survival: how long relations last."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.inputs import OutFile, Whole, choice
from commands.language import lang, say
from commands.options import Question, open_option, option, question_options
from commands.publishing import hidden_names, selected, stamp
from commands.session import opened
from commands.show import Told, busy, echo, launch, written

if TYPE_CHECKING:
    import pandas as pd

    from analyses.measures.survival.durations import Spells
    from graph.selection import Selection

TABLES = (".csv", ".parquet", ".json", ".xlsx")
USUAL = {"layer": "all", "gap": "0d"}


@click.command("survival", cls=Command)
@question_options
@option(
    "--layer", type=choice(("all", "formal", "informal")), default="all", help="option.one_layer"
)
@option("--gap", default="0d", metavar="LENGTH")
@option("--groups", default="", help="option.survival_groups", metavar="ATTRIBUTE")
@option("--draws", type=Whole(), default=200, help="option.draws", metavar="N")
@option("--seed", type=Whole(), default=1, help="option.seed_measure", metavar="N")
@option("--out", type=OutFile(TABLES), help="option.out_table", metavar="FILE")
@option("--locale", type=choice(("fr",)))
@open_option
def command(
    *, question: Question, out: Path | None, locale: str, open_it: bool, **asked: Any
) -> None:
    """Follow the relations, print the curves and what they rest on, write what is asked."""
    from exports.table import write_table
    from views.stamping import note_of
    from views.survival_table import survival_sentences, survival_text

    with opened(question.store) as store:
        selection = selected(question, store.snapshot())
    with busy(say("measure.busy")) as told:
        spells, groups, frame = _followed(selection, told, **asked)
    echo(
        survival_text(frame, lang(), asked["groups"]),
        "",
        *survival_sentences(spells, lang(), groups),
    )
    if out:
        said = {name: asked[name] for name in ("layer", "gap") if asked[name] != USUAL[name]}
        names = hidden_names(question, selection) if question.filters.without else {}
        made = stamp(question, selection, names, said, spells.left_out)
        written(write_table(frame, out, note_of(made, lang()), french=locale == "fr"))
    launch(out, wanted=open_it)


def _followed(
    selection: "Selection", told: Told, *, layer: Any, gap: str, groups: str, draws: int, seed: int
) -> tuple["Spells", dict[Any, str] | None, "pd.DataFrame"]:
    from analyses.measures.survival.durations import relation_spells
    from analyses.measures.survival.table import survival_table

    spells = relation_spells(selection, layer=layer, gap=gap)
    named = _named(selection, groups) if groups else None
    shown = partial(told, "")
    return spells, named, survival_table(spells, named, draws=draws, seed=seed, progress=shown)


def _named(selection: "Selection", by: str) -> dict[Any, str]:
    """Actor id -> name of its group; actors of whom nothing is stated are absent."""
    from analyses.grouping import grouped

    found = grouped(selection, by)
    named = found.of_actors(selection.snapshot.actors.id, found.names)
    return {actor: name for actor, name in named.items() if name}
