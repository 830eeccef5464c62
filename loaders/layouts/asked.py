"""How a person says that a sheet is laid out."""

from graph.identity import normalise
from loaders.frame.context import Context
from loaders.layouts.page import Page


def asked_layout(page: Page, context: Context) -> str | None:
    """The layout that ``--layout`` gives a sheet by its label or its name, None where it says nothing."""
    said = context.options.meant.layouts
    return next((said[name] for name in (page.label, page.raw.name) if name in said), None)


def headers_left(context: Context) -> frozenset[str]:
    """Normalised headers of the columns that a person leaves out: ``--column HEADER=``."""
    columns = context.options.meant.columns
    return frozenset(normalise(header) for header, meant in columns.items() if not meant)
