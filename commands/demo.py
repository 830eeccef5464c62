"""maillage demo: the whole job at once, as a sequence of the other commands.

Every file is made by a command line that its stamp repeats, so that each can be made again alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import click

from commands.bilingual import Command
from commands.completion import paths
from commands.inputs import OutPath
from commands.language import lang, say
from commands.options import lang_option, open_option, option
from commands.reading import meant, reading_options, words
from commands.session import opened
from commands.show import busy, echo, launch
from graph.errors import InputError

DEFAULT = Path("maillage-demo")
PUBLIC_KEY = "maillage-demo"
LAST_SURVEY = "2024-10"  # later months of the simulated neighbourhood show its formal ties alone
PROGRAMMES = (
    "bbz-anct",
    "animation-territoriale-citoyenne",
    "territoires-engagement",
    "quartiers-impact-collectif",
    "chateau-thierry",
)


@dataclass(frozen=True, slots=True)
class Job:
    """One network to show: its title, the loads that make it, the step of its growth table.

    ``until``: the last period of its map.
    """

    name: str
    title: str
    loads: tuple[tuple[str, ...], ...]
    every: str = ""
    until: str = ""
    own: bool = False


@click.command("demo", cls=Command)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=Path, shell_complete=paths)
@option("--out", type=OutPath(), default=DEFAULT, help="option.out_folder", metavar="DIR")
@option("--skip-refused", is_flag=True)
@option("--create-actors", is_flag=True, help="option.create_actors_demo")
@option("--aliases", type=Path, metavar="FILE", shell_complete=paths)
@reading_options
@lang_option
@open_option
@click.pass_context
def command(
    ctx: click.Context, /, *, files: tuple[Path, ...], out: Path, open_it: bool, **options: Any
) -> None:
    """Run each job and say where its files are."""
    root = ctx.find_root().command
    more = tuple(_of_load(options))
    if more and not files:
        raise click.UsageError(say("usage.demo_files", option=more[0]), ctx)
    jobs = [_own(files, more)] if files else [_programmes(), _neighbourhood()]
    pages = [_run(root, job, out / job.name) for job in jobs]
    launch(pages[-1], wanted=open_it)


def _of_load(options: dict[str, Any]) -> Iterator[str]:
    """What is said of a person's own files, as words of the command that loads them."""
    yield from words(meant(options))
    yield from ("--aliases", str(options["aliases"])) if options["aliases"] else ()
    yield from ("--skip-refused",) if options["skip_refused"] else ()


def _own(files: tuple[Path, ...], more: tuple[str, ...]) -> Job:
    name = files[0].resolve().stem
    load = ("tables", *map(str, files), "--create-actors", "--replace", *more)
    return Job(name, name, (load,), own=True)


def _programmes() -> Job:
    home = _data() / "programmes"
    loads = tuple(("tables", str(home / name)) for name in PROGRAMMES)
    return Job(say("demo.programmes"), say("demo.programmes.title"), loads)


def _neighbourhood() -> Job:
    load = ("tables", str(_data() / "quartier" / "observed"), "--as", "quartier")
    return Job(
        say("demo.quartier"), say("demo.quartier.title"), (load,), every="year", until=LAST_SURVEY
    )


def _data() -> Path:
    return Path(__file__).resolve().parent.parent / "data"


def _run(root: click.Command, job: Job, folder: Path) -> Path:
    """One job, start to end; the path of its map."""
    with _folder(folder):
        return _work(root, job, folder)


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """A folder to write into; gone again where nothing could be written there."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for path in made:
            if not any(path.iterdir()):
                path.rmdir()


def _work(root: click.Command, job: Job, folder: Path) -> Path:
    from graph.language.terminal import folded

    store = folder / f"{job.name}.db"
    if not job.own:
        _publish_key(store)
    echo("", job.title, "-" * len(job.title))
    for load in job.loads:
        doubles = ("--doubles", folder / say("demo.doubles"))
        _step(root, "load", *load, *doubles, "--store", store, quiet=not job.own)
    linked, edges = _linked(store)
    said = _growth(root, job, folder, (store, *edges), linked=linked)
    page = folder / say("demo.map")
    until = ("--to", job.until) if job.until else ()
    _step(root, "map", "--store", store, *edges, *until, "--title", job.title, "--out", page)
    _step(root, "export", "csv", "--store", store, "--out", folder / say("demo.tables"))
    for sentence in said.sentences:
        echo(*folded(sentence))
    paths = (page, *said.files, folder / say("demo.tables"), store)
    width = max(len(path.name) for path in paths)
    shown = [f"  {path.name:<{width}}  {say(f'demo.shows.{_sort(path)}')}" for path in paths]
    echo("", say("demo.files", folder=folder), *shown)
    return page


def _publish_key(store: Path) -> None:
    """What maillage itself brings is public: its pseudonyms may be the same everywhere."""
    from graph.files import replace_text
    from graph.privacy.key import key_file

    place = key_file(store)
    if not place.exists():
        replace_text(place, PUBLIC_KEY + "\n")


@dataclass(frozen=True, slots=True)
class _Said:
    """What growth gave: its files and its sentences."""

    files: tuple[Path, ...]
    sentences: tuple[str, ...]


def _linked(store: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether the map will show a link, and of what: of meetings where there are presences alone."""
    with opened(str(store)) as kept:
        held = kept.snapshot()
    met = len(held.participations) > 0 and not len(held.ties)
    return met or len(held.ties) > 0, ("--edges", "events") if met else ()


def _growth(
    root: click.Command, job: Job, folder: Path, store: tuple[object, ...], *, linked: bool
) -> _Said:
    """Tables and charts of growth; where nothing is dated, a sentence that says so."""
    step = ("--every", job.every) if job.every else ()
    name, said = say("demo.growth"), ()
    files: list[Path] = []
    for table, chart in ((".csv", ".svg"), (".xlsx", ".png")):
        made = [folder / f"{name}{suffix}" for suffix in (table, chart)]
        try:
            said = _step(
                root, "growth", "--store", *store, *step, "--out", made[0], "--chart", made[1]
            )
        except InputError as error:
            if error.code != "nothing_dated":
                raise
            return _Said((), (say("demo.undated" if linked else "demo.unlinked"),))
        files += made
    return _Said(tuple(files), said)


def _step(root: click.Command, *parts: object, quiet: bool = True) -> Any:
    """Run one command line in this process; what its function returns."""
    line = [*map(str, parts), "--lang", lang()]
    with busy(" ".join(["maillage", *line[:2], "…"])):
        sink = StringIO()
        with redirect_stdout(sink), root.make_context("maillage", list(line), obj=line) as ctx:
            answer = root.invoke(ctx)
    if not quiet:
        echo(sink.getvalue().rstrip(), "")
    return answer


def _sort(path: Path) -> str:
    return path.suffix.removeprefix(".") or "tables"
