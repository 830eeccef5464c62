"""Growth by group, or with and without some actors, as text for a terminal: the last whole period."""

import pandas as pd

from graph.language import Lang, figure, message
from graph.language.terminal import WIDTH
from views.growth_table import NOTHING, cells, empty_note, headed
from views.naming import part_name
from views.sentences.rows import observed
from views.sentences.words import sentence

COUNTS = ("actors_present", "actors_tied", "pairs", "formal", "informal", "formed", "ended")
RATIOS = ("density", "mean_degree", "transitivity", "degree_centralization")
MEASURES = (
    "actors_present", "actors_tied", "pairs", "records", "formed", "ended", "components",
    "largest_component", *RATIOS,
)  # fmt: skip
VERSIONS = ("with", "without", "difference")


def with_names(frame: pd.DataFrame, by: str, lang: Lang) -> pd.DataFrame:
    """A ``growth_by`` table with the names people read: labels, and what is no group by what it is."""
    names = [
        part_name(part, value, name, by, lang)
        for part, value, name in zip(
            frame["part"], frame["group"], frame["group_name"], strict=True
        )
    ]
    return frame.assign(group_name=names)


def groups_text(frame: pd.DataFrame, lang: Lang) -> str:
    """One line a group in the last period wholly observed; the frame's groups are named."""
    period, when = _last_whole(frame[frame["part"] == "total"], lang)
    rows = frame[frame["period"] == period]
    layers = {name: rows[rows["layer"] == name] for name in ("all", "formal", "informal")}
    pairs = {name: layers[name]["pairs"].to_numpy() for name in ("formal", "informal")}
    kept = layers["all"].assign(**pairs)
    columns = {message(f"growth.{name}", lang): cells(kept[name], lang) for name in COUNTS}
    columns[message("growth.mean_degree", lang)] = cells(kept["mean_degree"], lang, 2)
    room = WIDTH - sum(
        max(map(len, [*head.split("|"), *values])) + 1 for head, values in columns.items()
    )
    shown = {"": [_cut(name, room) for name in kept["group_name"]], **columns}
    return "\n".join([when, *headed(shown), *empty_note(shown, "group.empty", lang)])


def without_text(frame: pd.DataFrame, lang: Lang) -> str:
    """The main measures with the actors, without them, and the difference, in the last whole period."""
    period, when = _last_whole(frame[frame["actors"] == "without"], lang)
    rows = frame[(frame["period"] == period) & (frame["layer"] == "all")].set_index("actors")
    columns = {"": [message(f"quantity.{name}", lang) for name in MEASURES]}
    for version in VERSIONS:
        shown = [_cell(rows.loc[version, name], name, lang) for name in MEASURES]
        columns[message(f"group.{version}", lang)] = shown
    return "\n".join([when, *headed(columns), *empty_note(columns, "growth.unobserved", lang)])


def _cell(value: object, name: str, lang: Lang) -> str:
    if pd.isna(value):  # type: ignore[call-overload]  # one cell
        return NOTHING
    return figure(float(str(value)), lang, 3 if name in RATIOS else 0)


def _last_whole(total: pd.DataFrame, lang: Lang) -> tuple[str, str]:
    """Label of the last period observed, wholly if any is, and its name with a capital."""
    rows = observed(total)
    if not rows:
        last = str(total["period"].iloc[-1])
        return last, last
    row = ([each for each in rows if not each.partial] or rows)[-1]
    return row.when.label, sentence(row.when.text(lang)) + message("language.colon", lang)


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else name[: max(room - 1, 1)] + "…"
