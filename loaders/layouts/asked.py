"""What a person says of a sheet: its layout, the columns left out."""

from loaders.frame.context import Context
from loaders.frame.headers import header_key
from loaders.layouts.page import Page


def asked_layout(page: Page, context: Context) -> str | None:
    """The layout that ``--layout`` gives a sheet by its label or its name, None where it says nothing."""
    said = context.options.meant.layouts
    return next((said[name] for name in (page.label, page.raw.name) if name in said), None)


def headers_left(context: Context) -> frozenset[str]:
    """Headers, by their key, of the columns that a person leaves out: ``--column HEADER=``."""
    columns = context.options.meant.columns
    return frozenset(header_key(header) for header, meant in columns.items() if not meant)
