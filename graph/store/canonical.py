"""What a row is, to the byte: canonical JSON, hashes, keys and the digest (docs/store.md)."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.schema import COLUMNS, IDENTITY, WHERE_SAID, Column, Kind

Hashes = NDArray[np.bytes_]
NO_HASHES: Hashes = np.empty(0, dtype="S16")
DIGEST_KINDS = (
    "datasets", "territories", "actors", "events", "ties", "participations", "observations", "respondents",
    "ratings",
)  # fmt: skip
# Kinds that a digest names only where there are such rows: it is that of the days before there were any.
ADDED = frozenset({"ratings"})


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, floats by repr, text unescaped; NaN and infinities raise ValueError."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def hashes(texts: Sequence[str]) -> Hashes:
    """blake2b-128 of each text, as fixed 16-byte strings."""
    blake = hashlib.blake2b
    return np.frombuffer(
        b"".join([blake(text.encode(), digest_size=16).digest() for text in texts]), dtype="S16"
    )


def as_bytes(values: Hashes) -> list[bytes]:
    """Whole 16-byte strings (numpy drops trailing NUL bytes when it hands out single ones)."""
    raw = values.tobytes()
    return [raw[i : i + 16] for i in range(0, len(raw), 16)]


def total(values: Hashes) -> int:
    """Sum modulo 2**128 of the hashes read as big-endian integers; independent of order."""
    limbs = (
        np.frombuffer(values.tobytes(), dtype=">u4").reshape(-1, 4).astype(np.uint64).sum(axis=0)
    )
    return (
        sum(int(limb) << shift for limb, shift in zip(limbs, (96, 64, 32, 0), strict=True)) % 2**128
    )


def digest(content: Mapping[str, tuple[int, int]]) -> str:
    """SHA-256 over (kind, rows, sum of row hashes), kinds in fixed order; absent kinds count no row."""
    held = {kind: content.get(kind, (0, 0)) for kind in DIGEST_KINDS}
    parts = [[kind, *of] for kind, of in held.items() if kind not in ADDED or of[0]]
    return hashlib.sha256(
        canonical_json([[k, n, f"{s:032x}"] for k, n, s in parts]).encode()
    ).hexdigest()


_text = encode_basestring  # a JSON string, text unescaped: json.dumps without its set-up, three times as fast


def _cells(column: Column, uniques: NDArray[Any]) -> list[str]:
    """JSON of each distinct cell, ``""`` where it says nothing."""
    if column.type == "day":
        return ["" if np.isnat(day) else _text(str(day)) for day in uniques.astype("datetime64[D]")]
    if column.type == "number":
        return ["" if isnan(value) else repr(value) for value in uniques.tolist()]
    if column.type == "flag":
        return ["true" if value else "false" for value in uniques]
    if column.type in ("precision", "integer"):
        return [str(int(value)) if value else "" for value in uniques]
    if column.type in ("list", "json"):
        return ["" if text in ("[]", "{}") else text for text in uniques]
    return [_text(text) if text else "" for text in uniques]


def _distinct(series: "pd.Series[Any]") -> tuple[NDArray[Any] | None, NDArray[Any]]:
    """Codes and distinct cells; None and all cells where nearly each row has its own."""
    if series.dtype == np.float64 and not series.isna().all():
        return None, series.to_numpy()
    if not isinstance(series.dtype, pd.CategoricalDtype):
        numbers, uniques = pd.factorize(series.to_numpy(), use_na_sentinel=False)
        return numbers, np.asarray(uniques)
    codes, categories = series.cat.codes.to_numpy(np.int64), series.cat.categories.to_numpy()
    if len(categories) <= len(codes):
        return codes, categories
    used, places = np.unique(codes, return_inverse=True)
    return places, categories[used]


def _spread(cells: list[str], codes: NDArray[Any] | None) -> "str | list[str]":
    """The text of each row, or the one text of all."""
    if codes is None:
        return cells
    if len(cells) == 1:
        return cells[0]
    texts: list[str] = np.array(cells, dtype=object)[codes].tolist()
    return texts


def _fragments(column: Column, series: "pd.Series[Any]") -> "str | list[str]":
    codes, uniques = _distinct(series)
    name = _text(column.name)
    cells = [f"{name}:{cell}," if cell else "" for cell in _cells(column, uniques)]
    return _spread(cells, codes)


def fragments(column: Column, series: "pd.Series[Any]") -> NDArray[np.object_]:
    """``"name":value,`` of each row, ``""`` where the cell says nothing."""
    texts = np.empty(len(series), dtype=object)
    texts[:] = _fragments(column, series)
    return texts


def _joined(parts: "Iterable[str | list[str]]", n: int) -> Iterator[str]:
    """Parts put together row by row; parts that are the same in all rows and stand together become one."""
    merged: list[str | list[str]] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    columns = [repeat(part, n) if isinstance(part, str) else part for part in merged]
    return map("".join, zip(*columns, strict=False))


def row_texts(kind: Kind, dataset: str, frame: pd.DataFrame) -> list[str]:
    """Canonical JSON of each row: its content columns and its dataset, keys sorted, empty cells left out."""
    own = {c.name: _fragments(c, frame[c.name]) for c in COLUMNS[kind] if c.content}
    own["dataset"] = f'"dataset":{_text(dataset)},'
    texts = _joined(["{", *(own[name] for name in sorted(own))], len(frame))
    return [f"{text[:-1]}}}" for text in texts]


def identity_texts(kind: Kind, dataset: str, frame: pd.DataFrame) -> list[str]:
    """What makes each row itself, as canonical JSON text without its last part ``k``."""
    named = {column.name: column for column in COLUMNS[kind]}
    columns: dict[str, str | list[str]] = {}
    for name in (*IDENTITY[kind], *WHERE_SAID.get(kind, ())):
        codes, uniques = _distinct(frame[name])
        unsaid = ",null" if name in IDENTITY[kind] else ""
        cells = [f",{cell}" if cell else unsaid for cell in _cells(named[name], uniques)]
        columns[name] = _spread(cells, codes)
    if kind == "ties" and not frame["directed"].all():
        _order_ends(columns, frame["directed"].tolist())
    return list(_joined([f"[{_text(kind)},{_text(dataset)}", *columns.values()], len(frame)))


def _order_ends(columns: "dict[str, str | list[str]]", directed: list[bool]) -> None:
    """Ends of undirected ties in code-point order, so that A-B and B-A have one key."""
    n = len(directed)
    source, target = (
        [end] * n if isinstance(end, str) else end for end in (columns["source"], columns["target"])
    )
    pairs = [
        (a, b) if kept or a <= b else (b, a)
        for a, b, kept in zip(source, target, directed, strict=True)
    ]
    columns["source"] = [a for a, _ in pairs]
    columns["target"] = [b for _, b in pairs]


def keys(identities: Sequence[str], k: NDArray[np.int64] | int = 0) -> Hashes:
    """Key of each row: blake2b-128 of its identity and of k, its number among rows that share it."""
    if isinstance(k, int):
        return hashes([f"{text},{k}]" for text in identities])
    return hashes([f"{text},{n}]" for text, n in zip(identities, k.tolist(), strict=True)])
