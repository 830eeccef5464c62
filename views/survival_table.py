"""Survival curves as text for a terminal: a line a time, and what the curves rest on."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analyses.measures.survival.durations import Spells
from analyses.measures.survival.summaries import median_survival, survival_log_rank
from analyses.measures.survival.table import ALL
from graph.language import Lang, figure, message, percent
from views.growth_table import NOTHING, headed
from views.naming import couple_name

SHARES = ("survival", "ci_low", "ci_high", "ci_low_actors", "ci_high_actors")
COUNTS = ("at_risk", "events")
# A curve followed day by day has too many lines for a terminal.
MOST_LINES = 24
LEAST_P = 1e-4


def survival_text(frame: pd.DataFrame, lang: Lang, groups: str = "") -> str:
    """The curves of a survival table: all relations, then each couple of groups of an attribute."""
    parts = [
        _curve(_title(str(name), groups, lang), part, lang)
        for name, part in frame.groupby("group", sort=False)
    ]
    return "\n\n".join(parts) if parts else message("survival.no_curve", lang)


def _title(name: str, groups: str, lang: Lang) -> str:
    return message("survival.all", lang) if name == ALL else couple_name(name, groups, lang)


def _curve(title: str, part: pd.DataFrame, lang: Lang) -> str:
    each = -(-len(part) // MOST_LINES)
    shown = part.iloc[::each]
    step = message(f"survival.step.{part['step'].iloc[0]}", lang)
    columns = {message("survival.after", lang, step=step): [str(time) for time in shown["time"]]}
    for column in COUNTS:
        columns[message(f"survival.{column}", lang)] = [figure(n, lang) for n in shown[column]]
    for column in SHARES:
        if shown[column].notna().any():
            columns[message(f"survival.{column}", lang)] = _shares(shown[column], lang)
    left = [message("survival.thinned", lang, each=each)] if each > 1 else []
    return "\n".join([title, *headed(columns), *left])


def _shares(values: "pd.Series[float]", lang: Lang) -> list[str]:
    return [NOTHING if pd.isna(each) else percent(each, lang, 1) for each in values]


def survival_sentences(
    spells: Spells, lang: Lang, groups: Mapping[Any, str] | None = None
) -> list[str]:
    """How many relations were followed, which were left out and why, their median, groups compared."""
    step = message(f"survival.step.{spells.step}", lang)
    counts = {name: figure(n, lang) for name, n in spells.counts.items()}
    followed, ended = figure(len(spells), lang), figure(int(spells.event.sum()), lang)
    said = [message("survival.followed", lang, n=followed, ended=ended, **counts)]
    median = median_survival(spells)
    if median.reason:
        said.append(
            message("survival.no_median", lang, why=message(f"reason.{median.reason}", lang))
        )
    else:
        said.append(message("survival.median", lang, step=step, n=figure(median.value, lang)))
    return said if groups is None else [*said, _compared(spells, lang, groups)]


def _compared(spells: Spells, lang: Lang, groups: Mapping[Any, str]) -> str:
    test = survival_log_rank(spells, groups)
    if test.reason:
        return message("survival.not_compared", lang, why=message(f"reason.{test.reason}", lang))
    tiny = test.p < LEAST_P
    facts = {"chi": figure(test.value, lang, 2), "p": figure(max(test.p, LEAST_P), lang, 4)}
    return message("survival.compared", lang, sign="<" if tiny else "=", **facts)
