"""A headless Chromium that may read files and nothing else."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route, sync_playwright

# Chromium's engine without its windows, a third of the work: what Playwright itself calls headless.
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
LOCAL = ("file:", "data:", "blob:", "about:")
# Without these Chromium looks for its makers' hosts, which would drown what a page asks for.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Journal:
    """What pages asked of the network, and the errors they raised or wrote; empty at a test's end.

    A test that provokes one takes it out with ``clear`` once it has looked.
    """

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget what was noted so far."""
        self.requests.clear()
        self.errors.clear()

    def filter(self, route: Route) -> None:
        """Let local addresses through; note and refuse the others."""
        if route.request.url.startswith(LOCAL):
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def hear(self, message: ConsoleMessage) -> None:
        """Note what a page writes as an error; broken rules of its content policy come this way."""
        if message.type == "error":
            self.errors.append(message.text)


def chromium_path(playwright: Playwright, names: tuple[str, ...] = NAMES) -> str | None:
    """Path of a Chromium: ``MAILLAGE_TEST_BROWSER``, the first on the PATH, or Playwright's own."""
    named = os.environ.get("MAILLAGE_TEST_BROWSER")
    own = playwright.chromium.executable_path
    found = named or next(filter(None, map(shutil.which, names)), None)
    return found or (own if Path(own).exists() else None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the session."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright, (SHELL, *NAMES))
        if path is None:
            pytest.skip("no Chromium here (apt-get install chromium, or set MAILLAGE_TEST_BROWSER)")
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def alone(chromium: Browser, journal: Journal) -> Iterator[Page]:
    """A page, 1400 x 900, that may read files and nothing else; what else it tries is in the journal."""
    with chromium.new_context(
        viewport={"width": 1400, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris"
    ) as context:
        context.route("**/*", journal.filter)
        page = context.new_page()
        page.on("console", journal.hear)
        page.on("pageerror", lambda error: journal.errors.append(str(error)))
        yield page


@pytest.fixture
def journal() -> Journal:
    """What the pages of this test did that a page of ours must not."""
    return Journal()


@pytest.fixture
def page(chromium: Browser, journal: Journal) -> Iterator[Page]:
    """A fresh page; the test fails if its journal is not empty at the end."""
    with alone(chromium, journal) as page:
        yield page
    assert journal == Journal()
