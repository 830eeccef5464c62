"""The five programmes as tables: whole, valid, counted as their README says."""

import re
import unicodedata
from collections import Counter

import pytest
import yaml

from graph.dates import parse_date
from tests.data.programmes import (
    DATA,
    PROGRAMMES,
    README,
    ROOT,
    TABLES,
    everywhere,
    rows,
    source,
    table,
    words,
)

VOCABULARY = yaml.safe_load((ROOT / "graph" / "kinds.yaml").read_text(encoding="utf-8"))
LISTS = {
    "sector": "sectors",
    "form": "forms",
    "level": "levels",
    "kind": "event_kinds",
    "role": "roles",
    "formality": "formalities",
    "certainty": "certainties",
    "type": "tie_types",
}
DATES = ("valid_from", "valid_until", "active_from", "active_until")
KEYS = {
    "territories": ("code",),
    "actors": ("id",),
    "events": ("id",),
    "participations": ("actor", "event", "role"),
    "ties": ("source", "target", "type"),
}

each_programme = pytest.mark.parametrize("programme", PROGRAMMES)


def test_five_programmes_each_with_its_text() -> None:
    assert len(PROGRAMMES) == 5
    assert len({source(programme)["text"] for programme in PROGRAMMES}) == 5
    for programme in PROGRAMMES:
        assert source(programme)["evidence_public"] is True
        assert source(programme)["simulated"] is False


@each_programme
def test_files_are_utf8_with_bare_line_feeds_and_no_other_table(programme: str) -> None:
    files = {path.name for path in (DATA / programme).iterdir()}
    assert files <= {"source.yaml", *(f"{kind}.csv" for kind in TABLES)}
    for name in files:
        raw = (DATA / programme / name).read_bytes()
        assert b"\r" not in raw
        assert unicodedata.is_normalized("NFC", raw.decode("utf-8"))


@each_programme
def test_values_belong_to_the_vocabulary(programme: str) -> None:
    for kind, row in rows(programme):
        for column, name in LISTS.items():
            if row.get(column):
                assert row[column] in VOCABULARY[name], (kind, column, row)
        assert None not in row.values()


@each_programme
def test_dates_are_dates_and_no_period_is_reversed(programme: str) -> None:
    for _, row in rows(programme):
        said = {column: parse_date(row[column]) for column in DATES if row.get(column)}
        for first, last in (DATES[:2], DATES[2:]):
            if first in said and last in said:
                assert said[first].first < said[last].end, row


@each_programme
@pytest.mark.parametrize("kind", TABLES)
def test_no_row_stands_twice(programme: str, kind: str) -> None:
    keys = Counter(tuple(row[part] for part in KEYS[kind]) for row in table(programme, kind))
    assert [key for key, count in keys.items() if count > 1] == []


@each_programme
def test_what_a_row_names_is_listed_in_the_same_programme(programme: str) -> None:
    actors = {row["id"] for row in table(programme, "actors")}
    events = {row["id"] for row in table(programme, "events")}
    places = {row["code"] for row in table(programme, "territories")}
    for row in table(programme, "participations"):
        assert row["actor"] in actors
        assert row["event"] in events
    for row in table(programme, "ties"):
        assert {row["source"], row["target"]} <= actors
        assert row["source"] != row["target"]
    for kind, known in (("territories", places), ("events", events)):
        assert {row["parent"] for row in table(programme, kind)} <= known | {""}
    for kind in ("actors", "events"):
        assert {row["territory"] for row in table(programme, kind)} <= places | {""}


@pytest.mark.parametrize("kind", ["actors", "events"])
def test_one_id_is_one_thing_in_all_programmes_and_the_reverse(kind: str) -> None:
    said = everywhere(kind)
    told = {(row["id"], row["name"], row.get("sector"), row.get("kind")) for row in said}
    assert len(told) == len({row["id"] for row in said})
    assert len(told) == len({tuple(words(row["name"])) for row in said})


def test_no_name_or_alias_means_two_actors() -> None:
    said = {
        (" ".join(words(name)), row["id"])
        for row in everywhere("actors")
        for name in [row["name"], *row["aliases"].split("|")]
        if name
    }
    assert max(Counter(name for name, _ in said).values()) == 1


def test_fifteen_sites_five_for_each_lead_network() -> None:
    programme = "animation-territoriale-citoyenne"
    sites = {row["id"] for row in table(programme, "events") if row["kind"] == "site"}
    leads = [row for row in table(programme, "participations") if row["event"] in sites]
    assert len(sites) == len(leads) == 15
    assert {row["role"] for row in leads} == {"lead"}
    networks = Counter(row["actor"].removeprefix("local:programmes:") for row in leads)
    assert networks == {"fcsf": 5, "cnlrq": 5, "bbz": 5}


def test_eleven_seats_are_eight_organisations() -> None:
    core = [
        row
        for row in table("chateau-thierry", "participations")
        if row["event"] == "programmes:noyau-chateau-thierry"
    ]
    counted = {"une": 1, "deux": 2, "trois": 3}
    seats = [re.search(r": (une|deux|trois) places?\b", row["evidence"]) for row in core]
    assert len({row["actor"] for row in core}) == len(core) == 8
    assert sum(counted[seat[1]] for seat in seats if seat) == 11


def test_a_merger_is_no_tie_and_dates_no_relation() -> None:
    relations = everywhere("ties") + everywhere("participations")
    assert not any(row["valid_from"] or row["valid_until"] for row in relations)
    ended = {row["id"] for row in everywhere("actors") if row["active_until"]}
    assert len(ended) == 3
    assert not any(ended & set(row.values()) for row in relations)


def test_formal_is_money_or_a_stated_term() -> None:
    for row in everywhere("ties") + everywhere("participations"):
        formal = "funding" in row.values() or "funder" in row.values() or row.get("stated_duration")
        assert row["formality"] == ("formal" if formal else "unknown"), row


def markdown(first: str) -> list[list[str]]:
    """Rows of the README's table whose first header is ``first``."""
    lines = README.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {first} |")) + 2
    stop = next(at for at in range(start, len(lines)) if not lines[at].startswith("|"))
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[start:stop]]


def counts(tables: dict[str, list[dict[str, str]]]) -> list[str]:
    sites = [row for row in tables["events"] if row["kind"] == "site"]
    kinds = [tables["territories"], tables["actors"], tables["events"], sites]
    certain = [
        sum(row["certainty"] == certainty for row in tables[kind])
        for kind in ("participations", "ties")
        for certainty in ("stated", "arguable")
    ]
    distinct = [len({row.get("id") or row["code"] for row in kind}) for kind in kinds]
    return [str(count) for count in distinct + certain]


def test_readme_counts_what_the_tables_hold() -> None:
    *lines, total = markdown("programme")
    assert sorted(line[0] for line in lines) == PROGRAMMES
    for name, text, *figures in lines:
        assert text == source(name)["text"]
        assert figures == counts({kind: table(name, kind) for kind in TABLES}), name
    assert total[2:] == counts({kind: everywhere(kind) for kind in TABLES})


def test_readme_tells_the_sector_of_every_actor() -> None:
    told = {line[0]: line[1] for line in markdown("actor")}
    assert told == {row["name"]: row["sector"] for row in everywhere("actors")}


def test_readme_tells_persons_and_places_apart() -> None:
    prose = " ".join(README.read_text(encoding="utf-8").split())
    forms = Counter({row["id"]: row["form"] for row in everywhere("actors")}.values())
    people, actors = forms["person"], forms.total()
    assert f"Of the {actors} actors, {actors - people} are organisations or collectives" in prose
    assert f"and {people} are persons" in prose
    places = len({row["code"] for row in everywhere("territories")})
    assert f"Of the {places} territories, {places - 3} are where a programme takes place" in prose
