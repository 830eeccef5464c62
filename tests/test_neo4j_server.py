"""The Neo4j fixture: a real server, emptied between tests, that never outlives its owner."""

import pytest

from tests.neo4j_jars import version
from tests.neo4j_server import Server, external


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
