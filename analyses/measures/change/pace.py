"""Rates of change per unit of time, for windows that do not follow each other evenly."""

import math
from collections.abc import Callable, Collection
from dataclasses import replace

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.change.dyads import Pair
from analyses.measures.change.rates import ANY, formation, persistence
from graph.arrays.of_graph import Network

Transform = Callable[[float], float]


@measure(
    fr="Rythme, par an, auquel les paires non liées se lient",
    level="network", unit="per_year", range=ANY, cites=("kalbfleisch1985",), across=True,
)  # fmt: skip
def formation_rate(
    before: Network, after: Network, years: float, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Pace, a year, at which pairs that are not linked become so.

    Hazard, a year, that a dyad that is not linked becomes so.

    Formula: -ln(1 - formation) / years, ``years`` being the time between the two windows.

    Returns: a rate a year, comparable between gaps of different lengths where the hazard is constant and
    what formed did not end in between; ``n`` as in ``formation``.

    No meaning: where formation has none, every free dyad became linked, or the gap is unknown.

    Peers: none gives it; R's msm estimates both hazards together.

    Source: Kalbfleisch and Lawless 1985, where only one way is possible.

    >>> import networkx as nx
    >>> round(formation_rate(nx.path_graph(4), nx.cycle_graph(4), 2.0).value, 4)  # -ln(2/3) / 2
    0.2027
    """
    share = formation(before, after, at_risk)
    return _hazard(share, lambda value: 1 - value, years, "every_free_pair_linked")


@measure(
    fr="Rythme, par an, auquel les paires liées cessent de l’être",
    level="network", unit="per_year", range=ANY, cites=("kalbfleisch1985",), across=True,
)  # fmt: skip
def dissolution_rate(
    before: Network, after: Network, years: float, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Pace, a year, at which linked pairs cease to be.

    Hazard, a year, that a linked dyad ends.

    Formula: -ln(persistence) / years, ``years`` being the time between the two windows.

    Returns: a rate a year, comparable between gaps of different lengths where the hazard is constant and
    what ended did not form again in between; ``n`` as in ``persistence``.

    No meaning: where persistence has none, every tie ended, or the gap is unknown.

    Peers: none gives it; R's msm estimates both hazards together.

    Source: Kalbfleisch and Lawless 1985, where only one way is possible.

    >>> import networkx as nx
    >>> round(dissolution_rate(nx.path_graph(3), nx.Graph([(0, 1), (0, 2)]), 0.5).value, 4)  # ln 2 / .5
    1.3863
    """
    return _hazard(persistence(before, after, at_risk), float, years, "every_tie_ended")


@measure(
    fr="Nombre moyen de périodes que dure un lien à cette persistance",
    level="network", unit="steps", range=(1.0, math.inf), cites=("snijders2010",), across=True,
)  # fmt: skip
def persistence_interval(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Mean number of periods a tie lasts at this persistence.

    How many windows a tie lasts on average at this persistence.

    Formula: 1 / (1 - persistence), the mean of a geometric duration that starts at 1.

    Returns: a number of windows, as long as the gap between the two; ``n`` as in ``persistence``.

    No meaning: where persistence has none, or every tie was kept.

    Peers: the mean duration that a persistence model of tergm with edges alone implies.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> round(persistence_interval(nx.path_graph(3), nx.Graph([(0, 1), (0, 2)])).value, 4)
    2.0
    """
    kept = persistence(before, after, at_risk)
    if kept.reason or kept.value == 1:
        return Estimate.none(kept.reason or "every_tie_kept", **_asked(kept))
    low, high = (1 / (1 - end) if end < 1 else math.inf for end in (kept.ci_low, kept.ci_high))
    return replace(
        kept, value=1 / (1 - kept.value), se=kept.se / (1 - kept.value) ** 2,
        ci_low=low, ci_high=high,
    )  # fmt: skip


def _hazard(share: Estimate, staying: Transform, years: float, all_gone: str) -> Estimate:
    """-ln(share that stayed) / years, its standard error by the delta method, its interval mapped."""
    if share.reason:
        return share
    stay = staying(share.value)
    if not years > 0:
        return Estimate.none("no_gap", **_asked(share))
    if stay == 0:
        return Estimate.none(all_gone, **_asked(share))
    low, high = sorted(_rate(staying(end), years) for end in (share.ci_low, share.ci_high))
    rate = abs(_rate(stay, years))
    return replace(share, value=rate, se=share.se / stay / years, ci_low=low, ci_high=high)


def _rate(stay: float, years: float) -> float:
    return -math.log(stay) / years if stay > 0 else math.inf


def _asked(share: Estimate) -> dict[str, int | None]:
    return {"n": share.n, "n_at_risk": share.n_at_risk, "n_excluded": share.n_excluded}
