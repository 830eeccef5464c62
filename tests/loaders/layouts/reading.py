"""A file of one of these tables loaded, and held against what a person reads in it."""

import re
from pathlib import Path

from commands.load_report import lines
from graph.errors import MaillageError
from graph.tables import Snapshot
from loaders.report.load_report import LoadReport
from tests.loaders.layouts.lists import Written
from tests.loaders.loading import load, refusal, write
from tests.loaders.world.seen import Tie, ties


def files(case: Written, folder: Path) -> list[Path]:
    """The file and those beside it."""
    beside = [write(folder / name, text) for name, text in case.others]
    return [write(folder / "reseau.csv", case.text, case.encoding), *beside]


def check(case: Written, folder: Path) -> None:
    """Load it: the ties and actors are those a person sees, or it stops as it should."""
    paths = files(case, folder)
    if case.stops:
        stopped(case, refusal("tables", *paths, create_actors=case.create))
        return
    report, held = load("tables", *paths, create_actors=case.create)
    same_ties(case, held)
    rows(case, report)
    said = "\n".join(lines(report))
    for pattern in case.says:
        assert re.search(pattern, said), said
    assert case.actors in (None, len(held.actors.name)), sorted(held.actors.name)


def stopped(case: Written, error: MaillageError) -> None:
    """It stops by the code, and says the text."""
    assert case.stops is not None
    code, text = case.stops
    assert error.code == code, error.text("fr")
    assert text in error.text("fr")
    assert text in error.text("en")


def same_ties(case: Written, held: Snapshot) -> None:
    """Every tie, and no other."""
    left = list(ties(held))
    strengths = list(held.ties.strength)
    for line in case.ties:
        found = [n for n, tie in enumerate(left) if _is(tie, strengths[n], line)]
        assert found, f"no tie {line!r} among {left}"
        del left[found[0]], strengths[found[0]]
    assert not left


def _is(tie: Tie, strength: float, line: str) -> bool:
    ends, *parts = re.split(r"; (?=(?:from|by|weight|strength) )", line)
    said = dict(part.split(" ", 1) for part in parts)
    meant = {
        "from": tie.start or "none",
        "by": tie.by,
        "weight": f"{tie.weight:g}",
        "strength": f"{strength:g}",
    }
    both = {f"{tie.source} - {tie.target}", f"{tie.target} - {tie.source}"}
    return ends in both and all(meant[name] == value for name, value in said.items())


def rows(case: Written, report: LoadReport) -> None:
    """Every row of the file is loaded, refused or left out."""
    assert report.rows_left_out == case.left_out
    assert report.rows_refused == 0
    assert report.rows_loaded >= 0
