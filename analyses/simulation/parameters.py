"""What a simulated neighbourhood is made of: sizes, rates and probabilities."""

import math
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from graph.errors import InputError

DAYS_PER_MONTH = 30.4375
"""Mean length of a month in days; every rate "a month" is divided by it to give a rate a day."""

DAYS_PER_YEAR = 365
MOST_YEARS = 200

UNITS = {
    "informal_formation": "new informal partners an actor a month, over (actors - 1) pairs",
    "formal_formation": "new formal partners an actor a month without informal tie",
    "same_territory": "ratio of formation rates, same territory against different",
    "same_sector": "ratio of formation rates, same sector against different",
    "hub_ratio": "ratio of formation rates, pairs with a hub against the others",
    "conversion_shape": "shape of the Weibull delay from informal to formal",
    "conversion_scale": "scale of the Weibull delay from informal to formal, months",
    "informal_dissolution": "hazard a month",
    "formal_dissolution": "hazard a month",
    "response": "probability that an actor asked at a wave answers",
    "reporting": "probability that a respondent reports a living informal tie",
    "body_member": "probability that an actor sits on the body of its territory",
    "attendance": "probability that a sitting member attends a meeting",
    "funding": "probability that a formal tie with one public end is a funding",
    "membership": "probability that another formal tie is a membership",
    "month_precision": "probability that a formal record is dated to the month",
    "end_stated": "probability that the end of an ended formal record is stated",
}
"""Every random parameter with its unit: what `truth.json` declares and `recovery` finds again."""

RATES = (
    "informal_formation",
    "formal_formation",
    "same_territory",
    "same_sector",
    "hub_ratio",
    "conversion_shape",
    "conversion_scale",
    "informal_dissolution",
    "formal_dissolution",
)
PROBABILITIES = tuple(name for name in UNITS if name not in RATES)
SHARES = ("arrivals", "departures")
LEAST = {
    "actors": 4,
    "seed": 0,
    "territories": 1,
    "hubs": 0,
    "history_months": 0,
    "wave_months": 1,
}


@dataclass(frozen=True)
class Parameters:
    """Sizes, dates and rates of one simulation; the defaults make the demonstration data.

    `start` is the first day covered and `end` the day after the last. The process itself begins
    `history_months` before `start`, without ties, so that some ties are older than the records.
    `arrivals` and `departures` are exact shares of the actors of the neighbourhoods, not
    probabilities. The units of the random parameters are in `UNITS`. Raises InputError for a
    value out of range.
    """

    actors: int = 60
    start: date = date(2019, 1, 1)
    end: date = date(2025, 2, 1)
    seed: int = 1
    territories: int = 3
    hubs: int = 0
    history_months: int = 12
    wave_months: int = 6
    arrivals: float = 0.25
    departures: float = 0.07
    informal_formation: float = 0.15
    formal_formation: float = 0.04
    same_territory: float = 3.0
    same_sector: float = 1.5
    hub_ratio: float = 8.0
    conversion_shape: float = 1.5
    conversion_scale: float = 36.0
    informal_dissolution: float = 0.03
    formal_dissolution: float = 0.02
    response: float = 0.8
    reporting: float = 0.85
    body_member: float = 0.6
    attendance: float = 0.6
    funding: float = 0.6
    membership: float = 0.3
    month_precision: float = 0.3
    end_stated: float = 0.6

    def __post_init__(self) -> None:
        _check_sizes(self)
        for name in RATES:
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise InputError("simulation_not_positive", name=name, value=value)
        for name in (*PROBABILITIES, *SHARES):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise InputError("simulation_not_a_share", name=name, value=value)
        if self.arrivals + self.departures > 1:
            raise InputError("simulation_shares_over_one")

    def values(self) -> dict[str, float]:
        """Random parameters by name, in the order of `UNITS`; `hub_ratio` only with hubs."""
        fields = asdict(self)
        return {name: fields[name] for name in UNITS if name != "hub_ratio" or self.hubs}


def _check_sizes(parameters: Parameters) -> None:
    for name, least in LEAST.items():
        value = getattr(parameters, name)
        if value < least:
            raise InputError("simulation_too_small", name=name, value=value, least=least)
    if parameters.hubs > parameters.actors:
        raise InputError("simulation_too_many_hubs", hubs=parameters.hubs, actors=parameters.actors)
    period = {"start": parameters.start, "end": parameters.end - timedelta(days=1)}
    days = (parameters.end - parameters.start).days
    if days < DAYS_PER_YEAR:
        raise InputError("simulation_too_short", **period)
    if days > MOST_YEARS * DAYS_PER_YEAR:
        raise InputError("simulation_too_long", most=MOST_YEARS, **period)
