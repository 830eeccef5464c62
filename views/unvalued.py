"""Why quantities have no value, reason by reason, for a terminal."""

from collections.abc import Iterable

from graph.language import Lang, message
from graph.language.terminal import folded


def why_empty(reasons: Iterable[tuple[str, str]], lang: Lang) -> list[str]:
    """From (reason, quantity): how many have no value, then a paragraph a reason."""
    held: dict[str, list[str]] = {}
    for reason, name in reasons:
        held.setdefault(reason, []).append(name)
    if not held:
        return []
    n = len({name for names in held.values() for name in names})
    told = [
        message(
            "compare.reason",
            lang,
            why=why,
            n=len(set(names)),
            names=", ".join(dict.fromkeys(names)),
        )
        for why, names in held.items()
    ]
    return [
        "",
        message("compare.why", lang, n=n),
        *(line for each in told for line in folded(each, first="  ", rest="    ")),
    ]
