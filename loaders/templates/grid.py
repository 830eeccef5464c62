"""The grid of presences to fill in: structures down, days across."""

from dataclasses import replace

from graph.form import Field, Grid
from graph.language import Lang, label, message
from loaders.frame.titles import header, sheet_title
from loaders.templates.columns import ROSTER, Maker

ROLES = ("excused", "absent", "represented")  # beside a tick


def grid_title(lang: Lang) -> str:
    """The name of its sheet."""
    return message("filled.grid.sheet", lang)


def attendance_grid(maker: Maker, *, places: bool) -> Grid:
    """The grid; ``places``: a second column tells structures of one name apart."""
    lang = maker.lang
    names = sheet_title(ROSTER, lang), header(maker.manifest, ROSTER, "name", lang)
    who = replace(_field("who", lang, required=True), listed=names)
    beside = (_field("place", lang),) if places else ()
    marks = message("filled.grid.tick", lang), *(label("roles", role, lang) for role in ROLES)
    return Grid(
        title=message("filled.grid.title", lang),
        subject=_field("subject", lang),
        who=(who, *beside),
        day=replace(_field("day", lang, required=True), date=True, text=False),
        mark=replace(_field("mark", lang), choices=marks, strict=False),
    )


def _field(name: str, lang: Lang, *, required: bool = False) -> Field:
    return Field(
        header=message(f"filled.grid.{name}.header", lang),
        explanation=message(f"filled.grid.{name}", lang),
        example=message(f"filled.grid.{name}.example", lang),
        required=required,
        choices=(),
        strict=True,
        listed=("", ""),
        text=True,
        date=False,
    )
