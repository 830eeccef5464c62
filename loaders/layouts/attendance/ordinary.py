"""A row of an ordinary table that holds days, and is no line of days."""

from loaders.formats.opening import to_sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_test, known_header, meanings
from loaders.layouts.page import Page, cell

# Beside these, dates are since when: an edge of Gephi or Kumu, whose weight 1 looks like a tick.
ENDS = ("source", "target")


def is_row_of_table(page: Page, line: int, context: Context) -> bool:
    """Whether a line of days (from 0) is a row of a list of ties, both its ends filled in.

    A line of titles below other titles names its columns again, or leaves the ends empty.
    """
    columns = context.manifest.columns
    sheet = to_sheet(page.raw, header_test(context.manifest))
    if sheet is None or sheet.header_row > line or "ties" not in columns:
        return False
    known = meanings(columns["ties"])
    places = {known_header(text, known): at for at, text in enumerate(sheet.header)}
    if not places.keys() >= set(ENDS):
        return False
    ends = [cell(page.top[line], places[end]) for end in ENDS]
    return all(text and not known_header(text, known) for text in ends)
