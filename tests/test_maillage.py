"""The face: what it exports is there, loaded when asked for, and refused when it is not an export."""

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import maillage
from graph.model import Span, Tie
from tests.factories import snapshot

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", maillage.__all__)
def test_every_export_is_there(name: str) -> None:
    assert getattr(maillage, name) is not None
    assert name in dir(maillage)


def test_type_checkers_see_the_same_exports() -> None:
    tree = ast.parse((ROOT / "maillage.py").read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        (alias.asname, node.module)
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == set(maillage._EXPORTS.items())


def test_networks_and_comparison_as_a_researcher_asks_for_them() -> None:
    ties = [Tie("a", "b", span=Span(date(2019, 1, 1), date(2020, 1, 1))), Tie("a", "b")]
    facts = snapshot(ties=ties)
    assert maillage.network(facts).edges["a", "b"]["records"] == len(ties)
    assert maillage.multigraph(facts, as_of=date(2019, 6, 1)).number_of_edges() == 1
    table = maillage.compare(facts, [date(2019, 6, 1), date(2021, 1, 1)])
    assert list(table["period"].unique()) == ["2019-06-01", "2021-01-01"]


def test_what_is_no_export_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = maillage.nothing


def test_importing_it_loads_nothing_else() -> None:
    program = (
        "import sys, maillage; print(*sorted({'analyses', 'graph', 'numpy'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []
