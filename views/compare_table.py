"""The network on two days as text for a terminal."""

from datetime import date

import pandas as pd

from graph.kinds import Lang
from graph.texts import message
from views.measure_table import aligned, number


def compare_text(frame: pd.DataFrame, days: tuple[date, date], lang: Lang) -> str:
    """A line a quantity that either day has: both values and the difference; why where there is none."""
    known = frame[frame["before"].notna() | frame["after"].notna()]
    columns = {message("table.measure", lang): known["measure"].astype(str).tolist()}
    if len(set(known["layer"])) > 1:
        columns[message("table.layer", lang)] = known["layer"].astype(str).tolist()
    if (known["name"] != "network").any():
        columns[message("table.name", lang)] = known["name"].astype(str).tolist()
    heads = (*(day.isoformat() for day in days), message("group.difference", lang))
    for head, name in zip(heads, ("before", "after", "difference"), strict=True):
        columns[head] = [number(value, lang) for value in known[name]]
    empty = len(frame) - len(known)
    return "\n".join([*aligned(columns), message("compare.empty", lang, n=empty)])
