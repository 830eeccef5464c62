"""The template: sheets and columns that people fill in, as the source that reads them knows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from graph.form import Field
from graph.kinds import RATING_LEVELS, codes
from graph.language import Lang, label, message, says
from graph.packaged import read_yaml
from graph.store.schema import Kind
from loaders.frame.manifest import Manifest, read_manifest
from loaders.frame.titles import header, sheet_title
from loaders.survey.frequency import frequency_words
from loaders.tables.fields import CHOICES, DATES, FLAGS, NAMED, NUMBERS, OPEN

TemplateName = Literal["tables", "survey", "attendance"]
TEMPLATES: tuple[TemplateName, ...] = get_args(TemplateName)
SOURCES: Mapping[TemplateName, str] = {
    "attendance": "tables"
}  # what reads it, where not its namesake
ROSTER: Kind = "actors"
ID = "id"


@cache
def _layouts() -> Mapping[TemplateName, Mapping[Kind, list[str]]]:
    """Template -> kind -> the fields that its sheet has."""
    found: Mapping[TemplateName, Mapping[Kind, list[str]]] = read_yaml(
        Path(__file__).with_name("sheets.yaml")
    )  # type: ignore[assignment]  # its keys are templates
    return found


def template(
    lang: Lang, name: TemplateName = "tables", *, stored: bool = False
) -> dict[str, tuple[Field, ...]]:
    """Sheet title -> its columns; ``stored``: the roster is that of a store, with its ids."""
    maker = Maker(name, lang, fields_of(name, stored=stored))
    return {maker.title(kind): maker.fields(kind) for kind in maker.layout}


def fields_of(name: TemplateName, *, stored: bool) -> dict[Kind, list[str]]:
    """Kind -> the fields of its sheet."""
    layout = dict(_layouts()[name])
    return layout | ({ROSTER: [*layout[ROSTER], ID]} if stored else {})


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the columns of a template in a language; ``layout``: kind -> the fields of its sheet."""

    name: TemplateName
    lang: Lang
    layout: Mapping[Kind, list[str]]

    @property
    def manifest(self) -> Manifest:
        """That of the source that reads it."""
        return read_manifest(SOURCES.get(self.name, self.name))

    def title(self, kind: str) -> str:
        """The name of the sheet of a kind."""
        return sheet_title(kind, self.lang, self.manifest.name)

    def fields(self, kind: Kind) -> tuple[Field, ...]:
        """The columns of a sheet; the example row is marked in the first one that is needed."""
        needed = [name for group in self.manifest.needed[kind] for name in group]
        marked = next(name for name in needed if name in self.layout[kind])
        return tuple(
            self.field(kind, name, required=name in needed, marked=name == marked)
            for name in self.layout[kind]
        )

    def field(self, kind: Kind, name: str, *, required: bool, marked: bool = False) -> Field:
        """A column; ``marked``: its example says that it is one."""
        example = self._said(f"{kind}.{name}.example")
        return Field(
            header=header(self.manifest, kind, name, self.lang),
            explanation=self._said(f"{kind}.{name}"),
            example=message("filled.example", self.lang) + example if marked else example,
            required=required,
            choices=_choices(name, self.lang),
            strict=name not in OPEN,
            listed=self.listed(kind, name),
            text=name not in NUMBERS,
            date=name in DATES,
        )

    def listed(self, kind: str, name: str) -> tuple[str, str]:
        """Sheet and header of the column whose cells a field may name, empty where there is none."""
        of, field = NAMED.get(name, ("", ""))
        if of == kind or of not in self.layout:
            return "", ""
        return self.title(of), header(self.manifest, of, field, self.lang)

    def _said(self, what: str) -> str:
        """A text of this template, else that of the tables."""
        own = f"filled.{self.name}.{what}"
        return message(own if says(own, self.lang) else f"filled.{what}", self.lang)


def _choices(name: str, lang: Lang) -> tuple[str, ...]:
    if name in FLAGS:
        return message("filled.yes", lang), message("filled.no", lang)
    if name in codes("ratings"):
        lowest, highest = RATING_LEVELS
        return tuple(map(str, range(lowest, highest + 1)))
    if name == "frequency":
        return frequency_words(lang)
    kind = CHOICES.get(name)
    return tuple(label(kind, code, lang) for code in codes(kind)) if kind else ()
