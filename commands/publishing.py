"""What is made to be shared: who bears a pseudonym in it, and its stamp."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from commands.options import Question
from commands.session import again

if TYPE_CHECKING:
    from graph.selection import Selection
    from graph.tables import Snapshot
    from views.stamp import Stamp


def selected(question: Question, snapshot: "Snapshot") -> "Selection":
    """What the filters keep, no text naming who bears a pseudonym.

    An actor to remove may be given by its pseudonym.
    """
    from exports.masking import masked
    from exports.privacy import named
    from graph.selection import select

    without = named(snapshot.actors, question.store, question.filters.without)
    selection = select(snapshot, replace(question.filters, without=without))
    return masked(selection, hidden_names(question, selection))


def hidden_names(question: Question, selection: "Selection") -> dict[str, str]:
    """Actor id -> pseudonym of those who bear one in what this question makes."""
    from exports.privacy import shown_names

    return shown_names(
        selection.snapshot.actors,
        question.store,
        organisations=question.pseudonymise,
        internal=question.internal,
    )


def public_stamp(
    question: Question,
    selection: "Selection",
    names: Mapping[str, str],
    asked: Mapping[str, object] | None = None,
    shown: Mapping[str, str] | None = None,
) -> "Stamp":
    """The stamp of a page or export: also says how many are hidden, and whether evidence is.

    ``shown``: other actors as they were written -> as they may be shown.
    """
    closed = not question.internal and not selection.snapshot.datasets.evidence_public.all()
    left_out = {"n_hidden": len(names), "evidence": closed}
    return stamp(question, selection, names, asked, left_out, shown)


def stamp(
    question: Question,
    selection: "Selection",
    names: Mapping[str, str],
    asked: Mapping[str, object] | None,
    left_out: Mapping[str, int],
    shown: Mapping[str, str] | None = None,
) -> "Stamp":
    """The stamp of what this question makes; who bears a pseudonym is named by it alone."""
    from maillage import __version__
    from views.stamping import stamp_of

    return stamp_of(
        selection,
        version=__version__,
        command=again(question.store, _written(question, selection, names) | dict(shown or {})),
        asked=asked,
        left_out=left_out,
        internal=question.internal,
        names=names,
    )


def _written(
    question: Question, selection: "Selection", names: Mapping[str, str]
) -> dict[str, str]:
    """What filters name, as written on the command line -> as it may be shown."""
    asked, kept = question.filters, selection.filters
    pairs = zip((*asked.without, *asked.types), (*kept.without, *kept.types), strict=True)
    return {text: names.get(shown, shown) for text, shown in pairs}
