"""Pages and pictures as people read them."""

import html
import re


def plain(text: str) -> str:
    """Text as shown: SVG, HTML and JSON undone."""
    shown = re.sub(r"</text><text[^>]*>|</tspan><tspan[^>]*>", " ", text)
    return html.unescape(shown).replace('\\"', '"')
