"""The five programmes through the real loader into a real store: every row taken, one actor for each id."""

from collections.abc import Iterator

import pytest

from graph.store import open_store
from graph.store.store import Store
from loaders.run import run
from tests.data.programmes import DATA, PROGRAMMES, everywhere, rows


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:", create=True) as opened:
        yield opened


@pytest.mark.parametrize("order", [PROGRAMMES, PROGRAMMES[::-1]], ids=["forth", "back"])
def test_every_row_loads_and_shared_actors_are_one(store: Store, order: list[str]) -> None:
    for programme in order:
        report = run(store, "tables", [DATA / programme])
        assert report.outcome == "stored"
        assert report.refusals == ()
        assert report.rows_read == sum(counts.new for counts in report.counts.values())
        assert report.rows_read == len(rows(programme))
        assert report.read.unknown_columns == {}
        assert report.read.ignored == ()
        assert report.possible_doubles == ()
    actors = store.actors()
    assert sorted(actors.id) == sorted({row["id"] for row in everywhere("actors")})
    assert all(actors.listed)
    anct = list(actors.id).index("local:programmes:anct")
    assert {"ANCT", "Agence de Cohésion des Territoires"} <= set(actors.aliases[anct])
    snapshot = store.snapshot()
    assert len(snapshot.participations.actor) == len(everywhere("participations"))
    assert len(snapshot.ties.src) == len(everywhere("ties"))


def test_a_programme_forgotten_leaves_the_others_actors(store: Store) -> None:
    for programme in PROGRAMMES:
        run(store, "tables", [DATA / programme])
    store.forget("tables:chateau-thierry")
    left = set(store.actors().id)
    assert "local:programmes:anct" in left
    assert "local:programmes:clesence" not in left
