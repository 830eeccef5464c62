"""The map as people read it: by date, by name, by keyboard, on small screens."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from graph.model import Actor, Event, Participation, Source, Territory, Tie
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.browser.maps import go_to, open_map, span, town
from tests.factories import snapshot
from views.stamp import Stamp

pytestmark = pytest.mark.browser

# Colours apart from paper in the picture, and whether the drawing lies inside the frame.
INK = """() => {
  const canvas = document.querySelector('#map canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let ink = 0, left = canvas.width, right = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] < 40 || pixels[at] + pixels[at + 1] + pixels[at + 2] > 700) continue;
    ink += 1;
    const x = (at / 4) % canvas.width;
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  const area = canvas.width * canvas.height;
  return { share: ink / area, left: left / canvas.width, right: right / canvas.width };
}"""


def small() -> Snapshot:
    """Three actors with accents and acronyms, a programme, a dated tie and one undated."""
    return snapshot(
        actors=[
            Actor(
                "local:x:r",
                "Régie de l’Œuvre",
                ("RDO",),
                "associative",
                territory="qpv:1",
                listed=True,
            ),
            Actor("local:x:m", "Mairie", sector="public", listed=True),
            Actor("local:x:t", "Table de quartier", sector="citizen", listed=True),
        ],
        ties=[
            Tie("local:x:r", "local:x:m", "convention", "formal", span=span("2019-03", "2020-06")),
            Tie("local:x:r", "local:x:t", "works_with", "informal", span=span("2020-01")),
            Tie("local:x:m", "local:x:t", "tie"),
        ],
        events=[Event("p", "Programme commun", "programme", span("2019-05"))],
        participations=[Participation("local:x:m", "p", "lead")],
        territories=[Territory("qpv:1", "Bellevue", "qpv")],
    )


def undated() -> Snapshot:
    """Nothing has a date: one tie, one programme."""
    return snapshot(
        ties=[Tie("local:x:a", "local:x:b", formality="formal")],
        events=[Event("p", "Programme", "programme")],
        participations=[Participation("local:x:a", "p", "member"), Participation("local:x:b", "p")],
    )


def test_counts_undated_ties_apart(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small())
    switch = page.locator("input[data-code=undated]")
    assert not switch.is_checked()
    before = page.inner_text("#status")
    assert before.startswith("2 liens entre 2 paires (1 formel, 1 informel)")
    assert "1 lien sans date entre 1 paire (non montrés)" in page.inner_text("#apart")
    switch.check()
    assert page.inner_text("#status") == before
    assert "(montrés à part)" in page.inner_text("#apart")


def test_without_any_date_all_is_shown_and_there_is_no_slider(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, undated())
    assert page.locator("#slider").is_hidden()
    assert page.locator("input[data-code=undated]").is_checked()
    assert "2 acteurs" in page.inner_text("#status")
    assert "1 lien sans date entre 1 paire, 2 participations sans date" in page.inner_text("#apart")
    assert page.evaluate(INK)["share"] > 0.001
    page.locator("#list .pick").first.click()
    assert "Partenaires (1)" in page.inner_text("#panel")


def test_says_a_date_as_precisely_as_its_source(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small())
    go_to(page, 10)  # January 2020
    page.locator("#list .pick", has_text="Régie").click()
    panel = page.inner_text("#panel")
    assert "mars 2019 → juin 2020 · convention, formel" in panel.replace("\n", "")
    assert "janvier 2020 → fin non renseignée · travaille avec, informel" in panel.replace("\n", "")
    assert "secteur associatif · Bellevue" in panel
    page.click("#language")
    assert "March 2019 → June 2020 · agreement, formal" in page.inner_text("#panel").replace(
        "\n", ""
    )


def test_lists_milestones_where_there_is_no_time_axis(page: Page, tmp_path: Path) -> None:
    content = snapshot(
        ties=[Tie("local:x:a", "local:x:b")],
        events=[Event("m", "Loi votée", "milestone", span("2019-07-22"))],
    )
    open_map(page, tmp_path, content)
    page.click("#tab-events")
    assert "Loi votée, le 22 juillet 2019" in page.inner_text("#list")


def test_says_which_pairs_only_met(page: Page, tmp_path: Path) -> None:
    content = snapshot(
        ties=[Tie("local:x:a", "local:x:b", span=span("2020"))],
        events=[Event("m", "Réunion", "meeting", span("2020-03"))],
        participations=[Participation(f"local:x:{name}", "m") for name in "abc"],
    )
    open_map(page, tmp_path, select(content, Filters(edges="both")))
    status = page.inner_text("#status")
    assert status.startswith("1 lien entre 3 paires (")
    assert "3 paires présentes ensemble à un événement" in status


@pytest.mark.parametrize("typed", ["regie", "OEUVRE", "rdo", "bellevue"])
def test_finds_a_name_or_an_alias_whatever_the_accents(
    page: Page, tmp_path: Path, typed: str
) -> None:
    open_map(page, tmp_path, small())
    page.fill("#search", typed)
    assert page.locator("#suggestions li").count() == 1
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Régie de l’Œuvre"


def test_says_when_no_name_matches(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small())
    page.fill("#search", "zzz")
    assert page.inner_text("#suggestions") == "Aucun nom ne correspond"


def test_speaks_the_language_asked(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small(), lang="en")
    assert page.get_attribute("html", "lang") == "en"
    assert "actors present" in page.inner_text("#status")
    page.click("#language")
    assert page.get_attribute("html", "lang") == "fr"
    assert "acteurs présents" in page.inner_text("#status")


def test_simulated_data_say_so_where_it_is_seen(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small(), stamp=Stamp("0.1.0", "a" * 64, simulated=True))
    assert "Données simulées" in page.inner_text("#warnings")
    assert page.locator("#warnings").is_visible()


def test_keyboard_alone_is_enough(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, small())
    page.focus("#search")
    page.keyboard.type("mairie")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Mairie"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    page.focus("#step")
    page.keyboard.press("Home")
    assert page.get_attribute("#step", "aria-valuetext") == "mars 2019"
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#step", "aria-valuetext") == "avril 2019"
    page.focus("input[data-code=formal]")
    page.keyboard.press("Space")
    assert "selon les cases cochées" in page.inner_text("#status")
    page.focus("#list .pick >> nth=0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#list .pick')")  # the row it left


@pytest.mark.parametrize("width", [390, 700, 1400])
def test_fits_any_screen(page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_map(page, tmp_path, town(40, 90), title="Coopérations d’une ville au nom assez long")
    assert page.evaluate(INK)["share"] > 0.01
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size({"width": 1100 - width // 2, "height": 700})
    page.wait_for_timeout(400)
    after = page.evaluate(INK)
    assert after["share"] > 0.01
    assert after["left"] > 0.005
    assert after["right"] < 0.995


def test_an_unknown_sector_is_not_an_unknown_formality(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(40, 120))
    before = page.inner_text("#status")
    page.locator("input[data-code=unknown]").uncheck()
    assert page.locator("input[data-code=unstated]").is_checked()
    assert "de formalité non renseignée" in page.inner_text("#status")
    page.locator("input[data-code=unknown]").check()
    assert page.inner_text("#status") == before
    page.locator("input[data-code=unstated]").uncheck()
    assert "de formalité non renseignée" not in page.inner_text("#status")
    assert page.locator("input[data-code=unknown]").is_checked()


def test_a_period_nobody_observed_has_no_count(page: Page, tmp_path: Path) -> None:
    content = snapshot(
        ties=[Tie("local:x:a", "local:x:b", span=span("2017", "2017")),
              Tie("local:x:a", "local:x:b", span=span("2020"))],
        source=Source("tables:x", coverage=span("2020", "2021")),
    )  # fmt: skip
    open_map(page, tmp_path, content, every="year")
    go_to(page, 1)  # 2018: before anything was observed, and no tie tells of it
    said = page.inner_text("#status")
    assert said.startswith("aucune source n’a observé cette période : ses liens ne sont pas connus")
    page.wait_for_timeout(200)
    assert page.locator("#sort-partners").count() == 0
    go_to(page, 3)
    assert page.inner_text("#status").startswith("1 lien entre 1 paire")


def test_sectors_and_formalities_differ_without_colour(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(40, 120))
    marks = page.locator("#legend fieldset >> nth=0 >> path")
    outlines = marks.evaluate_all("marks => marks.map((mark) => mark.getAttribute('d'))")
    assert len(outlines) == len(set(outlines)) == 5
    boxes = page.locator(
        "#legend label:has([data-code=formal], [data-code=informal], [data-code=unstated]) line"
    )
    dashes = boxes.evaluate_all(
        "lines => lines.map((line) => line.getAttribute('stroke-dasharray'))"
    )
    assert len(set(dashes)) == 3
