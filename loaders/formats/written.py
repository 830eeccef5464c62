"""Tables written for a spreadsheet: CSV as each language's opens it, no cell that it would run."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from graph.files import neutral, replace_file
from graph.language import Lang, message


def write_csv(path: Path, rows: Iterable[Iterable[object]], lang: Lang) -> None:
    """Write rows, the header first, in one step. Raises what ``replace_file`` does."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=message("language.separator", lang), lineterminator="\n")
    writer.writerows(map(neutral, row) for row in rows)
    replace_file(path, stream.getvalue().encode("utf-8-sig"))
