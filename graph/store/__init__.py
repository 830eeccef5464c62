"""Where the network is kept: one protocol, a SQLite file and a Neo4j server."""

from typing import TYPE_CHECKING

from graph.errors import StoreUnreachable

if TYPE_CHECKING:
    from graph.store.base import Store

_SERVER = ("neo4j", "bolt")


def open_store(url: str, *, create: bool = False) -> "Store":
    """Open ``maillage.db``, ``:memory:``, ``neo4j://host`` or ``bolt://host``.

    A server's credentials are NEO4J_USERNAME (else neo4j) and NEO4J_PASSWORD.
    ``create`` makes the file, or marks an empty database as ours, where there is none yet; only
    loading and copying ask for it. Raises StoreUnreachable, StoreForeign, StoreTooNew.
    """
    scheme, separator, _ = url.partition("://")
    if not separator:
        from graph.store.sqlite import SqliteStore

        return SqliteStore(url, create=create)
    if scheme.split("+")[0] in _SERVER:
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore(url, create=create)
    raise StoreUnreachable("store_scheme", url=url)
