"""The rules of the house that neither the linter nor import-linter can hold."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "analyses", "views", "exports", "commands")
FACES = ("cli.py", "maillage.py")
MAX_FILE, MAX_FUNCTION, MEDIAN_FUNCTION = 250, 25, 10

# What may import a library that the rest of the program must not know.
ONLY = {
    "neo4j": ("graph/store/neo4j/",),
    "pyvis": ("views/map",),
    "click": ("cli.py", "commands/"),
    "sqlite3": ("graph/store/sqlite/",),
    "igraph": (),
}
# What the one may import of the other, where import-linter cannot look: it knows packages only.
FACES_MAY_IMPORT = {
    "cli.py": {"commands", "graph"},
    "maillage.py": {*PACKAGES, "cli"} - {"commands"},
}
# Libraries that a help text must not wait for.
HEAVY = {"altair", "neo4j", "networkx", "numpy", "pandas", "pyarrow", "pyvis", "scipy"}
# path::function -> why it may be longer than the rest.
LONG_FUNCTIONS = {
    "exports/frames.py::ties_frame": "one line a column of the table",
    "tests/factories.py::tie_table": "one line a column of the table",
}
# path -> why it may be longer than the rest.
LONG_FILES: dict[str, str] = {}


def sources(*folders: str) -> list[Path]:
    """Every Python file of the program, or of some of its folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    """Path from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


PROGRAM = [*(ROOT / face for face in FACES), *sources(*PACKAGES)]
EVERYTHING = [*PROGRAM, *sources("tests", "benchmarks", "docs")]


def imported(path: Path) -> set[str]:
    """Top-level packages that a file imports, at whatever depth the import stands."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {module.split(".")[0] for module in plain | froms}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and the lines of its body, docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("library", ONLY)
def test_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = [name(path) for path in PROGRAM if library in imported(path)]
    assert [user for user in users if not user.startswith(ONLY[library])] == []


@pytest.mark.parametrize("face", FACES)
def test_face_imports_what_it_may(face: str) -> None:
    ours = imported(ROOT / face) & {*PACKAGES, "cli", "maillage", "tests"}
    assert ours <= FACES_MAY_IMPORT[face]


def test_nothing_imports_the_faces_or_the_tests() -> None:
    offenders = {
        name(path): found
        for path in sources(*PACKAGES)
        if (found := imported(path) & {"cli", "maillage", "tests", "benchmarks"})
    }
    assert offenders == {}


def test_files_are_short() -> None:
    scripts = sorted((ROOT / "views").rglob("*.js"))
    lengths = {
        name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*EVERYTHING, *scripts]
    }
    long = {file: lines for file, lines in lengths.items() if lines > MAX_FILE}
    assert {file: lines for file, lines in long.items() if file not in LONG_FILES} == {}
    assert set(LONG_FILES) <= set(long), "an exception is no longer needed"


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}::{function}": lines
        for path in EVERYTHING
        for function, lines in functions(path)
        if lines > MAX_FUNCTION
    }
    assert {key: lines for key, lines in long.items() if key not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) <= set(long), "an exception is no longer needed"


def test_functions_are_short_by_habit() -> None:
    assert median(lines for path in PROGRAM for _, lines in functions(path)) < MEDIAN_FUNCTION


def test_no_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name(path) for path in EVERYTHING if drawers & {path.stem, path.parent.name}] == []


def test_every_package_says_what_it_is() -> None:
    folders = {path.parent for path in sources(*PACKAGES)} | {ROOT / top for top in PACKAGES}
    silent = [
        name(folder)
        for folder in folders
        if not (folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    ]
    assert sorted(silent) == []


def test_root_and_tests_are_no_packages() -> None:
    assert [name(path) for path in sources("tests") if path.name == "__init__.py"] == []
    assert not (ROOT / "__init__.py").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["load", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        f"import sys; sys.argv = ['maillage', *{arguments!r}]\n"
        "import cli\n"
        "try: cli.main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print('heavy:', *sorted({HEAVY!r} & set(sys.modules)))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines()[-1].split() == ["heavy:"]
