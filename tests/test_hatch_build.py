"""What the wheel's modules say where the repository's name one of ours."""

import pytest

from hatch_build import prefixed

NAMES = {"graph", "graph.model", "loaders", "cli"}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("from graph.model import Tie", "from maillage.graph.model import Tie"),
        ("    é = 1; from graph import x", "    é = 1; from maillage.graph import x"),
        ("import graph.model as m, re", "import maillage.graph.model as m, re"),
        ("from graphs import x", "from graphs import x"),
        ("from maillage import map", "from maillage import map"),
        ("from . import model", "from . import model"),
        ('use("graph.model")', 'use("maillage.graph.model")'),
        ('"graph.svg", "graph", "See graph.model."', '"graph.svg", "graph", "See graph.model."'),
        ('"""As in:\n>>> from cli import x\n"""', '"""As in:\n>>> from maillage.cli import x\n"""'),
    ],
)  # fmt: skip
def test_names_of_ours_are_prefixed(here: str, there: str) -> None:
    lines = "if True:\n{}\n" if here.startswith(" ") else "{}\n"
    assert prefixed(lines.format(here).encode(), NAMES).decode() == lines.format(there)


@pytest.mark.parametrize(
    "line",
    [
        "import graph",
        "import graph.model",
        "from  graph import model",
        'f"loaders.{name}"',
        '"loaders." + name',
        '"graph.model.Tie"',
        "'graph.model'",
        'f"graph.model"',
    ],
)
def test_what_cannot_be_prefixed_stops_the_build(line: str) -> None:
    with pytest.raises(ValueError, match="line 1: "):
        prefixed(f"{line}\n".encode(), NAMES)
