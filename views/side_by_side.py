"""Labels to the left, folded where they are long, and figures in columns, for a terminal of 80 columns."""

from collections.abc import Sequence

from graph.language.terminal import GAP, WIDTH, folded, line

HEAD = 12  # a longer head is folded
NARROWEST = 28  # a label narrower than this is not read any more
Row = tuple[str, Sequence[str]]


def columns_that_fit(figures: Sequence[Sequence[str]], heads: Sequence[str]) -> int:
    """How many of the columns stand beside the labels."""
    room = WIDTH - NARROWEST
    for place, width in enumerate(_widths(figures, heads)):
        room -= width + len(GAP)
        if room < 0:
            return max(place, 1)
    return max(len(heads), 1)


def beside(rows: Sequence[Row], heads: Sequence[str]) -> list[str]:
    """The heads, then each label with its figures; a row without figures is a title."""
    widths = _widths([cells for _, cells in rows if cells], heads)
    room = WIDTH - sum(widths) - len(GAP) * len(widths)
    longest = max((len(label) for label, cells in rows if cells), default=0)
    room = max(min(room, longest), NARROWEST)
    parts = [folded(head, HEAD) for head in heads]
    tall = max(map(len, parts), default=0)
    level = zip(*([""] * (tall - len(head)) + head for head in parts), strict=True)
    widths = [room, *widths]
    lines = [line(["", *cells], widths) for cells in level]
    for label, cells in rows:
        first, *more = folded(label, room if cells else WIDTH, rest="  ")
        lines += [line([first, *cells], widths) if cells else first, *more]
    return lines


def _widths(figures: Sequence[Sequence[str]], heads: Sequence[str]) -> list[int]:
    widest = [max(folded(head, HEAD), key=len) for head in heads]
    return [max(map(len, column)) for column in zip(widest, *figures, strict=True)]
