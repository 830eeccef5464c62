"""Find the parameters of a simulation again, from the files it wrote.

- Dissolution hazards: events over the time at risk. A change within a day counts for half of it.
- Formation: events of each kind of pair (same territory, same sector, with a hub) are Poisson,
  mean = time at risk * rate / (n - 1) * ratios; informal and formal formation share the ratios.
- Delay from informal to formal: Weibull, censored where the informal tie was dissolved first or
  was still informal only at the end (`fits.weibull`).
- Probabilities: successes over trials (`shares`).
"""

import json
from pathlib import Path
from typing import TypedDict

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.draws import from_text
from analyses.simulation.fits import NOTHING, Estimate, poisson_rates, rate, share, weibull
from analyses.simulation.parameters import DAYS_PER_MONTH
from analyses.simulation.process import FORMAL, INFORMAL
from analyses.simulation.shares import shares
from analyses.simulation.sojourns import Sojourns, read, sojourns

Floats = NDArray[np.float64]
RATIOS = ("same_territory", "same_sector", "hub_ratio")


class Design(TypedDict):
    """The part of `truth.json` that says what was fixed rather than drawn."""

    hubs: list[str]
    process_from: str
    coverage_until: str


def recovery(folder: Path) -> pd.DataFrame:
    """Every parameter of `truth/truth.json`, with what the tables of the folder say of it.

    Columns: parameter, declared, estimate, se, n (events for rates, trials for probabilities),
    z = (estimate - declared) / se. Estimate, se and z are empty where nothing could tell.
    Raises OSError, KeyError or ValueError for a folder that `write` did not make.
    """
    truth = json.loads((folder / "truth" / "truth.json").read_text(encoding="utf-8"))
    declared: dict[str, float] = truth["parameters"]
    found = _rates(folder, truth["design"]) | {
        name: share(successes, trials, declared[name])
        for name, (successes, trials) in shares(folder).items()
    }
    rows = [
        (name, value, found[name].value, found[name].se, found[name].n)
        for name, value in declared.items()
    ]
    table = pd.DataFrame(rows, columns=["parameter", "declared", "estimate", "se", "n"])
    gap = table["estimate"] - table["declared"]
    # A declared probability of 0 or 1 leaves no error: found exactly, z is 0, else infinite.
    exact = (table["se"] == 0) & (gap == 0)
    return table.assign(z=np.where(exact, 0.0, gap / table["se"].where(~exact, 1.0)))


def check_recovery(table: pd.DataFrame, limit: float = 3.0) -> None:
    """Raise ValueError, naming them, if parameters lie over `limit` standard errors away.

    A parameter that nothing in the tables can tell fails too.
    """
    wrong = table[~(table["z"].abs() <= limit)]
    if len(wrong):
        lines = [
            f"{name}: declared {declared:g}, found {estimate:.4g} (standard error {se:.2g})"
            for name, declared, estimate, se in zip(
                wrong["parameter"], wrong["declared"], wrong["estimate"], wrong["se"], strict=True
            )
        ]
        raise ValueError("; ".join(lines))


def _rates(folder: Path, design: Design) -> dict[str, Estimate]:
    actors = read(folder / "truth", "actors")
    dates = np.array([design["process_from"], design["coverage_until"]], dtype=object)
    first, last = from_text(dates).tolist()
    stays = sojourns(actors, read(folder / "truth", "ties"), first, last + 1)
    months = (stays.days - 0.5 * (stays.change > 0)) / DAYS_PER_MONTH
    informal_only = stays.state == INFORMAL
    # A stay without a day at risk began on the last day: it tells nothing, and has no logarithm.
    informal_only &= months > 0
    shape, scale = weibull(months[informal_only], stays.change[informal_only] == FORMAL)
    return {
        **_formation(stays, months, _cells(stays, actors, design["hubs"]), len(actors)),
        "conversion_shape": shape,
        "conversion_scale": scale,
        "informal_dissolution": _dissolution(stays, months, INFORMAL),
        "formal_dissolution": _dissolution(stays, months, FORMAL),
    }


def _dissolution(stays: Sojourns, months: Floats, bit: int) -> Estimate:
    at_risk = (stays.state & bit) > 0
    events = int((stays.change[at_risk] == bit).sum())
    return rate(events, float(months[at_risk].sum()))


def _cells(stays: Sojourns, actors: pd.DataFrame, hubs: list[str]) -> NDArray[np.int64]:
    """Kind of pair of each stay, 0 to 7: the sum of 1 same territory, 2 same sector, 4 a hub."""
    territory, sector = (pd.factorize(actors[name])[0] for name in ("territory", "sector"))
    hub = actors["name"].isin(hubs).to_numpy()
    cells: NDArray[np.int64] = (
        1 * (territory[stays.a] == territory[stays.b])
        + 2 * (sector[stays.a] == sector[stays.b])
        + 4 * (hub[stays.a] | hub[stays.b])
    )
    return cells


def _formation(
    stays: Sojourns, months: Floats, cells: NDArray[np.int64], actors: int
) -> dict[str, Estimate]:
    """Both formation rates and the ratios they share: 16 cells, at most five parameters."""
    events: list[Floats] = []
    exposure: list[Floats] = []
    for bit, at_risk in ((INFORMAL, (stays.state & INFORMAL) == 0), (FORMAL, stays.state == 0)):
        formed = at_risk & (stays.change == bit)
        events.append(np.bincount(cells[formed], minlength=8).astype(np.float64))
        time = np.bincount(cells[at_risk], weights=months[at_risk], minlength=8)
        exposure.append(time.astype(np.float64))
    at_all = np.concatenate(exposure)
    layer = np.repeat(np.eye(2), 8, axis=0)
    kind = np.tile(np.arange(8)[:, None] >> np.arange(3) & 1, (2, 1)).astype(np.float64)
    told = np.ptp(kind[at_all > 0], axis=0) > 0
    fit = poisson_rates(np.hstack([layer, kind[:, told]]), np.concatenate(events), at_all)
    ratios = dict.fromkeys(RATIOS, NOTHING)
    ratios |= dict(zip(np.array(RATIOS)[told].tolist(), fit[2:], strict=True))
    return {
        "informal_formation": _over_pairs(fit[0], actors),
        "formal_formation": _over_pairs(fit[1], actors),
        **ratios,
    }


def _over_pairs(a_pair: Estimate, actors: int) -> Estimate:
    """From a rate a pair to a rate an actor."""
    return Estimate(a_pair.value * (actors - 1), a_pair.se * (actors - 1), a_pair.n)
