"""A slice of the variants that ``python -m benchmarks.fuzz`` loads."""

import hashlib
from pathlib import Path

from benchmarks.fuzz import fuzz
from benchmarks.variants import write_variant

SLICE = range(150)


def test_no_variant_is_at_fault() -> None:
    tally = fuzz(SLICE)
    assert tally.faults == []
    assert tally.outcomes.total() == len(SLICE)
    assert tally.outcomes["stored"] > 20
    assert len(tally.outcomes) > 5


def test_a_seed_gives_the_same_texts(tmp_path: Path) -> None:
    found = []
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        for seed in range(12):
            write_variant(seed, tmp_path / place)
        files = sorted((tmp_path / place).glob("*.csv"))
        found.append([(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in files])
    assert found[0] == found[1] != []
