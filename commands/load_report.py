"""A load's report in lines: every row accounted for, everything odd named."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from commands.language import lang, say
from commands.load_files import SHOWN, of_files, some
from commands.show import figure

if TYPE_CHECKING:
    from loaders.report.load_report import LoadReport

COUNTED = (
    "without_identifier", "without_amount", "undated", "loops", "retired", "merged"
)  # fmt: skip


def lines(report: "LoadReport") -> Iterator[str]:
    """What to print of a load, most important first."""
    if report.outcome == "same_file":
        yield say("load.same_file", dataset=report.dataset)
        yield from _gone(report)
        return
    yield say(
        "load.rows",
        dataset=report.dataset,
        read=figure(report.rows_read),
        loaded=figure(report.rows_loaded),
        refused=figure(report.rows_refused),
        left_out=figure(report.rows_left_out),
    )
    if report.outcome == "dry_run":
        yield say("load.dry_run")
    yield from _kinds(report)
    yield from (f"  {line}" for line in _changes(report))
    for unit, total in report.read.sums.items():
        yield "  " + say("load.sum", total=figure(total, 2), unit=unit or say("load.no_unit"))
    yield from (f"  {line}" for line in _remarks(report))
    yield from (f"  {line}" for line in _refused(report))
    yield from _gone(report)


def _kinds(report: "LoadReport") -> Iterator[str]:
    for kind, counts in report.counts.items():
        gone = report.retracted.get(kind, 0)
        if counts.total or gone:
            yield "  " + say(
                "load.kind",
                kind=say(f"kind.{kind}"),
                new=figure(counts.new),
                changed=figure(counts.changed),
                same=figure(counts.same),
                retracted=figure(gone),
            )


def _changes(report: "LoadReport") -> Iterator[str]:
    """Row by row, what a new version changes; all of it in a file where it is long."""
    from loaders.report.altered import change_line

    if report.changes:
        yield say("altered.count", n=figure(len(report.changes)))
    yield from (f"  {change_line(change, lang())}" for change in report.changes[:SHOWN])
    if report.changes_path:
        yield say("altered.path", path=report.changes_path)


def _remarks(report: "LoadReport") -> Iterator[str]:
    read = report.read
    if read.created:
        yield say("load.created", n=figure(read.created), names=some(read.created_names))
    for name in list(read.close)[:SHOWN]:
        yield "  " + say("load.close", name=name, known=read.close[name])
    if len(read.close) > SHOWN:
        yield "  " + say("load.close_more", n=figure(len(read.close) - SHOWN))
    for name in COUNTED:
        if number := getattr(read, name):
            yield say(f"load.{name}", n=figure(number))
    if read.unnamed:
        yield say("load.unnamed", n=figure(read.unnamed), total=figure(read.unnamed_sum, 2))
    for name in ("wrong_identifiers", "unreadable_identifiers"):
        if values := getattr(read, name):
            yield say(f"load.{name}", n=figure(len(values)), values=some(values))
    yield from of_files(read)
    yield from _actors(report)


def _gone(report: "LoadReport") -> Iterator[str]:
    """The list of refused rows of an earlier try, which went."""
    if report.refused_gone:
        yield "  " + say("load.refused_gone", path=report.refused_gone)


def _actors(report: "LoadReport") -> Iterator[str]:
    for what, number in report.joined.items():
        yield say(f"load.joined.{what}", n=figure(number))
    if report.sector_unknown:
        yield say("load.sector_unknown", n=figure(report.sector_unknown))
    if report.identical_rows:
        yield say("load.identical", n=figure(report.identical_rows))
    for kind, number in report.above_expected.items():
        yield say("load.above_expected", kind=say(f"kind.{kind}"), n=figure(number))
    if report.unlike_names:
        yield say("load.unlike", n=figure(len(report.unlike_names)))
    for code, names in report.unlike_names[:SHOWN]:
        yield f"  {code} = {' / '.join(names)} ?"
    if report.possible_doubles:
        yield say("load.doubles", n=figure(len(report.possible_doubles)))
        for group in report.possible_doubles[:SHOWN]:
            yield f"  {' = '.join(f'{actor.name} ({actor.id})' for actor in group)} ?"


def _refused(report: "LoadReport") -> Iterator[str]:
    from loaders.report.load_report import alike, refusal_line

    for first, *others in islice(alike(report.refusals), SHOWN):
        yield refusal_line(first, lang())
        if others:
            rows = some(tuple(str(other.row) for other in others))
            yield "  " + say("load.refused_alike", n=figure(len(others)), rows=rows)
    if report.refused_path:
        yield say("load.refused_path", path=report.refused_path)
