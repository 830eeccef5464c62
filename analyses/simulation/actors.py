"""Actors and territories of a simulated neighbourhood: plausible kinds, plainly made-up names."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.draws import DayNumbers, day_text, stream, to_day
from analyses.simulation.parameters import DAYS_PER_MONTH, Parameters

CITY = "SIM"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

CITY_KINDS = (
    ("Ville", "public"),
    ("Préfecture", "public"),
    ("Office public de l'habitat", "public"),
    ("Mission locale", "associative"),
    ("Agglomération", "public"),
    ("Banque", "private"),
)
KINDS = (
    ("Centre social", "associative"),
    ("École", "public"),
    ("Conseil citoyen", "citizen"),
    ("Club de sport", "associative"),
    ("Pharmacie", "private"),
    ("Régie de quartier", "associative"),
    ("Médiathèque", "public"),
    ("Entreprise d'insertion", "private"),
    ("Association de parents", "associative"),
    ("Collectif d'habitants", "citizen"),
    ("Épicerie solidaire", "associative"),
    ("Collège", "public"),
    ("Supérette", "private"),
    ("Jardin partagé", "associative"),
    ("Centre d'action sociale", "public"),
    ("Atelier vélo", "associative"),
    ("Cabinet infirmier", "private"),
    ("Table de quartier", "citizen"),
    ("Association culturelle", "associative"),
    ("Crèche municipale", "public"),
)


@dataclass(frozen=True)
class Population:
    """Actors as arrays, one entry an actor: territory code, sector, presence `[enter, leave)`.

    `arrived` and `left` tell whose first and last day are stated; the others were there before
    the simulation and stay after it, and `enter` and `leave` are then the simulation's own ends.
    """

    names: NDArray[np.str_]
    territory: NDArray[np.str_]
    sector: NDArray[np.str_]
    enter: DayNumbers
    leave: DayNumbers
    arrived: NDArray[np.bool_]
    left: NDArray[np.bool_]


def letter(territory: int) -> str:
    """Short name of a neighbourhood: A to Z, then Z26, Z27 and so on."""
    return LETTERS[territory] if territory < len(LETTERS) else f"Z{territory}"


def territories(parameters: Parameters) -> pd.DataFrame:
    """The simulated city and its neighbourhoods: code, name, level, parent."""
    rows = [(CITY, "Ville simulée", "commune", "")]
    for number in range(parameters.territories):
        mark = letter(number)
        rows.append((f"{CITY}-{mark}", f"Quartier simulé {mark}", "qpv", CITY))
    return pd.DataFrame(rows, columns=["code", "name", "level", "parent"])


def population(parameters: Parameters) -> Population:
    """Actors in a fixed order: those of the whole city (a tenth, 12 at most), then the others.

    Kinds, sectors and territories follow from the size alone. Presence is drawn: `arrivals` and
    `departures` are the shares of the neighbourhoods' actors that come and go.
    """
    names, places, sectors = zip(*_roster(parameters), strict=True)
    enter, leave, arrived, left = _presence(parameters)
    return Population(
        np.array(names), np.array(places), np.array(sectors), enter, leave, arrived, left
    )


def _roster(parameters: Parameters) -> list[tuple[str, str, str]]:
    seen: Counter[str] = Counter()
    rows = []
    for number in range(parameters.actors):
        kind, sector, mark, code = _kind(number, parameters)
        name = f"{kind} {mark}"
        seen[name] += 1
        rows.append((name if seen[name] == 1 else f"{name}{seen[name]}", code, sector))
    return rows


def _city_size(parameters: Parameters) -> int:
    return min(parameters.actors // 10, 2 * len(CITY_KINDS))


def _kind(number: int, parameters: Parameters) -> tuple[str, str, str, str]:
    city = _city_size(parameters)
    if number < city:
        return (*CITY_KINDS[number % len(CITY_KINDS)], "V", CITY)
    rank, place = divmod(number - city, parameters.territories)
    mark = letter(place)
    # A shift a neighbourhood, so that neighbourhoods do not hold the same structures.
    return (*KINDS[(rank + 5 * place) % len(KINDS)], mark, f"{CITY}-{mark}")


def first_day(parameters: Parameters) -> int:
    """First day of the process: no tie is older."""
    return to_day(parameters.start) - round(parameters.history_months * DAYS_PER_MONTH)


def _presence(
    parameters: Parameters,
) -> tuple[DayNumbers, DayNumbers, NDArray[np.bool_], NDArray[np.bool_]]:
    start, end, size = to_day(parameters.start), to_day(parameters.end), parameters.actors
    rng = stream(parameters.seed, "presence")
    movers = size - _city_size(parameters)
    order = size - movers + np.argsort(rng.random(movers), kind="stable")
    moment = rng.random(size)
    n_arrive = round(parameters.arrivals * movers)
    arriving = order[:n_arrive]
    leaving = order[n_arrive : n_arrive + round(parameters.departures * movers)]
    enter, leave = np.full(size, first_day(parameters)), np.full(size, end)
    days = end - start
    enter[arriving] = start + np.floor((0.05 + 0.80 * moment[arriving]) * days).astype(np.int64)
    leave[leaving] = start + np.floor((0.40 + 0.55 * moment[leaving]) * days).astype(np.int64)
    members = np.arange(size)
    return enter, leave, np.isin(members, arriving), np.isin(members, leaving)


def actors_table(people: Population) -> pd.DataFrame:
    """The actors in the `tables` format; the last day of presence is included, as in files."""
    collective = people.sector == "citizen"
    return pd.DataFrame(
        {
            "name": people.names,
            "sector": people.sector,
            "form": np.where(collective, "collective", "organisation"),
            "territory": people.territory,
            "active_from": np.where(people.arrived, day_text(people.enter), ""),
            "active_until": np.where(people.left, day_text(people.leave - 1), ""),
        }
    )
