"""The stamp as it goes into a table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """The stamp of what is written: ``lines`` for people under ``title``, ``facts`` for programs."""

    lines: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    title: str = "Lisez-moi"

    def json(self) -> str:
        """The facts as JSON text: keys in their order, UTF-8, one line end at the end."""
        return json.dumps(self.facts, ensure_ascii=False, indent=2) + "\n"
