"""Every reason for which a measure may have no value has its text: also those no test comes across."""

import ast
import re
from collections.abc import Iterator

from analyses.measure import registry
from graph.language import LANGS, says
from tests.conftest import ROOT

# Reasons are of several words. What else of several words is returned, or given to a function:
CODE = re.compile(r"[a-z]+(_[a-z0-9]+)+\Z")
NO_REASONS = {"community_after", "community_before", "dyad_census", "reported_by", *registry()}
OF_ERRORS = {"InputError"}


def _texts(node: ast.AST | None) -> Iterator[str]:
    """The strings an expression may be: not those it tests, looks up or computes with."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    parts: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp):
        parts = node.values
    elif isinstance(node, ast.Tuple):
        parts = node.elts
    yield from (text for each in parts for text in _texts(each))


def _handed_on(node: ast.AST) -> Iterator[str]:
    """What is returned, or given to a function."""
    if isinstance(node, ast.Return):
        yield from _texts(node.value)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") not in OF_ERRORS:
        given = [*node.args, *(each.value for each in node.keywords if each.arg == "reason")]
        yield from (text for each in given for text in _texts(each))


def reasons() -> set[str]:
    """Codes of reasons in the source of the measures."""
    files = [ROOT / "analyses" / "estimate.py", *(ROOT / "analyses" / "measures").rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    found = {text for tree in trees for node in ast.walk(tree) for text in _handed_on(node)}
    return {text for text in found if CODE.match(text)} - NO_REASONS


def test_every_reason_has_its_text() -> None:
    found = reasons()
    assert {"below_three_actors", "no_contrast", "too_many_for_core", "one_window"} <= found
    silent = {code for code in found for lang in LANGS if not says(f"reason.{code}", lang)}
    assert silent == set()
