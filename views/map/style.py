"""Marks of the map: a shape and a colour each, told apart in grey too, and how a line is drawn.

Colours follow Okabe and Ito's set for colour-blind readers, moved apart in lightness (CIE L* in comments).
"""

from typing import NamedTuple

from graph.tables import SECTORS

# One outline a shape, about 2 units across, as an SVG path.
OUTLINES: dict[str, str] = {
    "square": "M-.84-.84H.84V.84H-.84Z",
    "diamond": "M0-1.16L1.16 0L0 1.16L-1.16 0Z",
    "dot": "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
    "triangle": "M0-1.08L1.1 .86H-1.1Z",
    "hexagon": "M-1 0L-.5-.87H.5L1 0L.5.87H-.5Z",
    "star": "M0-1.2L.32-.44L1.14-.37L.52.17L.71.97L0 .54L-.71.97L-.52.17L-1.14-.37L-.32-.44Z",
    "ring": "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.46 0A.46.46 0 1 1-.46 0A.46.46 0 1 1 .46 0Z",
    "triangleDown": "M0 1.08L1.1-.86H-1.1Z",
    "pin": (
        "M0 1.2C-.3.6-.86.1-.86-.36A.86.86 0 0 1 .86-.36C.86.1.3.6 0 1.2Z"
        "M.3-.36A.3.3 0 1 1-.3-.36A.3.3 0 1 1 .3-.36Z"
    ),
    "cross": "M-.9-.9L.9.9M.9-.9L-.9.9",
}


class Mark(NamedTuple):
    """Shape (a name known to the page) and fill colour."""

    shape: str
    color: str


SECTOR_MARKS: dict[str, Mark] = {
    "public": Mark("square", "#0b4f8a"),  # 33
    "private": Mark("diamond", "#f0b429"),  # 77
    "associative": Mark("dot", "#12967a"),  # 55
    "citizen": Mark("triangle", "#e58fb8"),  # 70
    "unknown": Mark("hexagon", "#666e7e"),  # 46
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
