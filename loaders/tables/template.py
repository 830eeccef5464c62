"""The template: the sheets and columns that people fill in, as the loader of tables knows them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.form import Field
from graph.kinds import Lang, codes, label
from graph.store.base import Kind
from loaders.manifest import read_manifest
from loaders.tables.fields import CHOICES, DATES, FLAGS, NAMED, NUMBERS, OPEN
from loaders.tables.table import REQUIRED

YES_NO: Mapping[Lang, tuple[str, str]] = {"fr": ("oui", "non"), "en": ("yes", "no")}
PLACE: Mapping[Lang, int] = {"en": 0, "fr": 1}  # of the words of source.yaml


@cache
def _layout() -> dict[Kind, dict[str, dict[str, Any]]]:
    text = Path(__file__).with_name("template.yaml").read_text(encoding="utf-8")
    found: dict[Kind, dict[str, dict[str, Any]]] = yaml.safe_load(text)
    return found


def template(lang: Lang) -> dict[str, tuple[Field, ...]]:
    """Sheet title -> its columns."""
    return {
        sheet_title(kind, lang): tuple(_fields(kind, said, lang))
        for kind, said in _layout().items()
    }


def sheet_title(kind: str, lang: Lang) -> str:
    """The name of the sheet of a kind: one that the loader knows."""
    return _word(read_manifest("tables").rest["kinds"][kind], lang)


def header(kind: str, field: str, lang: Lang) -> str:
    """The header of a field: one that the loader knows."""
    words = read_manifest("tables").columns[kind][field]
    return _word(words, lang).replace("_", " ")


def _word(words: tuple[str, ...], lang: Lang) -> str:
    return words[min(PLACE[lang], len(words) - 1)]


def _fields(kind: Kind, said: Mapping[str, dict[str, Any]], lang: Lang) -> Iterator[Field]:
    for name, texts in said.items():
        marked = name == REQUIRED[kind][0]
        example = str(texts["example"][lang])
        named = NAMED.get(name)
        yield Field(
            header=header(kind, name, lang),
            explanation=str(texts[lang]),
            example=f"{_mark(lang)}{example}" if marked else example,
            required=name in REQUIRED[kind],
            choices=_choices(name, lang),
            strict=name not in OPEN,
            listed=(sheet_title(named[0], lang), header(*named, lang)) if named else ("", ""),
            text=name not in NUMBERS,
            date=name in DATES,
        )


def _mark(lang: Lang) -> str:
    """How the first cell of an example row begins: the loader leaves such rows out."""
    return {"fr": "Exemple : ", "en": "Example: "}[lang]


def _choices(name: str, lang: Lang) -> tuple[str, ...]:
    if name in FLAGS:
        return YES_NO[lang]
    kind = CHOICES.get(name)
    return tuple(label(kind, code, lang) for code in codes(kind)) if kind else ()
