"""Growth by brute force: sets of pairs in plain Python, window by window, straight from the definitions.

Shares nothing with the program but the facts' dataclasses: its own calendar, presence, selection,
coverage and graph measures.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from graph.model import Actor, Event, Participation, Span, Tie

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}
LAYERS = ("all", "formal", "informal")
AWAY = ("excused", "represented", "absent")  # roles of those who were not there
Cell = object
Row = dict[str, Cell]
Pair = frozenset[str]
Dated = tuple[date | None, date | None, tuple[int, int]]


@dataclass(frozen=True)
class Case:
    """Facts; ``coverage`` by dataset name, which is the record_id of a tie or participation."""

    actors: list[Actor]
    ties: list[Tie]
    events: list[Event] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    coverage: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)
    territory: str = ""
    certainty: str = "stated"
    edges: str = "ties"


@dataclass(frozen=True)
class Link:
    pair: Pair
    start: date | None
    end: date | None
    formality: str
    tie: Tie | None
    precisions: tuple[int, int]
    datasets: frozenset[str]


@dataclass(frozen=True)
class Window:
    label: str
    start: date
    end: date
    since: date | None
    until: date


def after(day: date, precision: int) -> date:
    """First day after the span of a date."""
    if precision == 0:
        return day + DAY
    months = day.year * 12 + day.month - 1 + (1 if precision == 1 else 12)
    return date(months // 12, months % 12 + 1, 1)


def meets(start: date | None, end: date | None, since: date | None, until: date) -> bool:
    if start is None or start >= until:
        return False
    return end is None or since is None or end > since


class Oracle:
    """One case's answers."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.event = {event.id: event for event in case.events}
        self.kept = {
            a.id for a in case.actors if not case.territory or a.territory in ("T1", "T1a")
        }
        sure = {"stated": ("stated",), "arguable": ("stated", "arguable")}[case.certainty]
        passing = [tie for tie in case.ties if tie.certainty in sure]
        ends = [({tie.source, tie.target}, tie) for tie in passing]
        self.crossing = [t for e, t in ends if len(e) == 2 and len(e & self.kept) == 1]
        self.loops = [t for e, t in ends if len(e) == 1 and e <= self.kept]
        self.ties = [t for e, t in ends if len(e) == 2 and e <= self.kept]
        taken = [p for p in case.participations if p.actor in self.kept and p.certainty in sure]
        self.took = [p for p in taken if p.role not in AWAY]
        self.missed = [p for p in taken if p.role in AWAY]
        self.links = self._links()
        self.alone = False
        self.presence = {actor.id: self._presence(actor) for actor in case.actors}

    def _links(self) -> list[Link]:
        found = []
        if self.case.edges != "events":
            for tie in self.ties:
                span, pair = tie.span, frozenset((tie.source, tie.target))
                precisions = (int(span.start_precision), int(span.end_precision))
                by = frozenset((tie.record_id,))
                found.append(Link(pair, span.start, span.end, tie.formality, tie, precisions, by))
        if self.case.edges != "ties":
            found += [link for two in combinations(self.took, 2) for link in self._shared(*two)]
        return found

    def _shared(self, one: Participation, two: Participation) -> Iterable[Link]:
        if one.event != two.event or one.actor == two.actor:
            return
        if self.event[one.event].kind == "milestone":
            return
        (s1, e1, p1), (s2, e2, p2) = self.dates(one), self.dates(two)
        start = max(s1, s2) if s1 and s2 else None
        end = min((e for e in (e1, e2) if e), default=None)
        if start and end and end <= start:
            return
        pair, by = frozenset((one.actor, two.actor)), frozenset((one.record_id, two.record_id))
        coarsest = (max(p1[0], p2[0]), max(p1[1], p2[1]))
        yield Link(pair, start, end, "unknown", None, coarsest, by)

    def dates(self, row: Participation) -> Dated:
        span, event = row.span, self.event[row.event]
        return self.act(event.kind, event.span if span.start is span.end is None else span)

    @staticmethod
    def act(kind: str, span: Span) -> Dated:
        precision = int(span.start_precision)
        if span.start and not span.end and kind in ("meeting", "milestone"):
            return span.start, after(span.start, precision), (precision, precision)
        return span.start, span.end, (precision, int(span.end_precision) if span.end else 0)

    def concerns(self, event: Event) -> bool:
        inside = event.territory in ("T1", "T1a")
        everywhere = not self.case.territory or (event.kind == "milestone" and not event.territory)
        return everywhere or inside or any(p.event == event.id for p in self.took)

    def _presence(self, actor: Actor) -> tuple[date, date] | None:
        named = [t.span.start for t in self.case.ties if actor.id in (t.source, t.target)]
        took = [p for p in self.case.participations if p.role not in AWAY]
        named += [self.dates(p)[0] for p in took if p.actor == actor.id]
        dated = [day for day in named if day]
        begin = actor.active.start or (date.min if actor.listed else min(dated, default=None))
        return (begin, actor.active.end or date.max) if begin else None

    def present(self, since: date | None, until: date) -> set[str]:
        spans = {a: p for a, p in self.presence.items() if p and a in self.kept}
        return {a for a, (begin, end) in spans.items() if meets(begin, end, since, until)}

    # ------------------------------------------------------------------ periods

    def step(self) -> str:
        starts = [link.precisions[0] for link in self.dated()]
        years = sum(p == 2 for p in starts)
        return "year" if years >= len(starts) - years else "month"

    def dated(self) -> list[Link]:
        dated = [link for link in self.links if link.start]
        return [link for link in dated if link.tie] or dated

    def meetings_alone(self) -> None:
        """Where no tie is dated but a participation is: rows tell of meetings alone."""
        self.alone = not self.dated() and any(link.start for link in self.met())
        self.links = self.met() if self.alone else self.links

    def met(self) -> list[Link]:
        """One link a participation, milestones apart: what gives periods where no tie is dated."""
        found = []
        for part in self.took:
            start, end, precisions = self.dates(part)
            if self.event[part.event].kind != "milestone":
                by = frozenset((part.record_id,))
                pair = frozenset((part.actor,))
                found.append(Link(pair, start, end, "unknown", None, precisions, by))
        return found

    def coarse(self, link: Link, step: str) -> bool:
        limit = {"year": 2, "day": 0}.get(step, 1)
        return link.precisions[0] > limit or (link.end is not None and link.precisions[1] > limit)

    def windows(self, step: str, kind: str, start: date | None, to: date | None) -> list[Window]:
        """The row before the first, then the rows; none where the last comes before the first."""
        size, starts = MONTHS[step], [link.start for link in self.links if link.start]
        covered = [self.case.coverage[d][1] for link in self.links for d in link.datasets]
        first = self.number(start or min(starts), size)
        last = self.number((to or max([max(starts) + DAY, *(c for c in covered if c)])) - DAY, size)
        if first > last:
            return []
        return [self.window(at, step, kind) for at in range(first - 1, last + 1)]

    @staticmethod
    def number(day: date, size: int) -> int:
        return (day.year * 12 + day.month - 1) // size

    def window(self, at: int, step: str, kind: str) -> Window:
        size = MONTHS[step]
        begin, end = (date(m // 12, m % 12 + 1, 1) for m in (at * size, (at + 1) * size))
        since: date | None = begin
        if kind == "12m":
            since = date(end.year - 1, end.month, 1)
        elif kind != "period":
            since = end - DAY if kind == "alive" else None
        quarter = f"{begin.year}-Q{(begin.month + 2) // 3}"
        label = {"year": f"{begin.year}", "month": f"{begin:%Y-%m}", "quarter": quarter}[step]
        return Window(label, begin, end, since, end)

    def of_layer(self, layer: str, links: Iterable[Link]) -> list[Link]:
        return [link for link in links if layer in ("all", link.formality)]

    def alive(self, layer: str, window: Window) -> list[Link]:
        links = self.of_layer(layer, self.links)
        return [k for k in links if meets(k.start, k.end, window.since, window.until)]
