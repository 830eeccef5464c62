"""A checksum of numeric columns that does not depend on the order of rows and adds up.

Rows come in with +, go out with -.
"""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from graph.store.canonical import Hashes

_ODD = np.uint64(0x9E3779B97F4A7C15)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread every bit over the word (the finaliser of splitmix64; Steele, Lea & Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def checksum(columns: dict[str, NDArray[Any]], keys: Hashes) -> int:
    """Sum over rows of a mix of every number and the key, as a signed 64-bit integer (SQLite's)."""
    state = np.frombuffer(keys.tobytes(), dtype="<u8").reshape(-1, 2)
    row = state[:, 0] ^ _mixed(state[:, 1].astype(np.uint64))
    for name in sorted(columns):
        bits = np.ascontiguousarray(columns[name], np.float64).view(np.uint64)
        row = _mixed(row * _ODD + bits)
    return signed(int(row.sum(dtype=np.uint64)))


def text_codes(columns: list[NDArray[np.object_]]) -> NDArray[np.float64]:
    """CRC-32 of each row's texts, for a column of ``checksum``."""
    n = len(columns[0])
    if n and all((column == column[0]).all() for column in columns):
        return np.full(n, _crc(column[0] for column in columns), np.float64)
    codes = map(_crc, zip(*(column.tolist() for column in columns), strict=True))
    return np.fromiter(codes, np.float64, n)


def _crc(texts: Iterable[str]) -> int:
    return crc32("\0".join(texts).encode())


def word_checksum(words: dict[str, int]) -> int:
    """Of numbered words, whatever their order."""
    return signed(sum(crc32(f"{number} {text}".encode()) for text, number in words.items()))


def signed(value: int) -> int:
    """An integer modulo 2**64 as SQLite keeps it.

    >>> signed(2**64 - 1)
    -1
    """
    value %= 2**64
    return value - 2**64 if value >= 2**63 else value
