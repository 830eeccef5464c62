"""Names under a pseudonym are found in texts however they are written."""

import pytest

from exports.masking import Mask, masked
from graph.model import Actor, Event, Participation, Provenance, Span, Tie
from graph.selection import select
from tests.factories import actor_table, snapshot

ACTORS = [
    Actor("p", "Zoé Durand", ("Zed", "Z.D."), form="person"),
    Actor("q", "Zoé Durand-Martin", form="person"),
    Actor("m", "Mairie"),
]
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
