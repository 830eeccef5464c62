"""Writes the manual of the commands from the commands themselves: ``python docs/manual.py``.

``docs/commands.md`` in English, ``docs/commandes.md`` in French; a test fails when they are out of date.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs" / "commands.md", "fr": ROOT / "docs" / "commandes.md"}
TITLES = {
    "en": "# Commands\n\nMade from the program's own help by `python docs/manual.py`.",
    "fr": "# Commandes\n\nPage faite à partir de l'aide du programme par `python docs/manual.py`.",
}


def manual(lang: str) -> str:
    """The manual in a language: a section a command, its help as the terminal shows it."""
    from commands.language import choose

    choose(["--lang", lang])
    try:
        sections = [f"## {path}\n\n```text\n{text}\n```" for path, text in helps()]
    finally:
        choose()
    return "\n\n".join([TITLES[lang], *sections]) + "\n"


def helps() -> Iterator[tuple[str, str]]:
    """Path and help of every command, groups before what they hold."""
    import click

    from cli import maillage

    waiting: list[tuple[click.Command, click.Context | None, str]] = [(maillage, None, "maillage")]
    while waiting:
        command, parent, name = waiting.pop(0)
        context = click.Context(command, parent, name, terminal_width=90)
        yield context.command_path, command.get_help(context)
        if isinstance(command, click.Group):
            names = command.list_commands(context)
            found = [(command.get_command(context, each), context, each) for each in names]
            waiting[:0] = [(each, above, word) for each, above, word in found if each]


def main() -> None:
    """Write both pages."""
    sys.path.insert(0, str(ROOT))
    for lang, page in PAGES.items():
        page.write_text(manual(lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
