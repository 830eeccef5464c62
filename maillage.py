"""maillage: how cooperation grows between the actors of a territory.

The face of the program: ``import maillage`` in a notebook, ``python -m maillage`` in a shell.
Names are loaded when first used, so that importing this module costs nothing.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyses.growth import compare as compare
    from analyses.growth import growth as growth
    from analyses.panel.ask import measure as measure
    from graph.network import multigraph as multigraph
    from graph.network import network as network
    from graph.selection import select as select
    from graph.store import open_store as open_store
    from views.map.notebook import map as map  # noqa: A004 - the name people write is maillage.map

__version__ = "0.1.0"

_EXPORTS = {
    "compare": "analyses.growth",
    "growth": "analyses.growth",
    "map": "views.map.notebook",
    "measure": "analyses.panel.ask",
    "multigraph": "graph.network",
    "network": "graph.network",
    "open_store": "graph.store",
    "select": "graph.selection",
}
_PACKAGES = ("graph", "loaders", "analyses", "views", "exports", "commands", "cli")

__all__ = ["__version__", *_EXPORTS]  # noqa: PLE0604 - the names of _EXPORTS are strings


def _check_packages(home: Path) -> None:
    """Raise ImportError, in one line, when something else hides one of the program's packages."""
    for name in _PACKAGES:
        spec = find_spec(name)
        if spec is None:
            continue
        found = spec.origin or next(iter(spec.submodule_search_locations or ()), "")
        if home not in Path(found).resolve().parents:
            raise ImportError(
                f"maillage needs its own '{name}' from {home}, but Python finds {found} first: "
                "rename that, or run maillage from another folder"
            )


def __getattr__(name: str) -> object:
    """Load an exported name on first use."""
    if name not in _EXPORTS:
        raise AttributeError(f"module 'maillage' has no attribute {name!r}")
    value: object = getattr(import_module(_EXPORTS[name]), name)
    globals()[name] = value
    return value


def main() -> None:
    """Entry point of the console script; an interruption of its own start is one line as well."""
    try:
        import cli

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("maillage: interrompu / interrupted\n")
        sys.exit(130)


def __dir__() -> list[str]:
    """List what can be used, loaded or not."""
    return sorted({*globals(), *__all__})


try:
    _check_packages(Path(__file__).resolve().parent)
except ImportError as error:
    if __name__ == "__main__":
        sys.exit(str(error))
    raise

if __name__ == "__main__":
    main()
