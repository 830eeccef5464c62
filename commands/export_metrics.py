"""What ``maillage export metrics`` writes: the measures of one date, with their codebook."""

from pathlib import Path
from typing import TYPE_CHECKING

from commands.language import lang, say
from commands.options import Question
from commands.publishing import hidden_names, public_stamp
from commands.show import busy

if TYPE_CHECKING:
    from graph.dates import PartialDate
    from graph.selection import Selection


def export_metrics(
    question: Question, selection: "Selection", day: "PartialDate | None", draws: int, out: Path
) -> list[Path]:
    """Every measure of one date (of all ties without one), as a data package in a folder."""
    from analyses.measure import registry
    from analyses.panel import Settings, When, panel
    from exports.metrics import write_metrics
    from views.stamp import note_of

    hidden = hidden_names(question, selection)
    measures = [each for each in registry().values() if not each.of_change]
    when = When((day.last,) if day else ())
    with busy(say("measuring.busy")) as told:
        settings = Settings(draws=draws, hidden=hidden, progress=told)
        frame = panel(selection, measures, when, settings=settings)
    stamp = public_stamp(question, selection, hidden, {"as_of": day})
    return write_metrics(frame, measures, out, note_of(stamp, lang()), lang())
