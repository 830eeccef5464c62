"""The command line as a whole: help in two languages, and one line whatever goes wrong."""

import errno
import re
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

import cli
from commands.failures import outcome
from commands.language import choose
from docs.manual import PAGES, helps, manual
from graph.errors import InputError
from graph.language import catalogue

COMMANDS = sorted(path.partition(" ")[2] for path, _ in helps())


@pytest.fixture(autouse=True)
def _french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("MAILLAGE_LANG", raising=False)
    monkeypatch.delenv("MAILLAGE_DEBUG", raising=False)
    choose()


def line(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output and error of a command line."""
    result = CliRunner().invoke(cli.maillage, list(words))
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("lang", PAGES)
def test_manual_is_up_to_date(lang: str) -> None:
    assert PAGES[lang].read_text(encoding="utf-8") == manual(lang)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_helps_in_both_languages(path: str) -> None:
    code, french, _ = line(*path.split(), "--help")
    _, english, _ = line(*path.split(), "--help", "--lang", "en")
    assert code == 0
    assert french.startswith("Utilisation : maillage")
    assert english.startswith("Usage: maillage")
    assert "Exemple :" in french
    assert "Example:" in english
    assert not set(re.findall(r"\w+", english)) & {"Affiche", "Écrit", "sinon"}
    assert "Show this message" not in french


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("path", COMMANDS)
def test_example_names_the_command_and_options_that_exist(path: str, lang: str) -> None:
    example = catalogue(lang)[f"example.{path or 'maillage'}"]
    assert example.startswith(f"maillage {path}".strip())
    _, text, _ = line(*path.split(), "--help")
    options = re.findall(r"--[a-z-]+", example)
    known = set(re.findall(r"--[a-z-]+", text))
    assert set(options) <= known


def test_no_command_shows_help() -> None:
    code, out, _ = line()
    assert code == 0
    assert "demo" in out


def test_version() -> None:
    from graph.version import __version__

    assert line("--version") == (0, f"maillage {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["grwth"], "la commande grwth n’existe pas. Peut-être : growth ?"),
        (["growth", "--evry", "year"], "l’option --evry n’existe pas. Peut-être : --every"),
        (["growth", "--every", "week"], "« week » n’est pas possible"),
        (["growth", "--from", "hier"], "« hier » n’est pas une date"),
        (["growth", "--out", "x.docx"], "la fin du nom choisit le format"),
        (["growth", "--out", "nowhere/x.csv"], "le dossier nowhere n’existe pas"),
        (["growth", "extra"], "arguments en trop : extra"),
        (["growth", "--every"], "l’option --every attend une valeur"),
        (["load"], "il manque SOURCE"),
        (["load", "tables"], "il manque FICHIER. "),
        (["map"], "il manque --out"),
        (["load", "tables", "f.csv", "--set", "oops"], "écrire COLONNE=VALEUR"),
        (["simulate", "--out", "x", "--actors", "many"], "n’est pas un nombre entier"),
        (["--lang", "de"], "« de » n’est pas possible"),
        (["growth", "--formality", "formal,sometimes"], "« sometimes » n’est pas possible"),
    ],
)
def test_mistake_in_a_command_line_is_one_line_in_french(words: list[str], said: str) -> None:
    code, out, err = line(*words)
    assert code == 2
    assert out == ""
    assert err.startswith("maillage: ")
    assert err.count("\n") == 1
    assert said in err
    assert "--help" in err


def test_mistake_in_english() -> None:
    _, _, err = line("growth", "--every", "week", "--lang", "en")
    assert "“week” is not possible; possible values: month, quarter, year" in err


def raising(error: BaseException) -> Callable[[], object]:
    """A function that raises."""

    def run() -> object:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("cannot_replace", path="x.csv", reason="busy"), 1, "ne peut pas être remplacé"),
        (OSError(errno.ENOSPC, "full", "x.csv"), 1, "x.csv : plus de place"),
        (PermissionError(errno.EACCES, "no", "x.csv"), 1, "x.csv : accès refusé"),
        (FileNotFoundError(errno.ENOENT, "no", "x.csv"), 1, "x.csv : ce fichier"),
        (IsADirectoryError(errno.EISDIR, "no", "x"), 1, "x : un dossier est là"),
        (OSError(errno.EIO, "input/output error", "x"), 1, "input/output error"),
        (MemoryError(), 1, "mémoire insuffisante"),
        (ZeroDivisionError("division\nby zero"), 1, "ZeroDivisionError : division by zero"),
        (KeyboardInterrupt(), 130, "interrompu"),
        (click.Abort(), 130, "interrompu"),
    ],
)
def test_failure_is_one_line_and_a_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(raising(error)) == code
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("maillage: ")
    assert said in err


def test_debug_shows_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILLAGE_DEBUG", "1")
    outcome(raising(ZeroDivisionError("division by zero")))
    assert "Traceback" in capsys.readouterr().err


def test_exit_code_of_a_command_is_kept() -> None:
    assert outcome(lambda: 3) == 3
    assert outcome(lambda: None) == 0


def test_messages_have_the_same_places_in_both_languages() -> None:
    places = re.compile(r"\{(\w+)")
    wrong = {
        code
        for code in catalogue("fr").keys() | catalogue("en").keys()
        if set(places.findall(catalogue("fr")[code])) != set(places.findall(catalogue("en")[code]))
    }
    assert wrong == set()


def test_manual_holds_every_command() -> None:
    assert set(COMMANDS) >= {"", *cli.COMMANDS, "store info", "store copy", "store discard"}
