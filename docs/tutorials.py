"""Plays the tutorials and writes what they show: ``python docs/tutorials.py``.

A page of ``docs/tutorials`` is a script: blocks ``csv FILE`` are files (``BOOK.xlsx#SHEET`` sheets of a
workbook, ``″`` a cell merged with the one above), lines that begin with ``$ maillage`` in blocks
``console`` are run, blocks ``python`` too; what they print stands below them. Pictures are those that
the commands write. A test plays every page and fails when it would read otherwise.
"""

import csv
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
HOME = ROOT / "docs" / "tutorials"
LANGS = {"vos-fichiers": "fr", "animateur": "fr", "evaluateur": "fr", "researcher": "en"}
DITTO = "″"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)/]+\.svg)\)")


def played(page: str, folder: Path, lang: str) -> str:
    """The page with what its blocks print when they are run in an empty folder."""
    names: dict[str, Any] = {}
    waiting: list[str] = []

    def play(block: re.Match[str]) -> str:
        kind, where, text = block.groups()
        if kind == "csv":
            _write(folder / where, text)
            _draw(page, folder / where, text)
        elif kind == "console":
            text = _console(text)
        elif kind == "python":
            waiting[:] = [_printed(text, names)]
        elif kind == "text" and waiting:
            text = waiting.pop()
        return f"```{kind}{' ' + where if where else ''}\n{text}```"

    with _alone(folder, lang):
        return BLOCK.sub(play, page)


@contextmanager
def _alone(folder: Path, lang: str) -> Iterator[None]:
    """In this folder and language, with a key of pseudonyms that is always the same."""
    before = dict(os.environ)
    os.environ.pop("MAILLAGE_STORE", None)
    os.environ |= {"MAILLAGE_LANG": lang, "MAILLAGE_KEY": "tutorial"}
    try:
        with chdir(folder):
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _write(path: Path, text: str) -> None:
    """A file, or one sheet of a workbook, as a person would have filled it in."""
    book, _, sheet = path.name.partition("#")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not sheet:
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    from openpyxl import Workbook, load_workbook

    target = path.with_name(book)
    made = load_workbook(target) if target.exists() else Workbook()
    if not target.exists():
        made.remove(made.worksheets[0])
    if sheet in made.sheetnames:
        made.remove(made[sheet])
    page = made.create_sheet(sheet)
    for row, line in enumerate(text.splitlines(), start=1):
        for column, cell in enumerate(line.split(";"), start=1):
            page.cell(row, column).value = cell if cell not in ("", DITTO) else None
    _merge(page, [line.split(";") for line in text.splitlines()])
    made.save(target)


def _draw(page: str, path: Path, text: str) -> None:
    """The picture of a sheet that the page shows under its name."""
    from docs.sheet_picture import picture

    shown = {name: title for title, name in PICTURE.findall(page)}
    name = f"{path.stem}.svg"
    if name in shown and path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        path.with_suffix(".svg").write_text(picture(rows, shown[name]), encoding="utf-8")


def _merge(page: "Worksheet", rows: list[list[str]]) -> None:
    """Cells under a value, as far down as ditto marks go, become one with it."""
    for column in range(max(map(len, rows))):
        cells = [row[column] if column < len(row) else "" for row in rows]
        first = 1
        for at, cell in enumerate([*cells, ""], start=1):
            if cell != DITTO:
                if at - 1 > first:
                    page.merge_cells(None, first, column + 1, at - 1, column + 1)
                first = at


def _console(text: str) -> str:
    commands = [line for line in text.splitlines() if line.startswith("$ maillage")]
    return "".join(f"{line}\n{_run(shlex.split(line)[2:])}" for line in commands)


def _run(words: list[str]) -> str:
    """What a command line prints; one that fails ends the tutorial unless it says what to do."""
    from cli import maillage

    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed), suppress(SystemExit):
        maillage.main(words)
    lines = (line.rstrip() for line in printed.getvalue().splitlines())
    return "".join(f"{line}\n" for line in lines)


def _printed(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "tutorial", "exec"), names)  # noqa: S102 - the page is the project's own
    return printed.getvalue()


def pictures(page: str) -> list[str]:
    """The pictures a page shows, by the names its commands give them."""
    return [name for _, name in PICTURE.findall(page)]


def main() -> None:
    """Play every page; write it again with its pictures beside it."""
    for name, lang in LANGS.items():
        path = HOME / f"{name}.md"
        with tempfile.TemporaryDirectory() as folder:
            page = played(path.read_text(encoding="utf-8"), Path(folder), lang)
            for picture in pictures(page):
                (HOME / picture).write_bytes((Path(folder) / picture).read_bytes())
        path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
