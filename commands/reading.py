"""The options by which a person says how files are to be read, and the file that keeps them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.completion import paths
from commands.inputs import choice
from commands.language import lang, say
from commands.options import Function, option
from graph.language import LANGS, Lang, message

if TYPE_CHECKING:
    from loaders.frame.context import Meant

KEYS = ("columns", "layouts", "sheets", "year")
SHEETS = ("waves", "types")


def pairs(
    ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    """``NAME=VALUE`` of an option that may be repeated."""
    for text in given:
        if "=" not in text:
            raise click.BadParameter(say("usage.set", value=text), ctx, parameter)
    split = (text.rpartition("=") for text in given)
    return {name.strip(): value.strip() for name, _, value in split}


_OPTIONS = (
    option("--column", multiple=True, callback=pairs, metavar="HEADER=FIELD"),
    option(
        "--layout", multiple=True, callback=pairs, metavar="SHEET=LAYOUT", help="option.layout_of"
    ),
    option("--sheets", type=choice(SHEETS)),
    option("--year", type=click.IntRange(1900, 2199), metavar="YEAR"),
    option("--mapping", type=Path, metavar="FILE", shell_complete=paths),
)


def reading_options(function: Function) -> Function:
    """How columns, sheets and dates are to be understood; ``meant`` gathers what they say."""
    for add in reversed(_OPTIONS):
        function = add(function)
    return function


def meant(options: dict[str, Any], *, to_write: bool = False) -> "Meant":
    """What the options say, beyond what the file of ``--mapping`` says; they are taken out of ``options``.

    ``to_write``: the file may not be there yet. Raises InputError for a file that is none.
    """
    from loaders.frame.context import Meant

    column, layout = options.pop("column"), options.pop("layout")
    sheets, year, mapping = options.pop("sheets"), options.pop("year"), options.pop("mapping")
    there = mapping is not None and (mapping.exists() or not to_write)
    said = read_mapping(mapping) if there else Meant()
    return Meant(
        {**said.columns, **column},
        {**said.layouts, **layout},
        sheets or said.sheets,
        year or said.year,
    )


def words(said: "Meant") -> Iterator[str]:
    """What was said of the files, as words of a command line."""
    for header, field in said.columns.items():
        yield from ("--column", f"{header}={field}")
    for sheet, layout in said.layouts.items():
        yield from ("--layout", f"{sheet}={layout}")
    yield from ("--sheets", said.sheets) if said.sheets else ()
    yield from ("--year", str(said.year)) if said.year else ()


def keys(to: Lang) -> dict[str, str]:
    """Field of ``Meant`` -> what the file of ``--mapping`` calls it."""
    return {name: message(f"look.key.{name}", to) for name in KEYS}


def read_mapping(path: Path) -> "Meant":
    """A file that ``maillage look --mapping FILE`` wrote. Raises InputError for what is none."""
    import yaml

    from graph.errors import InputError
    from loaders.frame.context import Meant

    if not path.is_file():
        raise InputError("input_missing_file", file=str(path))
    bad = InputError("input_bad_mapping", file=str(path), known=", ".join(keys(lang()).values()))
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        raise bad from None
    known = {word: name for to in LANGS for name, word in keys(to).items()}
    if not isinstance(written, dict) or set(written) - set(known):
        raise bad
    said = {known[key]: value for key, value in written.items() if value}
    if not _is_well_formed(said):
        raise bad
    texts = {key: _texts(said.get(key, {})) for key in ("columns", "layouts")}
    return Meant(**texts, sheets=said.get("sheets", ""), year=said.get("year"))


def _is_well_formed(said: Mapping[str, Any]) -> bool:
    listed = all(isinstance(said.get(key, {}), dict) for key in ("columns", "layouts"))
    right = said.get("sheets", "") in ("", *SHEETS) and isinstance(said.get("year"), int | None)
    return listed and right


def _texts(pairs: Mapping[object, object]) -> dict[str, str]:
    return {str(key): "" if value is None else str(value) for key, value in pairs.items()}
