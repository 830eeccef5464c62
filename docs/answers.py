"""Writes what commands answer into the pages that show them: ``python docs/answers.py``.

In a page, a block marked ``console`` holds lines that begin with ``$ maillage``, each followed by its answer
(loads answer nothing). They run one after the other in an empty folder; ``docs/...`` and ``data/...`` are the
project's. A test fails when an answer is out of date.
"""

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "docs" / "results" / f"{name}.md" for name in ("between-groups", "change")]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def answered(text: str) -> str:
    """The page with every answer as the program gives it in the current folder."""
    return BLOCK.sub(lambda block: f"```console\n{_steps(block[1])}```", text)


def _steps(block: str) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_answer(command)}" for command in commands)


def _answer(command: str) -> str:
    from click.testing import CliRunner

    from cli import maillage

    words = [
        (ROOT / word).as_posix() if word.startswith(("docs/", "data/")) else word
        for word in command.split()[1:]
    ]
    result = CliRunner().invoke(maillage, words)
    if result.exit_code:
        raise RuntimeError(f"{command}: {result.output}")
    lines = [line.rstrip() + "\n" for line in result.stdout.strip().splitlines()]
    return "" if "load" in words else "".join(lines)


def main() -> None:
    """Write the pages again."""
    sys.path.insert(0, str(ROOT))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        with TemporaryDirectory() as folder:
            os.chdir(folder)
            found = answered(text)
            os.chdir(ROOT)
        page.write_text(found, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
