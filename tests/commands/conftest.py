"""Running command lines in the process, on stores loaded once."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import maillage
from graph.privacy.key import key_file

ROOT = Path(__file__).resolve().parent.parent.parent
QUARTIER = ROOT / "data" / "quartier" / "observed"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command line answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


def run_line(*words: object) -> Said:
    """Run one command line; nothing but SystemExit may come out of it."""
    result = CliRunner().invoke(maillage, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test works in its own folder, in French, with no store named in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("MAILLAGE_STORE", "MAILLAGE_LANG", "MAILLAGE_KEY", "MAILLAGE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Run a command line in the test's folder."""
    return run_line


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the simulated neighbourhood; not to be changed."""
    store = tmp_path_factory.mktemp("loaded") / "quartier.db"
    said = run_line("load", "tables", QUARTIER, "--as", "quartier", "--store", store)
    assert said.code == 0, said.err
    return store


@pytest.fixture
def quartier(loaded: Path, tmp_path: Path) -> Path:
    """A store of the simulated neighbourhood in the test's folder, its own to change."""
    return Path(shutil.copy(loaded, tmp_path / "quartier.db"))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder of small tables: four actors, one of them a person, and their ties."""
    folder = tmp_path / "petit"
    folder.mkdir()
    (folder / "acteurs.csv").write_text(
        "nom;secteur;forme\nMairie;public;organisation\nCentre social;associatif;organisation\n"
        "Boulangerie;privé;organisation\nMme Durand;citoyen;personne\n",
        encoding="utf-8",
    )
    (folder / "liens.csv").write_text(
        "de;vers;type de lien;formalité;depuis;jusqu'au;preuve\n"
        "Mairie;Centre social;convention;formel;2019;2021;Compte rendu confidentiel\n"
        "Centre social;Boulangerie;;informel;2020-03;;\n"
        "Centre social;Mme Durand;;informel;2020-05-04;2020-05-04;\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def small(tables: Path, tmp_path: Path) -> Path:
    """A store of the small tables, with a key of pseudonyms: none is made, none is said."""
    store = tmp_path / "petit.db"
    said = run_line("load", "tables", tables, "--store", store)
    assert said.code == 0, said.err
    key_file(store).write_text("small", encoding="utf-8")
    return store
