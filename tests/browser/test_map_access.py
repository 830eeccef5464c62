"""The map for those who see, hear or point otherwise: no rule of axe broken, everything by keyboard."""

from collections.abc import Callable, Iterator
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
    page.click("#tab-actors")
    yield "list beside a difference"
    page.locator("#list .pick").nth(2).click()
    yield "panel beside a difference"
    page.keyboard.press("Escape")
    page.click("#project")
    yield "difference projected"
    page.click("#project")
    page.select_option("#before", "")
    yield from grouped_states(page)
    page.click("#project")
    yield "projection"
    page.click("#project")


def grouped_states(page: Page) -> Iterator[str]:
    """Groups, what lies between them, one of them, one of its actors; two dates compared."""
    page.select_option("#group", "territory")
    yield "groups"
    page.click("#tab-between")
    yield "between groups"
    page.select_option("#before", "3")
    page.click("#tab-between")
    yield "between groups and dates"
    page.select_option("#before", "")
    page.click("#tab-groups")
    page.locator("#list .pick").nth(1).click()
    yield "inside"
    page.click("#tab-actors")
    page.locator("#list .pick").nth(1).click()
    yield "panel inside"
    page.keyboard.press("Escape")
    page.select_option("#group", "")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_breaks_no_rule_in_any_state(page: Page, tmp_path: Path, lang: str) -> None:
    open_map(page, tmp_path, town(30, 80, meetings=True, undated=2), lang=lang, stamp=STAMP)
    found = {state: violations(page) for state in states(page)}
    assert len(found) == 16
    assert {state: rules for state, rules in found.items() if rules} == {}


@pytest.mark.parametrize(("width", "states"), [(390, states), (700, reading_states)])
def test_breaks_no_rule_on_a_small_screen(
    page: Page, tmp_path: Path, width: int, states: Callable[[Page], Iterator[str]]
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_map(page, tmp_path, town(30, 80, meetings=True, undated=2), stamp=STAMP)
    found, wide = {}, set()
    for state in states(page):
        found[state] = violations(page)
        wide.add(page.evaluate("document.documentElement.scrollWidth"))
    assert {state: rules for state, rules in found.items() if rules} == {}
    assert wide == {width}
