"""Cells as people write them: each reader takes a text and raises InputError saying what is wrong."""
