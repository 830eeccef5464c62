"""The growth table as text for a terminal: one line a period, the columns most people ask for."""

import pandas as pd

from graph.language import Lang, figure, message
from graph.language.terminal import GAP, WIDTH, aligned

NOTHING = "-"
MEETINGS = (
    "actors_present", "events", "participations", "participants", "participants_first",
    "participants_again", "milestones",
)  # fmt: skip
COUNTS = (
    "actors_present", "actors_tied", "pairs", "formal", "informal", "formed", "ended", "newcomers",
    "largest_component",
)  # fmt: skip


def growth_text(frame: pd.DataFrame, lang: Lang) -> str:
    """The table of a growth frame, for a terminal of 80 columns; ``*`` marks periods observed in part."""
    layers = {
        name: frame[frame["layer"] == name].reset_index(drop=True) for name in set(frame["layer"])
    }
    rows = layers["all"].assign(
        formal=layers["formal"]["pairs"], informal=layers["informal"]["pairs"]
    )
    shown = {message("growth.period", lang): _periods(rows)}
    alone = bool(rows["pairs"].isna().all() and rows["participants"].notna().any())
    for name in MEETINGS if alone else COUNTS:
        shown[message(f"growth.{name}", lang)] = cells(rows[name], lang)
    if alone:
        return "\n".join(headed(shown) + _notes(rows, shown, lang))
    shown[message("growth.mean_degree", lang)] = cells(rows["mean_degree"], lang, 2)
    return "\n".join(headed(shown) + _notes(rows, shown, lang))


def _periods(rows: pd.DataFrame) -> list[str]:
    marks = rows["partial"].fillna(value=False)
    return [
        f"{period}{'*' if mark else ''}" for period, mark in zip(rows["period"], marks, strict=True)
    ]


def cells(values: "pd.Series[float]", lang: Lang, decimals: int = 0) -> list[str]:
    """Figures as read, ``-`` where there is none."""
    return [NOTHING if pd.isna(value) else figure(value, lang, decimals) for value in values]


def headed(columns: dict[str, list[str]]) -> list[str]:
    """Heads over as many lines as ``|`` parts them into, cells to the right, periods to the left."""
    tall = max(name.count("|") for name in columns) + 1
    whole = [[*_heads(name, tall), *values] for name, values in columns.items()]
    wide = sum(max(map(len, column)) for column in whole) + len(GAP) * (len(whole) - 1)
    return aligned(whole, gap=GAP if wide <= WIDTH else " ")


def _heads(name: str, tall: int) -> list[str]:
    lines = name.split("|")
    return [""] * (tall - len(lines)) + lines


def _notes(rows: pd.DataFrame, shown: dict[str, list[str]], lang: Lang) -> list[str]:
    partial = rows["partial"].fillna(value=False).any()
    notes = [message("growth.partial", lang)] if partial else []
    return notes + empty_note(shown, "growth.unobserved", lang)


def empty_note(columns: dict[str, list[str]], code: str, lang: Lang) -> list[str]:
    """What an empty cell says, where the table has one."""
    held = any(cell == NOTHING for values in columns.values() for cell in values)
    return [message(code, lang)] if held else []
