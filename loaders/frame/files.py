"""The files of one dataset: one file, or all those of a command where the source says so."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError
from loaders.frame.manifest import SOURCE_FILE

SUFFIXES = (".csv", ".tsv")


def single(files: Sequence[Path], as_name: str) -> Sequence[Path]:
    """The one file of a dataset. Raises InputError for several."""
    if len(files) != 1:
        raise InputError("load_several_as", name=as_name or stem(files), n=len(files))
    return files


def stem(files: Sequence[Path]) -> str:
    """What a dataset is called that nobody names: its first file, or its folder."""
    first = files[0].resolve()
    return first.name if first.is_dir() else first.stem


def expand(files: Sequence[Path]) -> list[Path]:
    """The files of a dataset: a folder stands for its CSV files; their source.yaml comes along."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES)
            if not inside:
                raise InputError("input_empty_folder", file=str(path))
            found += inside
        elif path.name != SOURCE_FILE:
            found.append(path)
    described = {
        p.parent / SOURCE_FILE for p in [*found, *files] if (p.parent / SOURCE_FILE).is_file()
    }
    return [*found, *sorted(described)]
