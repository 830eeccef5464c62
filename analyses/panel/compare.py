"""The network on two days side by side: the growth table, then measures, each with its difference."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analyses.growth import COLUMNS as GROWTH
from analyses.growth import compare
from analyses.measure import Measure, registry
from analyses.panel import STANDARD, Settings, When, panel
from graph.selection import Selection

SAID = ("period", "layer", "window_from", "window_to", "partial")
KEYS = ["measure", "level", "subject", "name", "layer"]
COLUMNS = (
    *KEYS, "before", "after", "difference", "n_before", "n_after", "n_at_risk", "n_excluded", "p",
    "reason_before", "reason_after",
)  # fmt: skip


def plain_measures() -> list[Measure]:
    """The measures of the whole network that need no draws."""
    return [each for each in registry().values() if each.compared]


def side_by_side(
    selection: Selection,
    days: tuple[date, date],
    measures: Sequence[Measure],
    *,
    layers: Sequence[str] = ("all",),
    settings: Settings = STANDARD,
) -> pd.DataFrame:
    """Each quantity on both days and its difference: the columns of ``COLUMNS``.

    First the columns of ``growth`` on the two days (level ``growth``), then the measures; a measure of
    change stands in ``after``. Raises InputError when no tie is dated or the days are not in order.
    """
    grown = compare(selection, days)
    frames = [_growth(grown[grown["layer"] == layer], layer) for layer in layers]
    found = panel(selection, measures, When(days=days), layers=layers, settings=settings)
    frames.append(_paired(found, days))
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)]


def _growth(rows: pd.DataFrame, layer: str) -> pd.DataFrame:
    names = [name for name in GROWTH if name not in SAID]
    before, after = (rows[names].iloc[at].astype("Float64").reset_index(drop=True) for at in (0, 1))
    frame = pd.DataFrame({"measure": names, "before": before, "after": after})
    frame["difference"] = frame["after"] - frame["before"]
    frame = frame.assign(level="growth", subject="network", name="network", layer=layer)
    return frame.reindex(columns=list(COLUMNS))


def _paired(found: pd.DataFrame, days: tuple[date, date]) -> pd.DataFrame:
    """The rows of both days joined by subject; a subject of one day only has no difference."""
    kept = [*KEYS, "value", "n", "reason"]
    first, last = (found[found["period"] == day.isoformat()] for day in days)
    whole = found[found["period"] == ""]
    after = pd.concat([last, whole])[[*kept, "n_at_risk", "n_excluded", "p"]]
    both = first[kept].merge(
        after, how="outer", on=KEYS, suffixes=("_before", "_after"), sort=False
    )
    both = both.rename(columns={"value_before": "before", "value_after": "after"})
    both["difference"] = both["after"] - both["before"]
    order = {name: place for place, name in enumerate(dict.fromkeys(found["measure"]))}
    return both.sort_values("measure", key=lambda names: names.map(order), kind="stable")
