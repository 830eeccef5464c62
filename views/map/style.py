"""Marks of the map: a shape and a colour each, told apart in grey too, and how a line is drawn.

Colours follow Okabe and Ito's set for colour-blind readers, moved apart in lightness (CIE L* in comments).
"""

from typing import NamedTuple

from graph.tables import SECTORS


class Mark(NamedTuple):
    """Shape (a name known to the page) and fill colour."""

    shape: str
    color: str


SECTOR_MARKS: dict[str, Mark] = {
    "public": Mark("square", "#0b4f8a"),  # 33
    "private": Mark("diamond", "#f0b429"),  # 77
    "associative": Mark("dot", "#12967a"),  # 55
    "citizen": Mark("triangle", "#e58fb8"),  # 70
    "unknown": Mark("hexagon", "#8a93a3"),  # 61
}
assert tuple(SECTOR_MARKS) == SECTORS  # noqa: S101 - one mark a sector

# Events are outlined, never filled: a second kind of mark.
EVENT_SHAPES: dict[str, str] = {
    "programme": "star",
    "body": "ring",
    "project": "triangleDown",
    "site": "pin",
    "meeting": "cross",
}
EVENT_COLOR = "#6b3fa0"

# Lengths of dashes and gaps by formality code: formal solid, informal dashed, unknown dotted.
DASHES: dict[int, list[int]] = {1: [], 0: [9, 6], -1: [2, 5]}
