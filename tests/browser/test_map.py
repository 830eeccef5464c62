"""The map as a file: alone, closed to scripts of others, true to the data."""

import csv
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Page

from graph.dates import parse_date
from graph.model import Actor, Event, Participation, Provenance, Source, Span, Territory, Tie
from graph.tables import Snapshot
from tests.browser.conftest import Journal
from tests.browser.maps import data, go_to, open_file, open_map, span, town
from tests.factories import snapshot
from views.map import MapOptions, map_page
from views.stamp import Stamp

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>window.__x=1</script>",
    '<img src=x onerror="window.__x=2">',
    '"><svg onload=window.__x=3>',
    "{{7*7}} {% raw %}",
    '<a href="javascript:window.__x=4">x</a>',
    '=HYPERLINK("http://evil")',
    "\u202eervil",
    "",
)


def hostile() -> Snapshot:
    """Each hostile text as a name, alias, territory, kind, event, role, evidence and dataset title."""
    actors = [
        Actor(f"local:h:{rank}", text, (text,), territory=f"qpv:{rank}", listed=True)
        for rank, text in enumerate(HOSTILE)
    ]
    ties = [
        Tie(a.id, b.id, b.name or "tie", span=span("2020"), provenance=Provenance("f", 2, a.name))
        for a, b in combinations(actors, 2)
    ]
    events = [Event(f"e{rank}", text, "body") for rank, text in enumerate(HOSTILE)]
    parts = [
        Participation(actors[rank].id, each.id, HOSTILE[rank]) for rank, each in enumerate(events)
    ]
    return snapshot(
        actors=actors,
        ties=ties,
        events=[*events, Event("m", HOSTILE[0], "milestone", span("2020"))],
        participations=parts,
        territories=[Territory(f"qpv:{rank}", text, "qpv") for rank, text in enumerate(HOSTILE)],
        source=Source("tables:h", title="".join(HOSTILE), evidence_public=True),
    )


def walk(page: Page) -> None:
    """Open every actor and event, every list, the suggestions, and the other language."""
    buttons = page.locator("#list .pick")
    for tab in ("actors", "events"):
        page.click(f"#tab-{tab}")
        for rank in range(buttons.count()):
            buttons.nth(rank).click()
            page.click("#back")
    page.click("#tab-ties")
    page.fill("#search", "x")
    page.fill("#search", "a")
    page.click("#language")


def test_asks_nothing_of_the_network(page: Page, tmp_path: Path) -> None:
    open_map(
        page, tmp_path, town(40, 90, meetings=True), stamp=Stamp("0.1.0", "ab" * 32, simulated=True)
    )
    walk(page)  # the page fixture fails on any request, error or broken rule of the content policy
    html = (tmp_path / "carte.html").read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", html)


@pytest.mark.parametrize("policy", [True, False])
def test_runs_nothing_that_the_data_say(
    page: Page, journal: Journal, tmp_path: Path, *, policy: bool
) -> None:
    stamp = Stamp("0.1.0", "0" * 64, command=HOSTILE[0])
    html = map_page(hostile(), MapOptions(title="".join(HOSTILE), stamp=stamp))
    if not policy:
        html, removed = re.subn(r"<meta http-equiv=[^>]+>", "", html)
        assert removed == 1
    file = tmp_path / "hostile.html"
    file.write_bytes(html.encode("utf-8"))
    open_file(page, file)
    walk(page)
    assert page.evaluate("window.__x") is None
    assert page.locator("img, a[href^=javascript]").count() == 0
    assert "{{7*7}}" in page.inner_text("h1")
    assert journal == Journal()


def test_keeps_every_tie_of_a_pair(page: Page, tmp_path: Path) -> None:
    pair = ("local:a", "local:b")
    content = snapshot(
        actors=[Actor(end, end[-1].upper(), listed=True) for end in pair],
        ties=[
            Tie(*pair, "works_with", "informal", span=span("2019")),
            Tie(*pair, "works_with", "informal", span=span("2020-03", "2020-06")),
            Tie(*pair, "convention", "formal", span=span("2020-03-27")),
        ],
    )
    open_map(page, tmp_path, content)
    lines = data((tmp_path / "carte.html").read_text(encoding="utf-8"), "line-data")
    assert [(line["formality"], len(line["ties"])) for line in lines] == [(1, 1), (0, 2)]
    page.click("#list .pick >> nth=0")
    facts = page.locator("#panel .facts li").all_inner_texts()
    assert [fact.split(" · ")[0].strip() for fact in facts] == [
        "2019 → fin non renseignée",
        "mars 2020 → juin 2020",
        "le 27 mars 2020 → fin non renseignée",
    ]
    assert all("Relevé de test" in fact for fact in facts)


def linked(content: Snapshot, start: int, end: int) -> tuple["nx.MultiGraph[int]", set[int]]:
    """The dated ties alive in a window, and the actors present, by the definitions alone."""
    ties = content.ties
    graph: nx.MultiGraph[int] = nx.MultiGraph()
    first: dict[int, int] = {}
    for row in range(len(ties)):
        ends = int(ties.src[row]), int(ties.dst[row])
        begin = ties.valid_from[row].astype(int)
        for actor in ends:
            first[actor] = min(begin, first.get(actor, begin))
        over = ties.valid_to[row]
        if begin < end and (str(over) == "NaT" or over.astype(int) > start):
            graph.add_edge(*ends)
    present = {
        row for row in range(len(content.actors.id))
        if content.actors.listed[row] or first.get(row, end) < end
    }  # fmt: skip
    return graph, present


def numbers(page: Page) -> list[int]:
    """Ties, pairs and actors present of the sentence under the map."""
    said = page.inner_text("#status").replace("\u202f", "")
    found = re.match(r"(\d+) liens? entre (\d+) paires? .*; (\d+) acteurs? présents?", said)
    assert found, said
    return [int(number) for number in found.groups()]


def saved_ties(page: Page) -> list[list[str]]:
    with page.expect_download() as download:
        page.click("#taking")
        page.click("#csv")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))[1:]


def test_counts_what_networkx_counts(page: Page, tmp_path: Path) -> None:
    content = town(60, 220)
    open_map(page, tmp_path, content)
    steps: dict[str, Any] = data(
        (tmp_path / "carte.html").read_text(encoding="utf-8"), "page-data"
    )["steps"]
    last = len(steps["labels"]) - 1
    for step in (3, last // 2, last):
        go_to(page, step)
        graph, present = linked(content, *steps["bounds"][step : step + 2])
        pairs = {frozenset(ends) for ends in graph.edges()}
        assert numbers(page) == [graph.number_of_edges(), len(pairs), len(present)]
        assert len(saved_ties(page)) == graph.number_of_edges()
    assert steps["step"] == "month"


def test_a_formula_in_a_name_is_neutral_in_the_csv(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, hostile())
    cells = {cell for row in saved_ties(page) for cell in row}
    assert '\'=HYPERLINK("http://evil")' in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_what_has_an_end_and_no_start_is_undated(page: Page, tmp_path: Path) -> None:
    ended = Span.stated(None, parse_date("2022"))
    content = snapshot(
        ties=[Tie("local:x:a", "local:x:b", span=span("2020", "2021"))],
        events=[
            Event("p", "Programme", "programme", ended),
            Event("q", "Seul", "programme", ended),
        ],
        participations=[Participation("local:x:a", "p", "member")],
    )
    open_map(page, tmp_path, content)
    page.click("#tab-events")
    assert "1 participation sans date" in page.inner_text("#apart")
    assert "Programme" not in page.inner_text("#list")
    assert "Seul" not in page.inner_text("#list")
    page.locator("input[data-code=undated]").check()
    assert "Programme" in page.inner_text("#list")
    assert "Seul" in page.inner_text("#list")
