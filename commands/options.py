"""The options that mean the same in every command."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.bilingual import Option
from commands.completion import paths
from commands.inputs import Words, choice
from graph.language import LANGS

if TYPE_CHECKING:
    from graph.selection import Filters

Function = TypeVar("Function", bound=Callable[..., Any])
DEFAULT_STORE = "maillage.db"
FILTERS = ("territory", "type", "formality", "certainty", "edges", "without")


@dataclass(frozen=True, slots=True)
class Question:
    """What every command that reads a store is asked: which store, which part of it, who may see."""

    store: str
    filters: "Filters"
    internal: bool
    pseudonymise: bool


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option of ours: its help is ``option.<name>`` of the catalogue."""
    return click.option(*names, cls=Option, **settings)


def default_store() -> str:
    """``$MAILLAGE_STORE``, else ``maillage.db`` in the working folder."""
    return os.environ.get("MAILLAGE_STORE") or DEFAULT_STORE


store_option = option("--store", default=default_store, metavar="URL", shell_complete=paths)
lang_option = option("--lang", type=choice(LANGS), expose_value=False)
open_option = option("--open", "open_it", is_flag=True, help="option.open")

_QUESTION = (
    store_option,
    option("--territory", default="", metavar="CODE"),
    option("--type", "type", type=Words(), default=(), metavar="TYPE[,TYPE]"),
    option("--formality", type=Words("formalities"), default=(), metavar="F[,F]"),
    option("--certainty", type=choice(("stated", "arguable", "outside")), default="stated"),
    option("--edges", type=choice(("ties", "events", "both")), default="ties"),
    option("--without", multiple=True, metavar="ACTOR"),
    lang_option,
)
_PUBLISHING = (option("--internal", is_flag=True), option("--pseudonymise", is_flag=True))


def question_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The shared filters; the command receives them as one ``question``."""

    @wraps(function)
    def asked(**values: Any) -> object:
        return function(question=_question(values), **values)

    for add in reversed(_QUESTION):
        asked = add(asked)
    return asked


def publishing_options(function: Function) -> Function:
    """Below ``question_options``, where names are shown: who may be named."""
    for add in reversed(_PUBLISHING):
        function = add(function)
    return function


def _question(values: dict[str, Any]) -> Question:
    from graph.selection import Filters

    chosen = {name: values.pop(name) for name in FILTERS}
    filters = Filters(types=chosen.pop("type"), **chosen)
    return Question(
        values.pop("store"),
        filters,
        internal=values.pop("internal", False),
        pseudonymise=values.pop("pseudonymise", False),
    )
