"""Measures of territories side by side as text for a terminal: a column a territory."""

import pandas as pd

from graph.language import Lang, message
from views.compare_table import quantity
from views.growth_table import NOTHING
from views.measure_table import measure_text, number
from views.naming import part_name
from views.side_by_side import beside, columns_that_fit
from views.unvalued import why_empty

PLACE = ["part", "group", "group_name"]


def territories_text(frame: pd.DataFrame, lang: Lang) -> str:
    """A line a measure of whole territories, as many columns at a time as fit; rows for other measures."""
    if (frame["level"] != "network").any() or len(set(frame["layer"])) > 1:
        return measure_text(frame, lang, "territory")
    known = set(frame.loc[frame["value"].notna(), "measure"])
    names = [name for name in dict.fromkeys(frame["measure"]) if name in known]
    labels = [quantity("network", name, lang) for name in names]
    places = list(frame[PLACE].drop_duplicates().itertuples(index=False, name=None))
    heads = [part_name(part, value, name, "territory", lang) for part, value, name in places]
    held = frame.set_index([*PLACE, "measure"])["value"]
    figures = [
        [number(held.get((*place, name), pd.NA), lang) for place in places] for name in names
    ]
    lines: list[str] = []
    while heads:
        most = columns_that_fit(figures, heads)
        cells = [row[:most] for row in figures]
        lines += [*beside(list(zip(labels, cells, strict=True)), heads[:most]), ""]
        heads, figures = heads[most:], [row[most:] for row in figures]
    return "\n".join([*lines[:-1], *_notes(frame, lang)])


def _notes(frame: pd.DataFrame, lang: Lang) -> list[str]:
    empty = frame[frame["value"].isna()]
    reasons = [
        (message(f"reason.{code}", lang) if code else NOTHING, str(name))
        for code, name in zip(empty["reason"], empty["measure"], strict=True)
    ]
    return why_empty(reasons, lang)
