"""What the sheets of several matrices are: waves by their dates, kinds of tie by their names, or asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.dates import PartialDate, date_until
from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from loaders.layouts.page import Page
from loaders.values.dates import read_period
from loaders.values.words import read_open_word

WAVES, TYPES = "waves", "types"
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_MONTH = (
    r"\b(?:janv?|f[ée]vr?|feb|mars?|a[vp]r|ma[iy]|juin|jun|jui?l|ao[uû]t|aug|sept?|oct|nov|d[ée]c)"
    r"[a-zéû]*\.?"
)
_YEARS = re.compile(rf"({_YEAR})\s*(?:-|–|_|/|à|au|et)\s*({_YEAR})")
_DATES = re.compile(
    rf"(?<!\d)(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{4}}|\d{{4}}-\d{{2}})(?!\d)"
    rf"|(?:[TtQq][1-4]|[1-4](?:er|e|ème)? trimestre)[ -]?{_YEAR}"
    rf"|(?:1er |\d{{1,2}} )?{_MONTH}[ -]{_YEAR}|{_YEAR}",
    re.IGNORECASE,
)
_NOT_WHEN = re.compile(
    r"\b(?:maj|mise? a jour|version|edite|imprime|exporte|cree|updated|printed|draft)\b"
)
_FILLER = frozenset(
    re.findall(
        r"\w+",
        "matrice matrices matrix reseau network vague wave campagne enquete releve annee year liens lien "
        "tie ties feuille feuil sheet de du des d en la le les et",
    )
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a matrix's name or title says of all its ties.

    ``seen``: at that date, not since it; ``basis``: the text that says so.
    """

    type: str = ""
    first: PartialDate | None = None
    until: PartialDate | None = None
    seen: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A matrix by its sheet: ``rest`` is its name without its date."""

    page: Page
    actors: frozenset[str]
    name: str
    meaning: Meaning
    rest: str


def named(page: Page, header: int, actors: frozenset[str]) -> Named:
    """What the name of a sheet, else the titles above the matrix, say of it."""
    name = page.raw.name
    texts = [name, *page.titles(header)]
    dated = ((text, found) for text in texts if (found := find_dates(text)))
    basis, dates = next(dated, ("", None))
    rest = _DATES.sub(" ", _YEARS.sub(" ", name)).strip(" -_()")
    first, until = dates or (None, None)
    return Named(page, actors, name, Meaning(_known_type(rest), first, until, basis=basis), rest)


def find_dates(text: str) -> tuple[PartialDate, PartialDate | None] | None:
    """The one date, or first and last year, that a text names; None for none or several.

    >>> [str(find_dates(text)[0]) for text in ("Vague 2021", "Réseau mars 2023", "12-03-2024")]
    ['2021', '2023-03', '2024-03-12']
    """
    if _NOT_WHEN.search(normalise(text)):
        return None
    texts = list(_YEARS.findall(text)[0]) if _YEARS.search(text) else _DATES.findall(text)
    found = [date for each in texts if (date := _date(each))]
    if len(found) == 1 == len(texts):
        return found[0], None
    return (found[0], found[1]) if len(found) == 2 and _YEARS.search(text) else None  # noqa: PLR2004


def _date(text: str) -> PartialDate | None:
    """A date, words before its year that are no month aside."""
    for each in (text, text[-4:]):
        try:
            first, last = read_period(each) or (None, None)
        except InputError:
            continue
        return first if first == last or each == text else None
    return None


def _known_type(rest: str) -> str:
    """The kind of tie of the vocabulary that a name is, in the plural or not, fillers aside."""
    words = normalise(rest).split()
    told = [word for word in words if word not in _FILLER]
    for some in (words, told, [word.removesuffix("s") for word in told]):
        code = read_open_word("tie_types", " ".join(some))
        if code in codes("tie_types") and code != "tie":
            return code
    return ""


def meaning_of(own: Named, together: Sequence[Named], asked: str) -> Meaning:
    """What a matrix means among those of its dataset. Raises InputError where a person must say it."""
    if len(together) == 1 and not asked:
        return _alone(own)
    if asked == WAVES or (not asked and _are_waves(together)):
        return _wave(own, together)
    if asked == TYPES or _are_types(together):
        return _typed(own, together)
    if _are_apart(together):
        return _alone(own)
    names = ", ".join(each.name for each in together)
    raise InputError("input_matrix_sheets", file=own.page.raw.file, names=names)


def _alone(own: Named) -> Meaning:
    """A matrix of its own; the name of a text file says nothing of it."""
    if own.page.raw.in_workbook:
        return _seen(own.meaning)
    plain = own.meaning.basis != own.name
    return _seen(own.meaning) if plain and own.meaning.first else Meaning()


def _seen(meaning: Meaning) -> Meaning:
    return replace(meaning, seen=meaning.first is not None)


def _are_waves(together: Sequence[Named]) -> bool:
    dates = [each.meaning.first for each in together]
    return None not in dates and len(set(dates)) == len(dates)


def _are_types(together: Sequence[Named]) -> bool:
    kinds = [(each.meaning.type, each.meaning.first) for each in together]
    return all(kind for kind, _ in kinds) and len(set(kinds)) == len(kinds)


def _are_apart(together: Sequence[Named]) -> bool:
    """Whether no two matrices share two actors: they are parts of one network."""
    pairs = [(a, b) for at, a in enumerate(together) for b in together[at + 1 :]]
    return all(len(a.actors & b.actors) < 2 for a, b in pairs)  # noqa: PLR2004


def _wave(own: Named, together: Sequence[Named]) -> Meaning:
    """A look at the network: what it says holds until the next look, and no longer."""
    for each in together:
        if each.meaning.first is None:
            raise InputError("input_wave_undated", file=own.page.raw.file, sheet=each.name)
    return _until_next(own.meaning, [each.meaning for each in together])


def _typed(own: Named, together: Sequence[Named]) -> Meaning:
    """Ties of the kind that the sheet's name says, looked at as often as that kind has sheets."""
    kinds = {each.name: _kind(each) for each in together}
    alike = [each.meaning for each in together if kinds[each.name] == kinds[own.name]]
    meaning = replace(own.meaning, type=kinds[own.name])
    return _until_next(meaning, alike)


def _kind(each: Named) -> str:
    return each.meaning.type or each.rest or each.name


def _until_next(own: Meaning, looks: Sequence[Meaning]) -> Meaning:
    first = own.first
    if first is None:
        return own
    later = [look.first for look in looks if look.first and look.first.first > first.first]
    if not later or own.until:
        return _seen(own)
    following = min(later)
    until = date_until(following.first, min(first.precision, following.precision))
    return replace(own, until=until, seen=True)


def summary(meaning: Meaning) -> Mapping[str, str]:
    """Its dates and its kind as a report says them."""
    dates = " – ".join(str(date) for date in (meaning.first, meaning.until) if date)
    return {"dates": dates, "type": meaning.type, "basis": meaning.basis}
