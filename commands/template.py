"""maillage template: an empty workbook to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.bilingual import Command
from commands.inputs import OutFile
from commands.language import lang, say
from commands.options import lang_option, open_option, option
from commands.show import launch, written

if TYPE_CHECKING:
    import pandas as pd


@click.command("template", cls=Command)
@option("--out", type=OutFile((".xlsx",)), help="option.out_template", metavar="FILE")
@lang_option
@open_option
def command(out: Path | None, open_it: bool) -> None:  # noqa: FBT001
    """Write the workbook; its headers are those the loader of tables knows."""
    from exports.note import Note
    from exports.workbook import workbook
    from graph.files import replace_file
    from maillage import __version__
    from views.labels import text

    path = out or Path(say("template.name"))
    lines = [f"maillage {__version__}", *say("template.lines").splitlines()]
    replace_file(
        path, workbook(_sheets(), Note(tuple(lines), title=text("stamp", "title", lang())))
    )
    written([path])
    launch(path, wanted=open_it)


def _sheets() -> "dict[str, pd.DataFrame]":
    """One empty table a kind, in the order of the loader's own definition."""
    import pandas as pd

    from loaders.manifest import read_manifest

    manifest = read_manifest("tables")
    names = manifest.rest["kinds"]
    return {
        _word(names[kind]): pd.DataFrame(columns=[_header(words) for words in fields.values()])
        for kind, fields in manifest.columns.items()
    }


def _header(words: tuple[str, ...]) -> str:
    """The field itself in English, its first synonym in French."""
    return _word(words) if lang() == "fr" else words[0].replace("_", " ")


def _word(words: tuple[str, ...]) -> str:
    """Of the words the loader knows: the first in English, the next in French."""
    if lang() == "en" or len(words) == 1:
        return words[0]
    return words[1]
