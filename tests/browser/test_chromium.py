"""The browser fixture draws, and notes what a page must not do."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Journal

pytestmark = pytest.mark.browser
PNG_HEADER = b"\x89PNG\r\n\x1a\n"


def open_page(page: Page, folder: Path, body: str) -> None:
    file = folder / "page.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    page.goto(file.as_uri())


def test_draws_a_local_file(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, "<script>document.body.textContent = 'œuvré – là'</script>")
    assert page.inner_text("body") == "œuvré – là"
    assert page.screenshot().startswith(PNG_HEADER)


def test_refuses_and_notes_requests(page: Page, journal: Journal, tmp_path: Path) -> None:
    open_page(page, tmp_path, "<img src='http://127.0.0.1:9/pixel.png'>")
    page.wait_for_function("document.images[0].complete")
    assert journal.requests == ["http://127.0.0.1:9/pixel.png"]
    journal.clear()


def test_notes_errors(page: Page, journal: Journal, tmp_path: Path) -> None:
    open_page(page, tmp_path, "<script>console.error('said'); throw new Error('thrown')</script>")
    assert sorted(journal.errors) == ["said", "thrown"]
    journal.clear()
