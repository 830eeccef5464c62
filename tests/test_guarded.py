"""A guarded process never outlives its owner."""

import subprocess
import sys
from pathlib import Path

import psutil

from tests.guarded import guarded, stop

ROOT = Path(__file__).resolve().parent.parent
SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(600)"]
OWNER = f"""
import sys
from tests.guarded import guarded
guard = guarded({SLEEPER!r}, sys.stdout.fileno())
print(guard.pid, flush=True)
guard.wait()
"""


def test_ends_when_its_owner_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as owner:
        assert owner.stdout
        lines = [owner.stdout.readline().strip(), owner.stdout.readline().strip()]
        guard = psutil.Process(int(next(line for line in lines if line != "up")))
        family = [guard, *guard.children()]
        owner.kill()
    ended, alive = psutil.wait_procs(family, timeout=20)
    assert (len(ended), alive) == (2, [])


def test_ends_when_stopped(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        guard = guarded(SLEEPER, log)
    family = psutil.Process(guard.pid)
    stop(guard)
    assert guard.returncode != 0
    assert not family.is_running()
