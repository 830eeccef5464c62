"""The networks on which every page is checked: made-up towns with hostile names, and a real department."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx

from graph.files import replace_text
from graph.store import open_store
from graph.tables import Snapshot
from tests.browser.maps import data, town
from tests.browser.test_map import HOSTILE, linked
from views.map import MapOptions, map_page

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "data/subventions/loire-atlantique"
REAL = "Loire-Atlantique"
Elsewhere = subprocess.Popen[str]
TOWNS: dict[str, dict[str, Any]] = {
    "120": {"size": 120, "ties": 360},
    "500": {"size": 500, "ties": 1500},
    "3,000": {"size": 3000, "ties": 9000},
    "4,000 in 20 territories": {"size": 4000, "ties": 12_000, "districts": 20, "hubs": 6},
}
MEGABYTES = {"120": 1.0}
# Puts the slider on so many steps, one a frame.
SLIDE = """async (times) => {
  const slider = document.querySelector('#step');
  for (let each = 0; each < times; each += 1) {
    slider.value = each % (Number(slider.max) + 1);
    slider.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
  }
}"""


@dataclass(frozen=True, slots=True)
class Made:
    """A network and its page."""

    name: str
    content: Snapshot
    html: str
    file: Path

    @property
    def grouped(self) -> bool:
        """Whether the page opens on groups."""
        return len(self.content.actors.id) > 1000


def content_of(name: str, store: Path | None) -> Snapshot:
    """A network by name; the real one is read from a store."""
    if name == REAL:
        assert store is not None
        with open_store(str(store)) as opened:
            return opened.snapshot(provenance=True)
    made = town(**TOWNS[name])
    names = made.actors.name.copy()
    names[20 : 20 + len(HOSTILE)] = HOSTILE
    return replace(made, actors=replace(made.actors, name=names))


def page_of(name: str, content: Snapshot) -> str:
    """The page of a network, its title accented and hostile."""
    return map_page(content, MapOptions(title=f"Œuvres – été, {name} {HOSTILE[0]}"))


def loaded(folder: Path, shared: Path) -> Path:
    """A store of the real department."""
    (source,) = (shared / FOLDER).glob("*.csv")
    store = folder / "loire-atlantique.db"
    words = ["load", "subventions", str(source), "--store", str(store)]
    line = [sys.executable, "-m", "maillage", *words]
    subprocess.run(
        line, cwd=folder, env=environment(), check=True, stdout=subprocess.DEVNULL, timeout=120
    )
    return store


def columns(content: Snapshot) -> list[Any]:
    """Copies of what a map reads most."""
    ties, actors = content.ties, content.actors
    read = (ties.src, ties.dst, ties.valid_from, ties.valid_to, ties.weight, actors.name, actors.id)
    return [column.copy() for column in read]


def most_linked(made: Made) -> list[str]:
    """Names of the 12 groups with the most actors where the page opens on groups, else of the most linked."""
    page, nodes = data(made.html, "page-data"), data(made.html, "node-data")
    if made.grouped:
        (groups,) = [each for each in page["groupings"] if each["kind"] == page["group"]]
        size = Counter(groups["of"])
        return [groups["labels"]["fr"][group] for group, _ in size.most_common(12)]
    graph, _ = linked(made.content, *page["steps"]["bounds"][-2:])
    plain = nx.Graph(graph)
    most = sorted(plain, key=lambda node: (-plain.degree[node], node))[:12]
    return [nodes[node]["label"] for node in most]


def environment() -> dict[str, str]:
    """Another order of hashes, and a system that does not write UTF-8 by itself."""
    own = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0"}
    return {**os.environ, **own, "PYTHONCOERCECLOCALE": "0"}


def start(folder: Path, store: Path | None) -> Elsewhere:
    """Begin to write every network's page in another process."""
    line = [
        sys.executable,
        "-m",
        "tests.browser.networks",
        str(folder),
        *([str(store)] * bool(store)),
    ]
    return subprocess.Popen(line, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)


def answer(working: Elsewhere) -> dict[str, str]:
    """SHA-256 of each page it wrote, by name."""
    said, _ = working.communicate(timeout=240)
    assert working.returncode == 0
    found: dict[str, str] = json.loads(said)
    return found


def main(folder: Path, store: Path | None) -> None:
    """Write every page, print the SHA-256 of each."""
    found = {}
    for name in [*TOWNS, *([REAL] if store else [])]:
        file = folder / "page.html"
        replace_text(file, page_of(name, content_of(name, store)))
        found[name] = sha256(file.read_bytes()).hexdigest()
    print(json.dumps(found))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
