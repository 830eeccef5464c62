"""Every function of the map under the keyboard alone; a control that the walk leaves out fails it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.maps import open_map, town
from tests.browser.walk import NAMES, REGION, Walk, drawn, order, said
from views.stamp import Stamp

pytestmark = pytest.mark.browser
STAMP = Stamp("0.1.0", "ab" * 32, command="maillage map", simulated=True)


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Walk:
    """A town with all there is: every sector, meetings, a milestone, undated ties, many ties."""
    page.add_init_script(NAMES)
    open_map(page, tmp_path, town(24, 260, meetings=True, undated=2, districts=3), stamp=STAMP)
    return Walk(page)


def test_every_control_is_reached_and_does_something(walk: Walk) -> None:
    for part in (look, take, slide, tick, arrange, listen, open_panels, differ):
        part(walk)
    assert walk.seen - walk.used == set()
    assert len(walk.used) > 50


def test_the_focus_goes_in_the_order_of_reading(walk: Walk) -> None:
    page = walk.page
    regions: list[str] = []
    page.keyboard.press("Tab")
    while walk.focus():
        region = page.evaluate(REGION)
        regions += [region] if regions[-1:] != [region] else []
        page.keyboard.press("Tab")
    assert regions == ["header", "stage", "time", "key", "lists", "about"]


def look(walk: Walk) -> None:
    """Search, the other language, the camera, the projection."""
    page = walk.page
    walk.use("search", "r", "e", "ArrowDown", "Enter")
    assert walk.focus() == "panel"
    page.keyboard.press("Escape")
    assert walk.focus() == "pick"
    walk.changes(said(page, "#status"), "language", "Enter")
    walk.changes(said(page, "#status"), "language", "Enter")
    whole = drawn(page)()
    for keys in (("ArrowRight",), ("ArrowUp",), ("+",), ("-", "-")):
        walk.changes(drawn(page), "vis-network", *keys)
    walk.changes(drawn(page), "vis-network", "0")
    assert drawn(page)() == whole
    walk.changes(drawn(page), "zoom-in")
    walk.changes(drawn(page), "zoom-out", "Enter", "Enter")
    walk.changes(drawn(page), "fit")
    assert drawn(page)() == whole
    walk.use("project")
    assert page.locator("aside").is_hidden()
    walk.use("project", "Escape")
    assert page.locator("aside").is_visible()


def take(walk: Walk) -> None:
    """Pictures, tables, paper; what is around the page."""
    page = walk.page
    for button, end in (
        ("image", ".png"),
        ("vector", ".svg"),
        ("csv", ".csv"),
        ("csv-actors", ".csv"),
    ):
        walk.use("taking")
        with page.expect_download() as download:
            walk.use(button)
        assert download.value.suggested_filename.endswith(end)
        assert walk.focus() == "taking"
    walk.use("taking")
    walk.use("print")
    assert page.evaluate("window.printed")
    walk.use("taking", "Enter", "Tab", "Escape")
    assert walk.focus() == "taking"
    walk.changes(lambda: page.locator("#stamp").is_visible(), "about")


def slide(walk: Walk) -> None:
    """The date, its step, and the play that moves it."""
    page = walk.page
    walk.changes(said(page, "#period"), "step", "Home")
    walk.changes(said(page, "#period"), "step", "ArrowRight")
    walk.changes(lambda: page.input_value("#speed"), "speed", "End")
    first = page.inner_text("#period")
    walk.use("play")
    page.wait_for_function(
        "first => document.querySelector('#period').innerText !== first", arg=first
    )
    walk.changes(said(page, "#play"), "play")
    walk.changes(said(page, "#period"), "every", "ArrowDown")
    walk.changes(said(page, "#period"), "step", "End")


def tick(walk: Walk) -> None:
    """Every box, off and on again."""
    page = walk.page
    boxes = page.locator("#legend input").evaluate_all("all => all.map((box) => box.dataset.code)")
    assert {"public", "formal", "unknown", "unstated", "new", "undated", "meeting"} <= set(boxes)
    walk.use("step", "Home", "ArrowRight")  # in 2021, when there are meetings
    for code in boxes:
        before = page.inner_text("#time")
        walk.changes(drawn(page), code, "Space")
        walk.use(code, "Space")
        assert page.inner_text("#time") == before


def arrange(walk: Walk) -> None:
    """The legend's fold, the size of marks, groups, one of them opened and left."""
    page = walk.page
    walk.changes(lambda: page.locator("#legend").is_visible(), "key")
    walk.use("key")
    walk.use("step", "End")
    walk.changes(drawn(page), "size", "ArrowDown")
    walk.changes(drawn(page), "group", "ArrowDown")
    walk.use("tab-groups")
    for column in ("name", "members", "within", "outer"):
        walk.changes(order(page), f"sort-{column}")
    walk.changes(said(page, "#list"), "tab-groups", "ArrowRight")
    for column in ("couple", "pairs"):
        walk.changes(order(page), f"sort-{column}")
    walk.use("tab-between", "ArrowLeft")
    for way_out in ("outside", "Escape"):
        walk.use("pick")
        assert page.locator("#where").is_visible()
        walk.use(way_out) if way_out == "outside" else page.keyboard.press(way_out)
        assert page.locator("#where").is_hidden()
        assert walk.focus() == "pick"
    walk.use("group", "Home")


def listen(walk: Walk) -> None:
    """The lists: their tabs, the order of their rows, the rest of a long one."""
    page = walk.page
    walk.use("step", "Home", "ArrowRight")
    for before, way, tab, keys in (
        ("actors", "ArrowLeft", "events", ("name", "members")),
        ("events", "ArrowRight", "actors", ("name", "partners", "settings")),
        ("actors", "ArrowRight", "ties", ("first", "second", "type", "from")),
    ):
        walk.reach(f"tab-{before}")
        page.keyboard.press(way)
        walk.reach(f"tab-{tab}")
        for key in keys:
            walk.changes(order(page), f"sort-{key}")
    walk.use("step", "End")
    rows = page.locator("#list tbody tr").count()
    walk.reach("about", "Shift+Tab")
    walk.reach("list BUTTON", "Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator("#list tbody tr").count() > rows
    assert walk.focus()


def open_panels(walk: Walk) -> None:
    """A tie, its ends; an actor, its reach; back, with the focus on the row that was left."""
    page = walk.page
    walk.reach("tab-ties", "Shift+Tab", most=700)
    walk.reach("pick")
    for _ in range(2):
        page.keyboard.press("Tab")
    row = page.evaluate("document.activeElement.dataset.id")
    walk.use("pick")
    assert page.inner_text("#panel h2") == "Une paire d’acteurs"
    walk.use("back")
    assert page.evaluate("document.activeElement.dataset.id") == row
    walk.reach("tab-ties", "Shift+Tab", most=700)
    page.keyboard.press("ArrowLeft")
    walk.use("pick")
    walk.changes(drawn(page), "reach", "ArrowDown")
    chosen = page.inner_text("#panel h2")
    walk.use("pick")
    assert page.inner_text("#panel h2") != chosen
    page.keyboard.press("Escape")
    assert walk.focus() == "pick"


def differ(walk: Walk) -> None:
    """Two dates compared, by period and by day; the address keeps it."""
    page = walk.page
    walk.changes(said(page, "#status"), "before", "ArrowDown", "ArrowDown")
    walk.changes(said(page, "#status"), "windows", "End")
    for kind in ("formed", "formalised", "ended", "kept"):
        walk.use(kind, "Space", "Space")
    walk.use("tab-changes", "ArrowRight", "ArrowLeft")
    walk.use("pick")
    page.keyboard.press("Escape")
    assert walk.focus() == "pick"
    status, address = page.inner_text("#status"), page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    assert page.inner_text("#status") == status
