"""One dataset to be read: its files, its source, what a person says of them."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from graph.errors import InputError
from loaders.formats.opening import open_sheets
from loaders.frame.checks import check_name, check_ordinary_files
from loaders.frame.context import Context, LayOut, LoadOptions, Meant, Opener
from loaders.frame.files import expand, left_aside, single, stem
from loaders.frame.manifest import read_manifest
from loaders.frame.meant import with_columns
from loaders.layouts.layout import layout_called


def loader_of(source_name: str) -> ModuleType:
    """The package of a source that ``read_manifest`` knows."""
    return import_module(f"{__package__}.{source_name}")


def open_dataset(source_name: str, files: Sequence[Path], options: LoadOptions) -> Context:
    """What a load of these files works with, before any is read.

    Raises InputError for a source that is none, files that are not those of one dataset, a name that
    cannot be that of a file, and for what is said of columns or sheets that the source cannot have.
    """
    manifest = read_manifest(source_name)
    paths = expand(files) if manifest.several_files else single(files, options.as_name)
    check_ordinary_files(paths, options)
    name = options.as_name or stem(files)
    check_name(name)
    loader = loader_of(source_name)
    open_file: Opener = getattr(loader, "open_file", open_sheets)
    lay_out: LayOut | None = getattr(loader, "lay_out", None)
    if lay_out is None and options.meant != Meant(columns=options.meant.columns):
        raise InputError("input_no_layouts", source=source_name)
    if options.wave and not manifest.waves:
        raise InputError("input_no_waves", source=source_name)
    options = replace(options, meant=_with_layouts(options.meant))
    manifest = with_columns(manifest, options.meant.columns)
    dataset = f"{source_name}:{name}"
    context = Context(dataset, tuple(paths), manifest, options, open_file, lay_out)
    context.findings.left_files += left_aside(files)
    return context


def _with_layouts(meant: Meant) -> Meant:
    """Layouts by their code, whatever a person calls them."""
    return replace(meant, layouts={sheet: layout_called(w) for sheet, w in meant.layouts.items()})
