"""maillage store: what is kept, whether it is whole, and its upkeep."""

from typing import TYPE_CHECKING

import click

from commands.bilingual import Group
from commands.language import lang, say
from commands.options import lang_option, store_option
from commands.session import opened, without_credentials
from commands.show import busy, columns, echo, figure

if TYPE_CHECKING:
    from graph.store.results import Problem
    from graph.store.store import Store
    from graph.tables import Datasets

# What ``verify`` checks by its name: the other problems say themselves where they are.
CHECKED = (
    "datasets", "territories", "actors", "events", "ties", "participations", "observations",
    "respondents", "ratings", "word",
)  # fmt: skip
RARE = ("ratings",)  # told where there are any


@click.group("store", cls=Group)
@lang_option
def command() -> None:
    """Gather the commands about the store itself."""


@command.command("info")
@store_option
@lang_option
def info(store: str) -> None:
    """Print counts, datasets with their coverage, and the digest."""
    with opened(store) as kept:
        counts, datasets, digest = _counts(kept), kept.datasets(), kept.digest()
    echo(say("store.title", store=without_credentials(store)))
    echo(
        columns(
            [
                (say(f"kind.{kind}"), figure(n))
                for kind, n in counts.items()
                if kind != "datasets" and (n or kind not in RARE)
            ]
        )
    )
    echo(*_described(datasets), f"digest: {digest}")


def _counts(kept: "Store") -> dict[str, int]:
    """Rows of each kind; of territories, actors and events the things themselves, however many state them."""
    return kept.counts() | {
        "territories": len(kept.territories().code),
        "actors": len(kept.actors().id),
        "events": len(kept.events().id),
    }


def _described(datasets: "Datasets") -> list[str]:
    import numpy as np

    lines = [say("store.datasets", n=len(datasets.name))]
    for row, name in enumerate(datasets.name):
        words = [name, *([datasets.title[row]] if datasets.title[row] else [])]
        first, end = datasets.coverage_from[row], datasets.coverage_to[row]
        known = not (np.isnat(first) or np.isnat(end))
        words.append(
            say("store.coverage", start=first, end=end - 1) if known else say("store.undated")
        )
        words += [say("store.simulated")] if datasets.simulated[row] else []
        lines.append("  " + ", ".join(words))
    return lines


@command.command("verify")
@store_option
@lang_option
@click.pass_context
def verify(ctx: click.Context, store: str) -> None:
    """Read everything back; exit code 1 when something is wrong."""
    with opened(store) as kept, busy(say("store.verifying")):
        problems = kept.verify()
    echo(*(_told(problem) for problem in problems))
    if problems:
        ctx.exit(1)
    echo(say("store.whole", store=without_credentials(store)))


def _told(problem: "Problem") -> str:
    """Which rows, and of which column, do not read back, and why."""
    from loaders.frame.titles import column_title

    kind, _, column = problem.where.partition(".")
    if kind not in CHECKED:
        return problem.text(lang())
    where = say(f"kind.{kind}")
    where += f" ({column_title(kind, column, lang())})" if column else ""
    return say("store.problem", where=where, what=problem.text(lang()))


@command.command("loads")
@store_option
@lang_option
def loads(store: str) -> None:
    """Print the ledger."""
    with opened(store) as kept:
        records = kept.loads()
    for record in records:
        counts = ", ".join(
            say(f"store.{name}", n=figure(n)) for name, n in record.counts.items() if n
        )
        echo(
            f"{record.id}  {record.at}  {record.dataset}  {say(f'store.{record.state}')}  {counts}".rstrip()
        )


@command.command("copy")
@click.argument("target")
@store_option
@lang_option
def copy_to(target: str, store: str) -> None:
    """Copy every dataset into an empty store."""
    from graph.store.copy import copy

    where = without_credentials(target)
    with opened(store) as kept, opened(target, create=True) as made, busy(say("store.copying")):
        names = copy(kept, made, where)
        digest = made.digest()
    echo(say("store.copied", n=len(names), target=where), f"digest: {digest}")


@command.command("forget")
@click.argument("dataset")
@store_option
@lang_option
def forget(dataset: str, store: str) -> None:
    """Remove what a dataset alone brought."""
    with opened(store) as kept:
        gone = kept.forget(dataset)
    echo(say("store.forgotten", dataset=dataset))
    echo(*(f"  {say(f'kind.{kind}')} {figure(n)}" for kind, n in gone.items() if n))


@command.command("discard")
@click.argument("load")
@store_option
@lang_option
def discard(load: str, store: str) -> None:
    """Undo an interrupted load."""
    with opened(store) as kept:
        kept.discard(load)
    echo(say("store.discarded", load=load))
