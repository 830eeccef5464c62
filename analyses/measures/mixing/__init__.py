"""Ties within and between groups of actors: who works with whom, and whether chance would do it too."""
