"""Build hook of the wheel: the packages of the root, written under ``maillage/`` and nowhere else.

What is ``from graph.model import Tie`` in the repository is ``from maillage.graph.model import Tie`` in
the wheel, on the same line. What is prefixed is found in the syntax tree: imports, strings that are the name
of a module, and imports in the examples of docstrings. A string that names a module in another way
(``f"graph.{name}"``) stops the build; it can be written ``f"{__package__}.{name}"``.

Editable installs keep the repository as it is.
"""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "maillage"
FACES = {"maillage.py": "__init__.py", "cli.py": "cli.py"}
MAIN = f'"""``python -m {NAME}``."""\n\nfrom {NAME} import main\n\nmain()\n'
# What the program never reads: it serves to check the map's script.
ASIDE = ("__pycache__", "*.d.ts", "tsconfig.json")
EXAMPLE = re.compile(r"( *(?:>>>|\.\.\.) from )(\w+)")
Place = tuple[int, int]  # line from 1, byte of the line from 0


class UnderOneName(BuildHookInterface[BuilderConfig]):
    """What pyproject.toml registers for the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the package into a folder that lasts as long as the build."""
        self.made = TemporaryDirectory()
        if version != "editable":
            write_package(Path(self.root), Path(self.made.name))
            build_data["force_include"] = {self.made.name: NAME}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's own
        """Remove that folder."""
        self.made.cleanup()


def packages(root: Path) -> list[str]:
    """The folders of the root that are packages."""
    return sorted(path.parent.name for path in root.glob("*/__init__.py"))


def modules(root: Path) -> set[str]:
    """Every module but the face, by its name in the repository."""
    files = [path for name in packages(root) for path in (root / name).rglob("*.py")]
    parts = [path.relative_to(root).with_suffix("").parts for path in files]
    return {"cli", *(".".join(each).removesuffix(".__init__") for each in parts)}


def write_package(root: Path, to: Path) -> None:
    """Write what ``import maillage`` finds once installed."""
    for folder in packages(root):
        shutil.copytree(root / folder, to / folder, ignore=shutil.ignore_patterns(*ASIDE))
    for source, target in FACES.items():
        shutil.copy(root / source, to / target)
    names = modules(root)
    for path in to.rglob("*.py"):
        try:
            path.write_bytes(prefixed(path.read_bytes(), names))
        except ValueError as reason:
            raise ValueError(f"{path.relative_to(to).as_posix()}, {reason}") from None
    (to / "__main__.py").write_bytes(MAIN.encode())
    (to / "py.typed").touch()


def prefixed(source: bytes, names: set[str]) -> bytes:
    """The source with a prefix to each name of a module in ``names``.

    Raises ValueError, beginning with the line, for what can only be written otherwise.
    """
    lines = source.splitlines(keepends=True)
    for line, byte in sorted(_places(ast.parse(source), lines, names), reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:byte] + f"{NAME}.".encode() + text[byte:]
    return b"".join(lines)


def _places(tree: ast.Module, lines: list[bytes], names: set[str]) -> Iterator[Place]:
    """Where the prefix goes."""
    nodes = list(ast.walk(tree))
    in_formats = {
        id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in nodes:
        match node:
            case ast.ImportFrom(level=0, module=str(name)) if _ours(name, names):
                yield _at(node, "from ", name, lines)
            case ast.Import():
                yield from _plain(node, names)
            case ast.Constant(value=str(text)):
                if text in names and "." in text and id(node) not in in_formats:
                    yield _at(node, '"', text, lines)
                elif _names_a_module(text, names):
                    raise ValueError(
                        f"line {node.lineno}: '{text}' cannot be prefixed: say it by __package__"
                    )
                yield from _examples(node, lines, names)


def _ours(name: str, names: set[str]) -> bool:
    return name.partition(".")[0] in names


def _at(node: ast.stmt | ast.expr, before: str, name: str, lines: list[bytes]) -> Place:
    """Where a name begins that stands after ``before``."""
    if not lines[node.lineno - 1].startswith(f"{before}{name}".encode(), node.col_offset):
        raise ValueError(f"line {node.lineno}: write {before}{name} on one line, plainly")
    return node.lineno, node.col_offset + len(before)


def _plain(node: ast.Import, names: set[str]) -> Iterator[Place]:
    """``import graph.model as model``; without ``as`` the name that follows in the text would be another."""
    for alias in node.names:
        if _ours(alias.name, names):
            if alias.asname is None:
                raise ValueError(f"line {alias.lineno}: write from ... import, or import ... as")
            yield alias.lineno, alias.col_offset


def _names_a_module(text: str, names: set[str]) -> bool:
    """Whether a string, or its beginning, is a name of a module or would become one: ``graph.``."""
    if not re.fullmatch(r"\w+\.[\w.]*", text) or not _ours(text, names):
        return False
    return text.endswith(".") or ".".join(text.split(".")[:2]) in names


def _examples(node: ast.Constant, lines: list[bytes], names: set[str]) -> Iterator[Place]:
    """The imports in the examples of a docstring."""
    for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
        found = EXAMPLE.match(lines[line - 1].decode())
        if found and found[2] in names:
            yield line, len(found[1])
