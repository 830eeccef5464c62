"""What a map may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graph.dates import Step
from graph.language import Lang
from views.stamp import Stamp


@dataclass(frozen=True, slots=True)
class MapOptions:
    """Title, opening language, slider, and what may be seen.

    ``start`` (first day) and ``end`` (excluded) bound the slider; ``every`` is its step, the commonest
    precision of the dates if None; it opens on the period of ``at``, else on the last.
    ``internal`` puts reporters and evidence in; the stamp's own ``internal`` says so on the page.
    ``pseudonyms``: actor id -> name shown instead; a person without one is shown by a number.
    ``group``: open on communities, territory or sector; by itself above 1,000 actors.
    ``ego``: id of the actor it opens on. ``show``: which marks are ticked as it opens.
    ``layout``: the library that places the marks, one of ``views.engines.ENGINES``.
    ``positions``: places of an earlier edition, by the key of each node.
    """

    title: str = ""
    lang: Lang = "fr"
    start: date | None = None
    end: date | None = None
    every: Step | None = None
    at: date | None = None
    stamp: Stamp | None = None
    internal: bool = False
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    ego: str = ""
    show: Literal["ties", "events", "both"] = "both"
    layout: str = "networkx"
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)
