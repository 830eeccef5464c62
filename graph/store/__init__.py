"""Where the network is kept: one store, on a SQLite file or a Neo4j server."""

from typing import TYPE_CHECKING

from graph.errors import StoreUnreachable

if TYPE_CHECKING:
    from graph.store.store import Store

_SERVER = ("neo4j", "bolt")


def open_store(url: str, *, create: bool = False) -> "Store":
    """Open ``maillage.db``, ``:memory:``, ``neo4j://host`` or ``bolt://host``.

    A server's credentials are NEO4J_USERNAME (else neo4j) and NEO4J_PASSWORD.
    ``create`` makes the file, or marks an empty database as ours, where there is none yet; only
    loading and copying ask for it. Raises StoreUnreachable, StoreForeign, StoreTooNew.
    """
    from graph.store.store import Store

    scheme, separator, _ = url.partition("://")
    if not separator:
        from graph.store.sqlite.backend import SqliteBackend

        return Store(SqliteBackend(url, create=create))
    if scheme.split("+")[0] in _SERVER:
        from graph.store.neo4j.backend import Neo4jBackend

        return Store(Neo4jBackend(url, create=create))
    raise StoreUnreachable("store_scheme", url=url)
