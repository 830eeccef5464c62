"""How often, in words or figures, as the strength of a tie."""

from functools import cache
from pathlib import Path

from graph.errors import InputError
from graph.identity import normalise
from graph.language import Lang
from graph.packaged import read_yaml
from loaders.frame.titles import worded
from loaders.values.numbers import read_number
from loaders.values.shown import is_blank, shown
from loaders.values.words import read_flag

ASKED_ONLY = ""  # a tie without how often


@cache
def _listed() -> dict[int, list[str]]:
    """Strength -> the words for it."""
    return read_yaml(Path(__file__).with_name("frequencies.yaml"))  # type: ignore[return-value]  # its keys are figures


@cache
def _words() -> dict[str, str]:
    return {normalise(word): str(level) for level, words in _listed().items() for word in words}


def frequency_words(lang: Lang) -> tuple[str, ...]:
    """The words that people choose among, from never to very often.

    >>> frequency_words("fr")[:3]
    ('jamais', 'rarement', 'parfois')
    """
    return tuple(worded(words, lang) for _, words in sorted(_listed().items()))


def read_frequency(text: str) -> str | None:
    """The strength as text, ``""`` for a tie of which nothing is said, None for no tie.

    Raises InputError for what is neither a known word, nor a mark, nor a number of 0 or more.

    >>> read_frequency("Souvent"), read_frequency("x"), read_frequency("jamais"), read_frequency("3")
    ('4', '', None, '3')
    """
    level = _words().get(normalise(text))
    if level is None:
        level = _marked(text)
    return None if level == "0" else level


def _marked(text: str) -> str:
    try:
        number = read_number(text)
    except InputError:
        return _flagged(text)
    if number is None or is_blank(text):
        return ASKED_ONLY
    if number < 0:
        raise InputError("survey_frequency", value=shown(text))
    return f"{number:g}"


def _flagged(text: str) -> str:
    try:
        return ASKED_ONLY if read_flag(text) else "0"
    except InputError:
        raise InputError("survey_frequency", value=shown(text)) from None
