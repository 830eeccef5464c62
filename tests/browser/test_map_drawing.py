"""What the map draws: names that do not cover one another, marks that stay, in good time and size."""

import time
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Page

from tests.browser.maps import data, go_to, open_map, town

pytestmark = pytest.mark.browser
LINE = 13.5
STEPS = 60

# Notes every text and every place drawn, one list a frame: a frame begins when the canvas is cleared.
WATCH = """
window.frames_ = [];
const pen = CanvasRenderingContext2D.prototype;
const wrap = (name, note) => {
  const own = pen[name];
  pen[name] = function (...args) { note(this, args); return own.apply(this, args); };
};
const last = () => window.frames_[window.frames_.length - 1] || { texts: [], places: [] };
wrap('clearRect', () => window.frames_.push({ texts: [], places: [] }));
wrap('fillText', (ctx, [text, x, y]) => last().texts.push([text, x, y, ctx.measureText(text).width]));
wrap('translate', (ctx, [x, y]) => last().places.push(`${x} ${y}`));
"""


def frames(page: Page) -> list[dict[str, Any]]:
    """Every frame drawn since the page opened, once nothing more is drawn."""
    page.wait_for_timeout(300)
    found: list[dict[str, Any]] = page.evaluate("window.frames_")
    return found


def cover(one: list[Any], two: list[Any]) -> bool:
    """Whether two rows of text, each (text, middle, middle, width), meet."""
    return bool(
        abs(one[1] - two[1]) < (one[3] + two[3]) / 2 - 1 and abs(one[2] - two[2]) < LINE - 1
    )


@pytest.mark.parametrize("width", [700, 1400])
def test_names_the_most_linked_and_no_name_covers_another(
    page: Page, tmp_path: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(WATCH)
    open_map(page, tmp_path, town(60, 220))
    rows = frames(page)[-1]["texts"]
    assert len(rows) > 20
    assert not [(a[0], b[0]) for at, a in enumerate(rows) for b in rows[:at] if cover(a, b)]
    html = (tmp_path / "carte.html").read_text(encoding="utf-8")
    nodes, lines = data(html, "node-data"), data(html, "line-data")
    start, end = data(html, "page-data")["steps"]["bounds"][-2:]
    graph = nx.Graph(
        (line["from"], line["to"])
        for line in lines
        if any(tie[1] < end and (tie[3] is None or tie[3] > start) for tie in line["ties"])
    )
    most = sorted(graph, key=lambda node: (-graph.degree[node], node))[:12]
    drawn = " ".join(row[0] for row in rows)
    assert [node for node in most if nodes[node]["label"] not in drawn] == []


def test_no_mark_moves_while_the_date_does(page: Page, tmp_path: Path) -> None:
    page.add_init_script(WATCH)
    content = town(60, 220)
    open_map(page, tmp_path, content)
    for step in range(STEPS):
        go_to(page, step % 48)
        page.evaluate("new Promise(requestAnimationFrame)")
    places = Counter(place for frame in frames(page)[2:] for place in frame["places"])
    assert 50 < len(places) <= len(content.actors.id) + 1  # the one more is the camera's


def cpu(page: Page, session: Any) -> float:
    """Seconds the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "ready", "step", "megabytes"),
    [(120, 2.0, 0.050, 1.0), (500, 3.0, 0.100, 1.5), (3000, 5.0, 0.150, 3.5)],
)
def test_opens_and_slides_in_good_time(
    page: Page, tmp_path: Path, size: int, ready: float, step: float, megabytes: float
) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    content = town(size, 3 * size)
    open_map(page, tmp_path, content)
    file = tmp_path / "carte.html"
    assert file.stat().st_size < megabytes * 1e6
    began = time.perf_counter()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    took = time.perf_counter() - began
    last = int(page.get_attribute("#step", "max") or 0)
    before = cpu(page, session)
    for each in range(STEPS):
        go_to(page, each % (last + 1))
        page.evaluate("new Promise(requestAnimationFrame)")
    per_step = (cpu(page, session) - before) / STEPS
    assert took < ready, f"{size} actors: ready in {took:.2f} s"
    assert per_step < step, f"{size} actors: {1000 * per_step:.0f} ms of CPU a step"
