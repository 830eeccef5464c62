"""The checks find what is wrong: on files read since the beginning, each false expectation is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import run_line
from tests.loaders.world.cases import cases, lay_out
from tests.loaders.world.judge import CHECKS, ENDS, _has, faults
from tests.loaders.world.seen import STORE, Seen, look, ties

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


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Seen]:
    """What one of the plain files leaves."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILLAGE_STORE", STORE)
    monkeypatch.setenv("MAILLAGE_LANG", "fr")

    def load(name: str) -> Seen:
        case = CASES[name]
        lay_out(case, tmp_path)
        return look(run_line(*case.commands[-1]), tmp_path)

    return load


@pytest.mark.parametrize("name", FALSE)
def test_each_false_expectation_is_told(name: str, loaded: Callable[[str], Seen]) -> None:
    seen = loaded(name)
    assert [wrong for wrong in FALSE[name] if not faults(wrong, seen)] == []


def test_every_expectation_can_be_checked(loaded: Callable[[str], Seen]) -> None:
    """Those of files that stop the load today are not reached by the other tests."""
    seen = loaded("plain-ties")
    assert seen.held is not None
    tie = next(ties(seen.held))
    for outcome in (outcome for case in cases() for outcome in case.outcomes):
        for line in outcome.get("ties", []):
            ends, *parts = line.split(";")
            assert ENDS.match(ends), line
            assert {type(_has(tie, *part.strip().partition(" ")[::2])) for part in parts} <= {bool}
        for key in outcome.keys() - {"wrote"}:
            list(CHECKS[key](outcome[key], seen))
