"""Grids of presences: who came to which meeting."""

from loaders.layouts.attendance.grid import recognise

__all__ = ["recognise"]
