"""What a person is asked of a list, and what they answered."""

from graph.errors import InputError
from loaders.frame.context import Context
from loaders.layouts.asked import asked_layout
from loaders.layouts.page import Page
from loaders.layouts.partners.reading import Commas
from loaders.values.shown import shown

LISTS, NAMES = "partners", "ties"  # what --layout may say of a sheet of ties


def commas_of(page: Page, context: Context) -> Commas:
    """Whether ``--layout`` says that commas separate names, or are part of them."""
    answers: dict[str | None, Commas] = {LISTS: "lists", NAMES: "names"}
    return answers.get(asked_layout(page, context), "told")


def doubtful(page: Page, row: int, header: str, text: str) -> InputError:
    """Ask of a cell whether it names one actor or several."""
    cell = {"row": row, "column": header, "value": shown(text), "sheet": page.label}
    return InputError("input_doubtful_list", file=page.label, **cell)
