"""The map for those who see, hear or point otherwise: no rule of axe broken, everything by keyboard."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.maps import open_map, town
from views.stamp import Stamp

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python") / "axe.min.js"
STAMP = Stamp("0.1.0", "ab" * 32, command="maillage map", simulated=True)


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Rules of axe that the page breaks, and where; run without a script tag, which our policy refuses."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"
    )
    return [(rule["id"], [node["html"][:90] for node in rule["nodes"]]) for rule in found]


def states(page: Page) -> Iterator[str]:
    """Every state a reader can bring about, by name."""
    yield from reading_states(page)
    yield from drawing_states(page)


def reading_states(page: Page) -> Iterator[str]:
    """Lists and panels."""
    yield "list"
    page.click("#tab-events")
    yield "settings"
    page.click("#tab-ties")
    page.locator("#list tbody .pick").nth(2).click()
    yield "pair"
    page.keyboard.press("Escape")
    page.click("#tab-actors")
    page.locator("#list .pick").nth(2).click()
    yield "panel"
    page.keyboard.press("Escape")
    page.fill("#search", "re")
    yield "suggestions"
    page.fill("#search", "")


def drawing_states(page: Page) -> Iterator[str]:
    """The menu, and what is drawn otherwise."""
    page.click("#taking")
    yield "menu"
    page.keyboard.press("Escape")
    page.select_option("#before", "3")
    yield "difference"
    page.select_option("#before", "")
    page.select_option("#group", "territory")
    yield "groups"
    page.locator("#list .pick").nth(1).click()
    yield "inside"
    page.select_option("#group", "")
    page.click("#project")
    yield "projection"
    page.click("#project")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_breaks_no_rule_in_any_state(page: Page, tmp_path: Path, lang: str) -> None:
    open_map(page, tmp_path, town(30, 80, meetings=True), lang=lang, stamp=STAMP)
    found = {state: violations(page) for state in states(page)}
    assert len(found) == 10
    assert {state: rules for state, rules in found.items() if rules} == {}


@pytest.mark.parametrize("width", [390, 700])
def test_breaks_no_rule_on_a_small_screen(page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_map(page, tmp_path, town(30, 80, meetings=True), stamp=STAMP)
    assert violations(page) == []
    page.select_option("#before", "3")
    page.select_option("#group", "territory")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def reach(page: Page, wanted: str, most: int = 60) -> None:
    """Press Tab until the wanted control has the focus."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== null")
    raise AssertionError(f"{wanted} cannot be reached by keyboard")


def test_everything_can_be_done_by_keyboard(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(30, 80, meetings=True), stamp=STAMP)
    reach(page, "#before")
    page.keyboard.press("ArrowDown")
    reach(page, "#windows")
    page.keyboard.press("End")
    assert "Entre le 31" in page.inner_text("#status")
    reach(page, "#group")
    page.keyboard.press("ArrowDown")
    reach(page, "#tab-groups")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#tab-changes[aria-selected=true]").is_visible()
    page.keyboard.press("ArrowRight")
    reach(page, "#list .pick")
    page.keyboard.press("Enter")
    assert page.locator("#where").is_visible()
    assert page.evaluate("document.activeElement.id") == "list"
    reach(page, "#list .pick")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").is_visible()
    reach(page, "#reach")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "2"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#where").is_hidden()


def test_the_menu_can_be_used_by_keyboard(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(30, 80), stamp=STAMP)
    reach(page, "#taking")
    page.keyboard.press("Enter")
    reach(page, "#csv")
    with page.expect_download():
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "taking"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator("#image").is_hidden()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "project"
    page.keyboard.press("Enter")
    assert page.locator("aside").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator("aside").is_visible()
    reach(page, "#every")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#period").startswith("4e trimestre")
    assert page.evaluate("document.activeElement.id") == "every"
