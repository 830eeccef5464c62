"""A number with what it rests on: its uncertainty, its denominators, or the reason it does not exist."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

NAN = math.nan


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, NaN where it has no meaning: then ``reason`` says why, by a code of the catalogue.

    ``se``, ``ci_low``, ``ci_high`` in the unit of the value; ``p`` in (0, 1]. ``n``: what it was counted
    on; ``n_at_risk``: how many could have changed; ``n_excluded``: how many were left out. ``seed``,
    ``draws``: those of a random procedure. Where a measure tells them, ``expected``: what chance gives on
    average, ``se`` its standard deviation; ``z``: how many of these the value is from it.
    """

    value: float
    se: float = NAN
    ci_low: float = NAN
    ci_high: float = NAN
    p: float = NAN
    n: int | None = None
    n_at_risk: int | None = None
    n_excluded: int | None = None
    seed: int | None = None
    draws: int | None = None
    reason: str = ""
    expected: "Estimate | None" = None
    z: "Estimate | None" = None

    @classmethod
    def none(cls, reason: str, **counts: Any) -> "Estimate":
        """No value, and why; ``counts`` are other fields that are known all the same.

        >>> Estimate.none("below_three_actors", n=2).n
        2
        """
        return cls(NAN, reason=reason, **counts)

    def against(self, expected: float, sd: float) -> "Estimate":
        """The same beside what chance gives: its mean and standard deviation.

        >>> Estimate(3.0).against(2.0, 0.5).z.value
        2.0
        """
        z = Estimate((self.value - expected) / sd) if sd > 0 else Estimate.none("no_deviation")
        return replace(self, expected=Estimate(expected, se=sd), z=z)


# What a measure may tell beside its value: each an Estimate of its own, or None.
BESIDE = ("expected", "z")
FIELDS = tuple(each.name for each in fields(Estimate) if each.name not in BESIDE)
Value = Estimate | float
Values = Mapping[Hashable, Value]


def estimate(value: Value) -> Estimate:
    """A value as an Estimate: a bare number is one without uncertainty.

    A bare NaN gets the reason ``undefined``; measures should say a better one.

    >>> estimate(0.5).value, estimate(float("nan")).reason
    (0.5, 'undefined')
    """
    if isinstance(value, Estimate):
        return value
    number = float(value)
    return Estimate.none("undefined") if math.isnan(number) else Estimate(number)
