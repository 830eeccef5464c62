"""What a load works with: its files, its options, what the store holds, what was met on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.language import Lang
from graph.model import UNDATED, Span
from loaders.formats.opening import open_sheets
from loaders.formats.sheets import Header, Sheet
from loaders.frame.findings import Findings
from loaders.frame.known import Aliases, Stored
from loaders.frame.manifest import SOURCE_FILE, Manifest

Opener = Callable[[Path, Header], Sequence[Sheet]]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person says of the files where they do not tell it.

    ``columns``: header -> what it means; ``layouts``: sheet -> how it is laid out; ``sheets``: what
    those of a matrix are, ``waves`` or ``types``; ``year``: that of dates without one.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    sheets: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """The options of ``maillage load``.

    ``set`` gives a column a value where the file has none; ``meant``: how the files are to be read;
    ``by_file``: actors known by their name alone are those of their file; ``wave``: the only campaign of
    a survey to load, beside those that the dataset holds.
    """

    as_name: str = ""
    append: bool = False
    dry_run: bool = False
    skip_refused: bool = False
    refused_path: Path | None = None
    create_actors: bool = False
    keep: tuple[str, ...] = ()
    set: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False
    second_witness: bool = False
    aliases: Path | None = None
    meant: Meant = field(default_factory=Meant)
    by_file: bool = False
    wave: str = ""
    lang: Lang = "fr"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dataset says of itself: its source.yaml or its sheet ``source``."""

    title: str = ""
    coverage: Span = UNDATED
    rank: int = 0
    evidence_public: bool = False
    simulated: bool = False
    carry: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The files of one dataset, the options of its load, what the store holds.

    ``open_file`` gives the sheets of a file, whatever it is; ``lay_out``, where the source has one, the
    tables of all of them.
    """

    dataset: str
    files: tuple[Path, ...]
    manifest: Manifest
    options: LoadOptions
    open_file: Opener = open_sheets
    lay_out: "LayOut | None" = None
    stored: Stored | None = None
    aliases: Aliases = field(default_factory=Aliases)
    findings: Findings = field(default_factory=Findings)

    @property
    def data_files(self) -> tuple[Path, ...]:
        """The files that hold rows: what describes the dataset is none."""
        return tuple(path for path in self.files if path.name != SOURCE_FILE)


LayOut = Callable[[Context], Iterable[Sheet]]
