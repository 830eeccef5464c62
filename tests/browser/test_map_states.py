"""What the map can be made to show: groups, one actor, one pair, a room; and the address of each."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from graph.model import Actor, Provenance, Tie
from graph.tables import Snapshot
from tests.browser.maps import data, go_to, open_file, open_map, span, town
from tests.factories import snapshot
from views.map import MapOptions, map_page

pytestmark = pytest.mark.browser
LARGE = 1100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network too large to open actor by actor."""
    file = tmp_path_factory.mktemp("large") / "grande.html"
    html = map_page(town(LARGE, 2000), MapOptions(title="Grande ville", every="year"))
    file.write_bytes(html.encode("utf-8"))
    return file


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town with meetings, by month."""
    file = tmp_path_factory.mktemp("little") / "petite.html"
    file.write_bytes(
        map_page(town(40, 120, meetings=True), MapOptions(title="Petite")).encode("utf-8")
    )
    return file


def number(text: str) -> int:
    """The first number of a sentence."""
    found = re.search(r"\d[\d\u202f]*", text)
    assert found, text
    return int(found[0].replace("\u202f", ""))


def cells(page: Page) -> list[list[str]]:
    rows = page.locator("#list tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]


def test_a_large_network_opens_on_its_groups(page: Page, large: Path) -> None:
    open_file(page, large)
    groups = cells(page)
    assert [row[0] for row in groups] == [f"Quartier {n}" for n in range(6)]
    status = page.inner_text("#status")
    pairs = number(status.partition("entre ")[2])
    present = number(status.partition("; ")[2])
    members, within, outer = (sum(number(row[at]) for row in groups) for at in (1, 2, 3))
    assert members == present
    assert within + outer // 2 == pairs  # a pair between two groups is told under both
    unseen = page.inner_text("#unseen")
    assert number(unseen) == present
    assert number(unseen.partition("; ")[2]) == within


def test_pairs_between_groups_are_told_in_a_list(page: Page, large: Path) -> None:
    open_file(page, large)
    within, outer = (sum(number(row[at]) for row in cells(page)) for at in (2, 3))
    page.click("#tab-between")
    assert 2 * sum(number(row[1]) for row in cells(page)) == outer
    page.select_option("#before", "1")
    page.click("#tab-changes")
    titles = {
        text.split(" (")[0]: number(text) for text in page.locator("#list h2").all_inner_texts()
    }
    formed = titles["Paires nouvellement liées"]
    page.click("#tab-between")
    rows = cells(page)
    while page.locator("#list > button").count():
        page.locator("#list > button").click()
        rows = cells(page)
    assert 0 < sum(number(row[1]) for row in rows) <= formed
    page.click("#tab-groups")  # as they were: the list tells of the date shown
    assert [sum(number(row[at]) for row in cells(page)) for at in (2, 3)] == [within, outer]
    assert page.evaluate("document.documentElement.scrollWidth") == 1400


def test_a_group_opens_and_closes(page: Page, large: Path) -> None:
    open_file(page, large)
    group = cells(page)[2]
    page.locator("#list .pick").nth(2).click()
    assert page.inner_text("#where") == "Quartier 2"
    page.click("#tab-actors")
    while page.locator("#list > button").count():
        page.locator("#list > button").click()
    assert len(cells(page)) == number(group[1])
    assert number(page.inner_text("#unseen")) == present_in(page) - number(group[1])
    page.locator("#list .pick").first.click()
    assert page.locator("#panel h2").is_visible()
    page.keyboard.press("Escape")
    assert page.inner_text("#where") == "Quartier 2"
    page.keyboard.press("Escape")
    assert page.locator("#where").is_hidden()
    page.select_option("#group", "sector")
    assert len(cells(page)) == 5


def present_in(page: Page) -> int:
    """Actors present, as the sentence says."""
    return number(page.inner_text("#status").partition("; ")[2])


def test_an_actor_is_found_in_a_large_network(page: Page, large: Path) -> None:
    open_file(page, large)
    page.fill("#search", "n° 1007")
    page.keyboard.press("Enter")
    partners = number(page.locator("#panel h3").first.inner_text())
    assert number(page.inner_text("#unseen")) == present_in(page) - partners - 1
    page.select_option("#reach", "2")
    assert page.evaluate("document.activeElement.id") == "reach"
    assert number(page.inner_text("#unseen")) < present_in(page) - partners - 1


def test_positions_stay_in_groups(page: Page, large: Path) -> None:
    """The drawing at rest is the same before and after the date has moved away and back."""
    open_file(page, large)
    page.locator("#list .pick").nth(1).click()
    page.wait_for_timeout(200)
    before = page.locator("#map").screenshot()
    last = int(page.get_attribute("#step", "max") or 0)
    go_to(page, 0)
    go_to(page, last)
    page.wait_for_timeout(200)
    assert page.locator("#map").screenshot() == before


def remembered(page: Page) -> list[str]:
    """What a reader sees of a state."""
    page.wait_for_timeout(250)
    places = ("#status", "#period", "#panel", "#list", "#legend", "#unseen")
    found = [page.locator(place) for place in places]
    return [each.inner_text() if each.is_visible() else "" for each in found]


def walked(page: Page) -> Iterator[list[str]]:
    """States one after the other, each as it is seen."""
    page.select_option("#every", "quarter")
    go_to(page, 6)
    page.locator("#list .pick").nth(3).click()
    page.select_option("#reach", "2")
    yield remembered(page)
    page.keyboard.press("Escape")
    page.select_option("#before", "2")
    page.select_option("#windows", "last")
    page.click("#language")
    yield remembered(page)
    page.select_option("#before", "")
    page.locator("input[data-code=informal]").uncheck()
    page.select_option("#group", "territory")
    page.locator("#list .pick").nth(1).click()
    yield remembered(page)
    page.select_option("#group", "")
    page.click("#tab-ties")
    page.locator("#list tbody tr").first.locator(".pick").nth(2).click()
    yield remembered(page)


def test_an_address_brings_the_state_back(page: Page, little: Path) -> None:
    open_file(page, little)
    states = [(page.evaluate("location.hash"), seen) for seen in walked(page)]
    assert len({address for address, _ in states}) == 4
    for address, seen in states:
        page.goto("about:blank")
        page.goto(little.as_uri() + address)
        page.wait_for_selector("body[data-ready]")
        assert remembered(page) == seen
    for address, seen in states[:2]:  # a link followed inside the page
        page.evaluate("address => { location.hash = address; }", address)
        assert remembered(page) == seen


@pytest.mark.parametrize(
    "address",
    [
        "#actor=nobody&pair=a.b&at=1066&group=planet&in=x&every=day&from=&reach=9&lang=de&off=..",
        "#%E0&&=",
    ],
)
def test_an_unknown_address_is_the_opening_page(page: Page, little: Path, address: str) -> None:
    page.goto(little.as_uri() + address)
    page.wait_for_selector("body[data-ready]")
    seen = remembered(page)
    page.goto("about:blank")
    open_file(page, little)
    assert seen == remembered(page)


def test_opens_on_what_was_asked(page: Page, tmp_path: Path) -> None:
    content: Snapshot = town(40, 120, meetings=True)
    ego = content.actors.id[7]
    open_map(page, tmp_path, content, ego=ego, show="ties", group="communities")
    assert page.inner_text("#panel h2") == content.actors.name[7]
    assert not page.locator("input[data-code=meeting]").is_checked()
    assert page.input_value("#group") == "communities"


def test_projection_is_large_and_hides_the_rest(page: Page, little: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_file(page, little)
    page.click("#project")
    page.wait_for_timeout(300)
    assert page.locator("aside").is_hidden()
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility()
            && [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim())
            && parseFloat(getComputedStyle(each).fontSize) < 20 && !each.closest('.unseen, #still'))
            .map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert small == []
    assert {"public", "formel"} <= set(page.inner_text("#keys").split())
    assert page.locator("#step").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("aside").is_visible()


def test_a_working_document_says_who_told(page: Page, tmp_path: Path) -> None:
    content = told_once()
    open_map(page, tmp_path, content, internal=True)
    page.click("#tab-ties")
    page.locator("#list tbody .pick").nth(2).click()
    assert "rapporté seulement par B" in page.inner_text("#panel")
    assert "dit en confidence" in page.inner_text("#panel")
    nodes = data((tmp_path / "carte.html").read_text(encoding="utf-8"), "node-data")
    assert all(node["key"] not in node["label"] for node in nodes)


def told_once() -> Snapshot:
    """One tie, reported by one of its ends."""
    return snapshot(
        actors=[Actor("local:x:a", "A", listed=True), Actor("local:x:b", "B", listed=True)],
        ties=[
            Tie(
                "local:x:a", "local:x:b", span=span("2020"), reported_by="local:x:b",
                provenance=Provenance("f.csv", 7, "dit en confidence"),
            )
        ],
    )  # fmt: skip
