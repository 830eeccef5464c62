"""Encoding of a text file: a byte-order mark, else strict UTF-8, else an older western one, else refused."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from graph.errors import InputError
from graph.lookalikes import UNSEEN
from loaders.formats.old_letters import western

BLOCK = 1 << 20
PROOF = 3  # letters beyond cp1252 that make a line UTF-8
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"SQLite format",
)
_BAD_BYTE = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\\x00-\\x7f]")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how a password hides an XLSX workbook
_ASCII = bytes(range(128))
_CONTROLS = bytes(set(range(1, 32)) - {9, 10, 13, 12, 26, 27})


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_text(path: Path, start: bytes) -> None:
    if start.startswith(_OLD_EXCEL):
        locked = any(_ENCRYPTED in block for block in _blocks(path))
        raise InputError("input_password" if locked else "input_old_excel", file=path.name)
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if start.startswith(_BINARY) or controls > len(start) // 100:
        raise InputError("input_binary_file", file=path.name)


def holds_nul(path: Path) -> bool:
    """Whether a NUL byte stands in the file (in UTF-16 every other byte may be one)."""
    return any(b"\0" in block for block in _blocks(path))


def holds_unseen(path: Path, encoding: str) -> bool:
    """Whether a text holds invisible characters, or letters of alphabets that have look-alikes."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    dropped = (
        b"" if encoding == "utf-16" else _ASCII
    )  # ten times faster where most letters are ASCII
    found = (decoder.decode(block.translate(None, dropped)) for block in _blocks(path))
    return any(map(UNSEEN.search, found))


def _refuse_damaged(path: Path) -> None:
    """UTF-8 with some bad bytes is not another encoding: in cp1252 hardly any two bytes make a letter."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    bad = len(_BAD_BYTE.findall(text))
    if bad <= len(_BEYOND_ASCII.findall(text)) - bad:
        before = _BAD_BYTE.split(text, maxsplit=1)[0]
        raise InputError("input_damaged_text", file=path.name, row=_row_after(before))


def _row_after(before: str) -> int:
    """Number of the row that follows a text: line ends within quotes end no row."""
    return 1 + sum(part.count("\n") for part in before.split('"')[::2])


def _refuse_mixed(path: Path) -> None:
    """Lines in UTF-8 among others in cp1252, as lists pasted together leave them."""
    lines = path.read_bytes().splitlines(keepends=True)
    found = next((i for i, line in enumerate(lines) if not line.isascii() and _is_utf8(line)), None)
    if found is not None:
        row = _row_after(b"".join(lines[:found]).decode("latin-1"))
        raise InputError("input_mixed_encodings", file=path.name, row=row)


def _is_utf8(line: bytes) -> bool:
    """Whether a line can hardly be anything but UTF-8.

    A capital before a no-break space or an apostrophe is in cp1252 what some foreign letter is in
    UTF-8: one or two of these are no proof.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    foreign = text.encode("cp1252", "ignore").decode("cp1252") != text
    return not foreign or len(_BEYOND_ASCII.findall(text)) >= PROOF


def detect_encoding(path: Path, start: bytes) -> str:
    """The encoding of a text file, from its first bytes and then the whole of it.

    Raises InputError for a binary file, an old Excel file, a text in none of the encodings or in two.
    """
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            if _decodes(path, encoding):
                return encoding
            raise InputError("input_bad_encoding", file=path.name)
    _check_text(path, start)
    if _decodes(path, "utf-8"):
        return "utf-8"
    _refuse_damaged(path)
    if encoding := western(path):
        _refuse_mixed(path)
        return encoding
    raise InputError("input_bad_encoding", file=path.name)
