"""One sentence a group: its pairs in the first and in the last period wholly observed, in name order."""

import pandas as pd

from graph.kinds import Lang
from graph.selection import Selection, select
from graph.tables import Snapshot
from graph.texts import message
from views.sentences.rows import Row, observed
from views.sentences.survey import Campaign, campaigns, since_first
from views.sentences.words import counted, sentence


def group_sentences(
    frame: pd.DataFrame, network: Selection | Snapshot, lang: Lang
) -> tuple[str, ...]:
    """A sentence for each group of a ``growth_by`` table with its groups named; nothing is ranked.

    ``network``: what the table was made from, whose survey campaigns say from when to compare.
    """
    held = campaigns(select(network) if isinstance(network, Snapshot) else network)
    parts = frame[frame["part"] != "total"]
    return tuple(
        sentence(message("said_group", lang, name=name, text=_told(rows, held, lang)))
        for (_, name, _), rows in parts.groupby(["part", "group_name", "group"], sort=False)
    )


def _told(rows: pd.DataFrame, held: list[Campaign], lang: Lang) -> str:
    whole = since_first([row for row in observed(rows) if not row.partial], held)
    if not whole:
        return message("said_group_none", lang)
    last = {"after": counted("pair", whole[-1]["pairs"], lang), **_where("after", whole[-1], lang)}
    if len(whole) == 1:
        return message("said_group_one", lang, **last)
    first = {"before": counted("pair", whole[0]["pairs"], lang), **_where("before", whole[0], lang)}
    return message("said_group_moved", lang, **first, **last)


def _where(side: str, row: Row, lang: Lang) -> dict[str, str]:
    actors = ""
    if row.has("actors_present"):
        present = counted("actor", row["actors_present"], lang)
        actors = message("said_group_actors", lang, actors=present)
    return {f"when_{side}": row.when.text(lang), f"actors_{side}": actors}
