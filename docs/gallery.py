"""Makes the pictures of the map in ``docs/pictures``: ``python docs/gallery.py``.

From the project's own data, and from made-up towns of 500, 3,000 and 4,000 actors; a Chromium is needed.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
OUT = ROOT / "docs" / "pictures"
HEAD = """# Pictures of the map

Made by `python docs/gallery.py` from the simulated neighbourhood of `data/quartier`, the programmes of
`data/programmes`, and made-up towns.
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: file, what it shows in both languages, the map, the screen, what is done to it first."""

    name: str
    fr: str
    en: str
    map: str
    size: tuple[int, int] = (1400, 900)
    act: Callable[[Page], None] | None = None


def at(period: str) -> Callable[[Page], None]:
    """Slide to a period."""
    return lambda page: _hash(page, f"at={period}")


def _hash(page: Page, said: str) -> None:
    page.evaluate("said => { location.hash = said; }", said)


def _ego(page: Page) -> None:
    page.fill("#search", "régie de quartier b")
    page.keyboard.press("Enter")


def _grey_print(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("() => { document.documentElement.style.filter = 'grayscale(1)'; }")


def _second_group(page: Page) -> None:
    page.locator("#list .pick").nth(1).click()


PICTURES = [
    Picture(
        "quartier-2019",
        "Le quartier simulé en décembre 2019",
        "The simulated neighbourhood in December 2019",
        "quartier",
        act=at("2019-12"),
    ),
    Picture(
        "quartier-2021",
        "Le même en décembre 2021",
        "The same in December 2021",
        "quartier",
        act=at("2021-12"),
    ),
    Picture(
        "quartier-2024",
        "Le même en octobre 2024",
        "The same in October 2024",
        "quartier",
    ),
    Picture(
        "ego",
        "Un acteur, ses partenaires et l’histoire de chaque lien",
        "One actor, its partners and the history of each tie",
        "quartier",
        act=_ego,
    ),
    Picture(
        "difference",
        "Ce qui a changé entre 2020 et 2021",
        "What changed between 2020 and 2021",
        "quartier",
        act=lambda page: _hash(page, "every=year&at=2021&from=2020"),
    ),
    Picture(
        "projection",
        "Projetée dans une salle",
        "Shown to a room",
        "quartier",
        (1280, 720),
        lambda page: page.click("#project"),
    ),
    Picture(
        "print-grey",
        "Imprimée en gris",
        "Printed in grey",
        "quartier",
        (1123, 794),
        _grey_print,
    ),
    Picture(
        "narrow",
        "Sur un téléphone",
        "On a telephone",
        "quartier",
        (390, 844),
    ),
    Picture(
        "english",
        "Les programmes, en anglais",
        "The programmes, in English",
        "programmes",
        act=lambda page: page.click("#language"),
    ),
    Picture(
        "town-500",
        "Une ville inventée de 500 acteurs",
        "A made-up town of 500 actors",
        "500",
    ),
    Picture(
        "town-3000",
        "3 000 acteurs : la carte s’ouvre sur les territoires",
        "3,000 actors: the map opens on territories",
        "3000",
    ),
    Picture(
        "town-4000",
        "4 000 acteurs dans 20 territoires, quelques gros financeurs",
        "4,000 actors in 20 territories, a few large funders",
        "4000",
    ),
    Picture(
        "town-4000-group",
        "L’un de ces territoires, ouvert",
        "One of these territories, open",
        "4000",
        act=_second_group,
    ),
]


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each map."""
    from tests.browser.maps import town
    from views.map import MapOptions, map_page

    for name, title, until in (
        ("quartier", "Un quartier simulé", ("--to", "2024-10")),
        ("programmes", "Les cinq programmes", ()),
    ):
        yield name, _made(folder, name, title, until)
    made = {
        "500": town(500, 1600),
        "3000": town(3000, 9000),
        "4000": town(4000, 12_000, districts=20, hubs=6),
    }
    for name, content in made.items():
        yield name, map_page(content, MapOptions(title="Une ville inventée", every="year"))


def _made(folder: Path, name: str, title: str, until: tuple[str, ...]) -> str:
    """A map of the project's own data, through the commands."""
    data, store, out = ROOT / "data" / name, f"{name}.db", f"{name}.html"
    own = {**os.environ, "PYTHONPATH": str(ROOT), "MAILLAGE_KEY": "maillage-demo"}
    sources = [data / "observed"] if name == "quartier" else sorted(data.iterdir())
    lines = [["load", "tables", str(source), "--store", store] for source in sources]
    lines.append(["map", "--store", store, *until, "--title", title, "--out", out])
    for words in lines:
        line = [sys.executable, "-m", "maillage", *words, "--lang", "fr"]
        subprocess.run(  # noqa: S603 - our own command line
            line, cwd=folder, env=own, check=True, stdout=subprocess.DEVNULL
        )
    return (folder / out).read_text(encoding="utf-8")


def draw(folder: Path) -> None:
    """Every picture, in one browser."""
    from tests.browser.conftest import FLAGS, chromium_path

    OUT.mkdir(exist_ok=True)
    for name, html in pages(folder):
        (folder / f"{name}.html").write_bytes(html.encode("utf-8"))
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for picture in PICTURES:
            page = browser.new_page(
                viewport=ViewportSize(width=picture.size[0], height=picture.size[1])
            )
            _shoot(page, picture, folder)
            page.close()
        browser.close()


def _shoot(page: Page, picture: Picture, folder: Path) -> None:
    page.goto((folder / f"{picture.map}.html").as_uri())
    page.wait_for_selector("body[data-ready]", timeout=60_000)
    if picture.act:
        picture.act(page)
    page.wait_for_timeout(600)
    page.screenshot(path=OUT / f"{picture.name}.jpg", type="jpeg", quality=72)


def index() -> str:
    """The page that shows them."""
    shown = [f"## {each.en}\n\n{each.fr}.\n\n![{each.en}]({each.name}.jpg)" for each in PICTURES]
    return "\n\n".join([HEAD.rstrip(), *shown]) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder))
    (OUT / "README.md").write_text(index(), encoding="utf-8", newline="\n")
