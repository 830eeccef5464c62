"""What a person reads when something goes wrong: one line on standard error, and the exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable

import click
from click import exceptions

from commands.language import lang, say, typed
from graph.errors import MaillageError

FAILED, MISUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


def outcome(run: Callable[[], object]) -> int:
    """Run, report what fails in one line, and return the exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        return 0
    except (KeyboardInterrupt, click.Abort):
        _report(say("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        _forget_pipe()
        return PIPE_CLOSED
    except click.UsageError as error:
        _report(f"{usage_line(error)} ({_help_hint(error)})")
        return MISUSED
    except Exception as error:  # noqa: BLE001 - nothing may reach a person as a traceback
        return _failed(error)
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if os.environ.get("MAILLAGE_DEBUG"):
        traceback.print_exception(error)
    _report(failure_line(error))
    return FAILED


def failure_line(error: Exception) -> str:
    """What happened and what to do, in one line."""
    if isinstance(error, MaillageError):
        return error.text(lang())
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return _system_line(error)
    if isinstance(error, MemoryError):
        return say("out_of_memory")
    return say("unexpected", kind=type(error).__name__, reason=_one_line(str(error)))


def _system_line(error: OSError) -> str:
    path = error.filename2 or error.filename or say("a_file")
    if error.errno in _FULL:
        return say("disk_full", path=path)
    if error.errno in _DENIED:
        return say("denied", path=path)
    if error.errno == errno.ENOENT:
        return say("no_such_file", path=path)
    if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST):
        return say("not_that_kind", path=path)
    return say("system", path=path, reason=_one_line(error.strerror or str(error)))


def usage_line(error: click.UsageError) -> str:
    """A mistake in the command line, in the language of the run."""
    if isinstance(error, exceptions.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return say("usage.no_option", name=error.option_name) + _proposed(near)
    if isinstance(error, exceptions.NoSuchCommand):
        near = ", ".join(error.possibilities or ())
        return say("usage.no_command", name=error.command_name) + _proposed(near)
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", name=_name(error.param).rstrip("."))
    if isinstance(error, click.BadParameter):
        return say("usage.bad", name=_name(error.param), reason=_one_line(error.message))
    if isinstance(error, click.BadOptionUsage):
        return say("usage.option", name=error.option_name)
    return _one_line(error.format_message())


def _proposed(near: str) -> str:
    return " " + say("usage.near", names=near) if near else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return typed(parameter.human_readable_name)


def _help_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "maillage"
    return say("usage.hint", command=f"{path} --help")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _report(line: str) -> None:
    click.echo(f"maillage: {_one_line(line)}", err=True)


def _forget_pipe() -> None:
    """Nobody reads any more: keep the interpreter from complaining when it flushes at exit."""
    try:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives until exit
    except OSError:
        sys.stdout = None
