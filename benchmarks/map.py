"""How fast the map opens and slides, beside pyvis's own page: ``python -m benchmarks.map``.

The same networks; each page opens in a headless Chromium with all requests refused. Times are read when
the map says it is drawn (pyvis's page: when its canvas bears the first pixel); CPU is the main thread's as
Chromium counts it.
``--only NAME`` (several times) takes some of the networks. ``--write`` puts the rows into
docs/map-speed.md, in place of those of the same networks. Ends in error where a budget is missed.
"""

import argparse
import math
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from graph.selection import select
from graph.store import open_store
from graph.tables import Snapshot
from tests.browser.conftest import FLAGS, LOCAL, chromium_path
from tests.browser.maps import go_to, town
from views.map import MapOptions, map_page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "map-speed.md"
REAL = ROOT.parent / "shared" / "data" / "subventions" / "loire-atlantique"
STEPS = 60
PATIENCE = 15_000
INKED = """() => { const canvas = document.querySelector('canvas'); if (!canvas) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 3 && value > 0); }"""


@dataclass(frozen=True)
class Budget:
    """Seconds until ready, of CPU until then, of CPU a step; megabytes of the file."""

    ready: float
    cpu: float
    step: float
    size: float


TOWNS = {
    "120": (120, 360, 6, 0),
    "500": (500, 1500, 6, 0),
    "3,000": (3000, 9000, 6, 0),
    "4,000, 20 territories": (4000, 12_000, 20, 6),
}
REAL_NAME = "Loire-Atlantique"
BUDGETS = {
    "120": Budget(2, 0.5, 0.050, 1.0),
    "500": Budget(3, 1, 0.100, 3.5),
    "3,000": Budget(5, 2, 0.150, 3.5),
    "4,000, 20 territories": Budget(5, 2, 0.150, 3.5),
    "Loire-Atlantique": Budget(5, 2, 0.150, 3.5),
}


@dataclass(frozen=True)
class Timed:
    """What was measured; NaN where nothing was drawn in time or there is no slider."""

    build: float
    size: float
    ready: float
    cpu: float
    step: float


def networks(folder: Path, only: Sequence[str] = ()) -> Iterator[tuple[str, Snapshot]]:
    """Networks by name; only those named, if any are."""
    for name, (size, ties, districts, hubs) in TOWNS.items():
        if not only or name in only:
            yield name, town(size, ties, districts=districts, hubs=hubs)
    if not only or REAL_NAME in only:
        yield from _real(folder)


def _real(folder: Path) -> Iterator[tuple[str, Snapshot]]:
    files = sorted(REAL.glob("*.csv"))
    if not files:
        print(f"Loire-Atlantique left out: no file in {REAL}")
        return
    store = folder / "la.db"
    words = ["load", "subventions", str(files[0]), "--store", str(store)]
    line = [sys.executable, "-m", "maillage", *words]
    subprocess.run(line, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with open_store(str(store)) as opened:
        yield REAL_NAME, opened.snapshot(provenance=True)


def pyvis_page(content: Snapshot) -> str:
    """The page pyvis makes of the same pairs, as its documentation makes it."""
    ties = select(content).ties
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(content.actors.id)))
    graph.add_edges_from(zip(ties.src.tolist(), ties.dst.tolist(), strict=True))
    nx.set_node_attributes(graph, dict(enumerate(map(str, content.actors.name))), "label")
    network = Network(cdn_resources="in_line")
    network.from_nx(graph)
    return str(network.generate_html())


def _cpu(session: CDPSession) -> float:
    """Seconds the main thread has worked since the session began to count."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


def _refuse(route: Route) -> None:
    if route.request.url.startswith(LOCAL):
        route.continue_()
    else:
        route.abort()


def measured(browser: Browser, file: Path, build: float, *, ours: bool) -> Timed:
    """Open a page, measure it opening and sliding."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("**/*", _refuse)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    size = file.stat().st_size / 1e6
    nan = float("nan")
    try:
        began = time.perf_counter()
        page.goto(file.as_uri())
        if ours:
            page.wait_for_selector("body[data-ready]", timeout=PATIENCE)
        else:
            page.wait_for_function(INKED, timeout=PATIENCE)
        ready, cpu = time.perf_counter() - began, _cpu(session)
        return Timed(build, size, ready, cpu, _per_step(page, session) if ours else nan)
    except TooLong:
        return Timed(build, size, nan, nan, nan)
    finally:
        page.close()


def _per_step(page: Page, session: CDPSession) -> float:
    if not page.locator("#step").is_visible():
        return float("nan")
    last = int(page.get_attribute("#step", "max") or 0)
    before = _cpu(session)
    for each in range(STEPS):
        go_to(page, each % (last + 1))
        page.evaluate("new Promise(requestAnimationFrame)")
    return (_cpu(session) - before) / STEPS


def runs(folder: Path, only: Sequence[str], *, peer: bool) -> Iterator[tuple[str, str, Timed]]:
    """Each network on each page: its name, the page, what was measured."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        for name, content in networks(folder, only):
            for kind in ("maillage", "pyvis") if peer else ("maillage",):
                browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                began = time.process_time()
                ours = kind == "maillage"
                html = map_page(content, MapOptions(title=name)) if ours else pyvis_page(content)
                build = time.process_time() - began
                file = folder / "page.html"
                file.write_bytes(html.encode("utf-8"))
                yield name, kind, measured(browser, file, build, ours=ours)
                browser.close()


def _said(seconds: float, unit: str = "s") -> str:
    if math.isnan(seconds):
        return "–"
    return f"{seconds:.2f} s" if unit == "s" else f"{1000 * seconds:.0f} ms"


def row(name: str, kind: str, timed: Timed) -> str:
    """A row of the table."""
    ready = (
        _said(timed.ready) if not math.isnan(timed.ready) else f"nothing after {PATIENCE // 1000} s"
    )
    cells = (
        name, kind, _said(timed.build), f"{timed.size:.2f} MB", ready, _said(timed.cpu),
        _said(timed.step, "ms"),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def missed(name: str, timed: Timed) -> list[str]:
    """Budgets that this page does not keep."""
    parts = ("size", "ready", "cpu", "step")
    pairs = [(each, getattr(timed, each), getattr(BUDGETS[name], each)) for each in parts]
    said = "{}: {} {:.3f} over {}"
    return [said.format(name, *pair) for pair in pairs if pair[1] > pair[2]]


HEAD = """# How fast the map is

Made by `python -m benchmarks.map --write`. {system}. Headless Chromium without a graphics card, all
requests refused, both pages in one run; other work on the machine lengthens the time until ready.
Build: CPU seconds to make the file. Ready: from opening to the first whole drawing. CPU: the page's main
thread until then, and per step of the slider over {steps} steps. Budgets of maillage at 120, 500, and 3,000
actors or more: ready within 2, 3 and 5 s, CPU 0.5, 1 and 2 s, 50, 100 and 150 ms a step, 1 MB at 120 and
3.5 MB above. pyvis's own page: `from_nx`, its default options, `cdn_resources="in_line"`; it has no slider.

| actors | page | build | file | ready | CPU | CPU a step |
|---|---|---|---|---|---|---|
"""


def kept(rows: list[str]) -> list[str]:
    """These rows, and those of the page about other networks."""
    told = {name: [line for line in rows if line.startswith(f"| {name} |")] for name in BUDGETS}
    for line in PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []:
        name = line.removeprefix("| ").partition(" |")[0]
        if name in told and not any(row.startswith(f"| {name} |") for row in rows):
            told[name].append(line)
    return [line for lines in told.values() for line in lines]


def main() -> int:
    """Measure, print, write what is asked; 1 where a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", action="append", choices=list(BUDGETS), default=[])
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    rows, over = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, kind, timed in runs(Path(folder), asked.only, peer=not asked.no_peer):
            rows.append(row(name, kind, timed))
            print(rows[-1], flush=True)
            over += missed(name, timed) if kind == "maillage" else []
    print(*over, sep="\n")
    if asked.write:
        system = f"{platform.system()}, {platform.machine()}, Python {platform.python_version()}"
        text = HEAD.format(system=system, steps=STEPS) + "\n".join(kept(rows)) + "\n"
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return bool(over)


if __name__ == "__main__":
    sys.exit(main())
