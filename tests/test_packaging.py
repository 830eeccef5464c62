"""The wheel, installed in an environment of its own, runs from a folder that has our names in it."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOPS = {"analyses", "commands", "data", "exports", "graph", "loaders", "views"}


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in a folder, as a person would: nothing of this test's environment leads to the checkout."""
    quiet = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        command,
        cwd=folder,
        env=quiet | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as hatchling builds it, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    built = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the programs of a fresh environment with the wheel, and the libraries of this one."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, with_pip=False)
    place = {"base": str(home), "platbase": str(home)}
    python = Path(sysconfig.get_path("scripts", "venv", place)) / Path(sys.executable).name
    libraries = Path(sysconfig.get_path("purelib", "venv", place))
    # A path named so is searched after the environment's own, and its .pth files are not read.
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    done = run([*pip, "--no-index", "--no-deps", wheel], home)
    assert done.returncode == 0, done.stderr
    return python.parent


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Path]:
    """A working folder, named as people name them, whose files bear our names."""
    folder = tmp_path / "données du quartier"
    for name in sorted(TOPS):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise RuntimeError('not ours')", "utf-8")
    (folder / "cli.py").write_text("raise RuntimeError('not ours')", "utf-8")
    yield folder
    assert {path.name for path in folder.iterdir()} >= TOPS


def test_wheel_holds_the_program_and_its_data_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == TOPS | {"cli.py", "maillage.py"}
    assert {name.split("/")[1] for name in names if name.startswith("data/")} == {
        "programmes",
        "quartier",
    }


def test_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    folders = [ROOT / top for top in TOPS - {"data"}]
    folders += [ROOT / "data" / "programmes", ROOT / "data" / "quartier"]
    files = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - held == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_runs_beside_namesakes(programs: Path, crowded: Path, arguments: list[str]) -> None:
    said = run([programs / "maillage", *arguments], crowded)
    assert (said.returncode, said.stderr) == (0, "")
    assert "maillage" in said.stdout


def test_demo_runs_beside_namesakes(programs: Path, crowded: Path) -> None:
    said = run([programs / "maillage", "demo"], crowded)
    assert said.returncode == 0, said.stderr
    assert list((crowded / "maillage-demo").rglob("*.html"))


def test_module_says_in_one_line_what_hides_the_program(programs: Path, crowded: Path) -> None:
    said = run([programs / "python", "-m", "maillage", "--help"], crowded)
    assert said.returncode == 1
    assert len(said.stderr.splitlines()) == 1
    assert str(crowded / "graph") in said.stderr


def test_import_says_in_one_line_what_hides_the_program(programs: Path, crowded: Path) -> None:
    said = run([programs / "python", "-c", "import maillage"], crowded)
    assert said.stderr.splitlines()[-1].startswith("ImportError: maillage needs its own 'graph'")
    assert str(crowded / "graph") in said.stderr
