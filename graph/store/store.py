"""The store as everybody uses it, whatever keeps its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Self

import pandas as pd

from graph.carry import read_carry
from graph.model import Source
from graph.store import assemble, canonical, verify
from graph.store.backend import Backend, Reading
from graph.store.load import Load
from graph.store.resolve import ranked, resolved
from graph.store.results import LoadRecord, Problem
from graph.store.same import Same, moved, same_actors
from graph.store.schema import Kind
from graph.tables import Actors, Datasets, Events, Observations, Ratings, Snapshot, Territories


class Store:
    """A network of cooperation with its evidence; a context manager. Reads never change it.

    Opening one of an older schema brings it to ours.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def path(self) -> str:
        """The file or the address, without credentials."""
        return self._backend.path

    @contextmanager
    def load(
        self, source: Source, *, append: bool = False, skip_refused: bool = False
    ) -> Iterator[Load]:
        """One ``with`` is one load: stored whole when it ends well, not at all otherwise.

        Raises LoadRefused at the end when rows were refused and ``skip_refused`` is not given, InputError
        for a ``carry`` of the source that is no length.
        """
        source = replace(source, carry=read_carry(source.carry))
        with self._backend.writing(source) as writing:
            load = Load(writing, source, append=append, skip_refused=skip_refused)
            yield load
            load.finish()

    def snapshot(self, *, provenance: bool = False) -> Snapshot:
        """Everything, in one reading; ``provenance``: with where each row was stated."""
        return self._backend.read(lambda reading: _snapshot(reading, provenance=provenance))

    def datasets(self) -> Datasets:
        """The datasets with their coverage."""
        return self._backend.read(lambda reading: reading.datasets)

    def actors(self) -> Actors:
        """Resolved actors alone, as the snapshot has them."""
        return self._backend.read(_actors)

    def known(self) -> tuple[Actors, Same]:
        """Resolved actors, and the ids that statements give them beside their own: id -> actor's."""
        return self._backend.read(_known)

    def events(self) -> Events:
        """Resolved events alone, as the snapshot has them."""
        return self._backend.read(_events)

    def territories(self) -> Territories:
        """Resolved territories alone, as the snapshot has them."""
        return self._backend.read(_territories)

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated (store columns, with ``key``, ``h`` and ``dataset``), in key order."""
        return self._backend.read(lambda reading: reading.statements(kind, dataset))

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""
        return self._backend.read(lambda reading: reading.sources())

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first."""
        return self._backend.loads()

    def counts(self) -> dict[str, int]:
        """Rows a kind, datasets first."""
        held = self._backend.read(lambda reading: reading.content())
        return {kind: held.get(kind, (0, 0))[0] for kind in canonical.DIGEST_KINDS}

    def digest(self) -> str:
        """SHA-256 over the content, the same on every backend."""
        return canonical.digest(self._backend.read(lambda reading: reading.content()))

    def verify(self) -> list[Problem]:
        """Read everything back and compare with what was written; empty when whole."""
        return self._backend.read(_problems)

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what this dataset alone brought; how many rows of each kind went.

        Raises StoreError when there is no such dataset.
        """
        return self._backend.forget(dataset)

    def discard(self, load_id: str) -> None:
        """Undo an interrupted load.

        Raises StoreError when there is none of that name, StoreIncomplete when it is too late.
        """
        self._backend.discard(load_id)

    def resume(self, source: Source) -> None:
        """Make ready to run again a load of this dataset and file that was interrupted, if one was.

        Raises StoreIncomplete when the interrupted load is another one.
        """
        self._backend.resume(source)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _resolved(reading: Reading, kind: Kind) -> pd.DataFrame:
    return resolved(kind, reading.checked(kind), ranked(reading.datasets))


def _known(reading: Reading) -> tuple[Actors, Same]:
    stated = reading.checked("actors")
    same = same_actors(stated, reading.funding)
    table = resolved("actors", moved(stated, same), ranked(reading.datasets))
    return assemble.actors(table), same


def _actors(reading: Reading) -> Actors:
    return _known(reading)[0]


def _events(reading: Reading) -> Events:
    return assemble.events(_resolved(reading, "events"))


def _territories(reading: Reading) -> Territories:
    return assemble.territories(_resolved(reading, "territories"))


def _observations(reading: Reading, actors: Actors, same: Same) -> Observations:
    campaigns, respondents = reading.checked("observations"), reading.checked("respondents")
    return assemble.observations(campaigns, respondents, reading.datasets.name, actors.id, same)


def _ratings(reading: Reading, actors: Actors, same: Same) -> Ratings:
    return assemble.ratings(reading.checked("ratings"), reading.datasets.name, actors.id, same)


def _snapshot(reading: Reading, *, provenance: bool) -> Snapshot:
    (actors, same), events = _known(reading), _events(reading)
    return Snapshot(
        reading.datasets,
        _territories(reading),
        actors,
        events,
        reading.ties(actors, events, same, provenance=provenance),
        reading.participations(actors, events, same, provenance=provenance),
        _observations(reading, actors, same),
        _ratings(reading, actors, same),
        canonical.digest(reading.content()),
    )


def _problems(reading: Reading) -> list[Problem]:
    own = reading.damage()
    return own + verify.problems(reading.statements, reading.sources(), reading.content())
