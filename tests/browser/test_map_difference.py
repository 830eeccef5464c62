"""The map between two dates: every number is one that ``growth`` and ``compare`` give."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Page

from analyses.growth import between, compare, growth
from graph.dates import Window, parse_date
from graph.model import Actor, Source, Span, Tie
from graph.tables import Snapshot
from tests.browser.maps import data, go_to, open_map, span
from tests.factories import snapshot

pytestmark = pytest.mark.browser
SECTORS = ("public", "private", "associative")


def history(seed: int = 3) -> Snapshot:
    """Forty actors, some of whom come or leave; ties that end, are last seen, or become formal."""
    draw = random.Random(seed)
    return snapshot(
        actors=[_actor(draw, f"local:d:{number:02}") for number in range(40)],
        ties=[tie for _ in range(90) for tie in _ties(draw)],
        source=Source("tables:d", coverage=span("2019", "2023")),
    )


def _actor(draw: random.Random, code: str) -> Actor:
    active = draw.choice([("", ""), ("2020-05", ""), ("2019", "2021-03"), ("2022", "")])
    if not active[0]:
        return Actor(code, f"Acteur {code[-2:]}", sector=draw.choice(SECTORS), listed=True)
    return Actor(
        code, f"Acteur {code[-2:]}", sector=draw.choice(SECTORS), listed=True, active=span(*active)
    )


def _ties(draw: random.Random) -> Iterator[Tie]:
    one, two = (f"local:d:{number:02}" for number in draw.sample(range(40), 2))
    year, month = draw.randint(2019, 2022), draw.randint(1, 12)
    until = f"{year + 1}-{month:02}" if draw.random() < 0.4 else ""
    known = draw.random() < 0.6
    first = f"{year}-{month:02}"
    yield Tie(one, two, "works_with", "informal", span=_span(first, until, known=known))
    if draw.random() < 0.3:
        yield Tie(one, two, "convention", "formal", span=span(f"{year + 1}-{month:02}"))


def _span(first: str, until: str, *, known: bool) -> Span:
    ended = parse_date(until) if until else None
    return Span.stated(parse_date(first), ended, known=bool(until) and known)


def counts(page: Page) -> dict[str, int]:
    """The numbers of the comparison: its legend, its lists, its sentence."""
    found = {}
    for kind in ("formed", "formalised", "ended", "kept"):
        label = page.locator(f"label:has([data-code={kind}])").inner_text()
        found[kind] = _number(label)
    titles = [text.replace("\u202f", "") for text in page.locator("#list h2").all_inner_texts()]
    for key, words in (("newcomers", "Nouveaux acteurs"), ("leavers", "Acteurs dont la présence")):
        found[key] = next((_number(title) for title in titles if title.startswith(words)), 0)
    said = re.search(r"(\d+) paires? (?:n’est|ne sont) plus renseignée", page.inner_text("#status"))
    return found | {"n_last_seen": int(said[1]) if said else 0}


def _number(text: str) -> int:
    found = re.search(r"\((\d+)\)", text.replace("\u202f", ""))
    assert found, text
    return int(found[1])


def measured(row: "pd.Series[Any]") -> dict[str, int]:
    """The same numbers of a row of a growth table; pairs of both dates by difference."""
    names = ("formed", "formalised", "ended", "newcomers", "leavers", "n_last_seen")
    return {name: int(row[name]) for name in names} | {
        "kept": int(row["pairs"] - row["formed"] - row["formalised"])
    }


def day(number: int) -> date:
    found: date = np.datetime64(number, "D").item()
    return found


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> tuple[Page, Snapshot, dict[str, Any]]:
    """A map by years, compared with its second period, and the grid of its slider."""
    content = history()
    open_map(page, tmp_path, content, every="year")
    html = (tmp_path / "carte.html").read_text(encoding="utf-8")
    return page, content, data(html, "page-data")["steps"]


def test_whole_periods_equal_growth(opened: tuple[Page, Snapshot, dict[str, Any]]) -> None:
    page, content, steps = opened
    bounds, last = steps["bounds"], len(steps["labels"]) - 1
    table = growth(content, every="year")
    table = table[table["layer"] == "all"].set_index("period")
    seen = []
    for before, after in [(last - 1, last), (0, 1), (0, last), (1, 3)]:
        go_to(page, after)
        page.select_option("#before", str(before))
        windows = [Window(day(bounds[at]), day(bounds[at + 1])) for at in (before, after)]
        rows = between(content, *windows)
        found = counts(page)
        assert found == measured(rows[rows["layer"] == "all"].iloc[0])
        if after == before + 1:
            assert found == measured(table.loc[steps["labels"][after]])
        seen.append(found)
    assert all(any(found[key] for found in seen) for key in seen[0]), "a number was never tried"


def test_last_days_equal_compare(opened: tuple[Page, Snapshot, dict[str, Any]]) -> None:
    page, content, steps = opened
    page.select_option("#before", "1")
    page.select_option("#windows", "last")
    for after in (2, len(steps["labels"]) - 1):
        go_to(page, after)
        page.wait_for_timeout(200)  # the list follows when the slider rests
        days = [day(steps["bounds"][at + 1]) - timedelta(days=1) for at in (1, after)]
        rows = compare(content, days)
        assert counts(page) == measured(rows[rows["layer"] == "all"].iloc[-1])
        assert page.inner_text("#status").startswith(
            f"Entre le 31 décembre 2020 et le 31 décembre {days[1].year} : "
        )


@pytest.mark.parametrize("windows", ["whole", "last"])
def test_lists_tell_of_the_date_shown(
    opened: tuple[Page, Snapshot, dict[str, Any]], windows: str
) -> None:
    """The list of actors, beside a comparison, counts the partners of the period or day of the slider."""
    page, content, steps = opened
    page.select_option("#before", "1")
    page.select_option("#windows", windows)
    page.click("#tab-actors")
    for after in (2, len(steps["labels"]) - 1):
        go_to(page, after)
        page.wait_for_timeout(200)
        end = steps["bounds"][after + 1]
        start = end - 1 if windows == "last" else steps["bounds"][after]
        before = steps["bounds"][1] - 1  # any earlier window: only the later row is read
        rows = between(content, Window(day(before), day(before + 1)), Window(day(start), day(end)))
        row = rows[rows["layer"] == "all"].iloc[0]
        shown = _partners(page)
        assert shown == _degrees(content, start, end)
        assert sum(shown.values()) == 2 * row["pairs"]
        assert len(shown) == row["actors_present"]
        said = f"le 31 décembre {day(end - 1).year}" if windows == "last" else str(day(start).year)
        assert page.inner_text("#list caption") == f"à la date montrée : {said}"


def _partners(page: Page) -> dict[str, int]:
    rows = [row.locator("td").all_inner_texts() for row in page.locator("#list tbody tr").all()]
    return {name.split("\n")[0]: int(partners) for name, partners in rows}


def _degrees(content: Snapshot, start: int, end: int) -> dict[str, int]:
    """Partners of each actor present in [start, end), by the definitions alone."""
    actors, ties = content.actors, content.ties
    first, last = (
        np.where(np.isnat(each), default, each.astype(int))
        for each, default in ((actors.active_from, -(10**9)), (actors.active_to, 10**9))
    )
    until = np.where(np.isnat(ties.valid_to), 10**9, ties.valid_to.astype(int))
    alive = (ties.valid_from.astype(int) < end) & (until > start)
    pairs = {frozenset(ends) for ends in zip(ties.src[alive], ties.dst[alive], strict=True)}
    there = {row for row in range(len(actors.id)) if first[row] < end and last[row] > start}
    return {
        actors.name[row]: sum(row in pair for pair in pairs) for row in there | set().union(*pairs)
    }


def four() -> Snapshot:
    """Four actors of three sectors: a pair formed, one ended, one made formal."""
    actors = [
        Actor(f"local:w:{name}", name, sector=sector, listed=True)
        for name, sector in zip("abcd", (*SECTORS, "associative"), strict=True)
    ]
    a, b, c, d = (actor.id for actor in actors)
    ties = [
        Tie(a, c, "works_with", "informal", span=span("2020")),
        Tie(a, c, "convention", "formal", span=span("2021")),
        Tie(a, d, "works_with", "informal", span=span("2021")),
        Tie(a, b, "funding", "formal", span=span("2020", "2020")),
    ]
    return snapshot(actors=actors, ties=ties)


def test_says_it_in_plain_words(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, four(), every="year")
    page.select_option("#before", "0")
    assert page.inner_text("#status") == (
        "Entre 2020 et 2021 : 1 paire nouvellement liée, dont 1 entre acteurs publics et associations ; "
        "1 paire n’est plus liée ; 1 paire déjà liée de façon informelle a maintenant un lien formel."
    )
    page.click("#language")
    assert page.inner_text("#status") == (
        "Between 2020 and 2021: 1 pair newly linked, 1 of them between public actors and associations; "
        "1 pair no longer linked; 1 pair already linked informally now has a formal tie."
    )
    page.select_option("#before", "")
    assert page.inner_text("#status").startswith("3 ties between 2 pairs")
    assert page.locator("#tab-changes").count() == 0


def test_changes_differ_without_colour(page: Page, tmp_path: Path) -> None:
    open_map(page, tmp_path, four(), every="year")
    page.select_option("#before", "0")
    looks = page.evaluate(
        """() => ['formed', 'formalised', 'ended', 'kept', 'formal', 'informal'].map((code) =>
            [...document.querySelector(`label:has([data-code=${code}]) svg`).children].map((part) =>
                ['stroke-width', 'stroke-dasharray', 'd'].map((name) => part.getAttribute(name)))
                .join(' '))"""
    )
    assert len(set(looks)) == 6
