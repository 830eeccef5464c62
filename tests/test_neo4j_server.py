"""The Neo4j fixture: a real server, emptied between tests, that never outlives its owner."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.neo4j_server import Server, external, version

SCRIPT = Path(__file__).parent / "neo4j_server.py"


@pytest.mark.neo4j
def test_server_is_the_pinned_version(neo4j_server: Server) -> None:
    found = neo4j_server.run("CALL dbms.components() YIELD versions, edition RETURN *")
    assert found == [{"versions": [version()], "edition": "community"}]


@pytest.mark.neo4j
def test_url_is_an_emptied_database_that_keeps_its_constraints(
    neo4j_server: Server, request: pytest.FixtureRequest
) -> None:
    neo4j_server.run("CREATE CONSTRAINT kept IF NOT EXISTS FOR (x:X) REQUIRE x.id IS UNIQUE")
    neo4j_server.run("CREATE (:X {id: 1})-[:R]->(:X {id: 2})")
    request.getfixturevalue("neo4j_url")
    assert neo4j_server.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    names = [row["name"] for row in neo4j_server.run("SHOW CONSTRAINTS YIELD name")]
    neo4j_server.run("DROP CONSTRAINT kept")
    assert "kept" in names


@pytest.mark.neo4j
def test_somebody_elses_database_is_refused_and_left_alone(
    neo4j_server: Server, neo4j_url: str
) -> None:
    neo4j_server.run("CREATE (:Precious)")
    with pytest.raises(RuntimeError, match="holds 1 nodes"), external(neo4j_url):
        pass
    assert neo4j_server.run("MATCH (n) RETURN labels(n) AS l") == [{"l": ["Precious"]}]


@pytest.mark.neo4j
def test_an_empty_external_database_is_left_empty(neo4j_server: Server, neo4j_url: str) -> None:
    with external(neo4j_url) as server:
        server.run("CREATE (:Thing)")
        server.empty()
        marks = server.run("MATCH (n) RETURN labels(n) AS l")
    assert marks == [{"l": ["MaillageTest"]}]
    assert neo4j_server.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_guarded_process_ends_when_its_owner_is_killed() -> None:
    program = (
        "import sys, subprocess; from tests.neo4j_server import guarded;"
        "p = guarded([sys.executable, '-c', 'import time; time.sleep(600)'], subprocess.DEVNULL);"
        "print(p.pid, flush=True); p.wait()"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=SCRIPT.parent.parent
    )
    assert owner.stdout
    guard = psutil.Process(int(owner.stdout.readline()))
    owner.kill()
    owner.wait()
    owner.stdout.close()
    gone, alive = psutil.wait_procs([guard], timeout=20)
    assert (len(gone), alive) == (1, [])
