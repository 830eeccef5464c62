"""What tables show of surveys: campaigns for all; who said what only where reporters may be seen."""

from dataclasses import replace

import numpy as np
import pytest

from exports.frames import Shown, ratings_frame, ties_frame
from graph.model import Actor, Source, Tie
from graph.selection import Filters, Selection, select
from graph.tables import Ratings
from tests.factories import ints, snapshot, text

ACTORS = [
    Actor("a", "Régie"), Actor("b", "Club", territory="T"), Actor("p", "Zoé", form="person"),
]  # fmt: skip


def selected(*, public: bool, territory: str = "") -> Selection:
    """A tie told by a survey, and three ratings."""
    tie = Tie("a", "b", reported_by="a", campaign="2024", reporter_territory="Q1")
    facts = snapshot(actors=ACTORS, ties=[tie], source=Source("t:x", evidence_public=public))
    ratings = Ratings(
        ints([0, 0, 2]), ints([1, 2, 1]), text(["openness", "influence", "openness"]),
        text(["2024", "2024", ""]), np.array([4, 1, 2]), ints([0, 0, 0]),
    )  # fmt: skip
    return select(replace(facts, ratings=ratings), Filters(territory=territory))


@pytest.mark.parametrize(
    ("public", "internal", "where"), [(False, False, ""), (True, False, "Q1"), (False, True, "Q1")]
)
def test_a_tie_has_its_campaign_and_its_reporters_place_where_it_may_be_seen(
    *, public: bool, internal: bool, where: str
) -> None:
    frame = ties_frame(selected(public=public), Shown(internal=internal))
    assert frame[["campaign", "reporter_territory"]].to_numpy().tolist() == [["2024", where]]
    assert (frame["reported_by"][0] == "a") == bool(where)


def test_ratings_are_shown_as_reporters_are_and_persons_bear_none() -> None:
    def rows(*, public: bool, internal: bool, pseudonyms: dict[str, str]) -> list[list[object]]:
        frame = ratings_frame(selected(public=public), Shown(pseudonyms, internal=internal))
        return frame[["rater", "rated_name", "item", "campaign", "level"]].to_numpy().tolist()

    hidden = {"p": "P-1"}
    assert rows(public=False, internal=False, pseudonyms=hidden) == []
    assert rows(public=True, internal=False, pseudonyms=hidden) == [
        ["a", "Club", "openness", "2024", 4],
        ["P-1", "Club", "openness", "", 2],
    ]
    assert rows(public=False, internal=True, pseudonyms={}) == [
        ["a", "Club", "openness", "2024", 4],
        ["a", "Zoé", "influence", "2024", 1],
        ["p", "Club", "openness", "", 2],
    ]


def test_ratings_of_actors_that_are_not_kept_are_not_shown() -> None:
    assert len(ratings_frame(selected(public=True, territory="T"), Shown())) == 0
