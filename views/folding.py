"""Long texts folded to the width of a terminal, a mark never parted from the word it follows."""

import re
from textwrap import wrap

WIDTH = 80
_BOUND = re.compile(r" (?=[;:?!»])|(?<=«) ")  # French spaces that no line may end on


def folded(text: str, width: int = WIDTH, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most ``width`` characters; ``first`` and ``rest`` begin them.

    >>> folded("une paire ; un lien", 8)
    ['une', 'paire ;', 'un lien']
    """
    bound = _BOUND.sub("\u00a0", text)
    lines = wrap(
        bound, width, initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return [line.replace("\u00a0", " ") for line in lines] or [""]
