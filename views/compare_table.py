"""The network on two days as text for a terminal: what each day holds, then what happened between them."""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from analyses.growth.columns import BETWEEN, CHANGES
from analyses.measure import registry
from graph.language import Lang, message
from views.measure_table import number
from views.naming import subject_name
from views.sentences.words import sentence
from views.side_by_side import Row, beside
from views.unvalued import why_empty

FLOWS = (*CHANGES, *BETWEEN)
SAID = ("level", "measure", "name", "layer")
REASONS = ("level", "measure", "reason_before", "reason_after")


def compare_text(
    frame: pd.DataFrame, days: tuple[date, date], lang: Lang, groups: str = "sector"
) -> str:
    """A line a quantity: its values on both days and the difference, or its value between them.

    Quantities that growth and the measures share stand once. Those without a value are told with
    the reason.
    """
    shown = _once(frame)
    flow = _is_flow(shown)
    shown = shown.assign(reason_before=shown["reason_before"].mask(flow))
    known = shown["before"].notna() | shown["after"].notna()
    heads = [*(day.isoformat() for day in days), message("group.difference", lang)]
    both = shown[known & ~flow]
    figures = _figures(both, ("before", "after", "difference"), lang)
    lines = beside(list(_rows(both, figures, lang, groups)), heads)
    between = shown[known & flow]
    if len(between):
        one = _rows(between, _figures(between, ("after",), lang), lang, groups)
        head = [message("compare.number", lang)]
        rows: list[Row] = [(message("compare.between", lang), []), *one]
        lines += ["", *_titled(beside(rows, head))]
    return "\n".join([*lines, *why_empty(_reasons(shown, days, lang), lang)])


def _titled(lines: list[str]) -> list[str]:
    """The head of the figures on the line of the title."""
    head, title, *rest = lines
    return [title + head[len(title) :], *rest]


def _once(frame: pd.DataFrame) -> pd.DataFrame:
    """Growth, then the measures that it has not said already, layer by layer."""
    grown = frame[frame["level"] == "growth"]
    said = set(zip(grown["measure"], grown["layer"], strict=True))
    again = [
        level == "network" and (name, layer) in said
        for level, name, layer in zip(frame["level"], frame["measure"], frame["layer"], strict=True)
    ]
    layers = list(dict.fromkeys(frame["layer"]))
    order = {
        "level": lambda names: names != "growth",
        "layer": lambda names: names.map(layers.index),
    }
    kept = frame[[not each for each in again]]
    return kept.sort_values(
        ["level", "layer"], key=lambda names: order[str(names.name)](names), kind="stable"
    )


def _is_flow(frame: pd.DataFrame) -> "pd.Series[bool]":
    """What is counted between the two days: changes of growth, measures of change and of durations."""
    of_time = [
        each.name for each in registry().values() if each.of_change or "spells" in each.inputs
    ]
    grown = frame["level"] == "growth"
    return frame["measure"].isin(FLOWS).where(grown, frame["measure"].isin(of_time))


def _figures(frame: pd.DataFrame, names: Sequence[str], lang: Lang) -> list[tuple[str, ...]]:
    return list(
        zip(*([number(value, lang) for value in frame[name]] for name in names), strict=True)
    )


def _rows(
    frame: pd.DataFrame, figures: Sequence[Sequence[str]], lang: Lang, groups: str
) -> Iterator[Row]:
    """Labels and figures; titles where the layer or the subject of the rows changes."""
    grown, layers = (frame["level"] == "growth").any(), len(set(frame["layer"])) > 1
    held: list[str] = []
    said = zip(*(frame[name].astype(str) for name in SAID), figures, strict=True)
    for level, measure, name, layer, cells in said:
        label, whole = quantity(level, measure, lang), level in ("growth", "network")
        titles = [
            message("compare.measures", lang) if grown and level != "growth" else "",
            message(f"layer.{layer}", lang).capitalize() if layers else "",
            "" if whole else label,
        ]
        yield from _new(titles, held)
        held = titles
        yield (label if whole else subject_name(level, name, groups, lang)), cells


def _new(titles: list[str], held: list[str]) -> Iterator[Row]:
    """The titles from the first that changes on."""
    for place, title in enumerate(titles):
        if title and titles[: place + 1] != held[: place + 1]:
            yield from (("", []), (title, [])) if place == 0 else ((title, []),)


def quantity(level: str, measure: str, lang: Lang) -> str:
    """What a row counts, in words, and the name by which a measure is asked for."""
    if level == "growth":
        return sentence(message(f"grown.{measure}", lang))
    label = registry()[measure].says(lang)
    return message("compare.coded", lang, label=label, name=measure)


def _reasons(frame: pd.DataFrame, days: tuple[date, date], lang: Lang) -> Iterator[tuple[str, str]]:
    said = zip(*(frame[name] for name in REASONS), frame["after"].isna(), strict=True)
    for level, measure, before, after, empty in said:
        codes = zip(days, (before, after), strict=True)
        told = {day: str(code) for day, code in codes if _told(code)}
        whole = len(set(told.values())) == 1 and (len(told) > 1 or not isinstance(before, str))
        for day, code in told.items():
            why = message(f"reason.{code}", lang)
            yield (why if whole else message("compare.on", lang, day=day, why=why)), measure
        if level == "growth" and empty:
            yield message("compare.unobserved", lang), quantity(level, measure, lang)


def _told(code: object) -> bool:
    return isinstance(code, str) and code != ""
