"""A slice of the files that ``python -m benchmarks.fuzz_layouts`` loads."""

from pathlib import Path

import pytest

from benchmarks.fuzz_layouts import fuzz
from benchmarks.layouts import LAYOUTS, write_layout

SLICE = range(100)


def test_no_file_is_at_fault() -> None:
    tally = fuzz(SLICE)
    assert tally.faults == []
    assert {outcome.partition(":")[0] for outcome in tally.outcomes} == set(LAYOUTS)
    assert sum(n for outcome, n in tally.outcomes.items() if "stored" in outcome) > 60


@pytest.mark.parametrize("seed", range(6))
def test_a_seed_gives_the_same_file(seed: int, tmp_path: Path) -> None:
    found = []
    for place in (tmp_path / "a", tmp_path / "b"):
        place.mkdir()
        path, seen = write_layout(seed, place)
        found.append((path.name, seen, path.read_bytes() if path.suffix == ".csv" else b""))
    assert found[0] == found[1]
