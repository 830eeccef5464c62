"""maillage load: files into the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.bilingual import Command
from commands.completion import paths, sources
from commands.inputs import Name, OutPath
from commands.language import lang, say
from commands.load_report import lines
from commands.options import lang_option, option, store_option
from commands.reading import meant, pairs, reading_options
from commands.seen import explained
from commands.session import opened
from commands.show import busy, echo

if TYPE_CHECKING:
    from loaders.report.load_report import LoadReport


@click.command("load", cls=Command)
@click.argument("source", shell_complete=sources)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=Path, shell_complete=paths
)
@store_option
@option("--as", "as_name", type=Name(), metavar="NAME", help="option.as")
@option("--append", is_flag=True)
@option("--dry-run", is_flag=True)
@option("--skip-refused", is_flag=True)
@option("--refused", "refused_path", type=OutPath(), help="option.refused", metavar="FILE")
@option("--create-actors", is_flag=True)
@option("--keep", multiple=True, metavar="COLUMN")
@option("--set", "set", multiple=True, callback=pairs, metavar="COLUMN=VALUE")
@reading_options
@option("--replace", is_flag=True)
@option("--second-witness", is_flag=True)
@option("--by-file", is_flag=True)
@option("--wave", default="", metavar="NAME")
@option("--aliases", type=Path, metavar="FILE", shell_complete=paths)
@option("--doubles", type=OutPath(), metavar="FILE")
@lang_option
def command(
    source: str, files: tuple[Path, ...], store: str, doubles: Path | None, **options: Any
) -> None:
    """Load each dataset, and say what became of its rows."""
    from loaders.frame.context import LoadOptions
    from loaders.run import run_each

    said = meant(options)
    asked = LoadOptions(**options | {"as_name": options["as_name"] or ""}, meant=said, lang=lang())
    absent = "://" not in store and not Path(store).exists()
    address = ":memory:" if asked.dry_run and absent else store
    undone = _undone(store if absent else "")
    with explained(source, files, asked), undone, opened(address, create=True) as target:
        reports = run_each(target, source, files, asked)
        while True:
            with busy(say("load.busy", source=source)):
                report = next(reports, None)
            if report is None:
                break
            echo(*lines(report), *_doubles(report, doubles))


def _doubles(report: "LoadReport", path: Path | None) -> list[str]:
    """Write the list of possible doubles for a person to tick, and say where."""
    from loaders.alike.ticked import write_doubles
    from loaders.report.load_report import beside

    if report.outcome != "stored":
        return []
    place = path or beside("doubles", report.dataset, lang())
    written = write_doubles(place, report.possible_doubles, lang())
    return ["  " + say("load.doubles_path", path=place)] if written else []


@contextmanager
def _undone(store: str) -> Iterator[None]:
    """A store made for loads of which none went through does not stay."""
    try:
        yield
    except BaseException:
        if store and Path(store).is_file():
            with opened(store) as left:
                empty = not left.loads()
            if empty:
                Path(store).unlink()
        raise
