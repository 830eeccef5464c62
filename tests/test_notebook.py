"""The notebook runs, from its first cell to its last, and shows what it says."""

import ast
import json
from pathlib import Path
from typing import Any

from tests.commands.conftest import QUARTIER, run_line
from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "measures-in-python.ipynb"


def cells() -> list[str]:
    """The code of each cell."""
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(each["source"]) for each in book["cells"] if each["cell_type"] == "code"]


def shown(code: str, names: dict[str, Any]) -> Any:
    """Run a cell; what its last line shows."""
    *before, last = ast.parse(code).body
    if not isinstance(last, ast.Expr):
        before, last = [*before, last], ast.Expr(ast.Constant(None))
    exec(compile(ast.Module(before, []), str(NOTEBOOK), "exec"), names)
    whole = ast.fix_missing_locations(ast.Expression(last.value))
    return eval(compile(whole, str(NOTEBOOK), "eval"), names)


def test_notebook_runs(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    said = run_line("load", "tables", QUARTIER, "--as", "quartier", "--store", "quartier.db")
    assert said.code == 0
    names: dict[str, Any] = {}
    _, day, panel, own, reason = [shown(code, names) for code in cells()]
    assert day["measure"].tolist() == ["density", "mean_degree", "e_i"]
    assert (day["reason"] == "").all()
    assert {"degree", "betweenness_share"} <= set(panel.columns)
    assert own == (4 / 6, 1.0)
    assert reason == "no_path"
