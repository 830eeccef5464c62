"""The template: the sheets and columns that people fill in, as the loader of tables knows them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.form import Field
from graph.kinds import Lang, codes, label
from graph.store.base import Kind
from loaders.frame.manifest import read_manifest
from loaders.frame.titles import header, sheet_title
from loaders.tables.fields import CHOICES, DATES, FLAGS, NAMED, NUMBERS, OPEN

YES_NO: Mapping[Lang, tuple[str, str]] = {"fr": ("oui", "non"), "en": ("yes", "no")}


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


def _fields(kind: Kind, said: Mapping[str, dict[str, Any]], lang: Lang) -> Iterator[Field]:
    needed = [name for group in read_manifest("tables").needed[kind] for name in group]
    for name, texts in said.items():
        marked = name == needed[0]
        example = str(texts["example"][lang])
        named = NAMED.get(name)
        yield Field(
            header=header(kind, name, lang),
            explanation=str(texts[lang]),
            example=f"{_mark(lang)}{example}" if marked else example,
            required=name in needed,
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
