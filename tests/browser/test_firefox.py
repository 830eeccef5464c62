"""The map in Firefox, which the other tests do not run: a picture of the page is not blank."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.maps import town
from views.map import MapOptions, map_page
from views.map.style import SECTOR_MARKS

WIDTH, HEIGHT, ASIDE = 1366, 768, 352
PANEL = "#f5f6f9"
# Colours of a part of a picture: how many pixels there are of each.
COLOURS = """async ([address, left, width, height]) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, -left, 0);
  const { data } = pen.getImageData(0, 0, width, height), found = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = [...data.slice(at, at + 3)].map((one) => one.toString(16).padStart(2, '0'));
    found[`#${colour.join('')}`] = (found[`#${colour.join('')}`] || 0) + 1;
  }
  return found;
}"""


@pytest.fixture
def firefox() -> str:
    """Path of a Firefox: ``MAILLAGE_TEST_FIREFOX``, or one on the PATH."""
    named = os.environ.get("MAILLAGE_TEST_FIREFOX")
    found = named or next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if not found:
        pytest.skip("no Firefox here (apt-get install firefox-esr, or set MAILLAGE_TEST_FIREFOX)")
    return found


def picture(firefox: str, file: Path, folder: Path) -> bytes:
    """What Firefox shows of a file once loaded, with a profile that nobody else uses."""
    profile, shot = folder / "profile", folder / "shot.png"
    profile.mkdir()
    options = ("--headless", "--no-remote", "--profile", str(profile))
    size = f"--window-size={WIDTH},{HEIGHT}"
    subprocess.run(
        [firefox, *options, size, "--screenshot", str(shot), file.as_uri()],
        check=True,
        timeout=90,
        capture_output=True,
    )
    return shot.read_bytes()


def colours(page: Page, png: bytes, left: int, width: int) -> dict[str, int]:
    """Pixels of each colour between two sides, above the slider."""
    address = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    found: dict[str, int] = page.evaluate(COLOURS, [address, left, width, HEIGHT // 2])
    return found


def test_draws_the_map(firefox: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "carte.html"
    file.write_bytes(map_page(town(40, 90), MapOptions(title="Essai")).encode("utf-8"))
    png = picture(firefox, file, tmp_path)
    found = colours(page, png, 0, WIDTH - ASIDE)
    beside = colours(page, png, WIDTH - ASIDE, ASIDE)
    assert beside.get(PANEL, 0) > sum(beside.values()) / 2  # not the still page
    marks = {sector: found.get(mark.color, 0) for sector, mark in SECTOR_MARKS.items()}
    assert all(count > 50 for count in marks.values()), marks  # each sector is on the canvas
    assert len(found) > 500
    assert 0.5 < found["#ffffff"] / sum(found.values()) < 0.97
