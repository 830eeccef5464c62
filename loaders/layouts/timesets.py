"""Periods in one cell, as Gephi keeps them, put as first and last dates: several make several ties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from loaders.formats.sheets import Batch, Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.values.timesets import Spell, read_timeset

PERIOD, ENDS, WRITTEN = "period", ("source", "target"), ("valid_from", "valid_until", "to_known")
INSTANTS = frozenset({"timestamp", "timestamps"})
DRAWN = ({"source", "target"}, {"from", "to"})  # headers of ties drawn by a program, not by a form


def unfold(sheet: Sheet, context: Context) -> Sheet:
    """A list of ties of which columns hold periods, with a first and a last date instead."""
    known = meanings(context.manifest.columns.get("ties", {}))
    fields = {known_header(text, known): at for at, text in enumerate(sheet.header) if text}
    places = [at for at, text in enumerate(sheet.header) if _holds_periods(text, sheet, known)]
    if not places or not set(ENDS) <= set(fields):
        return sheet
    own = [fields.get(name) for name in WRITTEN]
    kept = [at for at in range(len(sheet.header)) if at not in {*places, *own}]
    dates = [
        name if at is None else sheet.header[at] for name, at in zip(WRITTEN, own, strict=True)
    ]
    called = [
        sheet.header[places[0]] if at is None else text for text, at in zip(dates, own, strict=True)
    ]
    before = [sheet.header[at] for at in kept]
    instants = [header_key(sheet.header[at]) in INSTANTS for at in places]
    read = partial(_unfolded, places=places, instants=instants, kept=kept, own=own)
    batches = map(read, _noted(sheet, places, context))
    titles = (*before, *called)
    return replace(sheet, header=(*before, *dates), titles=titles, batches=batches)


def _holds_periods(text: str, sheet: Sheet, known: dict[str, str]) -> bool:
    """Whether a column holds periods; a timestamp is when a form was sent, unless ends are drawn."""
    if known_header(text, known) != PERIOD:
        return False
    drawn = any(ends <= set(map(header_key, sheet.header)) for ends in DRAWN)
    return drawn or header_key(text) not in INSTANTS


def _noted(sheet: Sheet, places: Sequence[int], context: Context) -> Iterator[Batch]:
    """The batches; the first that holds a period says how it is read."""
    said = False
    for batch in sheet.batches:
        if not said and any(
            "[" in cell or "(" in cell for at in places for cell in batch.columns[at]
        ):
            said = True
            names = ", ".join(sheet.header[at] for at in places)
            context.findings.note("timesets", sheet=sheet.label, names=names)
        yield batch


def _unfolded(
    batch: Batch,
    places: Sequence[int],
    instants: Sequence[bool],
    kept: Sequence[int],
    own: Sequence[int | None],
) -> Batch:
    """The rows with three columns of dates last; ``own``: where these stood, for rows without a period."""
    cells = list(zip(*(batch.columns[at] for at in places), strict=True))
    spells = [_spells(row, instants) for row in cells]
    rows = [i for i, found in enumerate(spells) for _ in found]
    flat = [spell for found in spells for spell in found]
    columns = [[batch.columns[at][i] for i in rows] for at in kept]
    for at, text in zip(own, (_first, _last, _known), strict=True):
        stated = [""] * len(rows) if at is None else [batch.columns[at][i] for i in rows]
        columns.append(
            [text(s) or cell if s else cell for s, cell in zip(flat, stated, strict=True)]
        )
    numbers = batch.numbers if len(rows) == len(cells) else [batch.numbers[i] for i in rows]
    return Batch(numbers, columns, batch.overfull, batch.beyond)


def _first(spell: Spell) -> str:
    return spell.first


def _last(spell: Spell) -> str:
    return spell.last


def _known(spell: Spell) -> str:
    return "0" if spell.seen else ""


def _spells(cells: Sequence[str], instants: Sequence[bool]) -> Sequence[Spell | None]:
    """The spells of a row: those of its intervals, else of its moments; None where it has none."""
    told = sorted(zip(cells, instants, strict=True), key=lambda each: each[1])
    found = (read_timeset(cell, instants=moments) for cell, moments in told)
    return next((spells for spells in found if spells), [None])
