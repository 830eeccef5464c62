"""A selection as tidy tables in the columns people write: ids beside names, the last day included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Days, Precision
from graph.selection import Selection, joined, take
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Codes,
    Flags,
    Ints,
    Participations,
    Text,
    Ties,
)

FORMALITIES = {code: word for word, code in FORMALITY_CODES.items()}
CERTAINTIES = {code: word for word, code in CERTAINTY_CODES.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen: ``pseudonyms`` of hidden actors (id -> name); ``internal`` opens everything."""

    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    internal: bool = False

    def ids(self, selection: Selection) -> Text:
        """The id each actor bears in the tables, a row each of the snapshot's actors."""
        return self._renamed(selection.snapshot.actors.id, selection)

    def names(self, selection: Selection) -> Text:
        """The name each actor bears in the tables."""
        return self._renamed(selection.snapshot.actors.name, selection)

    def _renamed(self, values: Text, selection: Selection) -> Text:
        if not self.pseudonyms:
            return values
        pairs = zip(selection.snapshot.actors.id, values, strict=True)
        return _text([self.pseudonyms.get(code, value) for code, value in pairs])

    def hides(self, selection: Selection) -> Flags:
        """Which actors bear a pseudonym."""
        return np.array([code in self.pseudonyms for code in selection.snapshot.actors.id], bool)

    def opens(self, selection: Selection) -> Flags:
        """Of which datasets reporters and evidence are shown."""
        return selection.snapshot.datasets.evidence_public | self.internal


def actors_frame(selection: Selection, shown: Shown) -> pd.DataFrame:
    """The kept actors, sorted by the id shown; ``active_until`` is the last day, month or year included."""
    actors, hidden = selection.snapshot.actors, shown.hides(selection)
    frame = pd.DataFrame(
        {
            "id": shown.ids(selection),
            "name": shown.names(selection),
            "aliases": _blank(_text("|".join(names) for names in actors.aliases), hidden),
            "sector": actors.sector,
            "sector_basis": actors.sector_basis,
            "form": actors.form,
            "territory": actors.territory,
            "listed": actors.listed,
            "active_from": first_texts(actors.active_from, actors.active_from_precision),
            "active_until": until_texts(actors.active_to, actors.active_to_precision),
            "certainty": actors.certainty,
            "attrs": _blank(_attrs(actors.attrs), hidden),
        }
    )
    kept = frame[selection.actors]
    return kept.sort_values("id", kind="stable", ignore_index=True)


def ties_frame(selection: Selection, shown: Shown) -> pd.DataFrame:
    """The kept ties, one row a record, in the order of the store's ties."""
    ties, ids, names = selection.ties, shown.ids(selection), shown.names(selection)
    hidden = shown.hides(selection)
    personal = hidden[ties.src] | hidden[ties.dst]
    frame = pd.DataFrame(
        {
            "source": ids[ties.src],
            "source_name": names[ties.src],
            "target": ids[ties.dst],
            "target_name": names[ties.dst],
            "type": ties.type_names[ties.type] if len(ties) else _text(()),
            "formality": words(ties.formality, FORMALITIES),
            "directed": ties.directed,
            "valid_from": first_texts(ties.valid_from, ties.from_precision),
            "valid_until": until_texts(ties.valid_to, ties.to_precision),
            "from_known": ties.from_known,
            "to_known": ties.to_known,
            "absent_on": first_texts(ties.absent_on, np.zeros(len(ties), np.int8)),
            "weight": ties.weight,
            "unit": ties.unit,
            "strength": ties.strength,
            "confidence": ties.confidence,
            "certainty": words(ties.certainty, CERTAINTIES),
            "event": _at(selection.snapshot.events.id, ties.event),
            "dataset": _at(selection.snapshot.datasets.name, ties.dataset),
        }
    )
    opened = shown.opens(selection)[ties.dataset]
    frame["campaign"] = ties.campaign
    frame["reported_by"] = _blank(_at(ids, ties.reporter), ~opened)
    frame["reporter_territory"] = _blank(ties.reporter_territory, ~opened)
    return _with_provenance(frame, ties, opened, personal)


def participations_frame(selection: Selection, shown: Shown) -> pd.DataFrame:
    """The kept participations, in the order of the store's; dates are those of the participation itself.

    Those who did not come among them: their role says so.
    """
    return _parts_frame(selection, _all_parts(selection), shown)


def ratings_frame(selection: Selection, shown: Shown) -> pd.DataFrame:
    """Ratings between kept actors, in the order of the store's; persons bear none in what is shared.

    Who says what of whom is shown as reporters are: of datasets whose evidence is public, or internally.
    """
    rows, ids, names = selection.snapshot.ratings, shown.ids(selection), shown.names(selection)
    person = selection.snapshot.actors.form == "person"
    kept = selection.actors[rows.rater] & selection.actors[rows.rated]
    kept &= shown.opens(selection)[rows.dataset] & (shown.internal | ~person[rows.rated])
    frame = pd.DataFrame(
        {
            "rater": ids[rows.rater],
            "rater_name": names[rows.rater],
            "rated": ids[rows.rated],
            "rated_name": names[rows.rated],
            "item": rows.item,
            "campaign": rows.campaign,
            "level": rows.level,
            "dataset": _at(selection.snapshot.datasets.name, rows.dataset),
        }
    )
    return frame[kept].reset_index(drop=True)


def presences_frame(selection: Selection, shown: Shown) -> pd.DataFrame:
    """As ``participations_frame``, of those alone who were there, in the order of the selection's."""
    return _parts_frame(selection, selection.participations, shown)


def _all_parts(selection: Selection) -> Participations:
    whole = joined(selection.participations, selection.absences)
    _, role = np.unique(whole.role.astype(str), return_inverse=True)
    return take(whole, np.lexsort((role, whole.actor, whole.event)))


def _parts_frame(selection: Selection, rows: Participations, shown: Shown) -> pd.DataFrame:
    events = selection.snapshot.events
    ids, names = shown.ids(selection), shown.names(selection)
    frame = pd.DataFrame(
        {
            "actor": ids[rows.actor],
            "actor_name": names[rows.actor],
            "event": events.id[rows.event],
            "event_name": events.name[rows.event],
            "event_kind": events.kind[rows.event],
            "role": rows.role,
            "formality": words(rows.formality, FORMALITIES),
            "valid_from": first_texts(rows.valid_from, rows.from_precision),
            "valid_until": until_texts(rows.valid_to, rows.to_precision),
            "certainty": words(rows.certainty, CERTAINTIES),
            "dataset": _at(selection.snapshot.datasets.name, rows.dataset),
        }
    )
    personal = shown.hides(selection)[rows.actor]
    return _with_provenance(frame, rows, shown.opens(selection)[rows.dataset], personal)


def _with_provenance(
    frame: pd.DataFrame, rows: Ties | Participations, opened: Flags, personal: Flags
) -> pd.DataFrame:
    """Row and date as stated for all; what the source wrote in its own words only where it may be seen."""
    provenance = rows.provenance
    if provenance is None:
        return frame
    frame["file"] = provenance.file
    frame["row"] = provenance.row
    frame["stated_date"] = provenance.stated_date
    frame["stated_duration"] = provenance.stated_duration
    frame["record_id"] = _blank(provenance.record_id, personal)
    frame["attrs"] = _blank(_attrs(provenance.attrs), personal)
    frame["evidence"] = _blank(provenance.evidence, ~opened)
    return frame


def first_texts(days: Days, precision: Codes) -> Text:
    """Each date as stated (``2019``, ``2019-03``, ``2019-03-27``), ``""`` where there is none."""
    missing = np.isnat(days)
    texts = np.datetime_as_string(days)
    levels = [precision == Precision.YEAR, precision == Precision.MONTH]
    cut = np.select(levels, [texts.astype("U4"), texts.astype("U7")], texts)
    return _text(np.where(missing, "", cut).tolist())


def until_texts(end: Days, precision: Codes) -> Text:
    """The last day, month or year included of spans with these excluded ends."""
    return first_texts(end - np.timedelta64(1, "D"), precision)


def words(codes: NDArray[np.int8], names: Mapping[int, str]) -> Text:
    """Codes as words."""
    return _text(names[code] for code in codes.tolist())


def _at(values: Text, rows: Ints) -> Text:
    """Values of a referenced table, ``""`` where there is no reference."""
    return _text("" if row < 0 else values[row] for row in rows.tolist())


def _attrs(values: Text) -> Text:
    return _text("" if value == "{}" else value for value in values)


def _blank(values: Text, where: Flags) -> Text:
    return np.where(where, "", values).astype(object)


def _text(values: Iterable[str]) -> Text:
    cells = list(values)
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column
