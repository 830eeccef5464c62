"""The map of networks nobody planned for: empty, alone, undated, crowded, hostile, in other scripts."""

import random
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

from graph.model import Actor, Event, Participation, Territory, Tie
from graph.tables import Snapshot
from tests.browser.maps import open_file, open_map, span
from tests.browser.test_map import HOSTILE
from tests.factories import snapshot
from views.map import MapOptions, map_page

pytestmark = pytest.mark.browser
PAIR = ("local:x:a", "local:x:b")
LONG = "Association des habitants et des amis " * 13


def crowd(size: int) -> list[Tie]:
    """Ties of two actors, a day each."""
    days = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(size)]
    return [Tie(*PAIR, "meeting", span=span(day, day)) for day in days]


ODD = {
    "nothing": (snapshot(), "0 acteur"),
    "one actor": (snapshot(actors=[Actor("local:x:a", "Seule", listed=True)]), "1 acteur"),
    "no tie": (
        snapshot(actors=[Actor(f"local:x:{n}", f"A{n}", listed=True) for n in range(3)]),
        "3 acteurs",
    ),
    "undated": (snapshot(ties=[Tie(*PAIR)]), "1 lien sans date entre 1 paire"),
    "events": (
        snapshot(
            events=[Event("m", "Réunion", "meeting", span("2020-03"))],
            participations=[Participation("local:x:a", "m")],
        ),
        "1 participation",
    ),
    "one date": (snapshot(ties=[Tie(*PAIR, span=span("2020", "2020"))]), "1 lien entre 1 paire"),
    "one day": (snapshot(ties=crowd(1)), "1 lien entre 1 paire"),
    "long names": (
        snapshot(
            actors=[Actor(end, f"{LONG}{end}"[-500:], listed=True) for end in PAIR],
            ties=[Tie(*PAIR, span=span("2020"))],
            territories=[Territory("qpv:1", LONG[:500], "qpv")],
        ),
        "1 lien entre 1 paire",
    ),
    "names that every object has": (
        snapshot(
            actors=[Actor(end, end, territory="constructor", listed=True) for end in PAIR],
            ties=[Tie(*PAIR, "toString", span=span("2020"))],
        ),
        "1 lien entre 1 paire",
    ),
    "scripts": (
        snapshot(
            actors=[
                Actor(PAIR[0], "جمعية الحي \u202e(abc)", ("א",), listed=True),
                Actor(PAIR[1], "👩🏽‍🌾 Jardin 🌻 partagé 日本語", listed=True),
            ],
            ties=[Tie(*PAIR, span=span("2020"))],
        ),
        "1 lien entre 1 paire",
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_makes_sense_of(page: Page, tmp_path: Path, case: str) -> None:
    content, said = ODD[case]
    open_map(page, tmp_path, content)
    told = f"{page.inner_text('#status')} {page.inner_text('#apart')}"
    assert said in told
    page.select_option("#group", "sector") if page.locator("#group").is_visible() else None
    for pick in page.locator("#list .pick").all()[:2]:
        pick.click()
        page.keyboard.press("Escape")
    page.click("#taking")
    with page.expect_download() as download:
        page.click("#vector")
    assert Path(download.value.path()).read_bytes().startswith(b"<svg")
    assert page.evaluate("document.documentElement.scrollWidth") == 1400


@pytest.mark.parametrize("word", ["constructor", "__proto__", "banana"])
def test_an_address_of_another_hand_is_left_aside(page: Page, tmp_path: Path, word: str) -> None:
    open_map(page, tmp_path, ODD["one date"][0])
    said = page.inner_text("#status")
    page.evaluate(f"location.hash = 'size={word}&lang={word}&group={word}&at={word}'")
    page.wait_for_timeout(100)
    assert page.inner_text("#status") == said
    assert page.input_value("#size") == "same"


def test_says_that_there_is_nobody(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, snapshot())
    assert page.inner_text("#nobody") == "Il n’y a pas encore d’acteur dans ces données."
    assert page.inner_text("#list") == "aucun acteur à montrer"
    open_map(page, tmp_path, ODD["one actor"][0])
    assert page.locator("#nobody").is_hidden()
    page.locator("input[data-code=unknown]").uncheck()
    assert "avec les cases cochées" in page.inner_text("#nobody")


def test_one_period_has_no_slider(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, ODD["one date"][0])
    assert page.inner_text("#period") == "2020"
    for control in ("#play", "#step", "#choices"):
        assert page.locator(control).is_hidden()


def test_names_cut_alike_are_told_apart_on_paper(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, ODD["long names"][0])
    page.click("#taking")
    with page.expect_download() as download:
        page.click("#vector")
    texts = ET.fromstring(Path(download.value.path()).read_bytes()).itertext()
    said = " ".join(texts).replace("  ", " ")
    assert "1 ociation des habitants" in said
    assert "2 ociation des habitants" in said
    assert said.count("des amis local:x:") == 2


def test_twenty_thousand_ties_of_one_pair(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, snapshot(ties=crowd(20_000)), every="year")
    page.locator("#list .pick").first.click()
    assert page.locator("#panel .facts li").count() <= 500
    assert "et 19" in page.inner_text("#panel").replace("\u202f", "")
    page.keyboard.press("Escape")
    page.click("#tab-ties")
    assert page.locator("#list tbody tr").count() <= 200


def generated(size: int, seed: int = 7) -> Snapshot:
    """Actors, territories and types named by pieces of hostile texts, tied at random."""
    draw = random.Random(seed)
    pieces = [*HOSTILE, "`", "${alert(1)}", "&lt;img&gt;", "\u2028", "]]>", "<!--", "'", "\\", "\t"]

    def text() -> str:
        return "".join(draw.choice(pieces) for _ in range(draw.randint(1, 4)))

    actors = [
        Actor(f"local:g:{n:04}", text(), (text(),), territory=f"t{n % 40}", listed=True)
        for n in range(size)
    ]
    ends = [draw.sample(actors, 2) for _ in range(size)]
    return snapshot(
        actors=actors,
        ties=[Tie(a.id, b.id, text() or "tie", span=span("2020")) for a, b in ends],
        territories=[Territory(f"t{n}", text(), "qpv") for n in range(40)],
    )


def test_two_thousand_hostile_actors_run_nothing(page: Page, tmp_path: Path) -> None:
    html = map_page(generated(2000), MapOptions(title=HOSTILE[0]))
    html, removed = re.subn(r"<meta http-equiv=[^>]+>", "", html)
    assert removed == 1
    file = tmp_path / "hostile.html"
    file.write_bytes(html.encode("utf-8"))
    open_file(page, file)
    page.locator("#list .pick").first.click()
    page.click("#tab-actors")
    page.locator("#list .pick").first.click()
    page.keyboard.press("Escape")
    page.fill("#search", "x")
    page.select_option("#group", "")
    assert page.evaluate("window.__x") is None
    assert page.locator("img, a[href^=javascript]").count() == 0
    assert (
        page.locator("script").count() == 7
    )  # ours: the first, four of data, vis-network, the program
