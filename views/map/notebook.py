"""The map in a notebook: shown in a frame that may reach nothing, saved as the same file."""

import warnings
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from graph.files import replace_text
from graph.language import Lang, message
from graph.privacy.pseudonyms import Coder, shown_names
from graph.privacy.selection import masked_selection
from graph.selection import Filters, Selection, select
from graph.store.store import Store
from graph.tables import Snapshot
from views.map.options import MapOptions
from views.map.page import map_page
from views.stamp import stamp_of

HEIGHT = 720


@dataclass(frozen=True, slots=True)
class Map:
    """A map's page. A notebook shows it; ``save`` writes the file that a browser opens."""

    html: str
    height: int = HEIGHT

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8; where it is."""
        replace_text(Path(path), self.html)
        return Path(path)

    def _repr_html_(self) -> str:
        # Scripts run without the notebook's own rights: the frame has an origin of its own.
        return (
            f'<iframe sandbox="allow-scripts allow-downloads allow-modals" width="100%" '
            f'height="{self.height}" style="border:1px solid #ccc" srcdoc="{escape(self.html)}"></iframe>'
        )


def map(  # noqa: A001 - the name people write is ``maillage.map``
    network: Store | Snapshot | Selection,
    *,
    filters: Filters | None = None,
    pseudonymise: bool = False,
    **options: Any,
) -> Map:
    """The map of a store or of what was read from it.

    ``options``: those of ``MapOptions`` (title, lang, every, start, end, at, ego, group, show, layout,
    internal). Persons bear a pseudonym, with ``pseudonymise`` everybody, the same as in the exports of
    this store; notes and names of meetings do not name them either.

    Raises InputError for a filter that names nothing, TypeError for an unknown option, and ValueError for
    an unknown layout.
    """
    selection = _selection(network, filters)
    tell = partial(_tell, options.get("lang", "fr"))
    code = Coder(str(getattr(network, "path", ":memory:")), tell)
    internal = bool(options.get("internal"))
    names = shown_names(
        selection.snapshot.actors, code, organisations=pseudonymise, internal=internal
    )
    if names or not internal:
        selection = masked_selection(selection, names, code)
    stamp = stamp_of(selection, version="", command="", names=names)
    return Map(map_page(selection, MapOptions(**{"stamp": stamp, "pseudonyms": names, **options})))


def _tell(lang: Lang, place: Path) -> None:
    """Say that a key had to be made."""
    warnings.warn(message("pseudonyms.key", lang, path=place), stacklevel=2)


def _selection(network: Store | Snapshot | Selection, filters: Filters | None) -> Selection:
    if isinstance(network, Selection):
        return network
    snapshot = network if isinstance(network, Snapshot) else network.snapshot(provenance=True)
    return select(snapshot, filters or Filters())
