"""Processes that end with the one that started them, however it ends: stopped, killed, interrupted.

Between the two stands a guard, this file run as a script: it ends the process when the pipe that
the owner holds closes, which no way of dying can prevent.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO


def guarded(command: list[str], log: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """Start a command under guard; its output goes to ``log``. End it with ``stop``."""
    guard = [sys.executable, "-P", str(Path(__file__).resolve())]
    return subprocess.Popen(
        [*guard, *command], stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
    )


def stop(guard: subprocess.Popen[bytes]) -> None:
    """Close the guard's pipe, and wait until it and what it guards have ended."""
    assert guard.stdin
    guard.stdin.close()
    guard.wait(timeout=60)


def run_until_input_ends(command: list[str]) -> int:
    """Run a command; kill it when our standard input closes. Return its exit code."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def watch() -> None:
        while os.read(0, 1):
            pass
        process.kill()

    threading.Thread(target=watch, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    sys.exit(run_until_input_ends(sys.argv[1:]))
