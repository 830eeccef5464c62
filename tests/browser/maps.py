"""Maps written to a folder and opened in the browser, and a network large enough to look at."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from graph.dates import parse_date
from graph.model import Actor, Event, Participation, Source, Span, Territory, Tie
from graph.selection import Selection
from graph.tables import Snapshot
from tests.factories import snapshot
from views.map import MapOptions, map_page

SIMULATED = Source("tables:essai", title="Relevé d’essai", simulated=True)
FORMALITIES = ("formal", "informal", "unknown")
SECTORS = ("public", "private", "associative", "citizen", "unknown")


def span(first: str, until: str = "") -> Span:
    """A span as a file states it."""
    return Span.stated(parse_date(first), parse_date(until) if until else None)


def open_map(page: Page, folder: Path, content: Snapshot | Selection, **options: Any) -> None:
    """Write the map as UTF-8, open it and wait until it is drawn."""
    options.setdefault("title", "Essai")
    file = folder / "carte.html"
    file.write_bytes(map_page(content, MapOptions(**options)).encode("utf-8"))
    open_file(page, file)


def open_file(page: Page, file: Path) -> None:
    """Open a map's file and wait until it is drawn."""
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]", timeout=60_000)


def data(html: str, block: str) -> Any:
    """One of the data blocks of a page, as the browser will read it."""
    start = html.index(f'id="{block}">') + len(f'id="{block}">')
    return json.loads(html[start : html.index("</script>", start)])


def go_to(page: Page, step: int) -> None:
    """Put the slider on a step, as a hand would."""
    page.locator("#step").evaluate(
        "(slider, step) => { slider.value = step; slider.dispatchEvent(new Event('input')); }", step
    )


def town(
    size: int,
    ties: int,
    *,
    seed: int = 1,
    meetings: bool = False,
    districts: int = 6,
    hubs: int = 0,
    undated: int = 0,
) -> Snapshot:
    """A made-up town of six territories: dated ties of all formalities, some of them ended.

    With ``hubs``, half of the ties have one of the first actors at an end, as where a few fund many;
    ``undated`` more have no date.
    """
    draw = random.Random(seed)
    actors = [
        Actor(
            f"local:t:{number:05}",
            f"{draw.choice(('Régie', 'Amicale', 'École', 'Maison'))} des œuvres n° {number}",
            sector=draw.choice(SECTORS),
            territory=f"qpv:{number % districts}",
            listed=draw.random() < 0.5,
        )
        for number in range(size)
    ]
    events, took_part = _meetings(draw, actors) if meetings else ([], [])
    return snapshot(
        actors=actors,
        ties=[_tie(draw, actors, hubs) for _ in range(ties)]
        + [Tie(actors[at].id, actors[at + 1].id, "works_with", "formal") for at in range(undated)],
        events=events,
        participations=took_part,
        territories=[
            Territory(f"qpv:{number}", f"Quartier {number}", "qpv") for number in range(districts)
        ],
        source=SIMULATED,
    )


def _meetings(draw: random.Random, actors: list[Actor]) -> tuple[list[Event], list[Participation]]:
    """A meeting a month of 2021 with one attendee, and a milestone."""
    months = range(1, 13)
    events = [Event(f"m{n}", f"Réunion {n}", "meeting", span(f"2021-{n:02}-15")) for n in months]
    took_part = [Participation(draw.choice(actors).id, each.id, "attendee") for each in events]
    return [*events, Event("signature", "Contrat signé", "milestone", span("2022-05"))], took_part


def _tie(draw: random.Random, actors: list[Actor], hubs: int) -> Tie:
    held = hubs and draw.random() < 0.5
    source = draw.randrange(hubs) if held else draw.randrange(len(actors))
    near = source // 12 * 12 + draw.randrange(12)
    target = (
        min(near, len(actors) - 1)
        if not held and draw.random() < 0.7
        else draw.randrange(len(actors))
    )
    start = date(draw.randint(2021, 2024), draw.randint(1, 12), 1)
    until = f"{start.year + 1}-{start.month:02}" if draw.random() < 0.3 else ""
    return Tie(
        actors[source].id,
        actors[target].id if target != source else actors[source - 1].id,
        "works_with",
        draw.choice(FORMALITIES),
        span=span(start.isoformat()[:7], until),
    )
