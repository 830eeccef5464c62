"""What the header of the other end says of all ties of a table: ``Travaille avec``."""

from loaders.frame.headers import header_keys
from loaders.frame.manifest import read_manifest
from loaders.frame.table import Table


def implied_type(table: Table) -> str:
    """The type of the ties of a table that states none itself, by the header of their other end."""
    place = table.fields.get("target")
    titles = table.sheet.titles or table.sheet.header
    keys = header_keys(titles[place]) if place is not None else ()
    for code, words in read_manifest("tables").implied.items():
        if set(keys) & {key for word in words for key in header_keys(word)}:
            return code
    return "tie"
