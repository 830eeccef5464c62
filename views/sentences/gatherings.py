"""What a growth table says of meetings where no tie is dated: who came, nothing of ties."""

from graph.figures import figure
from graph.kinds import Lang
from graph.texts import message
from views.sentences.rows import Row
from views.sentences.words import counted, sentence


def gathering_sentences(rows: list[Row], lang: Lang) -> list[str]:
    """The first and the last period wholly observed, side by side; the rest is not compared."""
    whole = [row for row in rows if not row.partial] or rows[-1:]
    shown = whole[:1] if len(whole) == 1 else [whole[0], whole[-1]]
    return [message("said_no_tie", lang), *(_met(row, lang) for row in shown)]


def _met(row: Row, lang: Lang) -> str:
    text = message(
        "said_met",
        lang,
        when=row.when.text(lang),
        events=counted("event", row["events"], lang),
        came=counted("came", row["participants"], lang),
        first=figure(row["participants_first"], lang),
        actors=counted("actor", row["actors_present"], lang),
    )
    return sentence(text)
