"""Neighbourhoods with known truth, as tables: for demonstration, tests, training, calibration."""

from analyses.simulation.generate import Simulation, simulate, write
from analyses.simulation.parameters import Parameters
from analyses.simulation.recovery import check_recovery, recovery
from analyses.simulation.synthetic import synthetic_ties

__all__ = [
    "Parameters",
    "Simulation",
    "check_recovery",
    "recovery",
    "simulate",
    "synthetic_ties",
    "write",
]
