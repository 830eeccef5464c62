"""Answers to forms, as the tools of forms export them, and the list of those who were asked."""

from loaders.layouts.answers.recognised import recognise

__all__ = ["recognise"]
