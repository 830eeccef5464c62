"""Every message of the loaders exists in both languages, with the same places."""

import re
from string import Formatter

import pytest
import yaml

from tests.conftest import ROOT

TEXTS = yaml.safe_load((ROOT / "graph/messages/loaders.yaml").read_text(encoding="utf-8"))
CODE = re.compile(r'"((?:input|row|load)_[a-z_]+)"')


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_both_languages_say_the_same_places(code: str) -> None:
    entry = TEXTS[code]
    assert set(entry) == {"fr", "en"}
    assert _places(entry["fr"]) == _places(entry["en"])
    assert entry["fr"] != "" != entry["en"]


def test_codes_used_and_texts_match() -> None:
    used: set[str] = set()
    for path in (ROOT / "loaders").rglob("*.py"):
        used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    used.discard("row_text")
    headers = {code for code in TEXTS if re.match("load_(refused|doubles|changes)_header_", code)}
    assert used == set(TEXTS) - headers
