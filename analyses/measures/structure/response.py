"""Who was asked and who answered."""

from collections.abc import Hashable, Mapping
from typing import Any

from analyses.estimate import Estimate
from analyses.measure import measure

Answered = Mapping[Hashable, bool]


@measure(
    fr="Part des acteurs interrogés qui ont répondu",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("stork1992",),
)  # fmt: skip
def response_rate(answered: Answered) -> Estimate:
    """Share of the actors asked who answered.

    Formula: answered / asked, in the last survey campaign that concerns the window.

    Returns: a ratio; ``n`` is the number of actors asked, ``n_excluded`` those who did not answer.

    No meaning: where nobody was asked.

    Peers: none needed: a ratio of two counts.

    Source: Stork & Richards 1992.

    >>> response_rate({"A": True, "B": False}).value
    0.5
    """
    if not answered:
        return Estimate.none("nobody_asked", n=0)
    said = sum(answered.values())
    return Estimate(said / len(answered), n=len(answered), n_excluded=len(answered) - said)


@measure(
    fr="Part des acteurs interrogés qui ont répondu, par groupe",
    level="group", unit="ratio", range=(0.0, 1.0), cites=("stork1992",),
)  # fmt: skip
def response_rate_by_group(answered: Answered, groups: Mapping[Hashable, str]) -> Any:
    """Share of the actors asked who answered, by group.

    Formula: answered / asked among the actors of a group.

    Returns: a ratio by group with somebody asked; ``n`` is the number asked.

    No meaning: where nobody was asked.

    Peers: none needed: ratios of counts.

    Source: Stork & Richards 1992.

    >>> response_rate_by_group({"A": True, "B": False}, {"A": "x", "B": "y"})["y"].value
    0.0
    """
    members: dict[str, dict[Hashable, bool]] = {}
    for node, said in answered.items():
        if groups.get(node):
            members.setdefault(groups[node], {})[node] = said
    if not members:
        return Estimate.none("nobody_asked", n=0)
    return {name: response_rate(members[name]) for name in sorted(members)}
