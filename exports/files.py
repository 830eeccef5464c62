"""Files replaced whole, under the name that commands know."""

from graph.files import replace_file, replace_text

__all__ = ["replace_file", "replace_text"]
