"""The wheel: what it holds, what it leaves alone, and that it runs where others bear our names."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from hatch_build import modules, packages

ROOT = Path(__file__).resolve().parent.parent
# What another package, a folder or a notebook may well be called.
OURS = (*packages(ROOT), "data", "cli")
NEIGHBOUR = "neighbour-1.0-py3-none-any.whl"
RAISES = "raise RuntimeError('not ours')"


@dataclass(frozen=True)
class Place:
    """A fresh environment: its interpreter, its programs, where its packages are."""

    python: Path
    libraries: Path

    def install(self, *wheels: Path) -> None:
        """Install wheels as a person would, without their dependencies."""
        for wheel in wheels:
            pip("install", "--no-index", "--no-deps", "--no-compile", wheel, place=self)


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


def pip(verb: str, *words: str | Path, place: Place) -> None:
    """Run pip on another environment, which has none of its own."""
    done = run(
        [sys.executable, "-m", "pip", "--python", place.python, verb, "--quiet", *words],
        place.libraries,
    )
    assert (done.returncode, done.stderr) == (0, "")


def fresh(home: Path, *, libraries: bool = True) -> Place:
    """An environment without pip, with the libraries of this one if they are asked for."""
    venv.create(home, with_pip=False)
    paths = {"base": str(home), "platbase": str(home)}
    python = Path(sysconfig.get_path("scripts", "venv", paths)) / Path(sys.executable).name
    place = Place(python, Path(sysconfig.get_path("purelib", "venv", paths)))
    if libraries:
        # Searched after the environment's own; the .pth files in there are not read.
        said = "\n".join(path for path in sys.path if path.endswith("site-packages"))
        (place.libraries / "libraries.pth").write_text(said, encoding="utf-8")
    return place


def build(target: str, folder: Path, source: Path = ROOT) -> Path:
    """What hatchling builds, without a network."""
    built = run([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder], source)
    assert built.returncode == 0, built.stderr
    return next(path for path in folder.iterdir() if path.suffix in {".whl", ".gz"})


def held(archive: Path) -> set[str]:
    """The files of a wheel, those that describe it apart."""
    with zipfile.ZipFile(archive) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


def changed(place: Place, wheel: Path) -> list[str]:
    """The modules of a wheel that are no longer in an environment as it brought them."""
    with zipfile.ZipFile(wheel) as archive:
        written = {name: archive.read(name) for name in held(wheel)}
    files = {name: place.libraries / name for name in written}
    return [
        name
        for name, path in files.items()
        if not path.is_file() or path.read_bytes() != written[name]
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another package, whose modules bear the names of our folders."""
    path = tmp_path_factory.mktemp("neighbour") / NEIGHBOUR
    about = "neighbour-1.0.dist-info"
    files = {f"{name}/__init__.py": "OWNER = 'neighbour'\n" for name in OURS} | {
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: neighbour\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (files | {f"{about}/RECORD": record}).items():
            archive.writestr(name, text)
    return path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path, neighbour: Path) -> Place:
    """An environment that had the other package first."""
    place = fresh(tmp_path_factory.mktemp("fresh") / "venv")
    place.install(neighbour, wheel)
    return place


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """A working folder, named as people name them, whose files bear our names."""
    folder = tmp_path / "données du quartier"
    for name in OURS:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(RAISES, "utf-8")
    return folder


def test_wheel_writes_in_one_folder(wheel: Path) -> None:
    assert {name.split("/")[0] for name in held(wheel)} == {"maillage"}
    data = {name.split("/")[2] for name in held(wheel) if name.startswith("maillage/data/")}
    assert data == {"programmes", "quartier"}


def test_wheel_holds_every_file_of_the_program_and_no_other(wheel: Path) -> None:
    checks = {"types.d.ts", "tsconfig.json"}  # of the map's script
    folders = [ROOT / name for name in (*packages(ROOT), "data/programmes", "data/quartier")]
    files = {
        f"maillage/{path.relative_to(ROOT).as_posix()}"
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name not in checks
    }
    faces = {f"maillage/{name}" for name in ("__init__.py", "__main__.py", "cli.py", "py.typed")}
    assert held(wheel) == files | faces


def test_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(build("sdist", tmp_path / "archive"), tmp_path, filter="data")
    again = build("wheel", tmp_path / "again", next(tmp_path.glob("maillage-*")))
    assert again.read_bytes() == wheel.read_bytes()


def test_editable_install_is_the_checkout(tmp_path: Path) -> None:
    assert held(build("wheel:editable", tmp_path)) == {"_maillage.pth"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_runs_beside_namesakes(installed: Place, crowded: Path, arguments: list[str]) -> None:
    for start in ([installed.python.with_name("maillage")], [installed.python, "-m", "maillage"]):
        said = run([*start, *arguments], crowded)
        assert (said.returncode, said.stderr) == (0, "")
        assert "maillage" in said.stdout


def test_demo_runs_beside_namesakes(installed: Place, crowded: Path) -> None:
    said = run([installed.python.with_name("maillage"), "demo"], crowded)
    assert said.returncode == 0, said.stderr
    assert list((crowded / "maillage-demo").rglob("*.html"))


def test_every_module_is_imported_from_the_wheel(installed: Place, crowded: Path) -> None:
    program = (
        "import sys, pkgutil, maillage; from importlib import import_module\n"
        "walked = pkgutil.walk_packages(maillage.__path__, 'maillage.')\n"
        "names = {each.name for each in walked} - {'maillage.__main__'}\n"
        "for name in names: import_module(name)\n"
        f"assert not set({OURS!r}) & {{name.split('.')[0] for name in sys.modules}}\n"
        "print(*names)"
    )
    said = run([installed.python, "-c", program], crowded)
    assert said.returncode == 0, said.stderr
    assert set(said.stdout.split()) == {f"maillage.{name}" for name in modules(ROOT)}


def test_a_notebook_keeps_its_own_modules(installed: Place, tmp_path: Path) -> None:
    (tmp_path / "graph.py").write_text("OWNER = 'notebook'\n", encoding="utf-8")
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "__init__.py").write_text("OWNER = 'folder'\n", encoding="utf-8")
    program = (
        "import graph, maillage\n"
        "with maillage.open_store('quartier.db') as store: facts = store.snapshot()\n"
        "table, page = maillage.growth(facts, every='year'), maillage.map(facts)\n"
        "import loaders, views\n"
        "print(graph.OWNER, loaders.OWNER, views.OWNER, len(table) > 0, type(page).__module__)"
    )
    observed = str(ROOT / "data" / "quartier" / "observed")
    loaded = ["load", "tables", observed, "--store", "quartier.db"]
    assert run([installed.python, "-m", "maillage", *loaded], tmp_path).returncode == 0
    said = run([installed.python, "-c", program], tmp_path)
    assert said.stderr == ""
    assert said.stdout.split()[:4] == ["notebook", "neighbour", "folder", "True"]
    assert said.stdout.split()[4].startswith("maillage.views.map")


@pytest.mark.parametrize("ours_first", [True, False])
def test_another_package_stays_whole(
    wheel: Path, neighbour: Path, tmp_path: Path, *, ours_first: bool
) -> None:
    place = fresh(tmp_path / "both", libraries=False)
    place.install(*((wheel, neighbour) if ours_first else (neighbour, wheel)))
    assert (place.libraries / "maillage" / "cli.py").is_file()
    assert changed(place, neighbour) == []
    pip("uninstall", "--yes", "maillage", place=place)
    assert list(place.libraries.glob("*maillage*")) == []
    assert changed(place, neighbour) == []


def test_type_checkers_read_the_types_of_the_wheel(wheel: Path, tmp_path: Path) -> None:
    place = fresh(tmp_path / "typed", libraries=False)
    shutil.unpack_archive(wheel, place.libraries, "zip")
    program = "import maillage\nreveal_type(maillage.open_store)"
    asked = ["--config-file=", f"--cache-dir={tmp_path / 'kept'}", "-c", program]
    said = run(
        [sys.executable, "-m", "mypy", "--python-executable", place.python, *asked], tmp_path
    )
    assert "(url: str, *, create: bool =) -> maillage.graph.store" in said.stdout
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("start", [["-m", "maillage", "--help"], ["-c", "import maillage"]])
def test_a_checkout_says_in_one_line_what_hides_it(crowded: Path, start: list[str]) -> None:
    said = run([sys.executable, *start], crowded)
    assert said.returncode == 1
    last = said.stderr.splitlines()[-1]
    assert "maillage needs its own 'analyses' from" in last
    assert str(crowded / "analyses") in last
    assert len(said.stderr.splitlines()) == 1 or start[0] == "-c"
