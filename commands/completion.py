"""What a shell proposes for a word that is not finished: names that need no heavy import, and files."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

# The names of the registry, which takes a second to import; docs/measure_pages.py writes it.
NAMES = Path(__file__).with_name("measure_names.txt")


def _starting(names: list[str] | tuple[str, ...], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def measures(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of measures."""
    return _starting(NAMES.read_text(encoding="utf-8").split(), incomplete)


def sources(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of loaders."""
    from loaders.frame.manifest import loader_names

    return _starting(loader_names(), incomplete)


def paths(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files, which the shell finds itself."""
    return [CompletionItem(incomplete, type="file")]
