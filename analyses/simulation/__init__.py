"""Neighbourhoods with known truth, as tables: for demonstration, tests, training, calibration."""

from analyses.simulation.generate import Simulation, simulate, write
from analyses.simulation.parameters import Parameters

__all__ = ["Parameters", "Simulation", "simulate", "write"]
