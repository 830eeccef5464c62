"""Which source files are of, told by their headers."""

from pathlib import Path

from loaders.formats.opening import open_sheets
from loaders.frame.headers import recognises
from loaders.frame.manifest import read_manifest
from loaders.frame.opened import find_kind, other_source

OWN = "tables"  # what people keep themselves: whatever is of no other source


def source_of(path: Path) -> str:
    """The source whose columns a file's sheets have; ``tables`` for any other file.

    Raises InputError for a file that cannot be read.
    """
    manifest = read_manifest(OWN)
    if path.is_dir():
        return OWN
    for sheet in open_sheets(path, recognises(manifest.columns.values(), 1)):
        if find_kind(manifest, sheet, {}) is None and (other := other_source(OWN, sheet)):
            return other
    return OWN
