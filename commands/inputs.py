"""What an option's text may be, refused in the language of the run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from commands.completion import paths
from commands.language import lang, say
from graph.language import LANGS

if TYPE_CHECKING:
    from graph.dates import PartialDate


class _Choice(click.Choice[str]):
    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        return say("usage.choice", value=value, choices=", ".join(self.choices))


def choice(values: Sequence[str]) -> click.ParamType[str]:
    """One of these words."""
    return _Choice(tuple(values))


class Words(click.ParamType[tuple[str, ...]]):
    """Words separated by commas; of a ``kind`` of the vocabulary, codes or labels of either language."""

    name = "words"

    def __init__(self, kind: str = "") -> None:
        self.kind = kind

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Split and check."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in str(value).split(",") if word.strip())
        return tuple(self._code(word, param, ctx) for word in words) if self.kind else words

    def _code(self, word: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from graph.identity import normalise
        from graph.kinds import codes
        from graph.language import label

        for code in codes(self.kind):
            if normalise(word) in {code, *(normalise(label(self.kind, code, to)) for to in LANGS)}:
                return code
        known = ", ".join(label(self.kind, code, lang()) for code in codes(self.kind))
        raise click.BadParameter(say("usage.choice", value=word, choices=known), ctx, param)


class Day(click.ParamType["PartialDate"]):
    """A day, a month or a year."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "PartialDate":
        """Read as the program reads dates everywhere."""
        from graph.dates import PartialDate, parse_date

        if isinstance(value, PartialDate):
            return value
        try:
            return parse_date(str(value))
        except ValueError:
            self.fail(say("usage.date", value=value), param, ctx)


class Whole(click.ParamType[int]):
    """A whole number, at least ``least``."""

    name = "number"

    def __init__(self, least: int = 0) -> None:
        self.least = least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read and check."""
        try:
            number = int(str(value))
        except ValueError:
            number = self.least - 1
        if number < self.least:
            self.fail(say("usage.whole", value=value, least=self.least), param, ctx)
        return number


class Name(click.ParamType[str]):
    """A name that is one: not empty, on one line."""

    name = "name"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Without the spaces around it."""
        text = str(value).strip()
        if not text or not text.isprintable():
            self.fail(say("usage.name", value=text), param, ctx)
        return text


class OutPath(click.ParamType[Path]):
    """A file or folder to write, in a folder that exists."""

    name = "path"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Refuse a folder that does not exist."""
        path = Path(str(value))
        if not path.parent.is_dir():
            self.fail(say("usage.folder", value=value, folder=path.parent), param, ctx)
        return path

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What is there already, and the folders on the way."""
        return paths(ctx, param, incomplete)


class OutFile(OutPath):
    """A file to write, whose suffix says the format."""

    name = "file"

    def __init__(self, suffixes: Sequence[str]) -> None:
        self.suffixes = tuple(suffixes)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Refuse a suffix that no writer knows, and a folder that does not exist."""
        if Path(str(value)).suffix.lower() not in self.suffixes:
            self.fail(
                say("usage.suffix", value=value, choices=", ".join(self.suffixes)), param, ctx
            )
        return super().convert(value, param, ctx)
