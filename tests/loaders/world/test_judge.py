"""The checks find what is wrong: on files read since the beginning, each false expectation is told."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import run_line
from tests.loaders.world.cases import cases, lay_out
from tests.loaders.world.judge import faults
from tests.loaders.world.seen import STORE, Seen, look

TIES = ["CCAS -- Mairie", "Mairie -> MJC Bel-Essart"]
FALSE: dict[str, list[dict[str, Any]]] = {
    "plain-ties": [
        {"stops": ["liens"]},
        {"ties": TIES[:1]},
        {"ties": [*TIES, "CCAS -- Mairie"]},
        {"ties": [TIES[0], "MJC Bel-Essart -> Mairie"]},
        {"ties": ["CCAS -> Mairie", TIES[1]]},
        {"ties": [f"{TIES[0]}; from 2019-01", TIES[1]]},
        {"ties": [f"{TIES[0]}; until none", TIES[1]]},
        {"ties": [f"{TIES[0]}; formal", TIES[1]]},
        {"ties": [TIES[0], f"{TIES[1]}; weight 1250"]},
        {"ties": [TIES[0], f"{TIES[1]}; unit heures"]},
        {"ties": [TIES[0], f"{TIES[1]}; stated mai"]},
        {"actors": 4},
        {"rows": {"read": 3}},
        {"says": ["rien de tel"]},
        {"silent": ["montant total"]},
        {"somewhere": ["Ville de Pontcourt"]},
        {"nowhere": ["Bel-Essart"]},
        {"files": "#Liens"},
    ],
    "plain-meetings": [
        {"meetings": ["2024-03-12"]},
        {"present": {"2024-03-12": ["Mairie"], "2024-05": ["MJC Bel-Essart"]}},
        {"present": {"2024-03-12": ["Mairie", "CCAS"], "2024-05": ["MJC Bel-Essart"]}},
        {"absent": {"2024-03-12": ["CCAS"]}},
        {"sectors": {"CCAS": "associative"}},
        {"answered": {"CCAS": True}},
    ],
    "plain-refusal": [{"ties": []}, {"stops": ["ligne 2"]}],
}
CASES = {case.name: case for case in cases() if case.name in FALSE}


@pytest.fixture(params=FALSE)
def loaded(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, Seen]:
    """One of the plain files, loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILLAGE_STORE", STORE)
    monkeypatch.setenv("MAILLAGE_LANG", "fr")
    case = CASES[request.param]
    lay_out(case, tmp_path)
    return request.param, look(run_line(*case.commands[-1]), tmp_path)


def test_each_false_expectation_is_told(loaded: tuple[str, Seen]) -> None:
    name, seen = loaded
    assert [wrong for wrong in FALSE[name] if not faults(wrong, seen)] == []
