"""Random small histories with surveys, and what changed in them by counting sets of pairs.

Shares nothing with the program but the facts' dataclasses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, permutations

import numpy as np
from hypothesis import strategies as st

from graph.dates import Window
from graph.model import Actor, Span, Territory, Tie
from graph.tables import Observations, Snapshot
from tests import factories

PEOPLE = ["a", "b", "c", "d", "e"]
PLACES = ["", "T1", "T1a", "T2"]
TERRITORIES = [
    Territory("T1", "Tête", "commune"),
    Territory("T1a", "Quartier", "qpv", parent="T1"),
    Territory("T2", "Ailleurs", "commune"),
]
FIRST, LAST = date(2019, 1, 1), date(2021, 12, 31)
days = st.dates(FIRST, LAST)
Dyad = tuple[str, str]


@dataclass(frozen=True)
class Campaign:
    name: str
    start: date
    end: date
    territory: str
    asked: dict[str, bool]


@dataclass(frozen=True)
class History:
    actors: list[Actor]
    ties: list[Tie]
    campaigns: list[Campaign]

    def snapshot(self) -> Snapshot:
        facts = factories.snapshot(actors=self.actors, ties=self.ties, territories=TERRITORIES)
        return replace(facts, observations=self._observations(facts))

    def _observations(self, facts: Snapshot) -> Observations:
        row = {name: at for at, name in enumerate(facts.actors.id)}
        asked = [(c.name, who, yes) for c in self.campaigns for who, yes in c.asked.items()]
        return Observations(
            campaign=factories.text(c.name for c in self.campaigns),
            dataset=factories.ints(0 for _ in self.campaigns),
            valid_from=factories.days(c.start for c in self.campaigns),
            valid_to=factories.days(c.end for c in self.campaigns),
            territory=factories.text(c.territory for c in self.campaigns),
            asked_campaign=factories.text(name for name, _, _ in asked),
            asked_dataset=factories.ints(0 for _ in asked),
            asked_actor=factories.ints(row[who] for _, who, _ in asked),
            answered=factories.flags(yes for _, _, yes in asked),
        )


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(days)
    end = start + timedelta(days=draw(st.integers(1, 500)))
    kind = draw(st.sampled_from(["ended", "ended", "ended", "open", "undated"]))
    if kind == "undated":
        return Span()
    return Span(start, end if kind == "ended" else None, end_known=draw(st.booleans()))


@st.composite
def histories(draw: st.DrawFn, *, surveyed: bool | None = None) -> History:
    kinds = st.sampled_from([[True], [False], [True, False]])
    directed = draw(kinds)
    reporters = st.sampled_from(["", *PEOPLE]) if surveyed is not False else st.just("")
    actors = [
        Actor(
            name, name, sector=draw(st.sampled_from(["public", "private"])),
            territory=draw(st.sampled_from(PLACES)), listed=draw(st.booleans()),
            active=Span(draw(st.one_of(st.none(), days)), None),
        )
        for name in PEOPLE
    ]  # fmt: skip
    ties = [
        Tie(
            *draw(st.sampled_from([*permutations(PEOPLE, 2), ("a", "a")])),
            formality=draw(st.sampled_from(["formal", "informal", "unknown"])),
            directed=draw(st.sampled_from(directed)), span=draw(spans()),
            reported_by=draw(reporters),
        )
        for _ in range(draw(st.sampled_from([4, 8, 14, 20, 0])))
    ]  # fmt: skip
    n = 0 if surveyed is False else draw(st.integers(0 if surveyed is None else 2, 4))
    return History(actors, ties, [draw(campaigns(f"k{number}")) for number in range(n)])


@st.composite
def campaigns(draw: st.DrawFn, name: str) -> Campaign:
    start = draw(st.sampled_from([date(2019, 3, 1), date(2020, 3, 1), date(2021, 3, 1), FIRST]))
    end = start + timedelta(days=draw(st.sampled_from([14, 100])))
    asked = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from([True, True, False])))
    return Campaign(name, start, end, draw(st.sampled_from(["", "", "T1", "T2"])), asked)


@dataclass(frozen=True)
class Counted:
    """What brute force says of two windows."""

    at_risk: set[Dyad]
    was: set[Dyad]
    now: set[Dyad]
    excluded: int


class Oracle:
    def __init__(self, history: History, layer: str, *, directed: bool) -> None:
        self.history, self.directed = history, directed
        self.all = [t for t in history.ties if t.source != t.target and t.span.start]
        self.layer = layer
        self.ties = [t for t in self.all if layer in ("all", t.formality)]

    def alive(self, tie: Tie, window: Window) -> bool:
        assert tie.span.start
        assert window.start
        assert window.end
        return tie.span.start < window.end and not (tie.span.end and tie.span.end <= window.start)

    def presence(self, actor: Actor) -> date | None:
        if actor.active.start:
            return actor.active.start
        named = [t.span.start for t in self.history.ties if actor.id in (t.source, t.target)]
        return date.min if actor.listed else min((d for d in named if d), default=None)

    def present(self, window: Window) -> set[str]:
        assert window.end
        seen = {a.id: self.presence(a) for a in self.history.actors}
        return {name for name, day in seen.items() if day and day < window.end}

    def actors(self, window: Window) -> set[str]:
        tied = {end for t in self.all if self.alive(t, window) for end in (t.source, t.target)}
        return self.present(window) | tied

    def answered(self, window: Window) -> set[str]:
        """Actor by actor: the last campaign that concerns it."""
        assert window.start
        assert window.end
        found = set()
        for actor in self.history.actors:
            places = {"", actor.territory, "T1" if actor.territory == "T1a" else ""}
            mine = [
                c for c in self.history.campaigns
                if c.start < window.end and c.end > window.start
                and (c.territory in places or actor.id in c.asked)
            ]  # fmt: skip
            last = max(((c.start, c.end) for c in mine), default=None)
            if any(c.asked.get(actor.id) for c in mine if (c.start, c.end) == last):
                found.add(actor.id)
        return found

    def dyads_of(self, ties: list[Tie]) -> Iterator[Dyad]:
        for tie in ties:
            if not self.directed:
                yield (min(tie.source, tie.target), max(tie.source, tie.target))
                continue
            yield (tie.source, tie.target)
            if not tie.directed:
                yield (tie.target, tie.source)

    def every(self, actors: set[str]) -> set[Dyad]:
        two = permutations if self.directed else combinations
        return set(two(sorted(actors), 2))

    def counted(self, before: Window, after: Window) -> Counted:
        both = self.actors(before) & self.actors(after)
        at_risk, ties = self.every(both), self.ties
        # Undated reports make a survey too.
        mine = [t for t in self.history.ties if self.layer in ("all", t.formality)]
        reported = any(t.reported_by for t in mine if t.source != t.target)
        if reported and self.history.campaigns:
            said = self.answered(before) & self.answered(after)
            at_risk = {dyad for dyad in at_risk if said & set(dyad)}
            ties = [t for t in ties if not t.reported_by or t.reported_by in said]
        was, now = (
            at_risk & set(self.dyads_of([t for t in ties if self.alive(t, window)]))
            for window in (before, after)
        )
        everybody = self.every(self.actors(before) | self.actors(after))
        return Counted(at_risk, was, now, len(everybody) - len(at_risk))


def pairs_in(oracle: Oracle, window: Window) -> set[frozenset[str]]:
    """Every pair linked, whoever said so."""
    alive = [t for t in oracle.ties if oracle.alive(t, window)]
    return {frozenset((t.source, t.target)) for t in alive}


def edges_of(matrix: np.ndarray) -> list[tuple[int, int]]:
    """Arcs of a 0/1 matrix."""
    return [(int(a), int(b)) for a, b in np.argwhere(matrix)]
