"""Files opened, by what they begin with: a CSV file is one sheet, a workbook has several."""

from pathlib import Path

from graph.errors import InputError
from loaders.formats.delimited import open_delimited
from loaders.formats.sheets import Header, Sheet
from loaders.formats.workbook import open_workbook


def open_sheets(path: Path, is_header: Header) -> list[Sheet]:
    """The sheets of a CSV file or an XLSX workbook; ``is_header`` counts the known headers of a row.

    Raises InputError, naming the file, when it is missing, empty, or of another kind.
    """
    start = first_bytes(path)
    if is_workbook(start):
        return open_workbook(path, is_header)
    return [open_delimited(path, start, is_header)]


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins so is an archive, as XLSX workbooks are."""
    return start.startswith(b"PK\x03\x04")


def first_bytes(path: Path) -> bytes:
    """The beginning of a file. Raises InputError when it cannot be read or holds nothing."""
    try:
        with path.open("rb") as stream:
            start = stream.read(1 << 16)
    except FileNotFoundError:
        raise InputError("input_missing_file", file=str(path)) from None
    except OSError as reason:
        raise InputError("input_unreadable_file", file=str(path), reason=reason.strerror) from None
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError("input_empty_file", file=path.name)
    return start


def check_ordinary(path: Path) -> None:
    """Raise InputError for a pipe or a device: reading it might never end."""
    if path.exists() and not path.is_file():
        raise InputError("input_not_a_file", file=str(path))
