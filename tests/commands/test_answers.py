"""Pages that show commands show what they answer."""

from pathlib import Path

import pytest

from docs.answers import BLOCK, PAGES, answered


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_answers_so(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert sum(block.count("$ maillage") for block in BLOCK.findall(text)) > 4
    assert answered(text) == text


def test_an_answer_out_of_date_is_written_again() -> None:
    page = "```console\n$ maillage --lang en --version\nmaillage 0\n```\nthe end\n"
    assert "maillage 0\n" not in answered(page)
    assert answered(answered(page)) == answered(page)


def test_a_command_that_fails_is_named() -> None:
    with pytest.raises(RuntimeError, match="measure nonsense"):
        answered("```console\n$ maillage measure nonsense --store none.db\n```")
