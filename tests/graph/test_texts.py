"""The catalogue of messages: each stands in one file, and something says it."""

import re
from collections import Counter
from pathlib import Path

from analyses.measure import registry
from graph.texts import catalogue

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("analyses", "commands", "exports", "graph", "loaders", "views")
CODE = re.compile(r"^\"?([^\s\"#][^:\"]*)\"?:", re.MULTILINE)


def program() -> str:
    """The source of the program."""
    files = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return "".join(path.read_text(encoding="utf-8") for path in files)


def test_no_message_stands_in_two_files() -> None:
    """The second would silently replace the first."""
    files = sorted((ROOT / "graph" / "messages").glob("*.yaml"))
    codes = Counter(code for path in files for code in CODE.findall(path.read_text("utf-8")))
    assert set(codes) == set(catalogue())
    assert {code for code, times in codes.items() if times > 1} == set()


def test_every_message_is_said() -> None:
    """By its code, or by a code whose beginning stands in the program and whose end is put to it."""
    source = program()
    begun = tuple(re.findall(r"f[\"']([a-z_.]+)\{", source))
    words = set(re.findall(r"""(?<=["'])[\w. ]+(?=["'])""", source))
    silent = set(catalogue()) - words
    # An option without a help of its own is given the one of its name.
    assert {code for code in silent if not code.startswith((*begun, "option."))} == set()


def test_every_reason_is_given_and_every_unit_is_one_of_a_measure() -> None:
    source, measures = program(), registry().values()
    reasons = {code for code in catalogue() if code.startswith("reason.")}
    assert {code for code in reasons if f'"{code.removeprefix("reason.")}"' not in source} == set()
    units = {code.removeprefix("unit.") for code in catalogue() if code.startswith("unit.")}
    assert units == {measure.unit for measure in measures}
