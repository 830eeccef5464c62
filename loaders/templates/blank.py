"""A whole workbook to fill in: its sheets, the roster that stands in them already, its grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.form import Field, Grid
from graph.language import Lang
from loaders.templates.columns import ROSTER, Maker, TemplateName, fields_of, template
from loaders.templates.grid import attendance_grid, grid_title
from loaders.templates.roster import Roster

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Blank:
    """``sheets``: title -> columns; ``rows``: title -> rows filled in beforehand; ``grids``: by title."""

    sheets: Mapping[str, Sequence[Field]]
    rows: Mapping[str, Rows] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)


def blank(name: TemplateName, lang: Lang, roster: Roster | None = None) -> Blank:
    """The workbook of a name in a language, with the roster of a store where there is one."""
    stored = roster is not None
    sheets, roster = template(lang, name, stored=stored), roster or Roster()
    maker = Maker(name, lang, fields_of(name, stored=stored))
    rows: dict[str, Rows] = {maker.title(ROSTER): roster.rows(maker.layout[ROSTER])}
    if name != "attendance":
        return Blank(sheets, rows)
    grid, title = attendance_grid(maker, places=roster.has_homonyms), grid_title(lang)
    rows[title] = roster.rows(["name", "territory"][: len(grid.who)])
    return Blank({**sheets, title: grid.fields}, rows, {title: grid})
