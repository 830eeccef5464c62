"""Long runs on a terminal: what is at work, how far it is, and a clean end when interrupted."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands.show import busy
from tests.commands.conftest import ROOT

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
LIMIT = 60


def line(*words: object) -> list[str]:
    """A command line run as a process."""
    return [sys.executable, "-m", "maillage", *map(str, words)]


def on_a_terminal(words: list[str], *, stop_at: bytes = b"") -> tuple[int, str]:
    """Exit code and all that a terminal shows; Ctrl-C is typed once it has shown ``stop_at``."""
    process, terminal = pty.fork()
    if not process:
        os.environ |= {"PYTHONPATH": str(ROOT), "MAILLAGE_LANG": "fr", "LC_ALL": "C.UTF-8"}
        os.execv(words[0], words)
    shown, started, waiting = b"", time.monotonic(), bool(stop_at)
    while time.monotonic() - started < LIMIT:
        try:
            read = os.read(terminal, 4096)
        except OSError:  # Linux says so that the process has closed its end
            break
        shown += read
        if not read:
            break
        if waiting and stop_at in shown:
            os.write(terminal, b"\x03")
            waiting = False
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


def test_an_interrupted_run_says_how_far_it_was_and_leaves_nothing(quartier: Path) -> None:
    words = ["measure", "density", "e_i", "--draws", 500_000_000, "--store", quartier]
    code, shown = on_a_terminal(line(*words, "--out", "e.csv"), stop_at=b"tirages")
    assert code == 130
    assert "mesure… e_i " in shown
    assert " sur 500\u202f000\u202f000 tirages, " in shown
    last = shown.replace("^C", "").strip().splitlines()[-1].rpartition("\r")[2]
    assert last == "maillage: interrompu ; rien n’est écrit à moitié"
    assert "Traceback" not in shown
    assert not list(Path.cwd().glob("*e.*")), "no half-written file"


def test_a_finished_run_wipes_its_progress(quartier: Path) -> None:
    code, shown = on_a_terminal(
        line("survival", "--draws", 40_000, "--seed", 2, "--store", quartier, "--lang", "fr")
    )
    assert code == 0
    told, _, after = shown.rpartition("\r  ")
    assert " sur 40\u202f000 tirages, " in told
    assert after.lstrip()
    assert "tirages," not in after


def test_nothing_of_it_where_standard_error_is_piped(quartier: Path) -> None:
    done = subprocess.run(
        line("measure", "e_i", "--draws", 9, "--store", quartier),
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert b"tirages," not in done.stdout
    with busy("mesure…") as told:
        told("e_i", 1, 9)
