"""What a chart draws beside its lines: where labels, gaps and milestones go."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from graph.dates import MONTHS_IN_STEP, Step, parse_date, step_of_label

Rows = list[dict[str, Any]]
MOST_POINTS = 40
LABEL_GAP = 16
LETTER = 6.2
ROW = 18
FOOTER_WIDTH = 128


class Style(NamedTuple):
    """How a line is drawn."""

    color: str
    dash: list[int]


LAYER_STYLES = {
    "all": Style("#8a8a8a", [1, 0]),
    "formal": Style("#14507a", [1, 0]),
    "informal": Style("#b3520a", [6, 4]),
    "participants": Style("#14507a", [1, 0]),
    "participants_first": Style("#b3520a", [6, 4]),
}


@dataclass(frozen=True, slots=True, order=True)
class Milestone:
    """A dated mark and its name."""

    day: date
    name: str


def step_of(frame: pd.DataFrame) -> Step:
    """The step of a growth table, from how its periods are written."""
    return step_of_label(str(frame["period"].iloc[0]))


def at_period(label: str) -> date:
    """First day of the period ``2014``, ``2014-Q1`` or ``2014-01``.

    >>> at_period("2014-Q3")
    datetime.date(2014, 7, 1)
    """
    year, _, quarter = label.partition("-Q")
    return date(int(year), 3 * int(quarter) - 2, 1) if quarter else parse_date(label).first


def after(day: date, step: Step) -> date:
    """First day of the next period."""
    months = day.year * 12 + day.month - 1 + MONTHS_IN_STEP[step]
    return date(months // 12, months % 12 + 1, 1)


def middle(day: date, step: Step) -> date:
    """The middle of the period that begins this day: its values stand there, milestones before or after."""
    return day + (after(day, step) - day) / 2


def plotted(frame: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Rows of the layers to draw, from a growth table.

    Columns layer, start (first day of the period), at (its middle), pairs (NaN unobserved), partial.
    """
    if met_alone(frame):
        return _met(frame, step)
    drawn = ["formal", "informal"]
    if (frame["n_formality_unknown"].fillna(0) > 0).any():
        drawn.insert(0, "all")
    kept = frame[frame["layer"].isin(drawn)]
    return _series(kept, kept["layer"].tolist(), "pairs", step)


def met_alone(frame: pd.DataFrame) -> bool:
    """Whether a growth table speaks of events alone, no tie being dated."""
    return bool(frame["pairs"].isna().all() and frame["participants"].notna().any())


def _met(frame: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The same of who took part in events: lines in place of layers, counts in ``pairs``."""
    rows = frame[frame["layer"] == "all"]
    names = ("participants", "participants_first")
    return pd.concat(
        [_series(rows, [name] * len(rows), name, step) for name in names], ignore_index=True
    )


def _series(kept: pd.DataFrame, layers: list[str], column: str, step: Step) -> pd.DataFrame:
    starts = [at_period(period) for period in kept["period"]]
    return pd.DataFrame(
        {
            "layer": layers,
            "start": starts,
            "at": [middle(day, step) for day in starts],
            "pairs": kept[column].to_numpy(dtype=float, na_value=float("nan")),
            "partial": kept["partial"].fillna(value=False).to_numpy(dtype=bool),
        }
    )


def line_rows(rows: pd.DataFrame) -> Rows:
    """What lines are drawn through: layer, at, pairs; None where a line breaks."""
    broken = rows["partial"] | rows["pairs"].isna()
    pairs = rows["pairs"].astype(object).where(~broken, None)
    return _records(rows.assign(pairs=pairs), ("layer", "at", "pairs"))


def point_rows(rows: pd.DataFrame) -> Rows:
    """What gets a point: all that is observed, or where there are many only what no line would show."""
    seen = rows["pairs"].notna()
    whole = (seen & ~rows["partial"]).astype(int)
    if len(rows) > MOST_POINTS * rows["layer"].nunique():
        beside = whole.groupby(rows["layer"]).transform(
            lambda own: own.shift(fill_value=0) + own.shift(-1, fill_value=0)
        )
        seen &= rows["partial"] | (beside == 0)
    return _records(rows[seen], ("layer", "at", "pairs", "partial"))


def _records(rows: pd.DataFrame, names: tuple[str, ...]) -> Rows:
    columns = [rows[name].tolist() for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def gaps(rows: pd.DataFrame, step: Step) -> Rows:
    """Stretches in which no layer was observed: start, end (excluded)."""
    seen = rows.groupby("start")["pairs"].count()
    found: Rows = []
    for day in sorted(seen.index[seen == 0]):
        if found and found[-1]["end"] == day:
            found[-1]["end"] = after(day, step)
        else:
            found.append({"start": day, "end": after(day, step)})
    return found


def end_labels(rows: pd.DataFrame, height: float) -> Rows:
    """Where each line's name goes: after its last whole period, apart from the others; layer, at, pairs."""
    seen = rows[rows["pairs"].notna() & ~rows["partial"]]
    seen = rows[rows["pairs"].notna()] if seen.empty else seen
    if seen.empty:
        return []
    unit = max(float(seen["pairs"].max()), 1.0) / height
    ends = [group.iloc[-1] for _, group in seen.groupby("layer", sort=True)]
    placed: Rows = []
    for end in sorted(ends, key=lambda row: (row["pairs"], row["layer"])):
        lowest = placed[-1]["pairs"] + LABEL_GAP * unit if placed else 0.0
        where = max(float(end["pairs"]), lowest)
        placed.append({"layer": end["layer"], "at": end["at"], "pairs": where})
    return placed


def milestone_rows(
    marks: Sequence[Milestone], rows: pd.DataFrame, step: Step, width: float
) -> Rows:
    """The milestones inside the chart's time, on as many rows above it as their names need: at, name, top."""
    first, end = rows["start"].min(), after(rows["start"].max(), step)
    days = (end - first).days
    inside = [mark for mark in marks if first <= mark.day < end]
    placed: list[tuple[float, int, Milestone]] = []
    for mark in reversed(inside):
        x = (mark.day - first).days / days * width
        right = x + 24 + LETTER * len(mark.name)
        # Above every later mark that stands under its name, so that no rule crosses a name.
        line = max((line + 1 for other, line, _ in placed if other < right), default=0)
        placed.append((x, line, mark))
    return [
        {"at": mark.day, "name": mark.name, "top": -12 - ROW * line}
        for _, line, mark in reversed(placed)
    ]


def wrapped(lines: Sequence[str]) -> list[str]:
    """Lines cut where they pass the chart's width."""
    return [part for line in lines for part in textwrap.wrap(line, FOOTER_WIDTH) or [""]]
