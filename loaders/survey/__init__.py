"""Relational surveys: who names whom, wave by wave, and what is thought of whom."""

from loaders.survey.waves import lay_out
from loaders.tables import load

__all__ = ["lay_out", "load"]
