"""What every test may ask for, and what a skipped test may not get away with."""

import os
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from _pytest.nodeid import coerce_node_id
from hypothesis import settings

from tests.neo4j_jars import Unavailable
from tests.neo4j_server import Server, obtain

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
IN_CI = bool(os.environ.get("CI"))
MUST_RUN = ("neo4j", "browser", "shared")
KIND = "must_run"  # property of a report: which of them the test is

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if IN_CI else "dev")

ran: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--require neo4j``: the session fails unless a test so marked ran."""
    parser.addoption("--require", action="append", default=[], choices=MUST_RUN)


def marks(item: pytest.Item) -> list[str]:
    """Those of the marks that CI does not let go unrun; files of ../shared only where it stands."""
    return [
        name
        for name in MUST_RUN
        if item.get_closest_marker(name) and (name != "shared" or SHARED.is_dir())
    ]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What shares a server, a browser or what a file makes once stays on one worker.

    Workers tell groups by the end of an id, ``@browser``. A mark ``xdist_group`` would write it there, but
    pytest-xdist 3.8 does so where pytest 9.2 no longer looks.
    """
    for item in items if hasattr(config, "workerinput") else []:
        kinds = [name for name in ("neo4j", "browser") if item.get_closest_marker(name)]
        if kinds or made_once(item):
            group = kinds[0] if kinds else item.path.stem
            item._id = coerce_node_id(f"{item.nodeid}@{group}")


def made_once(item: pytest.Item) -> bool:
    """Whether a test asks for something that is made once for its file."""
    asked = getattr(item, "_fixtureinfo", None)
    known = asked.name2fixturedefs.values() if asked else ()
    return any(found[-1].scope == "module" for found in known)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI, turn a skip of what must run into a failure; note in the report what it counts for."""
    report = yield
    must = marks(item)
    if report.skipped and must and IN_CI and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} must run here ({', '.join(must)}): {report.longrepr}"
    report.user_properties += [(KIND, kind) for kind in must]
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count what ran, here or in a worker."""
    if report.when == "call" and not report.skipped:
        ran.update(str(kind) for key, kind in report.user_properties if key == KIND)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Under CI, refuse the skip of a whole file, which carries no marks to judge it by."""
    report = yield
    if report.skipped and IN_CI:
        report.outcome = "failed"
        report.longrepr = f"a whole file was skipped: {report.longrepr}"
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a kind of test that was required did not run at all; a worker has but a part of them."""
    worker = hasattr(session.config, "workerinput")
    if not worker and any(not ran[name] for name in session.config.getoption("require")):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how many tests of each kind ran, and how many were skipped."""
    counts = ", ".join(f"{name} {ran[name]}" for name in MUST_RUN)
    skipped = len(terminalreporter.stats.get("skipped", []))
    terminalreporter.write_line(f"ran by kind: {counts}; skipped tests: {skipped}")
    for name in config.getoption("require"):
        if not ran[name]:
            terminalreporter.write_line(
                f"ERROR: no {name} test ran, and --require {name} was asked"
            )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the checkout; mark the test ``shared``."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """One real Neo4j server for the whole session; mark the test ``neo4j``."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(obtain(brief=True))
        except Unavailable as reason:
            pytest.skip(f"no Neo4j server: {reason}")
        yield server


@pytest.fixture
def neo4j_url(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of an emptied database, credentials in the environment; mark the test ``neo4j``."""
    neo4j_server.empty()
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    return neo4j_server.uri
