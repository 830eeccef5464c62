"""Files replaced whole, so that what was there stays until the new one is complete; cells no one runs."""

import secrets
from pathlib import Path

from graph.errors import InputError

STORE_START = b"SQLite format 3\0"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` at ``path`` in one step; a reader sees the old file or the new one.

    Raises InputError when the file there cannot be replaced (a folder, a store, open in another
    program, no permission), OSError when the disk is full.
    """
    if path.is_dir():
        raise InputError("cannot_replace_folder", path=path)
    if _is_store(path):
        raise InputError("cannot_replace_store", path=path)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except PermissionError as error:
        raise InputError("cannot_replace", path=path) from error
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # what was asked for, not its part
        raise
    finally:
        partial.unlink(missing_ok=True)


def _is_store(path: Path) -> bool:
    """Whether a database stands there: no page or table is worth one."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(STORE_START)) == STORE_START


def replace_text(path: Path, text: str) -> None:
    """As ``replace_file``: UTF-8, line ends as they are."""
    replace_file(path, text.encode("utf-8"))


def neutral(value: object) -> object:
    """Text that a spreadsheet would run as a formula, behind an apostrophe.

    >>> neutral("=1+1"), neutral("Régie"), neutral(-3)
    ("'=1+1", 'Régie', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
