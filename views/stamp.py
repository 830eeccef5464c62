"""What every page, picture and table says of its own making; no clock time.

The stamp of what is made from a selection says what was asked, what is left out and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.note import Note
from graph.language import LANGS, Lang, label, message, says
from graph.lookup import find_actor
from graph.selection import Filters, Selection

DIGEST_LENGTH = 8
STANDARD = Filters()
FIELDS = ("territory", "types", "formality", "certainty", "without", "edges")
LABELS = {
    "types": "tie_types",
    "formality": "formalities",
    "certainty": "certainties",
    "kind": "event_kinds",
}
WORDED = {"every": "word", "window": "word", "edges": "word", "by": "word", "layer": "layer"}
Phrase = Mapping[Lang, str]  # one thing said in every language


@dataclass(frozen=True, slots=True)
class Stamp:
    """Version, store digest, filters, what is left out and why, the command that makes it again.

    ``digest`` may be whole; eight characters are shown. ``simulated``: the store holds simulated data.
    ``internal``: reporters and evidence are shown, so the document must not circulate.
    """

    version: str
    digest: str
    filters: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    command: str = ""
    simulated: bool = False
    internal: bool = False

    def warnings(self, lang: Lang) -> tuple[str, ...]:
        """What must be seen before anything else: simulated data, a document not to circulate."""
        said = {"simulated": self.simulated, "internal": self.internal}
        return tuple(message(f"stamp.{key}", lang) for key, holds in said.items() if holds)

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """All it says, one fact a line, the warnings first."""
        version = (message("stamp.version", lang, version=self.version),) if self.version else ()
        made = (*version, message("stamp.digest", lang, digest=self.digest[:DIGEST_LENGTH]))
        chosen = self._phrases("filters", self.filters, lang)
        left_out = self._phrases("excluded", self.excluded, lang)
        command = (message("stamp.command", lang, command=self.command),) if self.command else ()
        return (*self.warnings(lang), *made, *chosen, *left_out, *command)

    @staticmethod
    def _phrases(key: str, phrases: tuple[Phrase, ...], lang: Lang) -> tuple[str, ...]:
        said = message("stamp.join", lang).join(phrase[lang] for phrase in phrases)
        return (message(f"stamp.{key}", lang, said=said),) if said else ()


def phrase(code: str, **fields: object) -> Phrase:
    """A message in every language."""
    return {lang: message(code, lang, **fields) for lang in LANGS}


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
            {to: message(f"filter.{name}", to, value=_shown(name, value, to)) for to in LANGS}
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


def _shown(name: str, value: object, lang: Lang) -> str:
    """What was chosen, in words where it is a code."""
    values = value if isinstance(value, tuple) else (value,)
    if name in LABELS:
        return ", ".join(label(LABELS[name], str(each), lang) for each in values)
    if name in WORDED:
        code = f"{WORDED[name]}.{value}"
        return message(code, lang) if says(code, lang) else str(value)
    return ", ".join(map(str, values))


def note_of(stamp: Stamp, lang: Lang) -> Note:
    """The stamp as it goes into a table: lines for people, facts for programs."""
    facts: dict[str, object] = {
        "maillage": stamp.version,
        "digest": stamp.digest[:DIGEST_LENGTH],
        "simulated": stamp.simulated,
        "internal": stamp.internal,
        "filters": [said[lang] for said in stamp.filters],
        "excluded": [said[lang] for said in stamp.excluded],
        "command": stamp.command,
    }
    return Note(stamp.lines(lang), facts, message("stamp.title", lang))
