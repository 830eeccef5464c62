"""What a load says of a matrix: which way its ties go, which labels stand alone, what is left aside."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from graph.identity import normalise
from graph.language import Labels
from loaders.frame.context import Context
from loaders.frame.headers import given_values
from loaders.layouts.matrix.rows import NEAR, Matrix
from loaders.values.shown import shown


def report(matrix: Matrix, context: Context) -> None:
    """Say it, and name the columns that are not stored."""
    findings, grid = context.findings, matrix.grid
    for code, fields in _lines(matrix, context):
        findings.note(f"matrix.{code}", sheet=matrix.page.label, **fields)
    findings.note_unknown(matrix.page.label, grid.aside.values())


def _lines(matrix: Matrix, context: Context) -> Iterator[tuple[str, dict[str, object]]]:
    rows = list(dict.fromkeys(matrix.rows))
    columns = list(dict.fromkeys(matrix.columns))
    counts = {"rows": len(rows), "columns": len(columns), "names": tuple(map(shown, columns))}
    yield _way(matrix, context), counts | {"n": sum(1 for _ in matrix.halves.unlike())}
    tied = [each for each in matrix.crossings if each.mark.tied]
    if loops := sum(each.is_loop for each in tied):
        yield "loops", {"n": loops}
    if not tied:
        yield "nothing", {}
    if matrix.dated:
        yield "years", {}
    if matrix.grid.square:
        yield from _unpaired(rows, columns)
    if totals := tuple(map(shown, matrix.grid.totals.values())):
        yield "totals", {"names": totals}
    meaning = matrix.meaning
    if tied and meaning.first is not None:
        dates = " – ".join(str(date) for date in (meaning.first, meaning.until) if date)
        yield "dated", {"dates": dates, "basis": shown(meaning.basis)}
    if tied and meaning.type:
        yield "typed", {"type": Labels("tie_types", (meaning.type,))}


def _way(matrix: Matrix, context: Context) -> str:
    """The code of the line that says which way ties go."""
    if given_values(context.options.set, context.manifest.columns["ties"]).get("directed"):
        return "asked"
    if not matrix.grid.square:
        return "rectangle_said" if matrix.way == "said" else "rectangle"
    return f"square_{matrix.way}"


def _unpaired(rows: list[str], columns: list[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """The labels of rows that no column bears, and the reverse, each with the one it is close to."""
    for code, own, others in (("rows_only", rows, columns), ("columns_only", columns, rows)):
        known = {normalise(text): text for text in others}
        alone = [text for text in own if text and normalise(text) not in known]
        if alone:
            yield code, {"names": tuple(map(shown, _with_near(alone, known)))}


def _with_near(alone: Iterable[str], known: dict[str, str]) -> Iterator[str]:
    for text in alone:
        near = get_close_matches(normalise(text), known, 1, NEAR)
        yield f"{text} (≈ {known[near[0]]})" if near else text
