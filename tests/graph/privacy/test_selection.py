"""Names under a pseudonym are found in texts however they are written."""

import pytest

from graph.model import Actor, Event, Participation, Provenance, Span, Territory, Tie
from graph.privacy.codes import actor_asked, asked
from graph.privacy.mask import Mask
from graph.privacy.selection import masked_selection
from graph.selection import Filters, select
from tests.factories import actor_table, snapshot

ACTORS = [
    Actor("p", "Zoé Durand", ("Zed", "Z.D."), form="person"),
    Actor("q", "Zoé Durand-Martin", form="person"),
    Actor("m", "Mairie"),
]
TYPES = ("works_with", "zut", "entraide avec Zoé Durand", "Entraide avec Zed", "zed")
NAMES = {"p": "P-1", "q": "P-2"}


def code(initial: str, text: str) -> str:
    """A code whose digits are those of the text, for people who read the tests."""
    return f"{initial}-{text.encode().hex()[:10]:0<10}"


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
    assert Mask(actor_table(ACTORS), NAMES, code)(text) == shown


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("local:tables:liste:M-042:Q1", "voir M-042, à Q1", "voir P-1, à Q1"),
        ("local:tables:liste:M-042", "local:tables:liste:M-042.", "P-1."),
        ("siren:213105554", "n° 213 105 554, SIREN 213105554", "n° 213 105 554, P-1"),
        ("local:tables:liste:2019", "en 2019", "en 2019"),
        ("anne", "dit par anne", "dit par P-1"),
    ],
)
def test_ids_in_texts(key: str, text: str, shown: str) -> None:
    actors = actor_table([Actor(key, "Zoé Durand", form="person")])
    assert Mask(actors, {key: "P-1"}, code)(text) == shown


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
    shown = masked_selection(select(town), NAMES, code)
    for rows in (shown.ties, shown.loops, shown.participations):
        assert rows.provenance is not None
        assert set(rows.provenance.evidence) == {"selon P-1"}
    assert list(shown.snapshot.events.name) == ["Chez [retiré]"]
    key = [code("E", "e:zoe-durand")]
    assert list(shown.participations.events.id) == list(shown.snapshot.events.parent) == key
    assert set(shown.ties.provenance.record_id) == {code("R", "Zed-1")}  # type: ignore[union-attr]
    assert shown.snapshot.actors.attrs[0] == '{"contact": "P-1"}'
    assert masked_selection(select(town), {}, code).snapshot is town


def test_types_roles_and_aliases() -> None:
    town = snapshot(
        actors=[*ACTORS[:2], Actor("m", "Mairie", ("Chez Zoé Durand", "MV")), Actor("s", "Stade")],
        ties=[Tie("m", "s", type=name) for name in TYPES],
        events=[Event("e", "Fête", "meeting", Span())],
        participations=[Participation("m", "e", role=role) for role in ("voit Zed", "lead")],
    )
    shown = masked_selection(select(town), NAMES, code)
    ties = shown.ties
    names = ["Entraide avec P-1", "P-1", "entraide avec P-1", "works_with", "zut"]
    assert list(ties.type_names) == list(shown.snapshot.ties.type_names) == names
    before = select(town).ties
    mask = Mask(town.actors, NAMES, code)
    known = {name: mask(name) for name in before.type_names}
    assert [known[before.type_names[at]] for at in before.type] == list(ties.type_names[ties.type])
    assert sorted(shown.participations.role) == ["lead", "voit P-1"]
    assert list(shown.snapshot.actors.aliases) == [("Chez [retiré]", "MV"), ("Zed", "Z.D."), (), ()]


def test_filters_name_nobody_hidden() -> None:
    town = snapshot(
        actors=[*ACTORS[:2], Actor("m", "Mairie", ("Chez Zoé Durand", "MV")), Actor("s", "Stade")],
        ties=[Tie("m", "s", type=name) for name in ("zut", "entraide avec Zed")],
    )
    filters = Filters(types=("entraide avec zed", "zut"), without=("Zed", "MV"))
    kept = masked_selection(select(town, filters), NAMES, code).filters
    coded = code("T", "entraide avec zed")
    assert (kept.types, kept.without) == ((f"entraide avec P-1 {coded}", "zut"), ("p", "MV"))
    other = masked_selection(select(town, Filters(without=("chez Zoé Durand",))), NAMES, code)
    assert other.filters.without == ("m",)


def test_types_that_become_one_and_words_of_the_vocabulary() -> None:
    named = [Actor("p", "Convention", ("Zed",), form="person"), Actor("m", "M"), Actor("s", "S")]
    ties = [Tie("m", "s", type=name) for name in ("avec Convention", "avec Zed", "convention")]
    shown = masked_selection(select(snapshot(actors=named, ties=ties)), {"p": "P-1"}, code).ties
    assert list(shown.type_names) == ["avec P-1", "convention"]
    assert sorted(shown.type.tolist()) == [0, 0, 1]


def test_organisations_and_places_that_name_somebody_hidden() -> None:
    """Their names are masked, their ids coded: two ids stay two, and a code can be asked for."""
    town = snapshot(
        actors=[
            *ACTORS[:2],
            Actor("l:zed", "Zed", territory="chez-zed"),
            Actor("l:zoe-durand", "Zoé Durand, menuisière", ("Atelier",), territory="chez-zed"),
        ],
        ties=[Tie("l:zed", "l:zoe-durand", type=name) for name in ("avec Zed", "avec Zoé Durand")],
        territories=[Territory("chez-zed", "Square Zed", "qpv")],
    )
    filters = Filters(without=("l:zed",), territory="Square Zed")
    shown = masked_selection(select(town, filters), NAMES, code)
    actors, place = shown.snapshot.actors, code("Z", "chez-zed")
    ids = [code("O", "l:zed"), code("O", "l:zoe-durand"), "p", "q"]
    assert (list(actors.id), list(shown.ties.actors.id)) == (ids, ids)
    assert list(actors.name[:2]) == [ids[0], "[retiré], menuisière"]
    assert list(actors.territory[:2]) == [place] * 2 == [*shown.snapshot.territories.code] * 2
    assert list(shown.snapshot.territories.name) == ["Square [retiré]"]
    assert (shown.filters.without, shown.filters.territory) == ((ids[0],), place)
    again = asked(shown.filters, town, code)
    assert (again.without, again.territory) == (("l:zed",), "chez-zed")
    assert select(town, again).excluded == select(town, filters).excluded
    assert actor_asked(town.actors, code, ids[1]) == "l:zoe-durand"


def test_ids_with_coordinates_are_coded_without_anybody_hidden() -> None:
    town = snapshot(
        actors=[Actor("l:ana@asso.fr", "Ana"), Actor("siren:213105554", "Mairie")],
        ties=[
            Tie("l:ana@asso.fr", "siren:213105554", record_id=each, provenance=Provenance("f", 2))
            for each in ("06 12 34 56 78", "2019-7")
        ],
    )
    shown = masked_selection(select(town), {}, code)
    assert list(shown.snapshot.actors.id) == [code("O", "l:ana@asso.fr"), "siren:213105554"]
    assert shown.ties.provenance is not None
    coded = {code("R", "06 12 34 56 78"), "2019-7"}
    assert set(shown.ties.provenance.record_id) == coded


def test_a_type_is_asked_by_its_code() -> None:
    """The masked name of a type may be that of several: its code is of one."""
    ties = [Tie("m", "s", type=name) for name in ("avec Zed", "avec Zoé Durand")]
    town = snapshot(actors=[*ACTORS, Actor("s", "Stade")], ties=ties)
    first = masked_selection(select(town, Filters(types=("Avec ZED",))), NAMES, code)
    again = masked_selection(select(town, asked(first.filters, town, code)), NAMES, code)
    assert len(first.ties) == len(again.ties) == 1
    assert first.filters == again.filters
    assert first.filters.types[0].startswith("avec P-1 T-")
    within = select(first.snapshot, first.filters)
    assert len(within.ties) == 1, "what is masked can be asked the same again"
