"""A file of an older schema brought to ours, where it lies: what it holds, and its digest, stay."""

import sqlite3

from graph.store.schema import SCHEMA_VERSION, Kind
from graph.store.sqlite.check import numbers
from graph.store.sqlite.checksum import checksum, signed
from graph.store.sqlite.schema import schema_statements
from graph.store.sqlite.transaction import transaction

# Table -> the columns that schema 2 brought, as they are added to one of schema 1: each says nothing.
ADDED = {
    "dataset": {"carry": "TEXT NOT NULL DEFAULT ''"},
    "ties": dict.fromkeys(("campaign", "reporter_territory"), "INTEGER NOT NULL DEFAULT 0"),
}
MADE: tuple[Kind, ...] = ("ratings",)
_NOT_TO_BE_WRITTEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


def upgraded(db: sqlite3.Connection) -> sqlite3.Connection:
    """The same file at our schema; of one that cannot be written, a copy in memory that is only read."""
    try:
        _migrate(db)
    except sqlite3.Error as error:
        if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF not in _NOT_TO_BE_WRITTEN:
            raise
        return _copied(db)
    return db


def _copied(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    db.backup(copy)
    db.close()
    _migrate(copy)
    copy.execute("PRAGMA query_only=ON")
    return copy


def _migrate(db: sqlite3.Connection) -> None:
    with transaction(db):
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION:  # by another command, while this one waited for its turn
            return
        for table, columns in ADDED.items():
            for name, definition in columns.items():
                db.execute(f"ALTER TABLE {table} ADD COLUMN {name} {definition}")
        for statement in schema_statements():
            if statement.partition("(")[0].split()[-1] in MADE:
                db.execute(statement)
        _recheck(db, "ties")
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _recheck(db: sqlite3.Connection, kind: Kind) -> None:
    """Take the new columns into the ledger's checksum; what was wrong before is as wrong after."""
    table, keys = numbers(db, kind)
    before = checksum({name: table[name] for name in table if name not in ADDED[kind]}, keys)
    grown = checksum(table, keys) - before
    (held,) = db.execute(
        "SELECT ifnull(sum(checksum), 0) FROM content WHERE kind = ?", (kind,)
    ).fetchone()
    db.execute("UPDATE content SET checksum = ? WHERE kind = ?", (signed(held + grown), kind))
