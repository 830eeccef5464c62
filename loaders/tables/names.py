"""Names of a table's cells resolved to actors and events: first in the same load, then in the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress

from graph.errors import InputError
from graph.identity import normalise, read_identifier, sector_of_id, shortened
from graph.model import Actor
from loaders.context import Findings
from loaders.privacy import retire
from loaders.tables.spellings import Spellings, written
from loaders.values import shown

SHOWN_CANDIDATES = 5


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
        self._written: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._names: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(self, key: str, names: Iterable[str], territory: str = "", raw: str = "") -> None:
        """Note an id, its names and aliases, and the text that stood for it in the id column."""
        self.ids.add(key)
        if raw:
            self.raw[raw] = key
        for name in names:
            self._written[written(name)][key] = territory
            self._names[normalise(name)][key] = territory

    def find(self, name: str, territory: str) -> list[str]:
        """The id so written, else those of this very name, else its like; in the territory said."""
        known = name if name in self.ids else self.raw.get(name)
        if known:
            return [known]
        exact = self._placed(self._written.get(written(name), {}), territory)
        return exact or self._placed(self._names.get(normalise(name), {}), territory)

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

    def __init__(self, dataset: str, findings: Findings, *, create: bool) -> None:
        self.dataset = dataset
        self.findings = findings
        self.create = create
        self.load, self.store = Index(), Index()
        self.spellings = Spellings(dataset)
        self.other_names: dict[str, str] = {}
        self.created: dict[str, Actor] = {}

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
        if not cell.strip():
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
        text = self.other_names.get(normalise(cell), cell.strip())
        known = _known((self.load, self.store), text, territory, "row_ambiguous_actor")
        scheme = text.partition(":")[0]
        return text, known or exact_identifier(text) or (
            self.key(text) if scheme in ("siren", "rna", "local") else ""
        )

    def _made(self, key: str, text: str, territory: str) -> str:
        sector = sector_of_id(key)
        basis = "" if sector == "unknown" else "identifier"
        made = Actor(key, written(text), sector=sector, sector_basis=basis, territory=territory)
        said = (made, self.created.get(key, made))
        self.created[key] = min(said, key=lambda one: (not one.territory, one.territory, one.name))
        return key


class Events:
    """Resolves the event cells of one load."""

    def __init__(self, dataset: str) -> None:
        self.dataset = dataset
        self.load, self.store = Index(), Index()

    def key(self, cell: str) -> str:
        """The id that a cell of an id column means."""
        text = cell.strip()
        return text if ":" in text else f"local:{self.dataset}:{text}"

    def find(self, cell: str, territory: str = "") -> str:
        """The event a cell names, ``""`` for an empty one. Raises InputError for none or several."""
        text = cell.strip()
        if not text:
            return ""
        known = _known((self.load, self.store), text, territory, "row_ambiguous_event")
        if not known:
            raise InputError("row_unknown_event", value=shown(retire(text)))
        return known


def _known(indexes: Iterable[Index], text: str, territory: str, ambiguous: str) -> str:
    """The only id that bears a name in the first index that knows it, ``""`` where none does.

    Raises InputError with the code ``ambiguous`` where several do.
    """
    for index in indexes:
        candidates = index.find(text, territory)
        if len(candidates) > 1:
            listed = ", ".join(candidates[:SHOWN_CANDIDATES])
            more = " …" if len(candidates) > SHOWN_CANDIDATES else ""
            fields = {"n": len(candidates), "candidates": listed + more}
            raise InputError(ambiguous, value=shown(text), **fields)
        if candidates:
            return candidates[0]
    return ""
