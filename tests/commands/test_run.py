"""What surrounds a command: language, streams, signs of life, the command line of the stamp."""

import io
import shlex
import sys
import time
from pathlib import Path

import pytest

from commands.language import choose, lang
from commands.session import quoted, without_credentials
from commands.show import busy, columns, figure
from commands.streams import make_robust
from tests.commands.conftest import Run


@pytest.mark.parametrize(
    ("args", "environment", "expected"),
    [
        ([], {}, "fr"),
        ([], {"LC_ALL": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "fr_CA.UTF-8"}, "fr"),
        ([], {"LC_ALL": "POSIX"}, "fr"),
        ([], {"LC_ALL": "fr_FR", "MAILLAGE_LANG": "en"}, "en"),
        (["growth", "--lang", "en"], {"MAILLAGE_LANG": "fr"}, "en"),
        (["growth", "--lang=en"], {}, "en"),
        (["growth", "--", "--lang", "en"], {}, "fr"),
        (["growth", "--lang"], {}, "fr"),
    ],
)
def test_language(
    args: list[str], environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    choose(args)
    assert lang() == expected


@pytest.mark.parametrize(
    "word",
    ["plain", "été.csv", "two words", 'a"b', "it's", "$HOME", "100%", "a`b", "", "a\\b", "c!"],
)
def test_quoted_word_is_read_back_by_a_shell(word: str) -> None:
    assert shlex.split(f"maillage {quoted(word)}") == ["maillage", word]


def test_spaces_are_quoted_as_both_systems_read_them() -> None:
    assert quoted("mes données.db") == '"mes données.db"'


def test_password_is_never_printed() -> None:
    assert without_credentials("neo4j://me:secret@host:7687") == "neo4j://host:7687"
    assert without_credentials("maillage.db") == "maillage.db"


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        ("cp1252", "1\u202f234 œuvres → “été”", "1\u00a0234 œuvres -> “été”"),
        ("cp850", "1\u202f234 œuvres → “été” – …", '1\u00a0234 oeuvres -> "été" - ...'),
        ("ascii", "1\u202f234 été", "1 234 ?t?"),
        ("cp1252", "日本", "??"),
    ],
)
def test_output_takes_the_nearest_letters(
    encoding: str, text: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    make_robust()
    stream.write(text)
    stream.flush()
    assert raw.getvalue().decode(encoding) == written


def test_figures_in_both_habits() -> None:
    choose(["--lang", "fr"])
    assert figure(1234567.891, 2) == "1\u202f234\u202f567,89"
    choose(["--lang", "en"])
    assert figure(1234567.891, 2) == "1,234,567.89"


def test_columns_are_aligned() -> None:
    assert columns([("liens", "7"), ("é", "1234")], ["what", "n"]) == (
        "what      n\nliens     7\né      1234"
    )


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_sign_of_life_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, expected in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with busy("lecture…"):
            time.sleep(0.7)
        assert ("lecture… 1 s" in stream.getvalue()) is expected
        assert stream.getvalue().endswith("\r") is expected


@pytest.mark.neo4j
def test_same_digest_and_growth_on_neo4j(run: Run, quartier: Path, neo4j_url: str) -> None:
    copied = run("store", "copy", neo4j_url, "--store", quartier)
    assert copied.code == 0, copied.err
    said = {url: run("store", "info", "--store", url) for url in (quartier, neo4j_url)}
    digests = {each.out.splitlines()[-1] for each in said.values()}
    assert len(digests) == 1
    for name, url in (("a.csv", quartier), ("b.csv", neo4j_url)):
        made = run("growth", "--store", url, "--every", "year", "--out", name)
        assert made.code == 0, made.err
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()
    gone = run("store", "forget", "tables:quartier", "--store", neo4j_url)
    assert gone.code == 0, gone.err


@pytest.mark.neo4j
def test_wrong_password_is_one_line(
    run: Run, neo4j_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    said = run("store", "info", "--store", neo4j_url)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "imprévu" not in said.err


def test_server_that_is_not_there_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    said = run("store", "info", "--store", "bolt://127.0.0.1:9")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "imprévu" not in said.err
