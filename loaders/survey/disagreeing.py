"""Where the answers of a wave and its sheet of respondents do not say the same of who answered."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.errors import InputError
from graph.identity import normalise
from loaders.survey.answer import Answer
from loaders.values.shown import shown
from loaders.values.words import read_flag

SILENT, UNLISTED = "survey.said_silent", "survey.unlisted"


def disagreeing(
    answers: Iterable[Answer],
    rows: Iterable[Mapping[str, str]],
    others: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, dict[str, object]]]:
    """A line for each wave whose respondents are said not to have answered, or are not listed.

    ``rows``: those of the sheet of respondents; ``others``: name of an actor -> its other names.
    """
    named = [{normalise(name) for name in (one, *more) if name} for one, more in others.items()]
    listed: dict[str, dict[str, bool]] = {}
    for row in rows:
        names = _names(row.get("actor", ""), named)
        listed.setdefault(row.get("campaign", ""), {}).update(
            dict.fromkeys(names, _did(row.get("answered", "")))
        )
    found: dict[tuple[str, str], dict[str, None]] = {}
    for each in answers:
        said = listed.get(each.campaign)
        names = _names(each.respondent, named)
        held = [said[name] for name in names if name in said] if said else [True]
        if not all(held) or not held:
            code = SILENT if held else UNLISTED
            found.setdefault((code, each.campaign), {})[each.respondent] = None
    for (code, wave), who in found.items():
        yield code, {"wave": shown(wave), "names": ", ".join(map(shown, who))}


def _names(text: str, named: Sequence[Collection[str]]) -> set[str]:
    """Every name, normalised, of who bears this one."""
    own = normalise(text)
    return {own}.union(*(names for names in named if own in names))


def _did(text: str) -> bool:
    """What a cell says; one that cannot be read is refused where its row is."""
    try:
        return read_flag(text) is not False
    except InputError:
        return True
