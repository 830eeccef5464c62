"""When a wave was: a date in its name."""

import re

from loaders.values.dates import read_period
from loaders.values.period import Period
from loaders.values.tried import tried

_COUNTED = re.compile(
    r"\b(?:enqu[êe]te|vague|campagne|wave|survey|réponses|reponses|n°|no|t|v)\s*\d{0,2}\b(?!\d)",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[()\[\]_,;:–—]|\b(?:de|du|d’|d'|en)\b", re.IGNORECASE)


def date_of(wave: str) -> Period | None:
    """The first and last date that the name of a wave tells, None where it tells none.

    >>> found = date_of("Vague 2 (mars 2023)")
    >>> found and str(found.first), date_of("Vague 2")
    ('2023-03', None)
    """
    bare = " ".join(_NOISE.sub(" ", _COUNTED.sub(" ", wave)).split())
    found = [tried(read_period, text) for text in (wave.strip(), bare)]
    plain = (period for period in found if period and not period.worded)
    return next(plain, found[1] or found[0])
