"""Several matrices of one dataset: waves, kinds of tie, or parts of one network."""

from pathlib import Path

import pytest

from commands.load_report import lines
from loaders.frame.context import Meant
from tests.loaders.layouts.matrices import seen_ties
from tests.loaders.loading import load, refusal, write
from tests.loaders.world.seen import ties

TWO = (";Mairie;CCAS\nMairie;;x\nCCAS;x;\n", ";Mairie;CCAS\nMairie;;\nCCAS;;\n")


def test_files_named_after_years_are_waves_that_hold_until_the_next(tmp_path: Path) -> None:
    one = write(tmp_path / "2021.csv", TWO[0])
    other = write(tmp_path / "reseau 2023.csv", TWO[1])
    report, held = load("tables", one, other, create_actors=True)
    (tie,) = ties(held)
    assert (tie.start, tie.until, bool(held.ties.to_known[0])) == ("2021", "2022", False)
    assert "2021 – 2022" in "\n".join(lines(report))


@pytest.mark.parametrize(
    ("names", "sheets", "code"),
    [
        (("avant.csv", "après.csv"), "", "input_matrix_sheets"),
        (("avant.csv", "2023.csv"), "waves", "input_wave_undated"),
    ],
)
def test_matrices_whose_names_do_not_settle_it_are_asked_about(
    names: tuple[str, str], sheets: str, code: str, tmp_path: Path
) -> None:
    paths = [write(tmp_path / name, text) for name, text in zip(names, TWO, strict=True)]
    error = refusal("tables", *paths, create_actors=True, meant=Meant(sheets=sheets))
    assert error.code == code


def test_an_act_seen_in_a_wave_ends_with_its_date(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"Financement {year}.csv", TWO[0]) for year in (2021, 2023)]
    report, held = load("tables", *paths, create_actors=True)
    assert sorted({(tie.type, tie.start, tie.until) for tie in ties(held)}) == [
        ("funding", "2021", "2021"),
        ("funding", "2023", "2023"),
    ]
    assert "financement" in "\n".join(lines(report))


def test_kinds_of_tie_are_named_by_their_files(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, TWO[0]) for name in ("Échange d'infos.csv", "Conventions.csv")]
    _, held = load("tables", *paths, create_actors=True, meant=Meant(sheets="types"))
    assert sorted(tie.type for tie in ties(held)) == ["convention", "Échange d'infos"]


def test_matrices_of_other_actors_are_parts_of_one_network(tmp_path: Path) -> None:
    talus = write(tmp_path / "talus.csv", ";A rue;B rue\nA rue;;x\nB rue;x;\n")
    verger = write(tmp_path / "verger.csv", ";C rue;D rue\nC rue;;x\nD rue;x;\n")
    _, held = load("tables", talus, verger, create_actors=True)
    assert seen_ties(held) == ["A rue -- B rue", "C rue -- D rue"]


def test_sheets_said_where_no_matrix_is_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "De,Vers\nMairie,CCAS\n")
    error = refusal("tables", path, create_actors=True, meant=Meant(sheets="waves"))
    assert error.code == "input_no_matrix"
