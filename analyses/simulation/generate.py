"""Run a simulation whole, and write it as tables: what is observed, and the truth beside it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from analyses.simulation.actors import actors_table, first_day, population, territories
from analyses.simulation.draws import day_text, to_day
from analyses.simulation.gatherings import gatherings
from analyses.simulation.parameters import UNITS, Parameters
from analyses.simulation.process import relations
from analyses.simulation.records import EVIDENCE, formal_records, formal_relations, true_ties
from analyses.simulation.survey import campaigns, reports, respondents, survey
from graph.files import replace_text


@dataclass(frozen=True)
class Simulation:
    """One run.

    `observed` holds the seven tables of the `tables` format by name; `true_ties` the spells that
    really were, in the columns of ties; `truth` what `truth.json` says.
    """

    parameters: Parameters
    observed: dict[str, pd.DataFrame]
    true_ties: pd.DataFrame
    truth: dict[str, object]


def simulate(parameters: Parameters) -> Simulation:
    """Draw a whole neighbourhood; the same parameters give the same tables anywhere.

    >>> small = simulate(Parameters(actors=12, seed=3))
    >>> len(small.observed["actors"]), sorted(small.observed)[:2]
    (12, ['actors', 'events'])
    """
    people = population(parameters)
    informal, spells = relations(parameters, people, to_day(parameters.end))
    formal = formal_relations(parameters, people, spells)
    waves = survey(parameters, people)
    events, participations = gatherings(parameters, people)
    said = reports(parameters, people, informal, waves)
    observed = {
        "actors": actors_table(people),
        "ties": _ties(formal_records(parameters, people, formal), said),
        "events": events,
        "participations": participations,
        "territories": territories(parameters),
        "observations": campaigns(waves),
        "respondents": respondents(people, waves),
    }
    truth = _truth(parameters, [str(name) for name in people.names[: parameters.hubs]])
    return Simulation(parameters, observed, true_ties(people, formal, informal), truth)


_TIE_COLUMNS = [
    "record_id",
    "source",
    "target",
    "type",
    "formality",
    "valid_from",
    "valid_until",
    "from_known",
    "to_known",
    "absent_on",
    "weight",
    "unit",
    "reported_by",
    "evidence",
]


def _ties(records: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    known = records.assign(from_known="true", evidence=EVIDENCE)
    return pd.concat([known, said], ignore_index=True).reindex(columns=_TIE_COLUMNS).fillna("")


def _truth(parameters: Parameters, hubs: list[str]) -> dict[str, object]:
    values = parameters.values()
    return {
        "simulated": True,
        "design": _design(parameters, hubs),
        "parameters": values,
        "units": {name: UNITS[name] for name in values},
        "delay": {
            "from": "informal",
            "to": "formal",
            "distribution": "weibull",
            "shape": parameters.conversion_shape,
            "scale_months": parameters.conversion_scale,
        },
    }


def _design(parameters: Parameters, hubs: list[str]) -> dict[str, object]:
    """What was fixed, not drawn."""
    return {
        "actors": parameters.actors,
        "territories": parameters.territories,
        "hubs": hubs,
        "seed": parameters.seed,
        "process_from": str(day_text(np.array([first_day(parameters)]))[0]),
        "coverage_from": parameters.start.isoformat(),
        "coverage_until": (parameters.end - timedelta(days=1)).isoformat(),
        "wave_months": parameters.wave_months,
        "arrivals": parameters.arrivals,
        "departures": parameters.departures,
    }


def write(simulation: Simulation, out: Path) -> list[Path]:
    """Write `observed/`, `truth/` and a README into a folder; returns the files, in order.

    UTF-8, LF, comma, point: the same bytes for the same parameters. Files already there under the
    same names are replaced. Raises InputError where one cannot be, OSError where the folder cannot be
    written.
    """
    texts = {"README.md": _readme(simulation.parameters)}
    for name, table in simulation.observed.items():
        texts[f"observed/{name}.csv"] = _csv(table)
    texts["observed/source.yaml"] = _source(simulation.parameters)
    texts["truth/actors.csv"] = _csv(simulation.observed["actors"])
    texts["truth/ties.csv"] = _csv(simulation.true_ties)
    texts["truth/truth.json"] = json.dumps(simulation.truth, ensure_ascii=False, indent=2) + "\n"
    paths = []
    for name, text in texts.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text)
        paths.append(path)
    return paths


def _csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, lineterminator="\n")


def _source(parameters: Parameters) -> str:
    last = parameters.end - timedelta(days=1)
    return (
        "# Simulated data: no real organisation, person or neighbourhood.\n"
        f'coverage_from: "{parameters.start.isoformat()}"\n'
        f'coverage_until: "{last.isoformat()}"\n'
        "simulated: true\n"
        "evidence_public: true\n"
    )


def _readme(parameters: Parameters) -> str:
    last = parameters.end - timedelta(days=1)
    size = f"{parameters.actors} actors, {parameters.start} to {last}, seed {parameters.seed}"
    return f"""# SIMULATED DATA / DONNÉES SIMULÉES

Aucune structure, personne ni aucun quartier réel. Tout est tiré au sort par un programme.
No real organisation, person or neighbourhood. Everything was drawn by a program.

{size}.{_command(parameters)}

- `observed/` : ce qu'un observateur verrait. Conventions, adhésions et financements datés et
  complets ; réunions mensuelles avec présences ; liens informels seulement tels que des répondants
  les déclarent à chaque enquête.
  What an observer would see: formal records, dated and complete; monthly meetings with attendance;
  informal ties only as respondents report them at each survey wave.
- `truth/` : ce qui était vrai. Toutes les relations avec leurs vraies dates, et `truth.json`, les
  paramètres du tirage. À ne pas charger avec `observed/`.
  What was true: every relation with its true dates, and `truth.json`, the parameters of the draw.
  Not to be loaded beside `observed/`.
"""


def _command(parameters: Parameters) -> str:
    """The command that makes the folder again, where the other parameters are the defaults."""
    start, end, seed = parameters.start, parameters.end, parameters.seed
    if parameters != Parameters(actors=parameters.actors, start=start, end=end, seed=seed):
        return ""
    return (
        f"\n\n    maillage simulate --actors {parameters.actors} --from {start}"
        f" --to {end - timedelta(days=1)} --seed {seed} --out DIR"
    )
