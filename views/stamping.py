"""The stamp of what is made from a selection: what was asked, what is left out and why."""

from collections.abc import Mapping

from exports.note import Note
from graph.kinds import Lang
from graph.selection import Filters, Selection
from graph.texts import message
from views.labels import LANGS
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
) -> Stamp:
    """The stamp of a result.

    ``asked``: what was chosen beside the filters (codes ``filter.*``), ``left_out``: counts beside the
    selection's own (codes ``excluded.*``); what is empty or 0 is not said.
    """
    chosen = {name: getattr(selection.filters, name) for name in FIELDS}
    changed = {name: value for name, value in chosen.items() if value != getattr(STANDARD, name)}
    counts = {**selection.excluded, **(left_out or {})}
    return Stamp(
        version=version,
        digest=selection.snapshot.digest,
        filters=tuple(
            phrase(f"filter.{name}", value=_shown(value))
            for name, value in {**changed, **(asked or {})}.items()
            if value
        ),
        excluded=tuple(phrase(f"excluded.{name}", n=n) for name, n in counts.items() if n),
        command=command,
        simulated=bool(selection.snapshot.datasets.simulated.any()),
        internal=internal,
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


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
    return Note(stamp.lines(lang), facts)
