"""The words of every layer: whole in each language, said by something, none of a layer above."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyses.measure import registry
from graph.kinds import codes, vocabulary
from graph.language import LANGS, Lang, by_language, catalogue
from graph.language.catalogue import LAYERS, words

ROOT = Path(__file__).resolve().parents[3]
CODE = re.compile(r"^\"?([^\s\"#][^:\"]*)\"?:", re.MULTILINE)
PLACE = re.compile(r"\{(\w+)")
# What a layer may say beside its own words.
BELOW = {
    "graph": {"graph"},
    "loaders": {"loaders", "graph"},
    "analyses": {"analyses", "graph"},
    "exports": {"exports", "analyses", "graph"},
    "views": {"views", "exports", "analyses", "graph"},
    "commands": set(LAYERS),
}
# What takes the code of a text first.
SAYS = re.compile(r"message|say|says|phrase|_?[Nn]amed|InputError|LoadRefused|Store[A-Z]\w+")

# French and English of a measure stand with it; another language is all in the catalogue.
SAID_IN_CODE = re.compile(r"measure\.")
# A measure is asked for a language, and says itself in these; in a third one the catalogue says it.
NO_CODES = {*LANGS, r"measure\..+"}


def files(layer: str) -> list[Path]:
    """The source of a layer."""
    return sorted((ROOT / layer).rglob("*.py"))


def program() -> str:
    """The source of the program."""
    return "".join(path.read_text(encoding="utf-8") for layer in LAYERS for path in files(layer))


def said(layer: str) -> Iterator[tuple[str, str]]:
    """Each code that a layer's source writes out, as a pattern: the fields of an f-string may be anything."""
    for path in files(layer):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and SAYS.fullmatch(_called(node.func)):
                yield from ((path.name, pattern) for pattern in _patterns(node.args[0]))


def _called(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _patterns(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.IfExp):
        yield from (*_patterns(code.body), *_patterns(code.orelse))
    elif isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield re.escape(code.value)
    elif isinstance(code, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in code.values
        )


@pytest.mark.parametrize("lang", LANGS)
def test_no_code_stands_twice(lang: Lang) -> None:
    """One of the two would never be said."""
    texts = [(ROOT / layer / "words" / f"{lang}.yaml").read_text("utf-8") for layer in LAYERS]
    found = Counter(code for text in texts for code in CODE.findall(text))
    assert set(found) == set(catalogue(lang))
    assert {code for code, times in found.items() if times > 1} == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_language_says_all_that_another_says(layer: str, lang: Lang) -> None:
    everything = {code for other in LANGS for code in words(layer, other)}
    missing = everything - set(words(layer, lang))
    assert {code for code in missing if not SAID_IN_CODE.match(code)} == set(), (
        f"missing in {layer}/words/{lang}.yaml"
    )


def test_places_of_a_text_are_those_of_its_translations() -> None:
    wrong = {
        code
        for code, text in catalogue(LANGS[0]).items()
        for lang in LANGS
        if set(PLACE.findall(text)) != set(PLACE.findall(catalogue(lang)[code]))
    }
    assert wrong == set()


def test_every_code_of_the_vocabulary_has_its_label_and_nothing_else_does() -> None:
    lists = [kind for kind in vocabulary() if kind != "legal_categories"]
    for lang in LANGS:
        assert {kind: set(by_language(kind)[lang]) for kind in lists} == {
            kind: set(codes(kind)) for kind in lists
        }


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_says_its_words_and_those_of_the_layers_below(layer: str) -> None:
    home = {code: each for each in LAYERS for code in words(each, LANGS[0])}
    heard = {place: re.compile(place[1]) for place in said(layer) if place[1] not in NO_CODES}
    assert heard
    wrong = {
        (file, pattern): sorted({home[code] for code in told} or {"none"})
        for (file, pattern), exact in heard.items()
        if not (told := [code for code in home if exact.fullmatch(code)])
        or not {home[code] for code in told} <= BELOW[layer]
    }
    assert wrong == {}


def test_every_message_is_said() -> None:
    """By its code, or by a code whose beginning stands in the program and whose end is put to it."""
    source = program()
    begun = tuple(re.findall(r"f[\"']([a-z_.]+)\{", source))
    written = set(re.findall(r"""(?<=["'])[\w. ]+(?=["'])""", source))
    # Those of the map's page, of a language's habits and of the vocabulary are taken by their section.
    taken = ("map.", "language.", *(f"{name}." for name in vocabulary()))
    silent = {code for code in catalogue(LANGS[0]) if not code.startswith(taken)} - written
    # An option without a help of its own is given the one of its name.
    assert {code for code in silent if not code.startswith((*begun, "option."))} == set()


def test_every_reason_is_given_and_every_unit_is_one_of_a_measure() -> None:
    source, measures = program(), registry().values()
    told = catalogue(LANGS[0])
    reasons = {code for code in told if code.startswith("reason.")}
    assert {code for code in reasons if f'"{code.removeprefix("reason.")}"' not in source} == set()
    units = {code.removeprefix("unit.") for code in told if code.startswith("unit.")}
    assert units == {measure.unit for measure in measures}
