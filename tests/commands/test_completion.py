"""What a shell proposes when Tab is pressed, as click's protocol asks for it."""

import os
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner

from cli import COMMANDS, maillage
from commands.completion import NAMES
from docs.measure_pages import names
from tests.conftest import ROOT
from tests.test_architecture import HEAVY


def asked(line: str, shell: str = "bash") -> dict[str, str]:
    """The environment in which a shell asks about a line; its last word may be empty."""
    words = [*shlex.split(line), *([""] if line.endswith(" ") else [])]
    number = str(len(words) - 1)
    return {"_MAILLAGE_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": number}


def proposed(line: str) -> set[str]:
    """The words that bash is given; ``file`` where it looks for files itself."""
    said = CliRunner().invoke(maillage, [], env=asked(line)).stdout
    rows = [row.split(",") for row in said.splitlines()]
    return {word if kind == "plain" else kind for kind, word in rows}


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("maillage ", set(COMMANDS)),
        ("maillage store ", {"info", "copy"}),
        ("maillage measure dens", {"density", "density_change"}),
        ("maillage measure density mean_d", {"mean_degree"}),
        ("maillage measures dens", {"density"}),
        ("maillage load ", {"subventions", "tables"}),
        ("maillage load tables ", {"file"}),
        ("maillage demo ", {"file"}),
        ("maillage map --out ", {"file"}),
        ("maillage map --store ", {"file"}),
        ("maillage export g", {"graphml", "gexf"}),
        ("maillage --lang ", {"fr", "en"}),
        ("maillage growth --lang ", {"fr", "en"}),
        ("maillage growth --every ", {"month", "quarter", "year"}),
        ("maillage growth --ev", {"--every"}),
    ],
)
def test_what_is_proposed(line: str, some: set[str]) -> None:
    found = proposed(line)
    assert found >= some
    assert all(word.startswith(line.rpartition(" ")[2]) for word in found - {"file"})


@pytest.mark.parametrize(
    ("lang", "told"), [("fr", "Liste les sources"), ("en", "Lists the sources")]
)
def test_shells_that_explain_do_so_in_the_language_of_the_run(lang: str, told: str) -> None:
    env = {**asked("maillage so", "zsh"), "MAILLAGE_LANG": lang}
    said = CliRunner().invoke(maillage, [], env=env).stdout
    assert said.splitlines()[:2] == ["plain", "sources"]
    assert said.splitlines()[2].startswith(told)


def test_names_of_measures_are_those_of_the_registry() -> None:
    assert NAMES.read_text(encoding="utf-8") == names(), "run python docs/measure_pages.py"


@pytest.mark.parametrize("line", ["maillage measure d", "maillage load ", "maillage "])
def test_nothing_heavy_is_imported_at_each_tab(line: str) -> None:
    program = (
        "import sys, cli\n"
        "try: cli.main()\n"
        f"finally: print('heavy:', *sorted({HEAVY!r} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=ROOT,
        env={**os.environ, **asked(line)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stdout.splitlines()[-1].split() == ["heavy:"]
    assert len(said.stdout.splitlines()) > 1


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_shell_is_given_its_script(shell: str) -> None:
    said = CliRunner().invoke(maillage, [], env={"_MAILLAGE_COMPLETE": f"{shell}_source"})
    assert said.exit_code == 0
    assert "_MAILLAGE_COMPLETE" in said.stdout
