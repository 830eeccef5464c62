"""The map's file: its policy, its bytes, and what must not be in it."""

import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.model import Actor, Event, Participation, Provenance, Source, Tie
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.browser.maps import data, span, town
from tests.factories import days, flags, ints, snapshot, text
from views.map import MapOptions, map_page
from views.stamp import Stamp

EPOCH = date(1970, 1, 1)
ROOT = Path(__file__).resolve().parents[2]
BUILD = """
import sys
from pathlib import Path
from tests.browser.maps import town
from views.map import MapOptions, map_page
page = map_page(town(60, 200, meetings=True), MapOptions(title="\\u0152uvres \\u2013 \\xe9t\\xe9"))
Path(sys.argv[1]).write_bytes(page.encode("utf-8"))
"""


def build(out: Path, **environment: str) -> bytes:
    """The page as a process of its own makes it."""
    subprocess.run(
        [sys.executable, "-c", BUILD, str(out)],
        env={**os.environ, **environment},
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return out.read_bytes()


def test_same_input_same_bytes_in_two_processes(tmp_path: Path) -> None:
    first = build(tmp_path / "one.html", PYTHONHASHSEED="1")
    second = build(tmp_path / "two.html", PYTHONHASHSEED="4242")
    assert first == second


def test_is_utf8_where_the_system_is_not(tmp_path: Path) -> None:
    page = build(tmp_path / "latin.html", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    shown = page.decode("utf-8")
    assert "<title>Œuvres – été</title>" in shown
    assert '<meta charset="utf-8">' in shown
    assert "École des œuvres" in shown


def test_policy_allows_only_the_files_own_blocks() -> None:
    html = map_page(town(5, 5), MapOptions())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert policy[1].count("sha256-") == 4
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+\s(?:style|on\w+)\s*=", html[: html.index("application/json")])


def test_template_trusts_nothing() -> None:
    templates = [*ROOT.glob("views/**/*.jinja")]
    assert templates
    for template in templates:
        shown = template.read_text(encoding="utf-8").replace(" ", "")
        assert "|safe" not in shown
        assert "autoescapefalse" not in shown


def arrays(content: Snapshot) -> list[Any]:
    """Copies of every column of the tables a map reads."""
    tables = (content.actors, content.ties, content.events, content.participations)
    columns = (getattr(table, each.name) for table in tables for each in fields(table))
    return [column.copy() for column in columns if isinstance(column, np.ndarray)]


def test_leaves_the_snapshot_as_it_was() -> None:
    content = town(30, 60, meetings=True)
    before = arrays(content)
    map_page(content, MapOptions())
    for was, now in zip(before, arrays(content), strict=True):
        np.testing.assert_array_equal(was, now)


def told(*, public: bool = False, internal: bool = False) -> str:
    """A page of one tie reported by one of its ends, with a text as evidence."""
    content = snapshot(
        actors=[Actor("local:x:a", "A", listed=True), Actor("local:x:b", "B", listed=True)],
        ties=[
            Tie(
                "local:x:a", "local:x:b", span=span("2020"), reported_by="local:x:b",
                provenance=Provenance("f.csv", 7, "dit en confidence"),
            )
        ],
        participations=[
            Participation("local:x:a", "e", "member", provenance=Provenance("f.csv", 9, "lu au mur"))
        ],
        events=[Event("e", "Comité", "body")],
        source=Source("tables:x", evidence_public=public),
    )  # fmt: skip
    return map_page(content, MapOptions(internal=internal))


def test_evidence_and_reporters_stay_out() -> None:
    html = told()
    assert "confidence" not in html
    assert "lu au mur" not in html
    (tie,) = data(html, "line-data")[0]["ties"]
    assert tie[7:9] == [0, 7]  # its dataset and row are told all the same
    assert tie[10] == {}


@pytest.mark.parametrize("allowed", [{"public": True}, {"internal": True}])
def test_evidence_is_shown_where_it_may_be(allowed: dict[str, bool]) -> None:
    (tie,) = data(told(**allowed), "line-data")[0]["ties"]
    assert tie[10] == {"evidence": "dit en confidence", "reporter": 1}


def test_persons_are_never_named() -> None:
    person = Actor("local:x:jeanne martin", "Jeanne Martin", ("JM",), form="person", listed=True)
    html = map_page(snapshot(actors=[person]), MapOptions())
    assert "Jeanne" not in html
    assert "jeanne" not in html
    assert "Personne 1" in html
    named = map_page(snapshot(actors=[person]), MapOptions(pseudonyms={person.id: "P-3f9a"}))
    assert data(named, "node-data")[0]["labels"] == {"fr": "P-3f9a", "en": "P-3f9a"}


def test_carries_both_languages_and_its_stamp() -> None:
    stamp = Stamp("0.1.0", "0123456789abcdef", command="maillage map", simulated=True)
    page = data(map_page(town(5, 5), MapOptions(lang="en", stamp=stamp)), "page-data")
    assert page["lang"] == "en"
    assert set(page["texts"]) == {"fr", "en"}
    assert page["warnings"]["fr"] == [
        "Données simulées : ce quartier et ses acteurs n’existent pas"
    ]
    assert "Data digest: 01234567" in page["stamp"]["en"]


def test_warns_even_where_no_stamp_is_given() -> None:
    page = data(map_page(town(5, 5), MapOptions(internal=True)), "page-data")
    assert page["warnings"]["en"] == [
        "Simulated data: this neighbourhood and its actors do not exist",
        "Working document, not for circulation",
    ]


def meetings() -> Snapshot:
    """Two actors tied in 2020, who with a third were at a meeting in 2021."""
    return snapshot(
        actors=[Actor(f"local:x:{name}", name, listed=True) for name in "abc"],
        ties=[Tie("local:x:a", "local:x:b", span=span("2020"))],
        events=[Event("m", "Réunion", "meeting", span("2021-03"))],
        participations=[Participation(f"local:x:{name}", "m") for name in "abc"],
    )


@pytest.mark.parametrize(
    ("edges", "pairs", "records"),
    [
        ("ties", [(0, 1)], 1),
        ("events", [(0, 1), (0, 2), (1, 2)], 0),
        ("both", [(0, 1), (0, 2), (1, 2)], 1),
    ],
)
def test_draws_the_pairs_asked_for(edges: Any, pairs: list[tuple[int, int]], records: int) -> None:
    html = map_page(select(meetings(), Filters(edges=edges)), MapOptions())
    lines = [line for line in data(html, "line-data") if line["kind"] == "tie"]
    assert sorted({(line["from"], line["to"]) for line in lines}) == pairs
    assert sum(tie[0] is not None for line in lines for tie in line["ties"]) == records


def test_no_time_axis_where_nothing_is_dated() -> None:
    content = snapshot(
        ties=[Tie("local:x:a", "local:x:b")],
        events=[Event("p", "Programme", "programme")],
        participations=[Participation("local:x:a", "p")],
    )
    html = map_page(content, MapOptions())
    assert data(html, "page-data")["steps"] is None
    assert [line["kind"] for line in data(html, "line-data")] == ["tie", "part"]


def test_says_when_each_actor_was_first_asked() -> None:
    content = meetings()
    asked = replace(
        content.observations,
        campaign=text(["c1", "c2"]),
        dataset=ints([0, 0]),
        valid_from=days([date(2021, 1, 1), date(2020, 1, 1)]),
        valid_to=days([date(2021, 2, 1), date(2020, 2, 1)]),
        territory=text(["", ""]),
        asked_campaign=text(["c1", "c2", "c1"]),
        asked_dataset=ints([0, 0, 0]),
        asked_actor=ints([0, 0, 1]),
        answered=flags([True, False, True]),
    )
    html = map_page(replace(content, observations=asked), MapOptions())
    first = [node.get("asked") for node in data(html, "node-data") if node["kind"] == "actor"]
    assert first == [(date(2020, 1, 1) - EPOCH).days, (date(2021, 1, 1) - EPOCH).days, None]
    assert data(html, "page-data")["surveyed"]


def test_communities_are_the_same_at_each_run_and_leave_nobody_out() -> None:
    content = town(80, 160)
    found = [data(map_page(content, MapOptions(group="communities")), "page-data") for _ in "ab"]
    assert found[0] == found[1]
    (grouping,) = [each for each in found[0]["groupings"] if each["kind"] == "communities"]
    assert found[0]["group"] == "communities"
    assert len(grouping["of"]) == 80
    assert set(grouping["of"]) == set(range(len(grouping["keys"])))


@pytest.mark.parametrize(
    ("size", "districts", "opening"),
    [(60, 6, ""), (1100, 6, "territory"), (1100, 1, "communities")],
)
def test_opens_on_groups_where_actors_are_many(size: int, districts: int, opening: str) -> None:
    found = data(map_page(town(size, size // 4, districts=districts), MapOptions()), "page-data")
    assert found["group"] == opening
