"""What can be told once a load is over: what other files state too, which list is out of date."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from graph.identity import FUNDER
from graph.language import LANGS, message
from graph.store.same import Same
from graph.store.store import Store
from loaders.alike.doubles import REGISTERED, ActorsSeen
from loaders.frame.context import Context, LoadOptions
from loaders.frame.known import Alike
from loaders.report.load_report import HEADER, LoadReport, beside


def settled(report: LoadReport, store: Store, context: Context, seen: ActorsSeen) -> LoadReport:
    """The report, with the actors found one with those of other datasets; no double among them."""
    shared = context.findings.shared
    registered = any(key.startswith(REGISTERED) for key in seen.names)
    if not (shared or registered or report.possible_doubles):
        return report
    actors, same = store.known()
    held = set(actors.id) if report.outcome == "stored" else None
    return replace(
        report,
        joined=_joined(shared, _elsewhere(store, context.dataset) if shared else (), same, seen),
        possible_doubles=tuple(_apart(report.possible_doubles, same, held)),
    )


def _elsewhere(store: Store, dataset: str) -> Collection[str]:
    """Ids that other datasets state."""
    stated = store.statements("actors")
    return set(stated.loc[stated["dataset"] != dataset, "id"])


def _joined(
    shared: Mapping[str, str], elsewhere: Collection[str], same: Same, seen: ActorsSeen
) -> dict[str, int]:
    """Beneficiaries and funders known by name, actors known by RNA -> how many are in other files too."""
    others = {same.get(key, key) for key in elsewhere}
    found: dict[str, set[str]] = {"beneficiary": set(), "funder": set(), "rna": set()}
    for key, what in shared.items():
        if same.get(key, key) in others:
            found[what].add(same.get(key, key))
    for other, main in same.items():
        if other in seen.names or main in seen.names:
            lone = other.startswith(FUNDER) and ":" not in other.removeprefix(FUNDER)
            what = "rna" if other.startswith("rna:") else "funder" if lone else "beneficiary"
            if what != "beneficiary":
                found[what].add(main)
    return {what: len(ids) for what, ids in found.items() if ids}


def _apart(
    groups: Collection[tuple[Alike, ...]], same: Same, held: Collection[str] | None
) -> Iterator[tuple[Alike, ...]]:
    """Groups of actors that are still several, each once; ``held``: those there are."""
    for group in groups:
        each = {same.get(one.id, one.id): one for one in reversed(group)}
        kept = tuple(
            one
            for one in group
            if each[same.get(one.id, one.id)] is one
            and (held is None or same.get(one.id, one.id) in held)
        )
        if len(kept) > 1:
            yield kept


def without_old_list(report: LoadReport, options: LoadOptions) -> LoadReport:
    """The report; the list of rows that an earlier try refused goes once all of them are loaded.

    Files already loaded without those rows (``--skip-refused``) leave the list as it is.
    """
    again = report.outcome == "same_file" and not options.skip_refused
    if report.refusals or not (again or report.outcome == "stored"):
        return report
    named = [beside("refused", report.dataset, lang) for lang in LANGS]
    for path in [options.refused_path] if options.refused_path else named:
        if _is_list(path):
            path.unlink()
            report = replace(report, refused_gone=path)
    return report


def _is_list(path: Path) -> bool:
    """Whether a file is a list of refused rows, and not another that bears its name."""
    if not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig") as stream:
            first = stream.readline().rstrip("\n")
    except (OSError, UnicodeDecodeError):
        return False
    return first in {
        message("language.separator", lang).join(
            message(f"load_refused_header_{name}", lang) for name in HEADER
        )
        for lang in LANGS
    }
