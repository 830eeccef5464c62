"""The files of one dataset: one file, or all those of a command where the source says so."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError
from loaders.frame.manifest import SOURCE_FILE

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods")  # what a folder stands for


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
    """The files of a dataset: a folder stands for its tables; their source.yaml comes along."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = [each for each in _inside(path) if _is_table(each)]
            if not inside:
                raise InputError("input_empty_folder", file=str(path))
            found += inside
        elif path.name != SOURCE_FILE:
            found.append(path)
    described = {
        p.parent / SOURCE_FILE for p in [*found, *files] if (p.parent / SOURCE_FILE).is_file()
    }
    return [*found, *sorted(described)]


def left_aside(files: Sequence[Path]) -> list[str]:
    """What stands in the folders of a dataset and is not read, each named within its folder."""
    folders = [path for path in files if path.is_dir()]
    inside = [(each, folder) for folder in folders for each in _inside(folder)]
    return [
        f"{folder.resolve().name}/{each.name}"
        for each, folder in inside
        if not _is_table(each) and each.name != SOURCE_FILE
    ]


def _inside(folder: Path) -> list[Path]:
    """What a person sees in a folder: no hidden file, nor what an office program keeps beside its own."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))


def _is_table(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in TABLES
