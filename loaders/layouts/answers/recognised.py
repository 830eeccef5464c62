"""Sheets that hold the answers to a form."""

from collections.abc import Iterator

from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.layouts.answers.form import Form, find_form
from loaders.layouts.answers.roster import recognise_roster
from loaders.layouts.answers.tables import Reports
from loaders.layouts.asked import asked_layout
from loaders.layouts.layout import Layout, Role
from loaders.layouts.names import Names
from loaders.layouts.page import Page
from loaders.layouts.partners.asked import LISTS, NAMES

# The last two say what a comma is in its cells
READ = (None, "answers", LISTS, NAMES)


def recognise(page: Page, context: Context) -> Layout | None:
    """The answers of a form, or who was asked; None for any other sheet."""
    if asked_layout(page, context) not in READ:
        return None
    form = find_form(page, context)
    if form is None:
        return recognise_roster(page, context)

    def tables(context: Context, names: Names) -> Iterator[Sheet]:
        return Reports(form, context, names).tables()

    return Layout("answers", page, form.row, _roles(form), tables)


def _roles(form: Form) -> tuple[Role, ...]:
    found = {at: Role(at, text, "unused") for at, text in enumerate(form.header) if text}
    found |= {
        at: Role(at, text, "dropped") for at, text in enumerate(form.header) if text in form.dropped
    }
    found |= {o.place: Role(o.place, form.header[o.place], "choice", o.name) for o in form.options}
    found |= {at: Role(at, form.header[at], "partners") for at in form.lists}
    found |= {at: Role(at, form.header[at], field) for field, at in form.said_more.items()}
    if form.who is not None:
        found[form.who] = Role(form.who, form.header[form.who], "who")
    return tuple(found[place] for place in sorted(found))
