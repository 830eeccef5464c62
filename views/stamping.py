"""The stamp of what is made from a selection: what was asked, what is left out and why."""

from collections.abc import Mapping

from exports.note import Note
from graph.kinds import Lang, label
from graph.lookup import find_actor
from graph.selection import Filters, Selection
from graph.texts import catalogue, message
from views.labels import LANGS, text
from views.stamp import DIGEST_LENGTH, Phrase, Stamp

STANDARD = Filters()
FIELDS = ("territory", "types", "formality", "certainty", "without", "edges")


def phrase(code: str, **fields: object) -> Phrase:
    """A message in both languages."""
    return Phrase(*(message(code, lang, **fields) for lang in LANGS))


def stamp_of(
    selection: Selection,
    *,
    version: str,
    command: str,
    asked: Mapping[str, object] | None = None,
    left_out: Mapping[str, int] | None = None,
    internal: bool = False,
    names: Mapping[str, str] | None = None,
) -> Stamp:
    """The stamp of a result.

    ``asked``: what was chosen beside the filters (codes ``filter.*``), ``left_out``: counts beside the
    selection's own (codes ``excluded.*``); what is empty or 0 is not said. ``names``: actor id ->
    pseudonym of those who bear one.
    """
    chosen = {name: getattr(selection.filters, name) for name in FIELDS}
    chosen["without"] = tuple(removed(selection, names or {}).values())
    changed = {name: value for name, value in chosen.items() if value != getattr(STANDARD, name)}
    counts = {**selection.excluded, **(left_out or {})}
    return Stamp(
        version=version,
        digest=selection.snapshot.digest,
        filters=tuple(
            Phrase(*(message(f"filter.{name}", to, value=_shown(name, value, to)) for to in LANGS))
            for name, value in {**changed, **(asked or {})}.items()
            if value
        ),
        excluded=tuple(phrase(f"excluded.{name}", n=n) for name, n in counts.items() if n),
        command=command,
        simulated=bool(selection.snapshot.datasets.simulated.any()),
        internal=internal,
    )


def removed(selection: Selection, names: Mapping[str, str]) -> dict[str, str]:
    """Actors removed, as they were written -> as they may be shown: by the pseudonym of who bears one."""
    actors = selection.snapshot.actors
    ids = {text: actors.id[find_actor(actors, text)] for text in selection.filters.without}
    return {text: names.get(code, text) for text, code in ids.items()}


LABELS = {
    "types": "tie_types",
    "formality": "formalities",
    "certainty": "certainties",
    "kind": "event_kinds",
}
WORDED = {"every": "word", "window": "word", "edges": "word", "by": "word", "layer": "layer"}


def _shown(name: str, value: object, lang: Lang) -> str:
    """What was chosen, in words where it is a code."""
    values = value if isinstance(value, tuple) else (value,)
    if name in LABELS:
        return ", ".join(label(LABELS[name], str(each), lang) for each in values)
    if name in WORDED:
        code = f"{WORDED[name]}.{value}"
        return message(code, lang) if code in catalogue() else str(value)
    return ", ".join(map(str, values))


def note_of(stamp: Stamp, lang: Lang) -> Note:
    """The stamp as it goes into a table: lines for people, facts for programs."""
    facts: dict[str, object] = {
        "maillage": stamp.version,
        "digest": stamp.digest[:DIGEST_LENGTH],
        "simulated": stamp.simulated,
        "internal": stamp.internal,
        "filters": [getattr(said, lang) for said in stamp.filters],
        "excluded": [getattr(said, lang) for said in stamp.excluded],
        "command": stamp.command,
    }
    return Note(stamp.lines(lang), facts, text("stamp", "title", lang))
