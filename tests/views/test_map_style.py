"""The marks of the map told apart by those who see no colours, or fewer."""

from itertools import combinations

import numpy as np
import pytest

from views.map.style import DASHES, EVENT_SHAPES, SECTOR_MARKS

# Machado, Oliveira and Fernandes (2009), severity 1, on linear light; grey keeps the luminance alone.
SIGHT = {
    "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
    "protanopia": np.array(
        [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]
    ),
    "deuteranopia": np.array(
        [[0.3673, 0.8606, -0.2279], [0.2801, 0.6727, 0.0473], [-0.0118, 0.0430, 0.9688]]
    ),
}


def lightness(color: str, sight: str) -> float:
    """CIE L* of a colour as somebody sees it."""
    coded = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    seen = float(np.array([0.2126, 0.7152, 0.0722]) @ np.clip(SIGHT[sight] @ light, 0, 1))
    return 116 * seen ** (1 / 3) - 16 if seen > 0.008856 else 903.3 * seen


@pytest.mark.parametrize("sight", SIGHT)
def test_sectors_differ_in_shape_and_lightness(sight: str) -> None:
    for one, two in combinations(SECTOR_MARKS.values(), 2):
        assert one.shape != two.shape
        assert abs(lightness(one.color, sight) - lightness(two.color, sight)) > 4, (one, two)


def test_no_event_has_the_shape_of_a_sector() -> None:
    shapes = [*EVENT_SHAPES.values(), *(mark.shape for mark in SECTOR_MARKS.values())]
    assert len(set(shapes)) == len(shapes)
    assert len({tuple(dash) for dash in DASHES.values()}) == len(DASHES)
