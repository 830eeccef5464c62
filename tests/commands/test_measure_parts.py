"""maillage measure: groups and the pairs across them; what becomes of communities, roles and ties."""

from pathlib import Path

import pandas as pd
import pytest

from analyses.measure import registry
from tests.commands.conftest import Run

YEAR = ("--every", "year", "--from", "2021", "--to", "2022")


def table(run: Run, *words: object) -> pd.DataFrame:
    """The rows a command line writes."""
    said = run("measure", *words, "--out", "t.csv")
    assert said.code == 0, said.err
    return pd.read_csv("t.csv", keep_default_na=False, na_values=[""])


def test_pairs_inside_and_across_groups_add_up(run: Run, quartier: Path) -> None:
    names = ("mean_degree", "hamming", "formation", "persistence", "jaccard", "strength", "degree")
    for by, layers in (("sector", "all,formal"), ("territory", "all")):
        frame = table(run, *names, *YEAR, "--by", by, "--layer", layers, "--store", quartier)
        assert set(frame["part"]) == {"inside", "across", "total"}
        keys = ["period", "layer", "measure"]
        rows = frame[frame["level"] == "network"].set_index([*keys, "part"]).sort_index()
        for key in rows.reset_index()[keys].drop_duplicates().itertuples(index=False, name=None):
            parts = rows.loc[key].groupby(level="part")
            for name in ("n_pairs", "n_ties"):
                sums = parts[name].sum()
                assert sums["inside"] + sums["across"] == sums["total"], (key, name)
            if key[2] in ("hamming", "formation", "persistence", "jaccard"):
                sums = parts["n"].sum()
                assert sums["inside"] + sums["across"] == sums["total"], key
        changed = rows.xs("hamming", level="measure").groupby(["layer", "part"])["value"].sum()
        assert changed["all"]["inside"] + changed["all"]["across"] == changed["all"]["total"]
        degrees = frame[frame["measure"] == "degree"].fillna({"value": 0})
        by_actor = degrees.pivot_table("value", [*keys, "subject"], "part", "sum").fillna(0)
        assert (by_actor["inside"] + by_actor["across"] == by_actor["total"]).all()


def test_growth_and_measure_count_the_same_changes_across(run: Run, quartier: Path) -> None:
    frame = table(
        run, "formed_newcomer", "ended_stayer", *YEAR, "--by", "sector", "--store", quartier
    )
    assert run("growth", *YEAR, "--by", "sector", "--store", quartier, "--out", "g.csv").code == 0
    grown = pd.read_csv("g.csv").query("layer == 'all'").set_index(["part", "period"])
    counted = frame.groupby(["measure", "part", "period"])["value"].sum()
    for name in ("formed_newcomer", "ended_stayer"):
        for period in (2021, 2022):
            assert counted[name, "across", period] == grown.loc[("across", period), name]


def test_what_is_no_network_of_its_own_is_empty_across(run: Run, quartier: Path) -> None:
    names = ("density", "betweenness", "communities", "e_i", "median_survival", "two_mode_degree")
    frame = table(run, *names, *YEAR, "--by", "sector", "--draws", "9", "--store", quartier)
    across = frame[frame["part"] == "across"]
    assert across["value"].isna().all()
    assert set(across["reason"]) == {"no_network_across"}
    assert set(across["measure"]) == set(names)
    assert not any(registry()[name].across for name in names)


def test_communities_are_followed_under_their_numbers(run: Run, quartier: Path) -> None:
    common = ("--every", "year", "--type", "works_with", "--draws", "9", "--store", quartier)
    numbered = table(run, "community", *common, "--reports", "confirmed").dropna(subset=["value"])
    frame = table(run, "communities_followed", *common, "--reports", "confirmed")
    found = frame.dropna(subset=["value"])
    assert len(found)
    members = numbered.groupby(["period", "value"])["subject"].agg(set)
    for row in found.to_dict("records"):
        _, a, b = row["subject"].split("|")
        old = set() if a == "-" else members[row["period"] - 1, float(a)]
        new = set() if b == "-" else members[row["period"], float(b)]
        assert row["value"] == pytest.approx(len(old & new) / len(old | new))
        assert row["n"] == len(old | new)


def test_roles_that_moved_are_those_of_the_actors(run: Run, quartier: Path) -> None:
    days = ("--from", "2021-10-10", "--to", "2022-10-10", "--directed", "--store", quartier)
    moves = table(run, "role_moves", *days)
    assert moves["value"].sum() == moves["n"].iloc[0] > 0
    kept = moves[[a == b for a, _, b in moves["subject"].str.partition("|").to_numpy()]]
    changes = table(run, "brokerage_change", *days)
    still = (changes["value"] == 0).sum()
    assert 0 < kept["value"].sum() < moves["value"].sum()
    assert still > 0


def test_covariates_are_chosen_and_said(run: Run, quartier: Path) -> None:
    names = ("stergm_formation_same", "stergm_persistence_same", "mrqap_same")
    frame = table(run, *names, *YEAR, "--draws", "19", "--store", quartier)
    assert set(frame["covariates"]) == {"sector,territory,form"}
    terms = set(frame.query("measure == 'stergm_formation_same'")["subject"])
    assert terms == {"edges", "same_sector", "same_territory", "same_form"}
    alone = table(run, *names, "formation", *YEAR, "--covariates", "territory", "--store", quartier)
    assert set(alone["covariates"].dropna()) == {"territory"}
    last = alone[alone["period"] == 2022].to_dict("records")
    [one] = [
        row for row in last if row["subject"] == "same_territory" and "formation" in row["measure"]
    ]
    [whole] = [row for row in last if row["measure"] == "formation"]
    assert one["value"] > one["ci_low"] > 0
    assert one["n"] == whole["n"]
    assert one["n_at_risk"] + one["n_excluded"] == whole["n_at_risk"] + whole["n_excluded"]
    edges = run("measure", names[0], *YEAR, "--store", quartier, "--lang", "en").out.splitlines()[1]
    assert edges.split()[-2] == "<1e-9", "a p-value is never 0"
    said = run("measure", *names, *YEAR, "--covariates", "zork", "--store", quartier)
    assert said.code == 1
    assert len(said.err.strip().splitlines()) == 1
