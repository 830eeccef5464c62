"""Expectations held against what was seen: each check answers with faults, none where all is well."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isnan
from typing import Any

from graph.tables import Snapshot
from tests.loaders.world.seen import AWAY, STORE, Seen, Tie, came, meetings, plain, ties

ENDS = re.compile(r"^(?P<source>.+?) (?P<arrow>->|--|-) (?P<target>.+)$")
FORMALITIES = {"formal": 1, "informal": 0}
ROWS = {"read": "lues", "refused": "refusées", "left out": "laissées de côté"}
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


def faults(outcome: Mapping[str, Any], seen: Seen) -> list[str]:
    """Where what was seen differs from one outcome."""
    if "stops" not in outcome and seen.said.code:
        return [f"stopped: {seen.said.err.strip()}"]
    wanted: dict[str, Any] = {how: {} for how in AWAY} if "present" in outcome else {}
    wanted |= outcome
    return [fault for key, value in wanted.items() for fault in CHECKS[key](value, seen)]


def _held(seen: Seen) -> Snapshot:
    assert seen.held is not None, "a load that ended well leaves a store"
    return seen.held


def _stops(patterns: list[str], seen: Seen) -> Iterator[str]:
    """It ended by refusing (not by misunderstanding its own words), stored nothing, and said why."""
    if seen.said.code != 1:
        yield f"should stop, ended with {seen.said.code}: {seen.words.strip()}"
    if seen.held is not None and (len(seen.held.ties) or len(seen.held.participations)):
        yield "something is stored"
    yield from _says(patterns, seen)


def _says(patterns: list[str], seen: Seen) -> Iterator[str]:
    for pattern in patterns:
        if not re.search(_days(plain(pattern)), seen.words, re.IGNORECASE):
            yield f"does not say {pattern!r}: {seen.words.strip()}"


def _days(pattern: str) -> str:
    """``<2024-03-12>`` in a pattern stands for that day however it is written."""

    def written(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        word = MONTHS.split()[int(month) - 1]
        return f"({year}-{month}-{day}|{day}/{month}|{day}-{month}|{int(day)} {word})"

    return re.sub(r"<(\d{4})-(\d\d)-(\d\d)>", written, pattern)


def _ties(wanted: list[str], seen: Seen) -> Iterator[str]:
    left = list(ties(_held(seen)))
    for line in wanted:
        found = next((tie for tie in left if _is(tie, line)), None)
        if found is None:
            yield f"no tie {line!r}"
        else:
            left.remove(found)
    yield from (f"unexpected {tie}" for tie in left)


def _is(tie: Tie, line: str) -> bool:
    """Whether a stored tie is the one of a line such as ``A -> B; from 2023; weight 3; formal``."""
    ends, *parts = (part.strip() for part in line.split(";"))
    said = ENDS.match(ends)
    assert said, line
    same = (tie.source, tie.target) == (said["source"], said["target"])
    turned = (tie.target, tie.source) == (said["source"], said["target"])
    if not (same or (turned and said["arrow"] != "->")):
        return False
    if said["arrow"] != "-" and tie.directed != (said["arrow"] == "->"):
        return False
    return all(_has(tie, *part.partition(" ")[::2]) for part in parts)


def _has(tie: Tie, name: str, value: str) -> bool:
    if name in FORMALITIES:
        return tie.formality == FORMALITIES[name]
    if name == "weight":
        return tie.weight == float(value) or (value == "nan" and isnan(tie.weight))
    if name == "stated":
        return value in plain(tie.stated)
    read = {"from": tie.start, "until": tie.until, "type": tie.type, "unit": tie.unit, "by": tie.by}
    return read[name] in {"" if each == "none" else each for each in value.split("|")}


def _meetings(wanted: list[Any], seen: Seen) -> Iterator[str]:
    yield from _differ(sorted(map(str, wanted)), meetings(_held(seen)), "meetings")


def _came(how: str) -> Callable[[Any, Seen], Iterator[str]]:
    def check(wanted: dict[Any, list[str]], seen: Seen) -> Iterator[str]:
        pairs = {(str(day), name) for day, names in wanted.items() for name in names}
        yield from _differ(sorted(pairs), sorted(came(_held(seen), how)), how)

    return check


def _actors(wanted: list[str] | int, seen: Seen) -> Iterator[str]:
    names = sorted(_held(seen).actors.name)
    if isinstance(wanted, int):
        yield from _differ(wanted, len(names), f"number of actors {names}")
    else:
        yield from _differ(sorted(wanted), names, "actors")


def _of_actors(column: str) -> Callable[[Any, Seen], Iterator[str]]:
    """Patterns that a column of the actors' table must match, by the actor's name."""

    def check(wanted: dict[str, str], seen: Seen) -> Iterator[str]:
        actors = _held(seen).actors
        read = dict(zip(actors.name, getattr(actors, column), strict=True))
        for name, pattern in wanted.items():
            if not re.search(pattern, str(read.get(name, "nobody"))):
                yield f"{column} of {name}: {read.get(name)!r}, not {pattern!r}"

    return check


def _rows(wanted: dict[str, int], seen: Seen) -> Iterator[str]:
    for what, number in wanted.items():
        found = re.search(rf"{ROWS[what]} : (\d+)", seen.words)
        yield from _differ(number, int(found[1]) if found else None, f"rows {what}")


def _nowhere(texts: list[str], seen: Seen) -> Iterator[str]:
    """No file that the load wrote, the store least of all, holds these texts."""
    made = [path for path in seen.folder.iterdir() if path.suffix in {".db", ".db-wal"}]
    for text in texts:
        if any(text.encode() in path.read_bytes() for path in made):
            yield f"{text!r} is in the store"


def _somewhere(texts: list[str], seen: Seen) -> Iterator[str]:
    stored = (seen.folder / STORE).read_bytes()
    yield from (f"{text!r} is not stored" for text in texts if text.encode() not in stored)


def _silent(patterns: list[str], seen: Seen) -> Iterator[str]:
    yield from (f"says {each!r}" for each in patterns if re.search(each, seen.words, re.IGNORECASE))


def _answered(wanted: dict[str, bool], seen: Seen) -> Iterator[str]:
    held = _held(seen)
    asked = zip(held.observations.asked_actor, held.observations.answered, strict=True)
    found = {held.actors.name[actor]: bool(did) for actor, did in asked}
    yield from _differ(sorted(wanted.items()), sorted(found.items()), "who was asked")


def _files(pattern: str, seen: Seen) -> Iterator[str]:
    """Where each tie was stated."""
    for tie in ties(_held(seen)):
        if not re.search(pattern, tie.file):
            yield f"stated in {tie.file!r}, which is not {pattern!r}"


def _wrote(wanted: dict[str, list[str]], seen: Seen) -> Iterator[str]:
    for name, patterns in wanted.items():
        text = (seen.folder / name).read_text(encoding="utf-8")
        yield from (f"{name} holds no {p!r}" for p in patterns if not re.search(p, text))


def _differ(wanted: object, found: object, what: str) -> Iterable[str]:
    return [] if wanted == found else [f"{what}: {found}, not {wanted}"]


CHECKS: dict[str, Callable[[Any, Seen], Iterator[str]]] = {
    "stops": _stops, "says": _says, "ties": _ties, "meetings": _meetings, "rows": _rows,
    "present": _came("present"), "excused": _came("excused"), "absent": _came("absent"),
    "represented": _came("represented"), "actors": _actors, "ids": _of_actors("id"),
    "sectors": _of_actors("sector"), "aliases": _of_actors("aliases"), "nowhere": _nowhere,
    "somewhere": _somewhere, "silent": _silent, "answered": _answered, "files": _files, "wrote": _wrote,
}  # fmt: skip
