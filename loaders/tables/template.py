"""The template: the sheets and columns that people fill in, as the loader of tables knows them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from graph.form import Field
from graph.kinds import codes
from graph.language import Lang, label, message
from graph.packaged import read_yaml
from graph.store.schema import Kind
from loaders.frame.manifest import read_manifest
from loaders.frame.titles import header, sheet_title
from loaders.tables.fields import CHOICES, DATES, FLAGS, NAMED, NUMBERS, OPEN


@cache
def _layout() -> Mapping[Kind, list[str]]:
    """Kind -> the fields that its sheet has."""
    found: Mapping[Kind, list[str]] = read_yaml(Path(__file__).with_name("template.yaml"))  # type: ignore[assignment]  # its keys are kinds
    return found


def template(lang: Lang) -> dict[str, tuple[Field, ...]]:
    """Sheet title -> its columns."""
    return {
        sheet_title(kind, lang): tuple(_fields(kind, names, lang))
        for kind, names in _layout().items()
    }


def _fields(kind: Kind, names: Iterable[str], lang: Lang) -> Iterator[Field]:
    manifest = read_manifest("tables")
    needed = [name for group in manifest.needed[kind] for name in group]
    for name in names:
        marked = name == needed[0]
        example = message(f"filled.{kind}.{name}.example", lang)
        named = NAMED.get(name)
        yield Field(
            header=header(manifest, kind, name, lang),
            explanation=message(f"filled.{kind}.{name}", lang),
            example=message("filled.example", lang) + example if marked else example,
            required=name in needed,
            choices=_choices(name, lang),
            strict=name not in OPEN,
            listed=(sheet_title(named[0], lang), header(manifest, *named, lang))
            if named
            else ("", ""),
            text=name not in NUMBERS,
            date=name in DATES,
        )


def _choices(name: str, lang: Lang) -> tuple[str, ...]:
    if name in FLAGS:
        return message("filled.yes", lang), message("filled.no", lang)
    kind = CHOICES.get(name)
    return tuple(label(kind, code, lang) for code in codes(kind)) if kind else ()
