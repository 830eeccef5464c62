"""One sheet a meeting: a list of who was there, ticked, signed, or simply listed."""

from loaders.layouts.meeting.sheet import recognise

__all__ = ["recognise"]
