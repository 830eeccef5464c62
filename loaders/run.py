"""One load of one dataset into a store: read, check, store whole or not at all, and tell."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from types import ModuleType

from graph.errors import InputError, LoadRefused
from graph.model import Record, Source
from graph.privacy.refusals import masked_refusals
from graph.store.load import Load
from graph.store.results import Plan
from graph.store.schema import KINDS
from graph.store.store import Store
from loaders.alike.doubles import ActorsSeen, doubles_of
from loaders.alike.repeats import Repeats
from loaders.alike.same import as_one
from loaders.alike.ticked import read_aliases
from loaders.alike.unlike import unlike_names
from loaders.dataset import loader_of, open_dataset
from loaders.frame.checks import (
    above_expected,
    check_expected,
    check_kept,
    check_mixing,
    check_refused_path,
    check_retracted,
)
from loaders.frame.context import Context, Facts, LoadOptions
from loaders.frame.counted import counted
from loaders.frame.described import describe
from loaders.frame.frames import FrameBatch, gather, give
from loaders.frame.known import stored
from loaders.frame.manifest import read_manifest
from loaders.frame.reading import Frame, every_row, open_frame
from loaders.frame.waves import other_waves
from loaders.report.afterwards import settled, without_old_list
from loaders.report.load_report import (
    LoadReport,
    beside,
    from_findings,
    refusal_line,
    titled,
    with_changes,
    write_refused,
)
from loaders.values.shown import SHOWN

NO_OPTIONS = LoadOptions()
Loading = Callable[[Frame], Iterable[Record | FrameBatch]]


def run(
    store: Store, source_name: str, files: Sequence[Path], options: LoadOptions = NO_OPTIONS
) -> LoadReport:
    """Load one dataset: what ``maillage load`` does for it.

    Raises InputError when a file cannot be read as what it should be, LoadRefused when rows are
    refused (the report is in its ``fields``) or the load would remove or repeat too much; nothing
    is stored then.
    """
    context = open_dataset(source_name, files, options)
    check_refused_path(store, context.files, options)
    source = _source(context, describe(context) if context.manifest.several_files else Facts())
    store.resume(source)
    check_mixing(store, source)
    if _already_loaded(store, source, append=options.append):
        return without_old_list(LoadReport(source.dataset, "same_file"), options)
    held = stored(store, source.dataset)
    repeats = None if options.second_witness else Repeats(store, source, held)
    context = replace(context, stored=held, aliases=read_aliases(options.aliases))
    return _load(store, context, source, _loading(loader_of(source_name)), repeats)


def _loading(loader: ModuleType) -> Loading:
    """The loader's ``load(frame)``, else every row by its ``read(row)``."""
    whole: Loading | None = getattr(loader, "load", None)
    return whole or partial(every_row, read=loader.read)


def run_each(
    store: Store, source_name: str, files: Sequence[Path], options: LoadOptions = NO_OPTIONS
) -> Iterator[LoadReport]:
    """As ``run``, one dataset a file for the sources that read files one by one."""
    if read_manifest(source_name).several_files:
        yield run(store, source_name, files, options)
        return
    if options.as_name and len(files) > 1:
        raise InputError("load_several_as", name=options.as_name, n=len(files))
    for path in files:
        yield run(store, source_name, [path], options)


def _source(context: Context, facts: Facts) -> Source:
    return Source(
        dataset=context.dataset,
        title=facts.title,
        loader=context.manifest.name,
        file_hash=fingerprint(context),
        coverage=facts.coverage,
        rank=facts.rank,
        evidence_public=facts.evidence_public,
        simulated=facts.simulated,
        carry=facts.carry,
    )


def fingerprint(context: Context) -> str:
    """SHA-256 of all a load reads: its files, the source's manifest, the options that change rows."""
    options = context.options
    read = [*context.files, context.manifest.path]
    read += [options.aliases] if options.aliases else []
    parts = [_digest(path) for path in read]
    parts += [path.name for path in context.files]
    flags = [options.create_actors, options.skip_refused, options.by_file, options.wave]
    said = sorted(options.keep), sorted(options.set.items()), asdict(options.meant)
    parts.append(json.dumps([*flags, *said], sort_keys=True))
    return sha256("\n".join(parts).encode()).hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise InputError("input_missing_file", file=str(path)) from None
    except OSError as reason:
        raise InputError("input_unreadable_file", file=str(path), reason=reason.strerror) from None


def _already_loaded(store: Store, source: Source, *, append: bool) -> bool:
    """Whether the store holds exactly what these files say, so that nothing need be read."""
    mine = [load for load in store.loads() if load.dataset == source.dataset]
    if not mine or source.dataset not in {held.dataset for held in store.sources()}:
        return False
    since = mine if append else mine[-1:]
    return any(load.file_hash == source.file_hash and load.state == "done" for load in since)


def _load(
    store: Store, context: Context, source: Source, loading: Loading, repeats: Repeats | None
) -> LoadReport:
    options = context.options
    seen = ActorsSeen()
    asked = {"append": options.append, "skip_refused": options.skip_refused}
    with collector_paused(), store.load(source, **asked) as load:
        for batch in as_one(_frames(context, loading), context.aliases.same):
            seen.note(batch)
            if repeats:
                repeats.note(batch)
            give(load, batch)
        if options.wave:
            for batch in other_waves(load, options.wave, seen.listed):
                give(load, batch)
        check_kept(context)
        load.refuse(context.findings.refusals)
        plan = _plan(load, options)
        report = with_changes(_report(context, plan, seen), context, load, plan)
        if options.dry_run:
            load.abandon()
            report = replace(report, outcome="dry_run")
        elif report.refusals and not options.skip_refused:
            raise _refused(_listed(report, options), options)
        else:
            _check(context, plan, repeats)
    report = settled(report, store, context, seen)
    return report if options.dry_run else without_old_list(_listed(report, options), options)


def _check(context: Context, plan: Plan, repeats: Repeats | None) -> None:
    """Raise what stops a load whose rows are all taken."""
    check_expected(context, plan)
    check_retracted(context, plan)
    if repeats:
        repeats.check()


def _frames(context: Context, loading: Loading) -> Iterator[FrameBatch]:
    """What the loader reads, in frames; then what it did not read is named."""
    frame = open_frame(context)
    for batch in gather(loading(frame)):
        yield counted(batch, context)
    frame.audit()


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for reference cycles meanwhile: rows by the million make none, and it costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _plan(load: Load, options: LoadOptions) -> Plan:
    if not options.append:
        load.retract_missing(*KINDS)
    return load.plan()


def _report(context: Context, plan: Plan, seen: ActorsSeen) -> LoadReport:
    refused = titled(plan.refusals, context.findings)
    held = context.stored.actors if context.stored else None
    return LoadReport(
        dataset=context.dataset,
        outcome="stored",
        counts=plan.counts,
        retracted=plan.retracted,
        refusals=masked_refusals(refused, seen.persons, held, SHOWN),
        identical_rows=plan.repeated,
        sector_unknown=len(seen.unknown_sector() - context.findings.known_elsewhere),
        possible_doubles=doubles_of(context, seen),
        unlike_names=unlike_names(seen, held),
        above_expected=above_expected(context, plan),
        read=from_findings(context.findings),
    )


def _listed(report: LoadReport, options: LoadOptions) -> LoadReport:
    """The report, once its refused rows are written where they can be corrected."""
    if not report.refusals:
        return report
    path = options.refused_path or beside("refused", report.dataset, options.lang)
    write_refused(path, report, options.lang)
    return replace(report, refused_path=path)


def _refused(report: LoadReport, options: LoadOptions) -> LoadRefused:
    return LoadRefused(
        "load_all_refused" if report.one_cause else "load_rows_refused",
        n=report.rows_refused,
        total=report.rows_read,
        first=refusal_line(report.refusals[0], options.lang),
        path=report.refused_path,
        report=replace(report, outcome="refused"),
    )
