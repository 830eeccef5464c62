"""A file of places: where each mark of a map stood, so that its next edition keeps them."""

import json
from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError
from views.map.positions import Point

VERSION = 1
FARTHEST = 10**6


def written_positions(places: Mapping[str, Point]) -> str:
    """The file's text, one mark a line in the order of keys."""
    rows = ",\n".join(f'"{key}": [{x}, {y}]' for key, (x, y) in sorted(places.items()))
    return f'{{"maillage_places": {VERSION}, "places": {{\n{rows}\n}}}}\n'


def read_positions(path: Path) -> dict[str, Point]:
    """Key of a mark -> its place. Raises InputError where the file is not one of ours."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        places = {VERSION: found["places"]}[found["maillage_places"]]
        return {str(key): _point(place) for key, place in places.items()}
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise InputError("not_places", path=path) from error


def _point(place: list[float]) -> Point:
    x, y = place
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
        raise ValueError(place)
    return int(x), int(y)
