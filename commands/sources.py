"""maillage sources: what can be loaded."""

import click

from commands.bilingual import Command
from commands.language import lang, say
from commands.options import lang_option
from commands.show import echo


@click.command("sources", cls=Command)
@lang_option
def command() -> None:
    """List the loaders with what they read and its licence."""
    from loaders.manifest import loader_names, read_manifest

    for name in loader_names():
        manifest = read_manifest(name)
        echo(f"{name}: {manifest.title[lang()]}", *_facts(manifest.publisher, manifest.licence))


def _facts(publisher: str, licence: str) -> list[str]:
    known = (("sources.publisher", publisher), ("sources.licence", licence))
    return [f"    {say(code, value=value)}" for code, value in known if value]
