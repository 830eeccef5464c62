"""The file of ``--aliases``: possible doubles that a person ticked, or names and their other names."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graph.errors import InputError
from graph.language import Lang, message
from loaders.alike.same import settled
from loaders.formats.opening import open_sheets
from loaders.formats.sheets import Sheet
from loaders.formats.written import write_csv
from loaders.frame.headers import Headers, match_headers, recognises, require
from loaders.frame.known import Aliases, Alike
from loaders.frame.manifest import Synonyms
from loaders.values.words import read_flag

COLUMNS: dict[str, Synonyms] = {
    "doubles": {
        "same": ("même acteur (x)", "même acteur", "same actor (x)", "same actor"),
        "group": ("groupe", "group"),
        "name": ("nom", "name"),
        "territory": ("territoire", "territory"),
        "id": ("identifiant", "id"),
    },
    "names": {
        "name": ("name", "nom", "structure", "acteur", "actor"),
        "id": ("id", "identifiant"),
        "aliases": ("aliases", "alias", "autres noms", "sigle", "sigles", "other names"),
    },
}
Group = list[tuple[bool, Alike]]


def read_aliases(path: Path | None) -> Aliases:
    """What the file says. Raises InputError naming the file, and the row where one is at fault."""
    if path is None:
        return Aliases()
    pairs: list[tuple[str, Alike]] = []
    names: list[tuple[str, tuple[str, ...]]] = []
    for sheet in open_sheets(path, recognises(COLUMNS.values(), 2)):
        headers = match_headers(sheet.label, sheet.header, COLUMNS["doubles"])
        if {"same", "id"} <= set(headers.fields):
            for group in _groups(sheet, headers).values():
                pairs += _ticked(sheet.label, group)
        else:
            names += _other_names(sheet)
    return Aliases(settled(pairs), tuple(names))


def _other_names(sheet: Sheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    synonyms = COLUMNS["names"]
    headers = match_headers(sheet.label, sheet.header, synonyms)
    require(sheet.label, headers, (), [("name", "id"), ("aliases",)], synonyms)
    main = headers.fields["name" if "name" in headers.fields else "id"]
    for batch in sheet.batches:
        cells = batch.columns[main], batch.columns[headers.fields["aliases"]]
        for name, others in zip(*cells, strict=True):
            if name.strip():
                yield name.strip(), tuple(filter(None, map(str.strip, others.split("|"))))


def _groups(sheet: Sheet, headers: Headers) -> dict[str, Group]:
    """Group -> its rows: whether ticked, and the actor."""
    groups: dict[str, Group] = {}
    for batch in sheet.batches:
        empty = [""] * len(batch.numbers)
        cells = [
            batch.columns[headers.fields[f]] if f in headers.fields else empty
            for f in COLUMNS["doubles"]
        ]
        for number, tick, group, *actor in zip(batch.numbers, *cells, strict=True):
            name, territory, key = (cell.strip().removeprefix("'") for cell in actor)
            ticked = _flag(sheet.label, number, tick)
            groups.setdefault(group.strip(), []).append((ticked, Alike(key, name, territory)))
    return groups


def _flag(label: str, row: int, tick: str) -> bool:
    try:
        return bool(read_flag(tick))
    except InputError as problem:
        value = problem.fields["value"]
        raise InputError("input_bad_tick", file=label, row=row, value=value) from None


def _ticked(label: str, group: Group) -> Iterator[tuple[str, Alike]]:
    """The others ticked -> the first ticked one. Raises InputError where only one is ticked."""
    ticked = [actor for tick, actor in group if tick]
    if len(ticked) == 1:
        raise InputError("input_lone_tick", file=label, name=ticked[0].name)
    if ticked:
        yield from ((actor.id, ticked[0]) for actor in ticked[1:])


def write_doubles(path: Path, found: Sequence[Sequence[Alike]], lang: Lang) -> bool:
    """The list to tick; groups that hold a tick already stay. Whether there was anything to write.

    Raises InputError when another file stands there, or it cannot be written.
    """
    kept = [group for group in _before(path) if any(tick for tick, _ in group)]
    known = {frozenset(actor.id for _, actor in group) for group in kept}
    fresh = [group for group in found if frozenset(actor.id for actor in group) not in known]
    if not kept and not fresh:
        return False
    groups = [*kept, *([(False, actor) for actor in group] for group in fresh)]
    write_csv(path, _table(groups, lang), lang)
    return True


def _before(path: Path) -> Iterator[Group]:
    if not path.exists():
        return
    for sheet in open_sheets(path, recognises([COLUMNS["doubles"]], 2)):
        headers = match_headers(sheet.label, sheet.header, COLUMNS["doubles"])
        if not {"same", "id"} <= set(headers.fields):
            raise InputError("input_doubles_path", file=str(path))
        yield from _groups(sheet, headers).values()


def _table(groups: Sequence[Group], lang: Lang) -> Iterator[Sequence[object]]:
    yield [message(f"load_doubles_header_{name}", lang) for name in COLUMNS["doubles"]]
    for number, group in enumerate(groups, start=1):
        for tick, actor in group:
            cells: Mapping[str, object] = {
                "same": "x" if tick else "", "group": number, "name": actor.name,
                "territory": actor.territory, "id": actor.id,
            }  # fmt: skip
            yield list(cells.values())
