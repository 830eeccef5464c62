"""What is taken away from the map: pictures that name every actor, tables, paper; the page without script."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page

from graph.model import Actor, Tie
from tests.browser.conftest import Journal
from tests.browser.maps import go_to, open_map, span, town
from tests.factories import snapshot
from views.map import MapOptions, map_page
from views.stamp import Stamp

pytestmark = pytest.mark.browser
TEXT = "{http://www.w3.org/2000/svg}text"
STAMP = Stamp("0.1.0", "ab" * 32, command="maillage map", simulated=True)


def saved(page: Page, button: str) -> bytes:
    """What a button of the menu writes."""
    page.click("#taking")
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes()


def words(sheet: bytes | str) -> list[str]:
    """Every text of an SVG picture."""
    return ["".join(each.itertext()) for each in ET.fromstring(sheet).iter(TEXT)]


def unnamed(said: list[str], names: list[str]) -> list[str]:
    """Names that a picture neither shows nor lists; a name in two rows is shown all the same."""
    flat = " ".join(said)
    rows = [set(name.split()) for name in names]
    return [name for name, row in zip(names, rows, strict=True)
            if name not in flat and not row <= set(flat.split())]  # fmt: skip


def test_picture_names_or_numbers_everyone(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(120, 420), title="Une ville", stamp=STAMP)
    sheet = saved(page, "#vector")
    said = words(sheet)
    keyed = [text for text in said if re.match(r"\d+ (?:Régie|Amicale|École|Maison) ", text)]
    numbers = [text for text in said if re.fullmatch(r"\d+", text)]
    assert sorted(map(int, numbers)) == list(range(1, len(keyed) + 1))
    assert len(numbers) > 20
    assert unnamed(said, page.locator("#list .pick").all_inner_texts()) == []
    flat = " ".join(said)
    assert "Une ville · " in flat
    assert page.inner_text("#status")[:30] in flat
    assert "Données simulées" in flat
    assert "Empreinte des données : abababab" in flat
    assert {"public", "formel", "informel"} <= set(said)


def test_picture_in_pixels_is_the_same_sheet(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(20, 40))
    png = saved(page, "#image")
    sheet = ET.fromstring(saved(page, "#vector"))
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert png.startswith(b"\x89PNG")
    assert size == [2 * int(sheet.attrib["width"]), 2 * int(sheet.attrib["height"])]


def test_hostile_names_stay_text_in_pictures(page: Page, journal: Journal, tmp_path: Path) -> None:
    actors = [
        Actor("local:x:a", "</text><script>window.__x=1</script>\x01", listed=True),
        Actor("local:x:b", "<a xlink:href='javascript:1'>b</a>", listed=True),
    ]
    open_map(page, tmp_path, snapshot(actors=actors, ties=[Tie("local:x:a", "local:x:b")]))
    sheet = saved(page, "#vector")
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(sheet).iter()}
    assert not tags & {"script", "a", "foreignObject"}
    saved(page, "#image")
    assert page.evaluate("window.__x") is None
    assert journal == Journal()


def test_actors_as_a_table(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, town(30, 60))
    text = saved(page, "#csv-actors").decode("utf-8-sig")
    header, *rows = csv.reader(text.splitlines(), delimiter=";")
    assert header[:3] == ["name", "sector", "territory"]
    shown = page.locator("#list .pick")
    assert len(rows) == shown.count()
    assert sum(int(row[5]) for row in rows) == 2 * pairs(page)


def pairs(page: Page) -> int:
    found = re.search(r"entre (\d+) paires", page.inner_text("#status"))
    assert found
    return int(found[1])


def test_paper_is_one_sheet_with_its_key(page: Page, tmp_path: Path) -> None:
    content = town(60, 200)
    open_map(page, tmp_path, content, stamp=STAMP)
    page.emulate_media(media="print")
    page.wait_for_selector("#paper svg")
    said = [
        *page.locator("#paper text").all_text_contents(),
        *page.locator("#paper li").all_inner_texts(),
    ]
    assert unnamed(said, list(content.actors.name)) == []
    assert page.locator("header").is_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert box
    assert [round(float(side)) for side in box.groups()] == [842, 595]  # A4, landscape


@pytest.fixture
def still(chromium: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Opens a page where scripts do not run."""
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()

        def opened(html: str) -> Page:
            file = tmp_path / "mail.html"
            file.write_bytes(html.encode("utf-8"))
            page.goto(file.as_uri())
            return page

        yield opened


def test_says_the_same_without_script(
    page: Page, tmp_path: Path, still: Callable[[str], Page]
) -> None:
    content = town(40, 90, meetings=True)
    for lang in ("fr", "en"):
        open_map(page, tmp_path, content, lang=lang, title="Essai")
        status = page.inner_text("#status")
        mail = still((tmp_path / "carte.html").read_text(encoding="utf-8"))
        assert status in mail.inner_text("#still-status")
        assert mail.inner_text("#still h1") == "Essai"
        assert mail.locator("header").is_hidden()
    assert "open this file in a browser" in mail.inner_text("#still")
    listed = " ".join(mail.locator("#still li").all_inner_texts())
    assert [name for name in content.actors.name if name not in listed] == []
    assert mail.locator("#still > svg path[transform]").count() >= 30
    page.bring_to_front()
    assert page.locator("#still").is_hidden()


def test_large_networks_are_grouped_without_script(still: Callable[[str], Page]) -> None:
    html = map_page(town(1100, 2000), MapOptions(title="Grande ville"))
    mail = still(html)
    names = " ".join(mail.locator("#still > svg text").all_text_contents())
    assert "Quartier 3" in names
    assert mail.locator("#still li").count() > 1100


def test_pictures_follow_the_date(page: Page, tmp_path: Path) -> None:
    content = snapshot(
        ties=[
            Tie("local:x:a", "local:x:b", span=span("2020", "2020")),
            Tie("local:x:c", "local:x:d", span=span("2022")),
        ]
    )
    open_map(page, tmp_path, content, every="year")
    assert "local:x:c" in words(saved(page, "#vector"))
    go_to(page, 0)
    said = words(saved(page, "#vector"))
    assert "local:x:c" not in said
    assert "local:x:a" in said
