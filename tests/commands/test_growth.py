"""maillage growth: what it prints, and the files it writes."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analyses.growth import COLUMNS
from tests.commands.conftest import Run

WIDEST = 80


def test_prints_a_table_that_fits_then_sentences(run: Run, quartier: Path) -> None:
    said = run("growth", "--store", quartier, "--every", "year")
    assert said.code == 0, said.err
    table, _, sentences = said.out.partition("\n\n")
    rows = table.splitlines()
    assert max(map(len, rows)) <= WIDEST
    assert rows[1].split()[0] == "act."
    assert rows[2].split()[:3] == ["période", "prés.", "liés"]
    assert sum(row.startswith("20") for row in rows) == 8
    assert "2025*" in table
    assert "* période observée en partie seulement" in table
    assert 3 <= len(sentences.splitlines()) <= 5
    assert "Données simulées" in sentences


def test_table_holds_the_figures_of_the_frame(run: Run, quartier: Path) -> None:
    said = run("growth", "--store", quartier, "--every", "year", "--out", "g.csv", "--lang", "en")
    frame = pd.read_csv("g.csv")
    year = frame[frame["period"] == 2023].set_index("layer").to_dict("index")
    line = next(row for row in said.out.splitlines() if row.startswith("2023"))
    shown = [year["all"][name] for name in ("actors_present", "actors_tied", "pairs")]
    shown += [year[layer]["pairs"] for layer in ("formal", "informal")]
    assert [int(cell) for cell in line.split()[1:6]] == [int(value) for value in shown]


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json", "xlsx"])
def test_out_writes_all_columns_and_the_stamp(run: Run, quartier: Path, suffix: str) -> None:
    name = f"g.{suffix}"
    said = run("growth", "--store", quartier, "--every", "year", "--out", name)
    assert f"écrit : {name}" in said.out
    frame, stamp = read(Path(name))
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 24
    assert int(frame.loc[(frame["layer"] == "all"), "pairs"].iloc[5]) == 237
    for part in ("0.1.0", "simul", f"--out {name}", "--lang fr"):
        assert part in stamp


def read(path: Path) -> tuple[pd.DataFrame, str]:
    """A written table and its stamp as text."""
    if path.suffix == ".csv":
        return pd.read_csv(path), path.with_suffix(".meta.json").read_text(encoding="utf-8")
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        return pd.read_parquet(path), pq.read_schema(path).metadata[b"maillage"].decode()
    if path.suffix == ".json":
        whole = json.loads(path.read_text(encoding="utf-8"))
        return pd.DataFrame(whole["rows"]), json.dumps(whole["stamp"], ensure_ascii=False)
    page = pd.read_excel(path, sheet_name="Lisez-moi", header=None)
    return pd.read_excel(path, sheet_name="Table"), "\n".join(page[0])


@pytest.mark.parametrize("name", ["g.csv", "g.parquet", "g.json", "g.xlsx", "g.svg", "g.png"])
def test_the_command_of_the_stamp_gives_the_same_bytes(run: Run, quartier: Path, name: str) -> None:
    option = "--chart" if name.endswith(("svg", "png")) else "--out"
    first = ["growth", "--store", quartier.name, "--every", "year", option, name]
    run(*first)
    before = Path(name).read_bytes()
    run(*first, "--lang", "fr")
    assert Path(name).read_bytes() == before


def test_command_in_the_stamp_is_whole(
    run: Run, quartier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_STORE", quartier.name)
    run("growth", "--every", "year", "--out", "g é.csv", "--without", "Banque V")
    stamp = json.loads(Path("g é.meta.json").read_text(encoding="utf-8"))
    assert stamp["command"] == (
        'maillage growth --every year --out "g é.csv" --without "Banque V"'
        " --store quartier.db --lang fr"
    )
    assert stamp["filters"] == ["sans : Banque V", "pas : année"]
    assert stamp["excluded"][0] == "acteurs retirés à la demande : 1"
    assert stamp["simulated"] is True


def test_french_csv_for_spreadsheets(run: Run, quartier: Path) -> None:
    run("growth", "--store", quartier, "--every", "year", "--out", "g.csv", "--locale", "fr")
    raw = Path("g.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfperiod;layer;")
    frame = pd.read_csv("g.csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert frame["density"].dropna().between(0, 1).all()


def test_range_is_inclusive(run: Run, quartier: Path) -> None:
    said = run(
        "growth",
        "--store",
        quartier,
        "--every",
        "year",
        "--from",
        "2020",
        "--to",
        "2021",
        "--out",
        "g.csv",
    )
    assert said.code == 0, said.err
    assert list(pd.read_csv("g.csv")["period"].unique()) == [2020, 2021]


def test_reversed_range_is_one_line(run: Run, quartier: Path) -> None:
    said = run("growth", "--store", quartier, "--from", "2022", "--to", "2020")
    assert said.code == 1
    assert "(2020-12-31)" in said.err
    assert said.err.count("\n") == 1


def test_undated_network_says_so(run: Run) -> None:
    Path("l.csv").write_text("Source,Target\nA,B\n", encoding="utf-8")
    run("load", "tables", "l.csv", "--create-actors")
    said = run("growth")
    assert said.code == 1
    assert "aucun lien n’y porte de date" in said.err


def test_file_that_cannot_be_replaced(run: Run, quartier: Path) -> None:
    Path("g.csv").mkdir()
    said = run("growth", "--store", quartier, "--every", "year", "--out", "g.csv")
    assert said.code == 1
    assert "g.csv : ce fichier ne peut pas être remplacé" in said.err
    assert said.err.count("\n") == 1
    assert not list(Path.cwd().glob(".g.csv*"))


def test_open_shows_what_was_written(
    run: Run, quartier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    run("growth", "--store", quartier, "--every", "year", "--chart", "g.svg", "--open")
    assert opened == ["g.svg"]


def test_filters_reach_the_measure(run: Run, quartier: Path) -> None:
    run("growth", "--store", quartier, "--every", "year", "--formality", "formal", "--out", "g.csv")
    frame = pd.read_csv("g.csv")
    assert (frame.loc[frame["layer"] == "informal", "pairs"].fillna(0) == 0).all()
    unknown = run("growth", "--store", quartier, "--territory", "Nulle part")
    assert unknown.code == 1
    assert "Nulle part" in unknown.err
