"""Who came, as text for a terminal: a line a period, then the names of the last one."""

import pandas as pd

from analyses.growth.attendance import STATUSES
from graph.figures import figure
from graph.kinds import Lang
from graph.texts import message
from views.folding import folded
from views.growth_table import NOTHING, aligned
from views.sentences.words import counted, period_name, sentence


def attendance_text(frame: pd.DataFrame, lang: Lang) -> str:
    """Counts of each period that held an event; ``*`` marks periods observed in part."""
    by_status = frame.groupby(["period", "status"], sort=False).size()
    periods = list(dict.fromkeys(frame["period"]))
    about = frame.drop_duplicates("period").set_index("period")
    marks = ["*" if about.loc[period, "partial"] else "" for period in periods]
    came = [
        int((frame["period"].eq(each) & frame["status"].ne("absent")).sum()) for each in periods
    ]
    columns = {
        message("growth.period", lang): [f"{a}{b}" for a, b in zip(periods, marks, strict=True)],
        message("attendance.held", lang): [_at(about["held"], each, lang) for each in periods],
        message("attendance.came", lang): [figure(number, lang) for number in came],
    }
    for status in STATUSES:
        counts = [figure(int(by_status.get((each, status), 0)), lang) for each in periods]
        if status == "absent":
            counts = [NOTHING if mark else count for count, mark in zip(counts, marks, strict=True)]
        columns[message(f"attendance.head.{status}", lang)] = counts
    notes = [message("attendance.partial", lang)] if any(marks) else []
    return "\n".join(aligned(columns) + notes)


def _at(values: "pd.Series[int]", period: str, lang: Lang) -> str:
    return figure(int(values[period]), lang)


def attendance_names(frame: pd.DataFrame, lang: Lang) -> tuple[str, ...]:
    """Of the last period: who came and who no longer did, by status, in name order."""
    if frame.empty:
        return ()
    last = frame[frame["period"] == frame["period"].iloc[-1]]
    period = period_name(str(last["period"].iloc[0]), lang)
    held = counted("event", int(last["held"].iloc[0]), lang)
    head = message("attendance.last", lang, period=period, held=held)
    return (sentence(head), *_lists(last, lang))


def _lists(last: pd.DataFrame, lang: Lang) -> list[str]:
    found = []
    for status in STATUSES:
        names = last.loc[last["status"] == status, "name"]
        if len(names):
            label = message(f"attendance.{status}", lang, n=figure(len(names), lang))
            found += folded(f"{label} {', '.join(names)}", rest="  ")
    return found
