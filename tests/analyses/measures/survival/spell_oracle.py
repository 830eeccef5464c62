"""Relation spells and survival by brute force: day by day, then step by step, in plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Tie

DAY = timedelta(days=1)
STEPS = ("day", "month", "year")


@dataclass(frozen=True)
class Spell:
    pair: frozenset[str]
    start: date
    end: date | None
    start_known: bool
    end_known: bool
    precisions: tuple[int, ...]


@dataclass(frozen=True)
class Followed:
    """Steps, counted from the first, at whose end the relation was looked at: it lasted or it ended."""

    lasted: frozenset[int]
    ended: int | None


def later(day: date, gap: tuple[int, str]) -> date:
    """A gap after a day; a month's last day where it is too short."""
    count, unit = gap
    if unit == "d":
        return day + count * DAY
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, following - DAY)


def spells(ties: list[Tie], layer: str, gap: tuple[int, str]) -> list[Spell]:
    found = []
    kept = [t for t in ties if t.source != t.target and layer in ("all", t.formality)]
    pairs = {frozenset((t.source, t.target)) for t in kept}
    for pair in sorted(pairs, key=sorted):
        rows = [t for t in kept if {t.source, t.target} == pair and t.span.start]
        while rows:
            group, rows = [rows[0]], rows[1:]
            while near := [t for t in rows if any(meet(t, other, gap) for other in group)]:
                group += near
                rows = [t for t in rows if t not in near]
            found.append(joined(pair, group))
    return found


def meet(one: Tie, two: Tie, gap: tuple[int, str]) -> bool:
    """Whether they overlap, touch, or lie at most a gap apart."""
    return reaches(one, two, gap) and reaches(two, one, gap)


def reaches(one: Tie, two: Tie, gap: tuple[int, str]) -> bool:
    assert two.span.start
    return one.span.end is None or later(one.span.end, gap) >= two.span.start


def joined(pair: frozenset[str], rows: list[Tie]) -> Spell:
    start = min(t.span.start for t in rows if t.span.start)
    ends = [t.span.end or date.max for t in rows]
    end = max(ends)
    first = [t for t in rows if t.span.start == start]
    last = [t for t, each in zip(rows, ends, strict=True) if each == end]
    precisions = [int(t.span.start_precision) for t in first]
    if end < date.max:
        precisions += [int(t.span.end_precision) for t in last]
    return Spell(
        pair, start, end if end < date.max else None, all(t.span.start_known for t in first),
        end < date.max and all(t.span.end_known for t in last), tuple(precisions),
    )  # fmt: skip


def step_number(day: date, step: str) -> int:
    if step == "day":
        return day.toordinal()
    return day.year * 12 + day.month if step == "month" else day.year


def follow(
    spell: Spell, since: date, until: date, gap: tuple[int, str], step: str
) -> Followed | None:
    """What was seen of a spell, None where it is left out."""
    # Something a gap before, unseen, could have led to it.
    if not spell.start_known or (spell.start >= since and later(since, gap) >= spell.start):
        return None
    limit = since
    while later(limit, gap) < until:
        limit += DAY
    if spell.start >= limit or (spell.end and spell.end <= since):
        return None
    seen_to_end = spell.end is not None and spell.end_known and spell.end < limit
    last_day = min(spell.end or date.max, limit) - DAY
    first = step_number(spell.start, step)
    last = step_number(last_day, step)
    entered = step_number(max(spell.start, since), step)
    lasted = frozenset(at - first + 1 for at in range(entered, last))
    return Followed(lasted, last - first + 1 if seen_to_end else None)


def survival(followed: list[Followed]) -> list[tuple[int, int, int, float]]:
    """(time, at risk, events, S) at each time some relation ends."""
    rows, share = [], 1.0
    for time in sorted({f.ended for f in followed if f.ended}):
        events = sum(f.ended == time for f in followed)
        at_risk = events + sum(time in f.lasted for f in followed)
        share *= 1 - events / at_risk
        rows.append((time, at_risk, events, share))
    return rows
