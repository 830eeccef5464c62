"""Whether a text is what a reader reads, where that is a question and no fault."""

from collections.abc import Callable
from typing import TypeVar

from graph.errors import InputError

Value = TypeVar("Value")


def tried(read: Callable[[str], Value], text: str) -> Value | None:
    """What a reader makes of a text, None where it refuses it."""
    try:
        return read(text)
    except InputError:
        return None


def reads(read: Callable[[str], object], text: str) -> bool:
    """Whether a reader takes a text, whatever it makes of it."""
    try:
        read(text)
    except InputError:
        return False
    return True
