"""The actors of a store as rows of a roster: those that may be named."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity import normalise
from graph.language import Lang, label
from graph.privacy.names import Names
from graph.privacy.refusals import held_persons
from graph.tables import Actors

PERSON, UNKNOWN = "person", "unknown"
Listed = Mapping[str, str]  # field -> text of its cell


@dataclass(frozen=True, slots=True)
class Roster:
    """``listed``: actors by name; ``persons``: how many are left out, since their names are not published."""

    listed: Sequence[Listed] = ()
    persons: int = 0

    def rows(self, fields: Sequence[str]) -> list[tuple[str, ...]]:
        """The rows of a sheet that has these fields."""
        return [tuple(each.get(field, "") for field in fields) for each in self.listed]

    @property
    def has_homonyms(self) -> bool:
        """Whether several bear one name, so that their territory tells them apart."""
        return max(Counter(normalise(each["name"]) for each in self.listed).values(), default=0) > 1


def roster_of(actors: Actors, lang: Lang) -> Roster:
    """The organisations and collectives of a store, by name.

    Neither a person nor an actor whose name holds that of a person; other names that do are left out.
    """
    names = Names(set(held_persons(actors)))
    rows = [row for row in range(len(actors.id)) if actors.form[row] != PERSON]
    kept = [row for row in rows if not names.within(f"{actors.id[row]} {actors.name[row]}")]
    listed = [dict(_listed(actors, row, names, lang)) for row in kept]
    listed.sort(
        key=lambda each: (normalise(each["name"]), each["name"], each["territory"], each["id"])
    )
    return Roster(listed, len(actors.id) - len(kept))


def _listed(actors: Actors, row: int, names: Names, lang: Lang) -> Iterator[tuple[str, str]]:
    sector, form = str(actors.sector[row]), str(actors.form[row])
    yield "id", str(actors.id[row])
    yield "name", str(actors.name[row])
    yield "aliases", " | ".join(alias for alias in actors.aliases[row] if not names.within(alias))
    yield "sector", "" if sector == UNKNOWN else label("sectors", sector, lang)
    yield "form", label("forms", form, lang)
    yield "territory", str(actors.territory[row])
