"""Files of users that failed by their values: each is read, or refused at its cell."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.tables import Snapshot
from loaders.report.load_report import LoadReport
from tests.loaders.loading import ends, load, refusal, refused_rows


def told(report: LoadReport) -> dict[str, int]:
    """Why cells were not read word for word -> how many."""
    return {why: sum(texts.values()) for why, texts in report.read.told.items()}


def held_days(held: Snapshot) -> list[tuple[str, str]]:
    """First day and excluded end of each tie."""
    days = zip(held.ties.valid_from.astype(str), held.ties.valid_to.astype(str), strict=True)
    return sorted(days)


def grants(shared: Path, name: str, **options: Any) -> tuple[LoadReport, Snapshot]:
    """Load a file of grants, whose refused rows are listed elsewhere than beside it."""
    return load("subventions", shared / "cases" / name, **options)


@pytest.mark.shared
def test_unquoted_commas(shared: Path, tmp_path: Path) -> None:
    options: dict[str, Any] = {"skip_refused": True, "refused_path": tmp_path / "r.csv"}
    report, held = grants(shared, "comma-amount-unquoted/vendee-201904.csv", **options)
    assert sorted(held.ties.weight) == [25000.0, 165000.0, 175000.0]
    assert [(each.row, each.code) for each in report.refusals] == [(5, "row_overfull")]
    assert told(report) == {"mended": 4}


@pytest.mark.shared
def test_dates_in_sentences(shared: Path) -> None:
    report, held = grants(shared, "dates-in-sentences/oise.csv")
    assert [first for first, _ in held_days(held)] == ["2023-02-27", "2023-03-27"]
    assert told(report) == {"worded": 2}
    report, held = grants(shared, "dates-in-sentences/lot.csv")
    assert held_days(held) == [("2022-11-28", "2022-11-29"), ("2023-01-28", "2026-01-01")]
    assert told(report) == {"payments": 1}


@pytest.mark.shared
def test_dates_are_no_telephones(shared: Path) -> None:
    folder = shared / "cases/dates-taken-for-telephones"
    files = [folder / "evenements.csv", folder / "presences.csv"]
    report, held = load("tables", *files, as_name="ev", create_actors=True)
    assert len(set(held.events.name)) == 3
    assert report.read.retired == 0
    read = [grants(shared, f"{folder.name}/{name}.csv")[0].read for name in ("objets", "indre")]
    assert [each.retired for each in read] == [0, 0]


@pytest.mark.shared
def test_points_of_thousands(shared: Path) -> None:
    report, held = load("tables", shared / "cases/dot-thousands/nombres.csv", create_actors=True)
    assert sorted(held.ties.weight) == [1250.0, 1250.0, 1250.0, 25000.0, 1250000.0]
    assert told(report) == {"point_thousands": 2}


@pytest.mark.shared
def test_a_missing_funder_is_asked_for(shared: Path) -> None:
    error = refusal("subventions", shared / "cases/headers-and-missing-funder/yonne.xlsx")
    assert '--set "nomAttribuant=' in error.text("fr")
    _, held = grants(shared, "headers-and-missing-funder/hds.csv")
    assert [first for first, _ in held_days(held)] == ["2021-01-01", "2021-05-03"]


@pytest.mark.shared
def test_nothing_is_nobody(shared: Path, tmp_path: Path) -> None:
    path, aside = shared / "cases/na-as-actor/na.csv", tmp_path / "r.csv"
    error = refusal("tables", path, create_actors=True, refused_path=aside)
    assert refused_rows(error) == [(row, "to", "row_missing") for row in (4, 5, 6, 7, 8)]


@pytest.mark.shared
def test_periods_with_an_underscore(shared: Path) -> None:
    _, held = grants(shared, "period-underscore/etalab-exemple.csv")
    assert set(held_days(held)) == {("2017-12-14", "2018-12-15")}
    _, held = grants(shared, "period-underscore/aude-rows.csv", set={"nomAttribuant": "Aude"})
    assert [until for _, until in held_days(held)] == ["2022-01-01", "2025-02-01", "2024-06-28"]


@pytest.mark.shared
def test_rounded_numbers_are_nobodys(shared: Path) -> None:
    report, held = grants(shared, "rounded-siret/hl.csv")
    assert (len(held.actors.id), len(set(ends(held)))) == (6, 5)
    assert report.read.unreadable_identifiers == ("79400000000000", "79900000000000")
    folder = shared / "cases/rounded-siret"
    _, held = load("tables", folder / "acteurs.csv", folder / "liens.csv")
    assert sorted(held.actors.name) == ["Cercle du Lac", "Fanfare", "Les Tilleuls"]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "rows"), [("total", [4]), ("total2", [4, 5])])
def test_totals_are_no_grants(shared: Path, tmp_path: Path, name: str, rows: Sequence[int]) -> None:
    aside, path = tmp_path / "r.csv", shared / f"cases/total-row/{name}.csv"
    error = refusal("subventions", path, refused_path=aside)
    assert [row for row, _, _ in refused_rows(error)] == rows
    options: dict[str, Any] = {"skip_refused": True, "refused_path": aside}
    report, _ = grants(shared, f"total-row/{name}.csv", **options)
    assert dict(report.read.sums) == {"EUR": 20000.0}
