"""A table of measures as text for a terminal: what varies from row to row, in the table's own order."""

from collections.abc import Iterator
from math import floor, log10
from typing import Any

import pandas as pd
from pandas.api.typing import NAType

from graph.language import Lang, figure, message
from graph.language.terminal import aligned
from views.growth_table import NOTHING
from views.naming import part_name, subject_name

MOST_ROWS = 60
WHOLE = 1e-9
DECIMALS = 4


def measure_text(frame: pd.DataFrame, lang: Lang, by: str = "") -> str:
    """The rows of a table of measures, the first ``MOST_ROWS`` of them, and what the empty ones say.

    ``by``: the attribute whose groups are measured one by one.
    """
    shown = frame.head(MOST_ROWS)
    said = dict(_worded(shown, lang, by))
    columns = {name: said.get(name, shown[name].astype(str).tolist()) for name in _varying(frame)}
    columns["value"] = [number(value, lang) for value in shown["value"]]
    for name, shape in (("ci_low", number), ("ci_high", number), ("p", chance)):
        if shown[name].notna().any():
            columns[name] = [shape(value, lang) for value in shown[name]]
    columns["n"] = [NOTHING if pd.isna(n) else figure(n, lang) for n in shown["n"]]
    reasons = [message(f"reason.{code}", lang) if code else "" for code in shown["reason"]]
    lines = _aligned({message(f"table.{name}", lang): cells for name, cells in columns.items()})
    told = [f"{line}  {said}".rstrip() for line, said in zip(lines, ["", *reasons], strict=True)]
    if len(frame) > len(shown):
        told.append(message("table.more", lang, n=figure(len(frame) - len(shown), lang)))
    return "\n".join(told)


def _varying(frame: pd.DataFrame) -> list[str]:
    several = [name for name in ("period", "layer") if len(set(frame[name])) > 1]
    named = ["name"] if (frame["level"] != "network").any() else []
    extra = [name for name in ("group_name", "actors") if name in frame]
    return [*extra, *several, "measure", *named]


def _worded(frame: pd.DataFrame, lang: Lang, by: str) -> Iterator[tuple[str, list[str]]]:
    """Columns whose codes are said in words."""
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    yield "layer", [message(f"layer.{row['layer']}", lang) for row in rows]
    names = [subject_name(row["level"], row["name"], row["groups"], lang) for row in rows]
    yield "name", names
    if "actors" in frame:
        yield "actors", [message(f"group.{row['actors']}", lang) for row in rows]
    if "part" in frame:
        parts = [(row["part"], row["group"], row["group_name"]) for row in rows]
        yield "group_name", [part_name(*part, by, lang) for part in parts]


def number(value: "float | NAType", lang: Lang) -> str:
    """With four decimals, or four significant figures where it is small."""
    if isinstance(value, NAType):
        return NOTHING
    if abs(value - round(value)) < WHOLE:
        return figure(value, lang)
    return figure(value, lang, max(DECIMALS, DECIMALS - 1 - floor(log10(abs(value)))))


def chance(p: "float | NAType", lang: Lang) -> str:
    """A p-value, which is never 0."""
    return "<1e-9" if not isinstance(p, NAType) and p < WHOLE else number(p, lang)


def _aligned(columns: dict[str, list[str]]) -> list[str]:
    """Texts to the left, figures to the right."""
    texts = {
        place
        for place, values in enumerate(columns.values())
        if not any(letter.isdigit() for value in values for letter in value[:1])
    }
    return aligned([[head, *values] for head, values in columns.items()], texts)
