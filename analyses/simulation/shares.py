"""Successes and trials of each probability of a simulation, counted in the files it wrote."""

from pathlib import Path

import pandas as pd

from analyses.simulation.actors import CITY
from analyses.simulation.sojourns import read

Counts = tuple[int, int]


def shares(folder: Path) -> dict[str, Counts]:
    """Successes and trials by parameter, from `truth/` joined with `observed/`."""
    observed, truth = folder / "observed", folder / "truth"
    return {
        **_answers(observed, truth),
        **_meetings(observed),
        **_types(truth),
        **_records(observed, truth),
    }


def _count(success: "pd.Series[bool]") -> Counts:
    return int(success.sum()), len(success)


def _answers(observed: Path, truth: Path) -> dict[str, Counts]:
    """Response: answers among the actors asked. Reporting: reports among the occasions to report.

    An occasion is a wave, one of its respondents, and a true informal tie of theirs that day.
    """
    asked = read(observed, "respondents")
    answered = asked[asked["answered"] == "true"]
    waves = read(observed, "observations")[["campaign", "valid_from"]]
    waves = waves.rename(columns={"valid_from": "day"})
    respondents = answered.merge(waves, on="campaign").rename(columns={"actor": "source"})
    ties = read(truth, "ties").query("formality == 'informal'")
    swapped = ties.rename(columns={"source": "target", "target": "source"})
    said = read(observed, "ties").query("reported_by != ''")
    occasions = _alive(respondents, pd.concat([ties, swapped]))
    reported = _alive(respondents, said).assign(reported=True)
    joined = occasions.merge(reported, on=["campaign", "source", "target"], how="left")
    return {
        "response": _count(asked["answered"] == "true"),
        "reporting": _count(joined["reported"].notna()),
    }


def _alive(respondents: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Campaign, respondent and other end of the ties from a respondent that hold on the day."""
    rows = respondents.merge(ties[["source", "target", "valid_from", "valid_until"]], on="source")
    # ISO dates of one precision compare as text.
    alive = (rows["valid_from"] <= rows["day"]) & (rows["day"] <= rows["valid_until"])
    return rows.loc[alive, ["campaign", "source", "target"]]


def _meetings(observed: Path) -> dict[str, Counts]:
    """Seats among those who could sit on each body; attendances among sitting members."""
    actors, events = read(observed, "actors"), read(observed, "events")
    takes_part = read(observed, "participations")
    bodies = events.loc[events["kind"] == "body", ["name", "territory"]]
    eligible = sum(
        int(actors["territory"].isin([CITY, place]).sum()) for place in bodies["territory"]
    )
    seats = takes_part.loc[
        takes_part["event"].isin(bodies["name"]), ["actor", "event", "valid_from", "valid_until"]
    ]
    meetings = events.loc[events["kind"] == "meeting", ["name", "parent", "valid_from"]]
    meetings = meetings.rename(columns={"valid_from": "day", "parent": "event"})
    chances = seats.merge(meetings, on="event")
    sitting = (chances["valid_from"] <= chances["day"]) & (
        chances["valid_until"].eq("") | (chances["day"] <= chances["valid_until"])
    )
    attended = int((takes_part["role"] == "attendee").sum())
    return {"body_member": (len(seats), eligible), "attendance": (attended, int(sitting.sum()))}


def _types(truth: Path) -> dict[str, Counts]:
    """Fundings among formal ties with one public end; memberships among those not fundings."""
    ties = read(truth, "ties").query("formality == 'formal'")
    sector = read(truth, "actors").set_index("name")["sector"]
    publics = [sector.loc[ties[end]].eq("public").to_numpy() for end in ("source", "target")]
    mixed = ties.loc[publics[0] != publics[1], "type"]
    others = ties.loc[ties["type"] != "funding", "type"]
    return {"funding": _count(mixed == "funding"), "membership": _count(others == "membership")}


def _records(observed: Path, truth: Path) -> dict[str, Counts]:
    """Month dates among the formal spells recorded; stated ends among the ended states."""
    rows = read(observed, "ties").query("formality == 'formal'")
    rows = rows.assign(spell=rows["record_id"].str.split("-").str[0])
    by_month = rows.drop_duplicates("spell")["valid_from"].str.len() == len("2019-03")
    ended = read(truth, "ties").query("to_known == 'true'")["record_id"]
    states = rows[(rows["type"] != "funding") & rows["spell"].isin(ended)]
    return {
        "month_precision": _count(by_month),
        "end_stated": _count(states["valid_until"] != ""),
    }
