"""Names of a table's cells resolved to actors and events: first in the same load, then in the store."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from graph.errors import InputError
from graph.identity import normalise, read_identifier, sector_of_id, shortened
from graph.model import Actor
from graph.privacy.coordinates import retire
from loaders.frame.context import Context
from loaders.frame.known import Same
from loaders.tables.spellings import Spellings, written
from loaders.values.shown import is_blank, shown

SHOWN_CANDIDATES = 5
_BESIDE = re.compile(
    r"(?P<name>.+?)\s*\((?P<bracketed>[^()]+)\)|(?P<first>.+?)\s+[-–—,]\s*(?P<dashed>[^-–—,]+)"
)


def exact_identifier(text: str) -> str:
    """The key of a whole SIREN, SIRET or RNA; nothing is repaired here. ``""`` for any other text."""
    found = read_identifier(text)
    bare = text.replace(" ", "").replace("\u00a0", "").upper()
    return found.key if found and bare in (found.number, found.siret) else ""


class Index:
    """Ids by name, as written and normalised: name -> id -> territory where it bears that name."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.raw: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self._written: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._names: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(self, key: str, names: Iterable[str], territory: str = "", raw: str = "") -> None:
        """Note an id, its names and aliases, and the text that stood for it in the id column."""
        self.ids.add(key)
        if raw:
            self.raw[raw] = key
        for name in names:
            self.names.setdefault(key, name)
            self._written[written(name)][key] = territory
            self._names[normalise(name)][key] = territory

    def find(self, name: str, territory: str) -> list[str]:
        """The id so written, else those of this very name, else its like; in the territory said."""
        known = name if name in self.ids else self.raw.get(name)
        if known:
            return [known]
        exact = self._placed(self._written.get(written(name), {}), territory)
        return exact or self._placed(self._names.get(normalise(name), {}), territory)

    def beside(self, text: str) -> str:
        """The only id that a name beside its territory means: ``Club (Verger)``; else ``""``."""
        found = _BESIDE.fullmatch(text.strip())
        if found is None:
            return ""
        place = normalise(found["bracketed"] or found["dashed"])
        bearers = self._names.get(normalise(found["name"] or found["first"]), {})
        keys = [key for key, where in bearers.items() if where and normalise(where) == place]
        return keys[0] if len(keys) == 1 else ""

    def spelled(self) -> Iterable[str]:
        """Every name that an id bears, as written."""
        return self._written.keys()

    @staticmethod
    def _placed(found: Mapping[str, str], territory: str) -> list[str]:
        if not territory:
            return sorted(found)
        here = [key for key, place in found.items() if place == territory]
        return sorted(here or [key for key, place in found.items() if not place])


class Places(dict[str, str]):
    """Territory as written -> its code; what names none, or several, stays as it is."""

    def __init__(self, territories: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for code, name in territories:
            self._named[normalise(name)].add(code)
            self[code] = code

    def __missing__(self, text: str) -> str:
        found = self._named.get(normalise(text), set()) if text else set()
        self[text] = next(iter(found)) if len(found) == 1 else text
        return self[text]


class Actors:
    """Resolves the actor cells of one load; with ``create``, makes those nobody knows."""

    def __init__(self, context: Context) -> None:
        self.dataset = context.dataset
        self.findings = context.findings
        self.create = context.options.create_actors
        self.same = context.aliases.same
        self.load, self.store, self.listed = Index(), Index(), Index()
        self.spellings = Spellings(context.dataset)
        self.main = {normalise(o): main for main, others in context.aliases.names for o in others}
        self.others = {normalise(main): others for main, others in context.aliases.names}
        self.created: dict[str, Actor] = {}

    def other_names(self, *names: str) -> tuple[str, ...]:
        """The other names that ``--aliases`` gives an actor known by one of these names or ids."""
        found = (other for name in names for other in self.others.get(normalise(name), ()))
        return tuple(dict.fromkeys(found))

    def stated_as(self, key: str, name: str, territory: str) -> tuple[str, str]:
        """Id and name of the actor that ``--aliases`` says a listed one is; else its own."""
        main = self.main.get(normalise(name), "")
        found = self.listed.find(main, territory) if main else []
        if len(found) != 1 or found[0] == key:
            return key, name
        return found[0], self.listed.names.get(found[0], main)

    def key(self, cell: str) -> str:
        """The id that a cell of an id column means."""
        text = cell.strip()
        scheme, _, number = text.partition(":")
        found = read_identifier(number if scheme in ("siren", "rna") else text)
        if found and found.scheme == "wrong":
            self.findings.wrong_identifiers.add(found.number)
            return shortened(f"local:{self.dataset}:{found.number}")
        if scheme in ("siren", "rna") and found and found.key:
            return found.key
        return exact_identifier(text) or (text if ":" in text else f"local:{self.dataset}:{text}")

    def find(self, cell: str, territory: str = "") -> str:
        """The actor a cell names. Raises InputError when none does, or several do."""
        if is_blank(cell):
            raise InputError("row_missing", value="")
        text, key = self._meant(cell, territory)
        if key in self.load.ids or key in self.store.ids:
            return key
        if not self.create:
            raise InputError("row_unknown_actor", value=shown(retire(text)))
        return self._made(key or self.spellings.key(text, territory), text, territory)

    def note(self, cell: str, territory: str) -> None:
        """Before any row is read: a name that ``find`` will have to make an actor of."""
        with suppress(InputError):
            text, key = self._meant(cell, territory)
            if text and not key:
                self.spellings.note(text, territory)

    def _meant(self, cell: str, territory: str) -> tuple[str, str]:
        """What a cell writes, and the id it means: a known one, its own identifier's, or ``""``."""
        text = self.main.get(normalise(cell), cell.strip())
        indexes = (self.load, self.store)
        known = _known(indexes, text, territory, "row_ambiguous_actor", same=self.same)
        known = known or next(filter(None, (index.beside(text) for index in indexes)), "")
        scheme = text.partition(":")[0]
        return text, known or exact_identifier(text) or (
            self.key(text) if scheme in ("siren", "rna", "local") else ""
        )

    def _made(self, key: str, text: str, territory: str) -> str:
        sector = sector_of_id(key)
        basis = "" if sector == "unknown" else "identifier"
        made = Actor(
            key,
            written(text),
            aliases=self.other_names(text),
            sector=sector,
            sector_basis=basis,
            territory=territory,
        )
        said = (made, self.created.get(key, made))
        self.created[key] = min(said, key=lambda one: (not one.territory, one.territory, one.name))
        return key


class Events:
    """Resolves the event cells of one load."""

    def __init__(self, dataset: str) -> None:
        self.dataset = dataset
        self.load, self.store = Index(), Index()
        self._begun: dict[str, date] = {}

    def key(self, cell: str) -> str:
        """The id that a cell of an id column means."""
        text = cell.strip()
        return text if ":" in text else f"local:{self.dataset}:{text}"

    def one_date(self, key: str, name: str, start: date | None) -> None:
        """Raise InputError where an event known by its name alone begins on another day than before."""
        if start and self._begun.setdefault(key, start) != start:
            raise InputError("row_event_twice", value=shown(retire(name)), column="name")

    def find(self, cell: str, territory: str = "") -> str:
        """The event a cell names, ``""`` for an empty one. Raises InputError for none or several."""
        text = cell.strip()
        if not text:
            return ""
        known = _known((self.load, self.store), text, territory, "row_ambiguous_event", same={})
        if not known:
            raise InputError("row_unknown_event", value=shown(retire(text)))
        return known


def _known(
    indexes: Iterable[Index], text: str, territory: str, ambiguous: str, *, same: Same
) -> str:
    """The only id that bears a name in the first index that knows it, ``""`` where none does.

    Ids that are one count once. Raises InputError with the code ``ambiguous`` where several do.
    """
    for index in indexes:
        candidates = index.find(text, territory)
        if len({same[key].id if key in same else key for key in candidates}) > 1:
            listed = ", ".join(candidates[:SHOWN_CANDIDATES])
            more = " …" if len(candidates) > SHOWN_CANDIDATES else ""
            fields = {"n": len(candidates), "candidates": listed + more}
            raise InputError(ambiguous, value=shown(text), **fields)
        if candidates:
            return candidates[0]
    return ""
