"""Every message of the loaders exists in both languages, with the same places."""

import re
from string import Formatter

import pytest

from graph.language import LANGS
from graph.language.catalogue import words
from tests.conftest import ROOT

CODE = re.compile(r'"((?:input|row|load)_[a-z_]+)"')
TEXTS = {
    lang: {code: text for code, text in words("loaders", lang).items() if CODE.match(f'"{code}"')}
    for lang in LANGS
}


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(TEXTS["fr"]))
def test_both_languages_say_the_same_places(code: str) -> None:
    french, english = TEXTS["fr"][code], TEXTS["en"][code]
    assert _places(french) == _places(english)
    assert french != "" != english


def test_codes_used_and_texts_match() -> None:
    used: set[str] = set()
    for path in (ROOT / "loaders").rglob("*.py"):
        used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    used.discard("row_text")
    headers = {
        code for code in TEXTS["en"] if re.match("load_(refused|doubles|changes)_header_", code)
    }
    assert used == set(TEXTS["en"]) - headers
