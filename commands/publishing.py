"""What is made to be shared: who bears a pseudonym in it, and its stamp."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from commands.language import say
from commands.options import Question
from commands.session import again

if TYPE_CHECKING:
    from graph.privacy.mask import Mask
    from graph.privacy.pseudonyms import Coder
    from graph.selection import Selection
    from graph.tables import Snapshot
    from views.stamp import Stamp


@dataclass(frozen=True, slots=True)
class Ego:
    """An actor somebody asked for: its id in what is made, as it was asked, as a stamp may name it."""

    actor: str = ""
    asked: str = ""
    shown: str = ""


def selected(question: Question, snapshot: "Snapshot") -> "Selection":
    """What the filters keep, no text naming who bears a pseudonym.

    What the filters name may be given by its pseudonym or code.
    """
    from graph.privacy.codes import asked
    from graph.privacy.selection import masked_selection
    from graph.selection import select

    code = coder(question)
    selection = select(snapshot, asked(question.filters, snapshot, code))
    if question.internal and not question.pseudonymise:
        return selection
    return masked_selection(selection, hidden_names(question, selection), code)


def coder(question: Question) -> "Coder":
    """What makes the pseudonyms and codes of this store; a key that had to be made is said."""
    from graph.privacy.pseudonyms import Coder

    return Coder(
        question.store, lambda place: click.echo(say("pseudonyms.key", path=place), err=True)
    )


def hidden_names(question: Question, selection: "Selection") -> dict[str, str]:
    """Actor id -> pseudonym of those who bear one in what this question makes."""
    from graph.privacy.pseudonyms import shown_names

    return shown_names(
        selection.snapshot.actors,
        coder(question),
        organisations=question.pseudonymise,
        internal=question.internal,
    )


def mask_of(question: Question, selection: "Selection") -> "Mask":
    """What takes the names of those under a pseudonym out of texts that go onto what is made."""
    from graph.privacy.mask import Mask

    names = hidden_names(question, selection)
    return Mask(selection.snapshot.actors, names, coder(question))


def ego_of(question: Question, snapshot: "Snapshot", selection: "Selection", text: str) -> Ego:
    """The actor named so, which the filters keep; by any of its names, hidden ones too."""
    from graph.errors import InputError
    from graph.lookup import find_actor
    from graph.privacy.codes import actor_asked

    if not text:
        return Ego()
    row = find_actor(snapshot.actors, actor_asked(snapshot.actors, coder(question), text))
    if not selection.actors[row]:
        raise InputError("actor_left_out", name=text)
    actor = str(selection.snapshot.actors.id[row])
    said = text if mask_of(question, selection).plain(text) else actor
    return Ego(actor, text, hidden_names(question, selection).get(actor, said))


def public_stamp(
    question: Question,
    selection: "Selection",
    names: Mapping[str, str],
    asked: Mapping[str, object] | None = None,
    shown: Mapping[str, str] | None = None,
) -> "Stamp":
    """The stamp of a page or export: also says how many are hidden, and whether evidence is.

    ``shown``: what else was written (``--option=text`` or the text alone) -> as it may be shown.
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
    from graph.version import __version__
    from views.stamp import stamp_of

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
    pairs = zip(
        (*asked.without, *asked.types, asked.territory),
        (*kept.without, *kept.types, kept.territory),
        strict=True,
    )
    return {text: names.get(shown, shown) for text, shown in pairs}
