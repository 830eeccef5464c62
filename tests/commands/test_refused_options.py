"""Options that have no meaning together, or no meaning at all, are refused, never ignored."""

from pathlib import Path

import pytest

import maillage as ml
from graph.errors import InputError
from tests.commands.conftest import Run

DAY = ("--as-of", "2021")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((*DAY, "--window", "12m"), "gardez --as-of seul"),
        ((*DAY, "--window", "period"), "gardez --as-of seul"),
        ((*DAY, "--every", "year"), "gardez --as-of seul"),
        ((*DAY, "--from", "2020"), "gardez --as-of seul"),
        ((*DAY, "--to", "2022"), "gardez --as-of seul"),
        (("--window", "cumulative"), "--window cumulative dit ce que chaque période compte"),
        (("--window", "12m", "--from", "2020", "--to", "2021"), "ajoutez « --every year »"),
    ],
)
def test_a_day_and_periods(run: Run, small: Path, asked: tuple[str, ...], told: str) -> None:
    said = run("measure", "degree", *asked, "--store", small, "--out", "t.csv")
    assert said.code == 1
    assert told in said.err
    assert len(said.err.splitlines()) == 1
    assert not Path("t.csv").exists()


def test_a_window_of_periods_is_heard(run: Run, quartier: Path) -> None:
    made = set()
    for window in ("period", "12m", "alive", "cumulative"):
        asked = ("--from", "2021", "--window", window, "--store", quartier, "--out", "t.csv")
        assert run("measure", "degree", *asked).code == 0
        made.add(Path("t.csv").read_bytes())
    assert len(made) == 4, "one table a window"


def test_a_day_and_periods_in_python(small: Path) -> None:
    with ml.open_store(str(small)) as store:
        with pytest.raises(InputError, match="--as-of"):
            ml.measure(store, "degree", as_of="2021", every="year")
        with pytest.raises(InputError, match="--window 12m"):
            ml.measure(store, "degree", window="12m")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--groups", "nimporte"), "« nimporte » n’est pas un attribut"),
        (("--covariates", "sector,nimporte"), "« nimporte » n’est pas un attribut"),
        (("--gap", "3x"), "« 3x » n’est pas une durée"),
    ],
)
def test_a_value_no_measure_reads(run: Run, small: Path, asked: tuple[str, str], told: str) -> None:
    said = run("measure", "degree", *asked, "--store", small)
    assert said.code == 1
    assert told in said.err


@pytest.mark.parametrize("command", [("growth",), ("attendance",), ("measure", "degree")])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--from", "2030"), "commence le 2030-01-01, mais les données se terminent le 2025-01-31"),
        (("--to", "1990"), "se termine le 1990-12-31, mais les données commencent le"),
        (("--from", "2021", "--to", "2020"), "se termine (2020-12-31) avant de commencer (2021-"),
    ],
)
def test_a_range_without_a_period(
    run: Run, quartier: Path, command: tuple[str, ...], asked: tuple[str, ...], told: str
) -> None:
    said = run(*command, "--every", "year", *asked, "--store", quartier)
    assert said.code == 1
    assert told in said.err
    assert not said.out


@pytest.mark.parametrize("name", ["x.csv", "x.gexf", "X.PNG"])
def test_a_graph_under_the_suffix_of_another_format(run: Run, small: Path, name: str) -> None:
    said = run("export", "graphml", "--store", small, "--out", name)
    assert said.code == 2
    assert "possibles : .graphml" in said.err
    assert not Path(name).exists()


@pytest.mark.parametrize("asked", [("--type", "convention"), ("--formality", "formel")])
def test_attendance_reads_no_ties(run: Run, quartier: Path, asked: tuple[str, str]) -> None:
    said = run("attendance", *asked, "--store", quartier, "--out", "a.csv")
    assert said.code == 2
    assert "ne lisent aucun lien" in said.err
    assert not Path("a.csv").exists()
