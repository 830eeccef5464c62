"""Click's command, group and option with their texts in the language of the run.

What click takes as ``help`` is here the code of a message; it is looked up when it is shown, not when the
module is imported.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from commands.failures import outcome
from commands.language import choose, say, typed
from commands.streams import make_robust


class Option(click.Option):
    """An option whose help is the message ``option.<name>`` unless another code is given."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its text, translated; what is required is said by the text itself."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return typed(record[0]), say(self.help or f"option.{self.name}")

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:  # noqa: ARG002
        """Nothing: click's own additions are English only."""
        return {}


class Command(click.Command):
    """A command whose texts are ``help.<path>`` and ``example.<path>`` of the catalogue."""

    def __init__(self, *args: Any, **attrs: Any) -> None:
        attrs.setdefault("context_settings", {"max_content_width": 100})
        super().__init__(*args, **attrs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = typed(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"help.{_key(ctx)}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, Option)]
        records = [each.get_help_record(ctx) for each in options]
        rows = [record for record in records if record is not None]
        with formatter.section(say("options")):
            formatter.write_dl([*rows, ("--help", say("option.help"))])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("example")):
            for line in say(f"example.{_key(ctx)}").splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """As click's, which would show the codes of the options' texts."""
        options = [each for each in self.get_params(ctx) if isinstance(each, Option)]
        texts = {
            name: say(each.help or f"option.{each.name}") for each in options for name in each.opts
        }
        found = click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(each.value, each.type, texts.get(each.value)) for each in found]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's; an argument too many is said in the language of the run."""
        allowed, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        ctx.allow_extra_args = allowed
        if rest and not allowed and not ctx.resilient_parsing:
            raise click.UsageError(say("usage.extra", args=" ".join(rest)), ctx)
        return rest


def _key(ctx: click.Context) -> str:
    """``store info`` for the command ``maillage store info``; ``maillage`` for the group itself."""
    return ctx.command_path.partition(" ")[2] or "maillage"


def _about(ctx: click.Context, name: str) -> str:
    """The first line of the help of a subcommand."""
    prefix = "" if _key(ctx) == "maillage" else f"{_key(ctx)} "
    return say(f"help.{prefix}{name}").partition("\n")[0]


class Group(Command, click.Group):
    """Subcommands imported when they are called: ``modules`` of this package, each with its ``command``."""

    def __init__(self, *args: Any, modules: Sequence[str] = (), **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.modules = tuple(modules)
        self.command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*self.modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.modules:
            found: click.Command = import_module(f"{__package__}.{cmd_name}").command
            return found
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with all names to propose, imported or not."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(
                args[0], possibilities=self.list_commands(ctx), ctx=ctx
            )
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("commands")):
            names = self.list_commands(ctx)
            formatter.write_dl([(name, _about(ctx, name)) for name in names])
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The subcommands, without importing them, and the options."""
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        told = [CompletionItem(name, help=_about(ctx, name)) for name in names]
        return [*told, *super().shell_complete(ctx, incomplete)]

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run a command line; whatever goes wrong ends in one line and an exit code."""
        given = list(sys.argv[1:] if args is None else args)
        choose(given)
        make_robust()
        extra |= {"prog_name": "maillage", "standalone_mode": False, "obj": given}
        run = super().main
        sys.exit(outcome(lambda: run(given, **extra)))
