"""What a load tells afterwards: every row accounted for, everything odd counted or named."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from graph.errors import InputError
from graph.language import Lang, Named, message
from graph.store.load import Load
from graph.store.results import Counts, Plan, Refusal
from graph.store.schema import Kind
from loaders.formats.written import write_csv
from loaders.frame.context import Context
from loaders.frame.findings import Findings, Note
from loaders.frame.known import Alike
from loaders.report.altered import SHOWN, Change, changes, write_changes
from loaders.values.shown import shown

Outcome = Literal["stored", "dry_run", "same_file", "refused"]
COUNTED = (
    "without_identifier", "unnamed", "without_amount", "undated", "loops", "retired", "merged"
)  # fmt: skip
HEADER = ("file", "sheet", "row", "column", "value", "reason")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was met in the files. ``left_out``: (kind, status) -> rows; ``sums``: amounts per unit.

    ``encodings``: files that are not in plain UTF-8; ``unknown_columns``: per sheet, not stored;
    ``near_columns``: (header, known header it is close to); ``above``: rows above the headers;
    ``untitled``: letters of columns without a header; ``told``: why cells are not read word for word
    (``why`` or ``why:vocabulary.code``) -> their texts -> how many; ``left_texts``: what rows left out bear;
    ``created_names``: actors that ties alone name; ``close``: those like a known one -> its name;
    ``hidden``: sheets read that a spreadsheet does not show, ``hidden_rows`` and ``hidden_columns``
    those of sheets; ``without_rows``: sheets with headers alone; ``left_files``: files of a folder
    that are no tables; ``notes``: how sheets were understood; ``remarks``: (text, sheet) -> what it lists.
    """

    rows_read: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[tuple[str, str], int] = field(default_factory=dict)
    left_texts: Mapping[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)
    sums: Mapping[str, float] = field(default_factory=dict)
    created: int = 0
    created_names: tuple[str, ...] = ()
    close: Mapping[str, str] = field(default_factory=dict)
    wrong_identifiers: tuple[str, ...] = ()
    unreadable_identifiers: tuple[str, ...] = ()
    without_identifier: int = 0
    unnamed: int = 0
    unnamed_sum: float = 0.0
    without_amount: int = 0
    undated: int = 0
    loops: int = 0
    retired: int = 0
    other_types: Mapping[str, int] = field(default_factory=dict)
    unknown_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near_columns: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    above: Mapping[str, int] = field(default_factory=dict)
    merged: int = 0
    untitled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    left_files: tuple[str, ...] = ()
    without_rows: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    hidden_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    hidden_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    encodings: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remarks: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one load did, or would do.

    ``counts``: per kind what the store holds of the dataset now, new, changed, same or refused;
    ``retracted``: rows it no longer holds; ``changes``: which rows these are, where it was loaded
    before, all of them in ``changes_path`` where they are many; ``joined``:
    beneficiary, funder, rna -> actors that are one with those of other datasets; ``refused_gone``: a list
    of refused rows out of date, removed; ``unlike_names``: numbers of a register under several names.
    Rows read are loaded, refused or left out.
    """

    dataset: str
    outcome: Outcome
    read: Reading = Reading()
    counts: Mapping[Kind, Counts] = field(default_factory=dict)
    retracted: Mapping[Kind, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    refused_path: Path | None = None
    sector_unknown: int = 0
    identical_rows: int = 0
    possible_doubles: tuple[tuple[Alike, ...], ...] = ()
    unlike_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    above_expected: Mapping[str, int] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    changes_path: Path | None = None
    joined: Mapping[str, int] = field(default_factory=dict)
    refused_gone: Path | None = None

    @property
    def rows_read(self) -> int:
        """Rows of data in the files."""
        return sum(self.read.rows_read.values())

    @property
    def rows_refused(self) -> int:
        """Rows of the files that could not be taken, or not the whole of them."""
        return len({(refusal.file, refusal.row) for refusal in self.refusals})

    @property
    def one_cause(self) -> bool:
        """Whether every row is refused, and all for one reason."""
        causes = {(refusal.column, refusal.code) for refusal in self.refusals}
        return len(causes) == 1 and 1 < self.rows_read == self.rows_refused

    @property
    def rows_left_out(self) -> int:
        """Rows read that state nothing of the kind: a grant refused, a request under way."""
        return sum(self.read.left_out.values())

    @property
    def rows_loaded(self) -> int:
        """Rows of the files that the store holds, alone or merged into one statement."""
        return self.rows_read - self.rows_refused - self.rows_left_out


def from_findings(findings: Findings) -> Reading:
    """What was met, settled: sums exact, lists sorted."""
    return Reading(
        rows_read=dict(findings.rows_read),
        left_out=dict(sorted(findings.left_out.items())),
        sums={unit: math.fsum(amounts) for unit, amounts in sorted(findings.sums.items())},
        created=len(findings.created),
        created_names=tuple(sorted(findings.created.values())),
        close=dict(sorted(findings.close.items())),
        wrong_identifiers=tuple(sorted(findings.wrong_identifiers)),
        unreadable_identifiers=tuple(sorted(findings.unreadable_identifiers)),
        unnamed_sum=math.fsum(findings.unnamed_amounts),
        other_types=dict(sorted(findings.other_types.items())),
        told=_told(findings),
        left_texts={why: _counted(texts) for why, texts in findings.left_texts.items()},
        notes=tuple(findings.notes),
        remarks={said: tuple(texts) for said, texts in findings.remarks.items() if said[1]},
        **_of_sheets(findings),
        **{name: getattr(findings, name) for name in COUNTED},
    )


def _of_sheets(findings: Findings) -> dict[str, Any]:
    """What was met of files, sheets and columns."""
    return dict(  # noqa: C408  # the fields of ``Reading``
        unknown_columns=dict(findings.unknown_columns),
        near_columns=dict(findings.near_columns),
        above=dict(findings.above),
        untitled={sheet: tuple(sorted(some)) for sheet, some in findings.untitled.items() if some},
        ignored=tuple(findings.ignored),
        left_files=tuple(findings.left_files),
        without_rows=tuple(sheet for sheet, n in findings.rows_of.items() if not n),
        hidden=tuple(findings.hidden),
        hidden_rows={sheet: tuple(sorted(n)) for sheet, n in findings.hidden_rows.items() if n},
        hidden_columns=dict(findings.hidden_columns),
        encodings={f: e for f, e in findings.encodings.items() if e != "utf-8"},
        places=dict(findings.places),
    )


def _told(findings: Findings) -> dict[str, Mapping[str, int]]:
    """What is said of no sheet alone."""
    said = sorted((code, texts) for (code, place), texts in findings.remarks.items() if not place)
    return {code.removeprefix("told."): _counted(texts) for code, texts in said}


def _counted(texts: Mapping[str, int]) -> dict[str, int]:
    """Cells as a message shows them, those that look alike together."""
    found: Counter[str] = Counter()
    for text, number in texts.items():
        found[shown(text)] += number
    return dict(sorted(found.items()))


def beside(what: str, dataset: str, lang: Lang) -> Path:
    """A file of the working folder named after the dataset: changes, doubles, refused."""
    plain = dataset.replace(":", "-").replace("/", "-")
    return Path(message(f"load.{what}_name", lang, dataset=plain))


def titled(refusals: Iterable[Refusal], findings: Findings) -> tuple[Refusal, ...]:
    """In the order of the files, columns as people call them."""
    found = sorted(refusals, key=lambda refusal: (refusal.file, refusal.row))
    names = (findings.titles.get(each.file, {}).get(each.column, each.column) for each in found)
    return tuple(replace(each, column=name) for each, name in zip(found, names, strict=True))


def with_changes(report: LoadReport, context: Context, load: Load, plan: Plan) -> LoadReport:
    """The report with the rows that change, written to a file where a screen cannot hold them."""
    found = changes(load, plan, context.stored, context.options.lang)
    if len(found) <= SHOWN:
        return replace(report, changes=found)
    path = beside("changes", report.dataset, context.options.lang)
    write_changes(path, found, context.options.lang)
    return replace(report, changes=found, changes_path=path)


def write_refused(path: Path, report: LoadReport, lang: Lang) -> None:
    """The refused rows as CSV: file, sheet, row as the spreadsheet shows it, column, value, reason.

    Raises InputError when the file cannot be written.
    """
    header = [message(f"load_refused_header_{name}", lang) for name in HEADER]
    rows = (_cells(refusal, report, lang) for refusal in report.refusals)
    try:
        write_csv(path, [header, *rows], lang)
    except InputError:
        reason = Named("load_in_the_way")
        raise InputError("load_cannot_write", file=str(path), reason=reason) from None
    except OSError as problem:
        raise InputError("load_cannot_write", file=str(path), reason=problem.strerror) from None


def _cells(refusal: Refusal, report: LoadReport, lang: Lang) -> Sequence[object]:
    file, sheet = report.read.places.get(refusal.file, (refusal.file, ""))
    value = str(refusal.fields.get("value", ""))
    return file, sheet, refusal.row, refusal.column, value, refusal.reason(lang)


def alike(refusals: Iterable[Refusal]) -> Iterator[list[Refusal]]:
    """The refused rows, those of one file, column and reason together, in the order of the first."""
    found: dict[tuple[str, str, str], list[Refusal]] = {}
    for each in refusals:
        found.setdefault((each.file, each.column, each.code), []).append(each)
    yield from found.values()


def refusal_line(refusal: Refusal, lang: Lang) -> str:
    """Where and why of a refused row, in one line; a row refused as a whole names no column."""
    return message(
        "load_refused_place",
        lang,
        file=refusal.file,
        row=refusal.row,
        column=f", {refusal.column}" if refusal.column else "",
        reason=refusal.reason(lang),
    )
