"""Files as people really have them: each loaded by the command, and what the store then holds.

A room of files has a folder and a table of what a person sees in them (``attendance/`` and
``attendance.yaml``); ``books/`` builds the workbooks. ``missing.py`` lists what the program does not
read yet: a case that begins to pass fails here until its name is taken off the list.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.conftest import run_line
from tests.loaders.world.cases import Case, cases, lay_out
from tests.loaders.world.judge import faults
from tests.loaders.world.missing import MISSING
from tests.loaders.world.seen import STORE, look

CASES = {case.name: case for case in cases()}


class Differs(AssertionError):
    """What was read is not what a person sees in the file."""


def _marked(name: str) -> object:
    reason = MISSING.get(name)
    mark = pytest.mark.xfail(strict=True, raises=Differs, reason=str(reason))
    return pytest.param(CASES[name], id=name, marks=[mark] if reason else [])


@pytest.mark.parametrize("case", [_marked(name) for name in CASES])
def test_file_is_read_as_a_person_reads_it(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILLAGE_STORE", STORE)
    monkeypatch.setenv("MAILLAGE_LANG", "fr")
    lay_out(case, tmp_path)
    *before, last = case.commands
    for command in before:
        said = run_line(*command)
        if said.code:
            raise Differs(said.err)
    seen = look(run_line(*last), tmp_path)
    wrong = [faults(outcome, seen) for outcome in case.outcomes]
    if all(wrong):
        raise Differs("\nor\n".join("\n".join(each) for each in wrong))


def test_the_list_of_what_is_missing_names_cases() -> None:
    assert set(MISSING) <= set(CASES)


def test_every_case_has_its_own_name() -> None:
    assert len(CASES) == len(list(cases()))


def test_no_file_is_named_after_what_a_load_should_say() -> None:
    met = [
        (case.name, pattern)
        for case in CASES.values()
        for outcome in case.outcomes
        for pattern in [*outcome.get("says", []), *outcome.get("stops", [])]
        if re.search(pattern, str(case.commands), re.IGNORECASE)
    ]
    assert met == []


def test_every_kind_has_three_files() -> None:
    kinds = Counter(case.kind for case in CASES.values())
    assert {kind: n for kind, n in kinds.items() if n < 3} == {}
