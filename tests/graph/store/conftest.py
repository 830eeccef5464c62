"""The stores that the contract is tested on: a third is one line, and the fixture it names."""

from pathlib import Path

import pytest

# Each names a fixture that gives the address of an empty store.
EMPTY_STORES = [
    "sqlite_url",
    pytest.param("neo4j_url", marks=pytest.mark.neo4j),
]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of a file that is not there yet."""
    return str(tmp_path / "store.db")


@pytest.fixture(params=EMPTY_STORES)
def store_url(request: pytest.FixtureRequest) -> str:
    """Address of an empty store: the test runs once on each backend."""
    url: str = request.getfixturevalue(request.param)
    return url
