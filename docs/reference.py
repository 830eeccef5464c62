"""Writes docs/commands.md and docs/commandes.md from the help of the program itself: ``make docs``."""

from collections.abc import Iterator
from pathlib import Path

import click

from cli import maillage
from commands.language import choose

HERE = Path(__file__).resolve().parent
PAGES = {
    "en": ("commands.md", "Commands", "What `maillage COMMAND --help --lang en` says"),
    "fr": ("commandes.md", "Commandes", "Ce que dit `maillage COMMANDE --help`"),
}
MADE_BY = "<!-- made by `make docs` -->"


def helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """A command's section, then those of its subcommands."""
    context = click.Context(command, parent=parent, info_name=name, terminal_width=90)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield f"## {context.command_path}\n\n```\n{text}\n```\n"
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found, each
            yield from helps(found, each, context)


def page(lang: str) -> str:
    """The reference of all commands in one language, as Markdown."""
    choose(["--lang", lang])
    _, title, lead = PAGES[lang]
    return "\n".join([f"# {title}\n", f"{lead}. {MADE_BY}\n", *helps(maillage, "maillage", None)])


if __name__ == "__main__":
    for lang, (file, *_) in PAGES.items():
        (HERE / file).write_text(page(lang), encoding="utf-8", newline="\n")
