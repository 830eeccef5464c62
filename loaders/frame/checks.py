"""What stops a load before anything is stored: mixing, too little, too much taken back."""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import category

from graph.errors import InputError, LoadRefused
from graph.language import Named
from graph.model import Source
from graph.store.results import Plan
from graph.store.store import Store
from loaders.formats.opening import check_ordinary
from loaders.frame.context import Context, LoadOptions
from loaders.frame.headers import header_key
from loaders.values.shown import shown

# In bytes: file systems allow 255; ``beside`` and ``replace_file`` add some 45.
LONGEST_NAME = 200
FEWEST = 3  # rows of a kind whose loss as a whole is asked about


def check_name(name: str) -> None:
    """Names of datasets become names of files: short, no path, no control character.

    Raises InputError.
    """
    if any(letter in "/\\" or category(letter) == "Cc" for letter in name):
        visible = "".join(letter if letter.isprintable() else "?" for letter in name)
        raise InputError("load_bad_name", name=shown(visible))
    if len(name.encode()) > LONGEST_NAME:
        raise InputError("load_long_name", name=shown(name), most=LONGEST_NAME // 2)


def check_refused_path(store: Store, files: Sequence[Path], options: LoadOptions) -> None:
    """The list of refused rows overwrites nothing that is read. Raises InputError."""
    if options.refused_path is None:
        return
    kept = str(getattr(store, "path", ""))  # a store on a server, or in memory, is no file
    read = [*files, *filter(None, [options.aliases]), *([Path(kept)] if kept else [])]
    if options.refused_path.resolve() in {path.resolve() for path in read}:
        raise InputError("input_refused_path", file=str(options.refused_path))


def check_ordinary_files(files: Sequence[Path], options: LoadOptions) -> None:
    """No pipe and no device, which might never end. Raises InputError."""
    for path in [*files, *filter(None, [options.aliases])]:
        check_ordinary(path)


def check_kept(context: Context) -> None:
    """Raise InputError when ``--keep`` names a column that no file has."""
    found = context.findings
    for name in context.options.keep:
        if header_key(name) not in found.headers:
            unknown = {column for columns in found.unknown_columns.values() for column in columns}
            known = ", ".join(sorted(unknown)) or Named("load_no_column")
            raise InputError("input_unknown_keep", column=shown(name), known=known)


def check_mixing(store: Store, source: Source) -> None:
    """Simulated and real data never share a store. Raises InputError."""
    for held in store.sources():
        if held.dataset != source.dataset and held.simulated != source.simulated:
            code = "load_simulated_into_real" if source.simulated else "load_real_into_simulated"
            raise InputError(code, dataset=source.dataset, other=held.dataset)


def _rows(plan: Plan, kind: str) -> int:
    counts = {str(name): counts for name, counts in plan.counts.items()}.get(kind)
    return counts.new + counts.changed + counts.same if counts else 0


def check_expected(context: Context, plan: Plan) -> None:
    """The source's own lower bounds. Raises InputError when the files hold less."""
    for kind, (low, _) in context.manifest.expected.items():
        n = _rows(plan, kind)
        if n < low and not context.options.append:
            name = Named(f"kind.{kind}")
            raise InputError("load_too_few", dataset=context.dataset, n=n, kind=name, low=low)


def above_expected(context: Context, plan: Plan) -> dict[str, int]:
    """Kinds of which there are more rows than the source's own upper bound, and how many."""
    counts = {kind: _rows(plan, kind) for kind in context.manifest.expected}
    return {kind: n for kind, n in counts.items() if n > context.manifest.expected[kind][1]}


def check_retracted(context: Context, plan: Plan) -> None:
    """A load that would take back more than half of its dataset, or a whole kind of it, stops.

    Raises LoadRefused.
    """
    if context.options.replace:
        return
    before, gone = sum(plan.before.values()), sum(plan.retracted.values())
    if gone * 2 > before:
        raise LoadRefused("load_would_retract", n=gone, before=before, dataset=context.dataset)
    for kind, n in plan.before.items():
        if n >= FEWEST and plan.retracted[kind] == n:
            name = Named(f"kind.{kind}")
            raise LoadRefused("load_would_empty", n=n, kind=name, dataset=context.dataset)
