"""A long table of measures turned wide: a row a subject and period, a column a measure."""

import pandas as pd

LEADING = (
    "actors", "part", "group", "group_name", "period", "window", "window_from", "window_to", "layer",
    "level", "subject", "name",
)  # fmt: skip


def wide(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a period, layer and subject, in the order of the long table, one column a measure.

    Only the values remain: what they rest on, and why some are missing, the long table says. Columns
    stand in the order in which the measures come.
    """
    keys = [name for name in LEADING if name in frame]
    # An empty subject says why nothing could be measured: it is no row of a wide table.
    shown = frame[(frame["subject"] != "") | (frame["level"] == "network")]
    rows = shown[keys].drop_duplicates(ignore_index=True)
    for name in dict.fromkeys(frame["measure"]):
        own = shown.loc[shown["measure"] == name, [*keys, "value"]]
        rows = rows.merge(own.rename(columns={"value": name}), how="left", on=keys)
    return rows
