"""What Windows takes away: Unix-only modules, UTF-8 output, plain folder names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OBSERVED = ROOT / "data" / "quartier" / "observed"
# The modules are made unimportable before anything of the program is imported.
WITHOUT_UNIX = """
import sys
sys.modules |= dict.fromkeys(("fcntl", "resource", "pwd", "grp"))
import cli
cli.main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder whose name has a space and accents."""
    made = tmp_path / "Évaluation du quartier – été"
    made.mkdir()
    return made


def maillage(folder: Path, *words: str, encoding: str) -> str:
    """Output of one command, piped in an encoding that is not UTF-8; it must succeed.

    A file opened without saying its encoding is an error: there, its accents would be lost.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    strict = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"}
    asked = {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT), "MAILLAGE_LANG": "fr"}
    said = subprocess.run(
        [sys.executable, "-c", WITHOUT_UNIX, *words],
        cwd=folder,
        env=kept | strict | asked,
        capture_output=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr.decode(encoding)
    return said.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_load_growth_and_map_without_unix(folder: Path, encoding: str) -> None:
    loaded = maillage(folder, "load", "tables", str(OBSERVED), encoding=encoding)
    assert "événements" in loaded
    grown = maillage(folder, "growth", "--every", "year", "--out", "été.csv", encoding=encoding)
    assert "Données simulées" in grown
    maillage(folder, "map", "--out", "carte d'été.html", encoding=encoding)
    assert "é" in (folder / "carte d'été.html").read_text(encoding="utf-8")
    assert (folder / "été.csv").read_text(encoding="utf-8").count("\n") > 1
