"""What every page, picture and table says of its own making; no clock time."""

from dataclasses import dataclass
from typing import NamedTuple

from graph.kinds import Lang
from views.labels import text

DIGEST_LENGTH = 8


class Phrase(NamedTuple):
    """One thing said in both languages."""

    fr: str
    en: str


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
        return tuple(text("stamp", key, lang) for key, holds in said.items() if holds)

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """All it says, one fact a line, the warnings first."""
        version = (text("stamp", "version", lang, version=self.version),) if self.version else ()
        made = (*version, text("stamp", "digest", lang, digest=self.digest[:DIGEST_LENGTH]))
        chosen = self._phrases("filters", self.filters, lang)
        left_out = self._phrases("excluded", self.excluded, lang)
        command = (text("stamp", "command", lang, command=self.command),) if self.command else ()
        return (*self.warnings(lang), *made, *chosen, *left_out, *command)

    @staticmethod
    def _phrases(key: str, phrases: tuple[Phrase, ...], lang: Lang) -> tuple[str, ...]:
        said = text("stamp", "join", lang).join(getattr(phrase, lang) for phrase in phrases)
        return (text("stamp", key, lang, said=said),) if said else ()
