"""What must run is not skipped in silence: the rules of conftest.py, tried on a small suite."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SUITE = """
import pytest

@pytest.mark.neo4j
def test_server():
    pytest.skip("no server here")

@pytest.mark.browser
def test_browser():
    pass

def test_plain():
    pytest.skip("not on this system")
"""
WHOLE_FILE = "import pytest\npytest.skip('nothing to see', allow_module_level=True)\n"


def outcome(folder: Path, suite: str, *options: str, ci: bool) -> tuple[int, str]:
    """Exit code and output of a session on one file, under our conftest."""
    (folder / "test_small.py").write_text(suite, encoding="utf-8")
    config = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "tests.conftest"]
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "PYTEST_ADDOPTS"}}
    said = subprocess.run(
        [sys.executable, "-m", "pytest", *config, "-p", "no:cacheprovider", *options, str(folder)],
        cwd=ROOT,
        env=kept | ({"CI": "true"} if ci else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    return said.returncode, said.stdout


def test_a_person_may_lack_a_server(tmp_path: Path) -> None:
    code, said = outcome(tmp_path, SUITE, ci=False)
    assert code == 0
    assert "1 passed, 2 skipped" in said
    assert "ran by kind: neo4j 0, browser 1, shared 0; skipped tests: 2" in said


def test_ci_may_not(tmp_path: Path) -> None:
    code, said = outcome(tmp_path, SUITE, ci=True)
    assert code == 1
    assert "1 failed, 1 passed, 1 skipped" in said
    assert "no server here" in said


@pytest.mark.parametrize(("kind", "expected"), [("neo4j", 1), ("browser", 0)])
def test_a_kind_that_is_required_must_have_run(tmp_path: Path, kind: str, expected: int) -> None:
    code, said = outcome(tmp_path, SUITE, "--require", kind, ci=False)
    assert code == expected
    assert (f"no {kind} test ran" in said) == bool(expected)


def test_ci_refuses_the_skip_of_a_whole_file(tmp_path: Path) -> None:
    assert outcome(tmp_path, WHOLE_FILE, ci=False)[0] == pytest.ExitCode.NO_TESTS_COLLECTED
    assert outcome(tmp_path, WHOLE_FILE, ci=True)[0] == pytest.ExitCode.INTERRUPTED


def test_workers_count_together(tmp_path: Path) -> None:
    spread = ["--numprocesses", "2", "--dist", "loadgroup", "--verbose"]
    wished = ["--require", "browser", "--require", "neo4j"]
    code, said = outcome(tmp_path, SUITE, *spread, *wished, ci=False)
    assert code == 1
    assert "ran by kind: neo4j 0, browser 1, shared 0; skipped tests: 2" in said
    assert "no neo4j test ran" in said
    assert "no browser test ran" not in said
    assert "test_browser@browser" in said
