"""What a growth table says in plain words, with figures and denominators.

The rules are those of honest counting: nothing is compared before the first wholly observed period, nor
before the first survey campaign where there are some, nor with a period observed in part; a rise that
may come from better collection is said to; a running total is never a rise; a tie only last seen is "no
longer reported", not ended.
"""

import numpy as np
import pandas as pd

from analyses.growth import between
from analyses.growth.dated import any_dated
from graph.dates import period_label, period_number, step_of_label
from graph.figures import figure
from graph.kinds import Lang
from graph.links import links
from graph.selection import Selection, select
from graph.tables import Snapshot
from graph.texts import message
from views.sentences.gatherings import gathering_sentences
from views.sentences.rows import Row, observed
from views.sentences.survey import campaigns, looked_at, since_first
from views.sentences.words import agreed, counted, sentence, since_name

MOST = 5


def growth_sentences(
    frame: pd.DataFrame, network: Selection | Snapshot, lang: Lang
) -> tuple[str, ...]:
    """Three to five sentences on a table of ``growth`` made from the same network.

    One or two where no period was observed, as there is nothing to say.
    """
    selection = select(network) if isinstance(network, Snapshot) else network
    rows = observed(frame)
    whole = since_first([row for row in rows if not row.partial], campaigns(selection))
    n_partial = sum(row.partial for row in rows)
    opening = _opening(selection, lang)
    if not rows:
        return (*opening, message("said_unobserved", lang))
    if not any(row.has("pairs") for row in rows):
        return (*opening, *gathering_sentences(rows, lang))
    if not any_dated(links(selection)):
        left = "no_tie_left" if selection.actors.any() else "nobody_left"
        return (*opening, message(f"said_{left}", lang))
    if rows[-1].when.since is None:
        needed, more = _total(rows, selection, lang)
    elif len(whole) > 1:
        needed, more = _comparison(whole, selection, lang)
    else:
        needed, more = _state((whole or rows)[-1], selection, lang)
    if n_partial:
        more.append(_plain("partial", n_partial, lang))
    room = MOST - len(opening) - len(needed)
    return (*opening, *needed, *more[:room])


def _simulated(selection: Selection) -> bool:
    return bool(selection.snapshot.datasets.simulated.any())


def _opening(selection: Selection, lang: Lang) -> list[str]:
    edges = selection.filters.edges
    said = [message("said_simulated", lang)] if _simulated(selection) else []
    return said + ([message(f"said_edges_{edges}", lang)] if edges != "ties" else [])


def _census(rows: list[Row], selection: Selection, lang: Lang, *, up: bool = False) -> list[str]:
    """That figures may come from the census, unless a campaign looked at every one of these rows."""
    held = campaigns(selection)
    if held and all(looked_at(row, held) for row in rows):
        return []
    said = message("said_no_campaign" if not held else "said_campaign_elsewhere", lang)
    return [f"{said} {message('said_census_up' if up else 'said_census', lang)}"]


def _comparison(whole: list[Row], selection: Selection, lang: Lang) -> tuple[list[str], list[str]]:
    """The first wholly observed period against the last one."""
    first, last = whole[0], whole[-1]
    said = [_moved(first, last, selection, lang)]
    change = between(selection, first.when.window, last.when.window)
    moved = Row(last.when, False, change.iloc[0])
    if moved.has("formed"):
        said.append(_change(first, moved, lang))
    said += _census([first, last], selection, lang, up=last["pairs"] > first["pairs"])
    more = []
    if moved.has("formalised") and moved["formalised"]:
        more.append(_plain("formalised", moved["formalised"], lang))
    return said, more + _without(last, lang)


def _moved(first: Row, last: Row, selection: Selection, lang: Lang) -> str:
    return message(
        "said_moved" if first["pairs"] != last["pairs"] else "said_unmoved",
        lang,
        before=figure(first["pairs"], lang),
        when_before=first.when.text(lang),
        actors_before=counted("actor", first["actors_present"], lang),
        mean_before=_mean(first, lang),
        after=figure(last["pairs"], lang),
        when_after=last.when.text(lang),
        actors_after=counted("actor", last["actors_present"], lang),
        mean_after=_mean(last, lang),
        links=_links(last, selection, lang),
    )


def _links(row: Row, selection: Selection, lang: Lang) -> str:
    """``346 ties between 331 pairs``; pairs alone where some of them come from events."""
    pairs = counted("pair", row["pairs"], lang)
    if selection.filters.edges != "ties":
        return pairs
    return message("said_links", lang, records=counted("tie", row["records"], lang), pairs=pairs)


def _mean(row: Row, lang: Lang) -> str:
    if not row.has("mean_degree"):
        return ""
    value = round(float(row.cells["mean_degree"]), 1)
    mean = f"{figure(value, lang, 1)} {agreed('partner', value, lang)}"
    return message("said_mean", lang, mean=mean)


def _change(first: Row, moved: Row, lang: Lang) -> str:
    parts = [_formed("formed", "said_none_formed", moved, lang)]
    unseen = moved["n_last_seen"]
    known = moved["ended"] - unseen
    ended = [counted(noun, n, lang) for noun, n in (("ended", known), ("unseen", unseen)) if n]
    if ended:
        text = (
            ended[0] if len(ended) == 1 else message("said_and", lang, one=ended[0], two=ended[1])
        )
        before = counted("pair", first["pairs"], lang)
        parts.append(message("said_ended", lang, before=before, ended=text))
    return message(
        "said_change", lang, parts="; ".join(parts) if lang == "en" else " ; ".join(parts)
    )


def _formed(noun: str, none: str, row: Row, lang: Lang) -> str:
    if not row["formed"]:
        return message(none, lang)
    newcomer = figure(row["formed_newcomer"], lang)
    return message(
        "said_formed", lang, formed=counted(noun, row["formed"], lang), newcomer=newcomer
    )


def _without(row: Row, lang: Lang) -> list[str]:
    """Actors with no tie, if any; French pages do not call them isolated."""
    if not row["isolates"]:
        return []
    actors = counted("actor", row["actors_present"], lang)
    without = counted("without", row["isolates"], lang)
    text = message("said_without", lang, when=row.when.text(lang), actors=actors, without=without)
    return [sentence(text)]


def _plain(noun: str, value: int, lang: Lang) -> str:
    return message("said_plain", lang, text=counted(noun, value, lang))


def _state(row: Row, selection: Selection, lang: Lang) -> tuple[list[str], list[str]]:
    """One period alone."""
    actors = counted("actor", row["actors_present"], lang)
    told = {"when": row.when.text(lang), "actors": actors, "mean": _mean(row, lang)}
    said = [
        sentence(message("said_state", lang, **told, links=_links(row, selection, lang))),
        message("said_not_compared", lang),
    ]
    return said + _census([row], selection, lang), _without(row, lang)


def _total(rows: list[Row], selection: Selection, lang: Lang) -> tuple[list[str], list[str]]:
    """A running total: what was recorded since the start, never a rise."""
    at = max((n for n, row in enumerate(rows) if not row.partial), default=len(rows) - 1)
    last = rows[at]
    when = last.when.text(lang)
    said = [_recorded(last, selection, lang)]
    if last.has("formed") and at and not rows[at - 1].partial and not last.partial:
        formed = _formed("recorded", "said_none_recorded", last, lang)
        said.append(sentence(message("said_new", lang, when=when, formed=formed)))
    said.append(message("said_total_rule", lang))
    return said + _census([last], selection, lang), _without(last, lang)


def _recorded(row: Row, selection: Selection, lang: Lang) -> str:
    ties = selection.filters.edges == "ties"
    total = ("total_ties", row["records"]) if ties else ("total_pairs", row["pairs"])
    text = message(
        "said_total",
        lang,
        when=row.when.text(lang),
        links=_links(row, selection, lang),
        total=agreed(*total, lang),
        since=since_name(_first_label(selection, row.when.label), lang),
        actors=counted("actor", row["actors_present"], lang),
    )
    return sentence(text)


def _first_label(selection: Selection, like: str) -> str:
    """The period of the earliest link, written as another label is."""
    step = step_of_label(like)
    first = np.datetime64(int(links(selection).start.min()), "D")
    return period_label(int(period_number(np.array([first]), step)[0]), step)
