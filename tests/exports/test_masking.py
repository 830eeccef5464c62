"""Names under a pseudonym are found in texts however they are written."""

import pytest

from exports.masking import Mask, masked
from graph.model import Actor, Event, Participation, Provenance, Span, Tie
from graph.selection import Filters, select
from tests.factories import actor_table, snapshot

ACTORS = [
    Actor("p", "Zoé Durand", ("Zed", "Z.D."), form="person"),
    Actor("q", "Zoé Durand-Martin", form="person"),
    Actor("m", "Mairie"),
]
TYPES = ("works_with", "zut", "entraide avec Zoé Durand", "Entraide avec Zed", "zed")
NAMES = {"p": "P-1", "q": "P-2"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("vu chez Zoé Durand hier", "vu chez P-1 hier"),
        ("ZOE  DURAND, zed.", "P-1, P-1."),
        ("local:tables:x:zoe-durand", "local:tables:x:P-1"),
        ("Zoé Durand-Martin et Zoé Durand", "P-2 et P-1"),
        ('{"contact":"Zoé Durand"}', '{"contact":"P-1"}'),
        ("Durand seul, Zoé seule, Zedille, Mairie", "Durand seul, Zoé seule, Zedille, Mairie"),
        ("", ""),
    ],
)
def test_texts(text: str, shown: str) -> None:
    assert Mask(actor_table(ACTORS), NAMES)(text) == shown


def test_every_text_of_a_selection() -> None:
    told = Provenance("f.csv", 2, "selon Zoé Durand")
    town = snapshot(
        actors=[*ACTORS[:2], Actor("m", "Mairie", attrs={"contact": "Zed"})],
        ties=[
            Tie("m", "q", provenance=told, attrs={"note": "Zed"}, record_id="Zed-1"),
            Tie("m", "m", provenance=told),
        ],
        events=[Event("e:zoe-durand", "Chez Zoé Durand", "meeting", Span(), parent="e:zoe-durand")],
        participations=[Participation("m", "e:zoe-durand", provenance=told)],
    )
    shown = masked(select(town), NAMES)
    for rows in (shown.ties, shown.loops, shown.participations):
        assert rows.provenance is not None
        assert set(rows.provenance.evidence) == {"selon P-1"}
    assert list(shown.snapshot.events.name) == ["Chez P-1"]
    assert list(shown.participations.events.id) == list(shown.snapshot.events.parent) == ["e:P-1"]
    assert shown.snapshot.actors.attrs[0] == '{"contact": "P-1"}'
    assert masked(select(town), {}).snapshot is town


def test_types_roles_and_aliases() -> None:
    town = snapshot(
        actors=[*ACTORS[:2], Actor("m", "Mairie", ("Chez Zoé Durand", "MV")), Actor("s", "Stade")],
        ties=[Tie("m", "s", type=name) for name in TYPES],
        events=[Event("e", "Fête", "meeting", Span())],
        participations=[Participation("m", "e", role=role) for role in ("voit Zed", "lead")],
    )
    shown = masked(select(town), NAMES)
    ties = shown.ties
    names = ["Entraide avec P-1", "P-1", "entraide avec P-1", "works_with", "zut"]
    assert list(ties.type_names) == list(shown.snapshot.ties.type_names) == names
    before = select(town).ties
    mask = Mask(town.actors, NAMES)
    known = {name: mask(name) for name in before.type_names}
    assert [known[before.type_names[at]] for at in before.type] == list(ties.type_names[ties.type])
    assert sorted(shown.participations.role) == ["lead", "voit P-1"]
    assert list(shown.snapshot.actors.aliases) == [("Chez P-1", "MV"), ("Zed", "Z.D."), (), ()]


def test_filters_name_nobody_hidden() -> None:
    town = snapshot(
        actors=[*ACTORS[:2], Actor("m", "Mairie", ("Chez Zoé Durand", "MV")), Actor("s", "Stade")],
        ties=[Tie("m", "s", type=name) for name in ("zut", "entraide avec Zed")],
    )
    filters = Filters(types=("entraide avec zed", "zut"), without=("Zed", "MV"))
    kept = masked(select(town, filters), NAMES).filters
    assert (kept.types, kept.without) == (("entraide avec P-1", "zut"), ("p", "MV"))
    other = masked(select(town, Filters(without=("chez Zoé Durand",))), NAMES)
    assert other.filters.without == ("m",)


def test_types_that_become_one_and_words_of_the_vocabulary() -> None:
    named = [Actor("p", "Convention", ("Zed",), form="person"), Actor("m", "M"), Actor("s", "S")]
    ties = [Tie("m", "s", type=name) for name in ("avec Convention", "avec Zed", "convention")]
    shown = masked(select(snapshot(actors=named, ties=ties)), {"p": "P-1"}).ties
    assert list(shown.type_names) == ["avec P-1", "convention"]
    assert sorted(shown.type.tolist()) == [0, 0, 1]
