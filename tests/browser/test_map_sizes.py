"""Every check of a map at every size: small towns, large ones, a real department.

A network's page is made and opened once; the tests follow one another on it, each leaves it as it was.
"""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from exports.frames import Shown
from exports.gexf import gexf
from exports.graph import graph
from exports.note import Note
from graph.selection import select
from tests.browser.conftest import Journal, alone
from tests.browser.maps import data, go_to, open_file
from tests.browser.networks import (
    MEGABYTES,
    REAL,
    SLIDE,
    TOWNS,
    Elsewhere,
    Made,
    answer,
    columns,
    content_of,
    loaded,
    most_linked,
    page_of,
    start,
)
from tests.browser.test_map import linked, numbers, saved_ties
from tests.browser.test_map_access import violations
from tests.browser.test_map_drawing import WATCH, cover
from tests.browser.test_map_reading import INK
from tests.browser.walk import NAMES, Walk
from tests.conftest import SHARED

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEPS = 60


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A store of the real department, where its file stands."""
    return loaded(tmp_path_factory.mktemp("store"), SHARED) if SHARED.is_dir() else None


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, store: Path | None) -> Iterator[Elsewhere]:
    """Another process, at work on the same networks meanwhile."""
    with start(tmp_path_factory.mktemp("elsewhere"), store) as working:
        yield working
        working.kill()  # where no test asked for its answer


@pytest.fixture(scope="module")
def elsewhere(other: Elsewhere) -> dict[str, str]:
    """SHA-256 of what it makes, by name."""
    return answer(other)


@pytest.fixture(scope="module", params=[*TOWNS, pytest.param(REAL, marks=pytest.mark.shared)])
def made(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    store: Path | None,
    other: Elsewhere,
) -> Made:
    """A network and its page."""
    name: str = request.param
    if name == REAL and store is None:
        pytest.skip("no folder ../shared here")
    content = content_of(name, store)
    before = columns(content)
    html = page_of(name, content)
    for was, now in zip(before, columns(content), strict=True):
        np.testing.assert_array_equal(was, now)  # the network is as it was
    file = tmp_path_factory.mktemp("made") / "carte.html"
    file.write_bytes(html.encode())
    return Made(name, content, html, file)


@pytest.fixture(scope="module")
def opened(made: Made, chromium: Browser) -> Iterator[Page]:
    """The page, open; at the end it has asked for nothing and broken no rule."""
    journal = Journal()
    with alone(chromium, journal) as page:
        page.add_init_script(WATCH + NAMES)
        open_file(page, made.file)
        yield page
    assert journal == Journal()


def test_file_is_closed_and_small(made: Made) -> None:
    written = made.file.read_bytes()
    assert f"<title>Œuvres – été, {made.name} &lt;/script&gt;" in written.decode("utf-8")
    assert len(written) < 1e6 * MEGABYTES.get(made.name, 3.5)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', made.html)
    assert "default-src &#39;none&#39;" in policy
    assert "unsafe" not in policy
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", made.html)


def test_every_tie_is_in_the_page_and_those_of_a_pair_in_its_panel(
    made: Made, opened: Page
) -> None:
    lines = [line for line in data(made.html, "line-data") if line["kind"] == "tie"]
    ties = made.content.ties
    assert sum(len(line["ties"]) for line in lines) == int((ties.src != ties.dst).sum())
    of_pair: Counter[tuple[int, int]] = Counter()
    for line in lines:
        of_pair[line["from"], line["to"]] += len(line["ties"])
    nodes = data(made.html, "node-data")
    pair, n = next((pair, n) for pair, n in sorted(of_pair.items()) if n >= 3)
    go = "address => { location.hash = address; }"
    opened.evaluate(go, "pair=" + ".".join(nodes[end]["key"] for end in pair))
    opened.wait_for_selector("#panel h2")
    assert opened.locator("#panel .facts li").count() == n
    opened.keyboard.press("Escape")
    opened.evaluate("location.hash = ''")


def test_counts_what_networkx_counts_and_saves_as_many(made: Made, opened: Page) -> None:
    steps = data(made.html, "page-data")["steps"]
    last = len(steps["labels"]) - 1
    for step in (last // 3, 2 * last // 3, last):
        go_to(opened, step)
        found, present = linked(made.content, *steps["bounds"][step : step + 2])
        pairs = {frozenset(ends) for ends in found.edges()}
        assert numbers(opened) == [found.number_of_edges(), len(pairs), len(present)]
        rows = saved_ties(opened)
        assert len(rows) == found.number_of_edges()
        assert not [cell for row in rows for cell in row if cell and cell[0] in "=+-@"]


def test_no_mark_moves_in_sixty_steps(made: Made, opened: Page) -> None:
    if made.grouped:
        opened.locator("#list .pick").first.click()
    last = int(opened.get_attribute("#step", "max") or 0)
    opened.evaluate("window.frames_.length = 0")
    opened.evaluate(SLIDE, STEPS)
    drawn = [frame["places"] for frame in opened.evaluate("window.frames_")]
    places = Counter(place for frame in drawn for place in frame)
    assert len(drawn) >= STEPS
    assert (marks := max(map(len, drawn))) > 10
    groups = len(data(made.html, "page-data")["groupings"][0]["keys"]) if made.grouped else 0
    assert len(places) <= len(made.content.actors.id) + groups + 1  # the one more is the camera's
    assert sum(n >= len(drawn) / 4 for n in places.values()) <= marks
    opened.keyboard.press("Escape")
    go_to(opened, last)


def test_breaks_no_rule_of_access(opened: Page) -> None:
    assert violations(opened) == []
    opened.click("#language")
    opened.click("#tab-actors")
    opened.locator("#list .pick").first.click()
    assert opened.locator("#panel h2").is_visible()
    assert violations(opened) == []
    opened.keyboard.press("Escape")
    opened.click("#language")


def test_keyboard_alone_is_enough(made: Made, opened: Page) -> None:
    opened.keyboard.press("Tab")  # the test before left the focus by mouse, which shows no outline
    walk = Walk(opened)
    walk.reach("search")
    word = max(made.content.actors.name, key=len)[:5]
    opened.keyboard.type(word)
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    assert opened.locator("#panel h2").is_visible()
    opened.keyboard.press("Escape")
    assert opened.locator("#panel").is_hidden()
    walk.reach("step")
    opened.keyboard.press("Home")
    first = opened.get_attribute("#step", "aria-valuetext")
    opened.keyboard.press("ArrowRight")
    assert opened.get_attribute("#step", "aria-valuetext") != first
    opened.keyboard.press("End")
    walk.reach("public")
    opened.keyboard.press("Space")
    assert "selon les cases cochées" in opened.inner_text("#status")
    opened.keyboard.press("Space")
    walk.reach("pick")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement !== document.body")
    opened.keyboard.press("Escape")


@pytest.mark.parametrize("width", [390, 700, 1400])
def test_is_framed_and_named_on_any_screen(made: Made, opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 844 if width < 1400 else 900})
    opened.wait_for_timeout(200)
    seen = opened.evaluate(INK)
    assert seen["share"] > 0.004
    assert seen["left"] > 0.002
    assert seen["right"] < 0.998
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    if width < 700:
        return
    rows = opened.evaluate("window.frames_.at(-1).texts")
    assert not [(a[0], b[0]) for at, a in enumerate(rows) for b in rows[:at] if cover(a, b)]
    drawn = " ".join(row[0] for row in rows)
    assert [name for name in most_linked(made) if name[:14].strip() not in drawn] == []


def test_legend_tells_sectors_by_shape_and_ties_by_dash(opened: Page) -> None:
    drawn = opened.locator("#legend svg").evaluate_all(
        'all => all.map((key) => key.innerHTML.replace(/(fill|stroke)="[^"]*"/g, \'\'))'
    )
    assert len(drawn) >= 3
    assert len(set(drawn)) == len(drawn)


def test_gexf_reopens_with_start_and_end(made: Made) -> None:
    written = gexf(graph(select(made.content), Shown()), Note())
    facts = [edge for *_, edge in nx.read_gexf(BytesIO(written)).edges(data=True)]
    ties = made.content.ties
    assert len(facts) == len(ties)
    assert sum("start" in each for each in facts) == int((~np.isnat(ties.valid_from)).sum())
    assert sum("end" in each for each in facts) == int((~np.isnat(ties.valid_to)).sum())


def test_runs_nothing_that_the_data_say(made: Made, chromium: Browser, tmp_path: Path) -> None:
    html, removed = re.subn(r"<meta http-equiv=[^>]+>", "", made.html)
    assert removed == 1
    file = tmp_path / "open.html"
    file.write_bytes(html.encode("utf-8"))
    with chromium.new_context() as context:
        page = context.new_page()
        open_file(page, file)
        page.fill("#search", "a")
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").is_visible()
        assert page.evaluate("window.__x") is None
        assert page.locator("img, a[href^=javascript]").count() == 0


def test_another_process_writes_the_same_bytes(made: Made, elsewhere: dict[str, str]) -> None:
    assert sha256(made.file.read_bytes()).hexdigest() == elsewhere[made.name]
