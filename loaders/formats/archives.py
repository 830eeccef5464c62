"""Archives that workbooks are, checked before they are read: their kind, their size, no document type."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from graph.errors import InputError

ArchiveKind = Literal["xlsx", "ods"]
LARGEST = 256 << 20  # bytes of all parts once unpacked
DAMAGED = (  # what the libraries raise on archives and XML whose bytes are not what was written
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"


def check_archive(path: Path) -> ArchiveKind:
    """The kind of workbook that an archive is. Raises InputError for what is none, or is too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            kind = _kind(archive, path.name)
            if sum(part.file_size for part in parts) > LARGEST:
                raise InputError("input_workbook_too_large", file=path.name, most=LARGEST >> 20)
            for part in parts:
                with archive.open(part) as stream:
                    if _DOCTYPE.search(stream.read(4096)):
                        raise InputError("input_not_a_workbook", file=path.name)
            return kind
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None


def _kind(archive: zipfile.ZipFile, file: str) -> ArchiveKind:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise InputError("input_xlsb", file=file)
    if {"mimetype", "content.xml"} <= names:
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise InputError("input_password", file=file)
        if archive.read("mimetype").startswith(_OPEN_DOCUMENT):
            return "ods"
    raise InputError("input_not_a_workbook", file=file)
