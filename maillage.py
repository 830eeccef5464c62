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
    from analyses.growth import growth_without as growth_without
    from analyses.panel.ask import measure as measure
    from graph.dates import Window as Window
    from graph.network import multigraph as multigraph
    from graph.network import network as network
    from graph.selection import Filters as Filters
    from graph.selection import select as select
    from graph.store import open_store as open_store
    from graph.version import __version__ as __version__
    from views.map.notebook import map as map  # noqa: A004 - the name people write is maillage.map

_EXPORTS = {
    "Filters": "graph.selection",
    "Window": "graph.dates",
    "__version__": "graph.version",
    "compare": "analyses.growth",
    "growth": "analyses.growth",
    "growth_without": "analyses.growth",
    "map": "views.map.notebook",
    "measure": "analyses.panel.ask",
    "multigraph": "graph.network",
    "network": "graph.network",
    "open_store": "graph.store",
    "select": "graph.selection",
}

__all__ = [*_EXPORTS]  # noqa: PLE0604 - the names of _EXPORTS are strings


def _check_packages(home: Path) -> None:
    """Raise ImportError, in one line, when something else hides one of the program's packages."""
    packages = sorted(path.parent.name for path in home.glob("*/__init__.py"))
    for name in (*packages, "cli"):
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
        from cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("maillage: interrompu / interrupted\n")
        sys.exit(130)


def __dir__() -> list[str]:
    """List what can be used, loaded or not."""
    return sorted({*globals(), *__all__})


# In a checkout the packages bear names that others may bear; installed from the wheel they stand under
# this one, which is then a package itself.
if not __package__:
    try:
        _check_packages(Path(__file__).resolve().parent)
    except ImportError as error:
        if __name__ == "__main__":
            sys.exit(str(error))
        raise

if __name__ == "__main__":
    main()
