"""maillage look: what is understood of files, before anything is loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.completion import paths
from commands.failures import failure_line
from commands.inputs import Name
from commands.language import lang, say
from commands.options import lang_option, option, store_option
from commands.reading import meant, reading_options, words
from commands.seen import lines, looked_at, mapping
from commands.session import opened, quoted
from commands.show import busy, echo, figure, written

if TYPE_CHECKING:
    from loaders.frame.context import LoadOptions
    from loaders.report.load_report import LoadReport

FEW = 5  # refused rows that are shown


@click.command("look", cls=Command)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=Path, shell_complete=paths
)
@option("--source", type=Name(), metavar="SOURCE", help="option.source_of")
@store_option
@reading_options
@lang_option
def command(files: tuple[Path, ...], source: str | None, store: str, **options: Any) -> None:
    """Each sheet as it is understood, what a load would give, and how to say otherwise."""
    from loaders.frame.context import LoadOptions
    from loaders.look.source import source_of

    path: Path | None = options["mapping"]
    asked = LoadOptions(
        dry_run=True, skip_refused=True, meant=meant(options, to_write=True), lang=lang()
    )
    name = source or source_of(files[0])
    seen = looked_at(name, files, asked)
    for sheet in seen:
        echo(*lines(sheet), "")
    needed = [*_tried(store, name, files, asked)]
    said = [*words(asked.meant)]
    if path:
        if not path.exists():
            path.write_text(mapping(seen, asked.meant), encoding="utf-8")
            written([path])
        said = ["--mapping", str(path)]
    line = " ".join(map(quoted, ["maillage", "load", name, *map(str, files), *needed, *said]))
    echo(say("look.to_load", line=line))


def _tried(store: str, name: str, files: Sequence[Path], asked: "LoadOptions") -> Iterator[str]:
    """Say what a load would give, or what stops it; the words that such a load needs."""
    from graph.errors import MaillageError

    try:
        reports = _load(store, name, files, asked)
    except MaillageError as error:
        if error.code != "input_no_actors":
            echo(say("look.stops", reason=failure_line(error)))
            return
        yield "--create-actors"
        yield from _tried(store, name, files, replace(asked, create_actors=True))
        return
    for report in reports:
        echo(*_would(report))


def _load(store: str, name: str, files: Sequence[Path], asked: "LoadOptions") -> "list[LoadReport]":
    from loaders.run import run_each

    there = "://" in store or Path(store).exists()
    place = opened(store if there else ":memory:", create=not there)
    with place as target, busy(say("load.busy", source=name)):
        return list(run_each(target, name, files, asked))


def _would(report: "LoadReport") -> Iterator[str]:
    from loaders.report.load_report import refusal_line

    if report.outcome == "same_file":
        yield say("load.same_file", dataset=report.dataset)
        return
    counts = {kind: each.total - each.refused for kind, each in report.counts.items()}
    given = ", ".join(
        say("look.given", n=figure(n), kind=say(f"kind.{kind}")) for kind, n in counts.items() if n
    )
    yield say("look.would", given=given or say("look.nothing"))
    yield say(
        "look.rows",
        read=figure(report.rows_read),
        refused=figure(report.rows_refused),
        left_out=figure(report.rows_left_out),
    )
    yield from (f"  {refusal_line(refusal, lang())}" for refusal in report.refusals[:FEW])
