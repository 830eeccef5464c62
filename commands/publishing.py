"""What is made to be shared: who bears a pseudonym in it, and its stamp."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from commands.options import Question
from commands.session import again

if TYPE_CHECKING:
    from graph.selection import Selection
    from views.stamp import Stamp


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
) -> "Stamp":
    """The stamp of a page or export: also says how many are hidden, and whether evidence is."""
    from maillage import __version__
    from views.stamping import stamp_of

    closed = not question.internal and not selection.snapshot.datasets.evidence_public.all()
    return stamp_of(
        selection,
        version=__version__,
        command=again(question.store),
        asked=asked,
        left_out={"n_hidden": len(names), "evidence": closed},
        internal=question.internal,
    )
