"""maillage export metrics: a data package that the frictionless library accepts."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analyses.measure import registry
from analyses.panel.rows import COLUMNS
from tests.commands.conftest import run_line

CHECK = (
    "import sys, frictionless\n"
    "for path in sys.argv[1:]:\n"
    "    report = frictionless.validate(path)\n"
    "    print(report.valid, report.flatten(['title', 'fieldName', 'rowNumber', 'message']))"
)


@pytest.fixture(scope="module")
def package(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The measures of one day as a data package; not to be changed."""
    folder = tmp_path_factory.mktemp("metrics") / "met"
    line = [
        "export",
        "metrics",
        "--as-of",
        "2023-12-31",
        "--store",
        loaded,
        "--draws",
        "9",
        "--territory",
        "sim:A",
    ]
    said = run_line(*line, "--out", folder, "--lang", "en")
    assert said.code == 0, said.err
    return folder


def test_frictionless_accepts_it_and_finds_a_wrong_cell(package: Path, tmp_path: Path) -> None:
    wrong = Path(shutil.copytree(package, tmp_path / "wrong"))
    text = (wrong / "network.csv").read_text(encoding="utf-8")
    (wrong / "network.csv").write_text(text.replace(",False,", ",maybe,", 1), encoding="utf-8")
    paths = [str(folder / "datapackage.json") for folder in (package, wrong)]
    checked = subprocess.run(
        [sys.executable, "-c", CHECK, *paths], capture_output=True, text=True, check=True
    )
    good, bad = checked.stdout.splitlines()
    assert good == "True []"
    assert bad.startswith("False [['Type Error', 'partial', 2")


def test_every_measure_is_there_within_its_range(package: Path) -> None:
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert about["description"].startswith("Simulated data")
    assert about["maillage"]["command"].startswith("maillage export metrics")
    levels = {each["name"] for each in about["resources"]}
    assert levels == {"network", "groups", "actors", "dyads", "events", "measures"}
    book = pd.read_csv(package / "measures.csv").set_index("measure")
    wanted = {each.name for each in registry().values() if not each.of_change}
    assert set(book.index) == wanted
    found: set[str] = set()
    for level in sorted(levels - {"measures"}):
        rows = pd.read_csv(package / f"{level}.csv")
        assert tuple(rows.columns) == COLUMNS
        found |= set(rows["measure"])
        values = rows.dropna(subset=["value"]).merge(book, on="measure", suffixes=("", "_book"))
        assert (values["value"] >= values["lowest"].fillna(float("-inf")) - 1e-9).all()
        assert (values["value"] <= values["highest"].fillna(float("inf")) + 1e-9).all()
    assert found == wanted
