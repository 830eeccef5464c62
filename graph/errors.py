"""Errors a person can act on: each message says what, where, and the next step, in French and English."""

from graph.language import Lang, message


class MaillageError(Exception):
    """Root of every error the program raises on purpose; one line at the command line, never a traceback.

    ``code`` names a text of the catalogue; ``fields`` fill its places.
    """

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def text(self, lang: Lang) -> str:
        """The message in a language."""
        return message(self.code, lang, **self.fields)

    def __str__(self) -> str:
        return self.text("en")


class InputError(MaillageError):
    """A file, a row or a value that cannot be taken as it is."""


class LoadRefused(MaillageError):
    """A load met refused rows, or would replace too much; nothing was stored."""


class StoreError(MaillageError):
    """Root of what a store can report."""


class StoreLocked(StoreError):
    """Another process is writing to this store."""


class StoreDamaged(StoreError):
    """What was read back is not what was written."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of the program."""


class StoreFull(StoreError):
    """No room left: disk for a file, memory for a server's transaction."""


class StoreIncomplete(StoreError):
    """A load was interrupted; it must be run again or discarded."""


class StoreUnreachable(StoreError):
    """No such file, no such server, or the server refused the credentials."""


class StoreForeign(StoreError):
    """The file or database holds something that is not ours."""
