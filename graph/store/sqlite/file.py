"""The SQLite file itself: opening it, telling whose it is, and turning SQLite's errors into ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import (
    MaillageError,
    StoreDamaged,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreTooNew,
    StoreUnreachable,
)
from graph.store.schema import SCHEMA_VERSION
from graph.store.sqlite.migrate import upgraded
from graph.store.sqlite.schema import schema_statements
from graph.store.sqlite.transaction import transaction

APPLICATION_ID = 0x4D41494C  # "MAIL"
WAIT_SECONDS = 4.0
_ATTACHED = 7  # SQLITE_LIMIT_ATTACHED
_BY_CODE: dict[int, tuple[type[MaillageError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "store_locked"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "store_locked"),
    sqlite3.SQLITE_FULL: (StoreFull, "store_full"),
    sqlite3.SQLITE_NOTADB: (StoreForeign, "store_not_ours"),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, "store_damaged"),
    sqlite3.SQLITE_READONLY: (StoreUnreachable, "store_read_only"),
    sqlite3.SQLITE_CANTOPEN: (StoreUnreachable, "store_cannot_open"),
    sqlite3.SQLITE_IOERR: (StoreFull, "store_io"),
    sqlite3.SQLITE_AUTH: (StoreUnreachable, "store_cannot_open"),
    sqlite3.SQLITE_PERM: (StoreUnreachable, "store_cannot_open"),
}


@contextmanager
def translated(path: str) -> Iterator[None]:
    """SQLite's errors as one clear line that names the file."""
    try:
        yield
    except UnicodeDecodeError as error:  # a name in the file's own table of contents
        raise StoreDamaged("store_damaged", path=path, detail=str(error)) from error
    except sqlite3.Error as error:
        primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        kind, code = _BY_CODE.get(primary, (StoreDamaged, "store_damaged"))
        raise kind(code, path=path, detail=str(error)) from error


def connect(path: str, *, create: bool) -> sqlite3.Connection:
    """A connection to a store's file; ``:memory:`` is a store of its own.

    Raises StoreUnreachable when the file does not exist and is not to be created, StoreForeign when
    it is not ours, StoreTooNew when a newer version wrote it.
    """
    memory = path == ":memory:"
    file = Path(path)
    if not memory:
        _check_place(file, create=create)
    with translated(path):
        target = path if memory else f"{file.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        db = sqlite3.connect(
            target,
            uri=not memory,
            isolation_level=None,
            timeout=WAIT_SECONDS,
            check_same_thread=False,
        )
        try:
            version = _prepare(db, path, create=create or memory)
            return upgraded(db) if version < SCHEMA_VERSION else db
        except BaseException:
            db.close()
            raise


def _check_place(file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise StoreUnreachable("store_is_folder", path=file)
    if not file.exists() and not create:
        raise StoreUnreachable("store_missing", path=file)
    if create and not file.parent.is_dir():
        raise StoreUnreachable("store_no_folder", path=file, folder=file.parent)


def _prepare(db: sqlite3.Connection, path: str, *, create: bool) -> int:
    """Make a connection ready and an empty file a store; the schema that the file is of."""
    db.setlimit(_ATTACHED, 0)
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "synchronous=FULL",
        "cache_size=-300000",
    ):
        db.execute(f"PRAGMA {pragma}")
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if owner == 0 and version == 0 and create and _empty(db):
        _create(db)
        return SCHEMA_VERSION
    if owner != APPLICATION_ID:
        found = _tables(db)
        raise StoreForeign("store_of_others" if found else "store_not_ours", path=path, found=found)
    if version > SCHEMA_VERSION:
        raise StoreTooNew("store_too_new", path=path, found=version, known=SCHEMA_VERSION)
    return int(version)


def _empty(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,))


def _tables(db: sqlite3.Connection) -> str:
    names = [
        name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table' LIMIT 5")
    ]
    return ", ".join(names)


def _create(db: sqlite3.Connection) -> None:
    with transaction(db):
        if not _empty(db):
            return
        for statement in schema_statements():
            db.execute(statement)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
