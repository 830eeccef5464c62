"""maillage sources: what can be loaded."""

from typing import TYPE_CHECKING

import click

from commands.bilingual import Command
from commands.language import lang, say
from commands.options import lang_option
from commands.show import echo

if TYPE_CHECKING:
    from loaders.frame.manifest import Manifest


@click.command("sources", cls=Command)
@lang_option
def command() -> None:
    """List the loaders with what they read and its licence."""
    from loaders.frame.manifest import loader_names, read_manifest

    for name in loader_names():
        manifest = read_manifest(name)
        echo(f"{name}: {manifest.title[lang()]}", *_facts(manifest))


def _facts(manifest: "Manifest") -> list[str]:
    known = {"publisher": manifest.publisher, "licence": manifest.licence}
    return [f"    {say(f'sources.{name}', value=value[lang()])}" for name, value in known.items()]
