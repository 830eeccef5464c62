"""A sheet drawn as a spreadsheet shows it: letters above, numbers beside, cells in a grid (SVG)."""

from collections.abc import Sequence
from html import escape

ROW, LETTER, PAD, NUMBER = 22, 7.2, 8, 30  # pixels
FONT = "font-family='Liberation Sans, Arial, sans-serif' font-size='13'"


def picture(rows: Sequence[Sequence[str]], title: str) -> str:
    """The SVG of a sheet's rows, which may be of unequal lengths; ``title`` is read aloud."""
    columns = max(map(len, rows))
    cells = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = [_width(column) for column in zip(*cells, strict=True)]
    left = [NUMBER + sum(widths[:at]) for at in range(columns + 1)]
    width, height = left[-1] + 1, ROW * (len(rows) + 1) + 1
    size = f"width='{width:.0f}' height='{height}' viewBox='0 0 {width:.0f} {height}'"
    said = f"role='img' aria-label='{escape(title, quote=True)}'"
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} {said}>",
        f"<rect width='{width:.0f}' height='{height}' fill='#ffffff'/>",
        f"<path d='M0 0H{width:.0f}V{ROW}H{NUMBER}V{height}H0Z' fill='#e8edf1'/>",
        *_lines(left, len(rows) + 1),
        *(_text(left[at] + widths[at] / 2, 0, chr(65 + at), "middle") for at in range(columns)),
    ]
    for number, row in enumerate(cells, start=1):
        parts.append(_text(NUMBER / 2, number, str(number), "middle"))
        parts += [_text(left[at] + PAD, number, text) for at, text in enumerate(row) if text]
    return "\n".join([*parts, "</svg>", ""])


def _width(column: Sequence[str]) -> float:
    return max(40.0, LETTER * max(map(len, column)) + 2 * PAD)


def _lines(left: Sequence[float], rows: int) -> list[str]:
    down = "".join(f"M{x:.1f} 0V{rows * ROW}" for x in (0.5, *left))
    across = "".join(f"M0 {y * ROW + 0.5}H{left[-1]:.1f}" for y in range(rows + 1))
    return [f"<path d='{down}{across}' stroke='#b8c4cc' fill='none'/>"]


def _text(x: float, row: int, text: str, anchor: str = "start") -> str:
    y = row * ROW + 15
    return f"<text x='{x:.1f}' y='{y}' text-anchor='{anchor}' fill='#22303a' {FONT}>{escape(text)}</text>"
