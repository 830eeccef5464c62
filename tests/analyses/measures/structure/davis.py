"""Who came to what in Davis, Gardner and Gardner (1941), Deep South: the facts, as tables people fill in."""

from pathlib import Path

ATTENDED = """
    EVELYN: 1 2 3 4 5 6 8 9
    LAURA: 1 2 3 5 6 7 8
    THERESA: 2 3 4 5 6 7 8 9
    BRENDA: 1 3 4 5 6 7 8
    CHARLOTTE: 3 4 5 7
    FRANCES: 3 5 6 8
    ELEANOR: 5 6 7 8
    PEARL: 6 8 9
    RUTH: 5 7 8 9
    VERNE: 7 8 9 12
    MYRNA: 8 9 10 12
    KATHERINE: 8 9 10 12 13 14
    SYLVIA: 7 8 9 10 12 13 14
    NORA: 6 7 9 10 11 12 13 14
    HELEN: 7 8 10 11 12
    DOROTHY: 8 9
    OLIVIA: 9 11
    FLORA: 9 11
"""


def tables(folder: Path) -> Path:
    """Actors, events and participations as CSV files in a folder."""
    rows = [line.strip().split(": ") for line in ATTENDED.strip().splitlines()]
    (folder / "actors.csv").write_text(
        "name,form\n" + "".join(f"{name},organisation\n" for name, _ in rows), encoding="utf-8"
    )
    events = "".join(f"E{number},E{number},meeting,1936\n" for number in range(1, 15))
    (folder / "events.csv").write_text("id,name,kind,valid_from\n" + events, encoding="utf-8")
    came = "".join(f"{name},E{event}\n" for name, each in rows for event in each.split())
    (folder / "participations.csv").write_text("actor,event\n" + came, encoding="utf-8")
    return folder
