"""maillage measure: a row's own columns give its value again."""

from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run


def again(run: Run, store: Path, row: dict[str, str]) -> dict[str, str]:
    """The row that a command line made of a row's own columns writes."""
    words = [row["measure"], "--groups", row["groups"] or "sector", "--gap", row["gap"] or "0d"]
    words += ["--layer", row["layer"], "--reports", row["reports"] or "union"]
    words += ["--directed" if row["directed"] == "True" else "--undirected"]
    words += ["--seed", row["seed"] or "1", "--draws", row["draws"] or "1"]
    words += [*row["filters"].split(), *when(row), "--store", str(store), "--out", "again.csv"]
    said = run("measure", *words)
    assert said.code == 0, said.err
    rows = pd.read_csv("again.csv", dtype=str, keep_default_na=False).to_dict("records")
    [found] = [each for each in rows if each["subject"] == row["subject"]]
    return {str(name): value for name, value in found.items()}


def when(row: dict[str, str]) -> list[str]:
    """The options of a row's place in time."""
    if row["window"] == "all":
        return []
    if row["window"] == "alive" and not row["compared_to"]:
        return ["--as-of", row["period"]]
    if row["window"] == "alive":
        return ["--from", last_day(row["compared_to"]), "--to", row["period"]]
    if "/" in row["period"]:
        return ["--from", row["window_from"], "--to", last_day(row["window_to"])]
    every = {4: "year", 7: "quarter" if "Q" in row["period"] else "month"}[len(row["period"])]
    last = pd.Period(row["period"]).end_time.date()
    first = pd.Period(row["period"]).start_time.date()
    words = ["--every", every, "--window", row["window"]]
    return [*words, "--from", str(first), "--to", str(last)]


def last_day(excluded: str) -> str:
    """The day before."""
    return str((pd.Timestamp(excluded) - pd.Timedelta(days=1)).date())


CHANGE = ("jaccard", "formation_rate", "density_change", "formed_continuing", "coordinator_change")


@pytest.mark.parametrize(
    "asked",
    [
        ("--every", "year", "--reports", "confirmed", "--layer", "informal"),
        ("--every", "year", "--window", "12m", "--reports", "confirmed"),
        ("--from", "2021-10-10", "--to", "2022-10-10", "--reports", "confirmed", "--directed"),
    ],
    ids=["years", "12 months", "two days"],
)
def test_a_row_of_change_gives_its_value_again(
    run: Run, quartier: Path, asked: tuple[str, ...]
) -> None:
    line = ["measure", *CHANGE, "degree", *asked, "--draws", "19", "--store", quartier]
    assert run(*line, "--out", "one.csv").code == 0
    rows = pd.read_csv("one.csv", dtype=str, keep_default_na=False)
    told = rows[rows["value"] != ""].drop_duplicates("measure", keep="last")
    assert set(told["measure"]) >= {"jaccard", "formation_rate", "density_change", "degree"}
    for row in told.to_dict("records"):
        assert again(run, quartier, {str(name): each for name, each in row.items()}) == row


def test_confirmed_reports_reach_the_measures_of_change(run: Run, quartier: Path) -> None:
    names = ["jaccard", "hamming", "confirmation_rate", "median_survival", "two_mode_density"]
    line = ["measure", *names, "--from", "2021-10-10", "--to", "2022-10-10", "--store", quartier]
    run(*line, "--out", "union.csv")
    run(*line, "--reports", "confirmed", "--gap", "6m", "--out", "confirmed.csv")
    union, both = (
        pd.read_csv(f"{name}.csv").set_index("measure") for name in ("union", "confirmed")
    )
    assert (both["n_at_risk"] < union["n_at_risk"])[["jaccard", "hamming"]].all()
    assert (both["value"] != union["value"])[["jaccard", "hamming"]].all()
    assert both["reports"].fillna("")[names].tolist() == ["confirmed", "confirmed", "", "", ""]
    assert both["value"]["confirmation_rate"] == union["value"]["confirmation_rate"] < 1
    assert both["gap"].fillna("")[names].tolist() == ["", "", "", "6m", ""]
    assert both["years"].dropna().tolist() == pytest.approx([365 / 365.25] * 2)


def test_a_row_gives_its_value_again(run: Run, quartier: Path) -> None:
    common = ["measure", "e_i", "core_periphery", "--store", quartier, "--groups", "territory"]
    run(
        *common,
        "--as-of",
        "2022-06-30",
        "--type",
        "works_with",
        "--draws",
        "29",
        "--out",
        "one.csv",
    )
    one = pd.read_csv("one.csv", dtype=str, keep_default_na=False)
    for row in one.to_dict("records"):
        assert again(run, quartier, {str(name): each for name, each in row.items()}) == row
