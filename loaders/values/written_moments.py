"""Dates with what stands around them: an hour and a zone behind, ``depuis`` or a day's name before."""

import re

_DAY = r"\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}"
_FRENCH_DAY = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"
_WORDED_DAY = r"[^\W\d]+\.?\s\d{4}"
_HOUR = r"\d{1,2}\s?(?::|h)\s?(?:\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?"
_ZONE = r"\s?(?:Z|(?:UTC|GMT)?\s?[+\-]\d{1,2}(?::?\d{2})?|UTC|GMT|CES?T)"
_BETWEEN = r"(?:,?\s+(?:à\s+|at\s+)?)"
# A day before AM or PM is read only where the year comes first: 3/12/2024 is of December or of March.
_MOMENTS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"({_DAY})(?:(?:T|{_BETWEEN})(?:{_HOUR}|\d{{2,6}})(?:\s?[AP]M)?(?:{_ZONE})?)\Z",
        r"(\d{4}-\d{2}-\d{2})(?:Z|[+\-]\d{2}:\d{2})\Z",
        rf"({_FRENCH_DAY}){_BETWEEN}{_HOUR}(?:{_ZONE})?\Z",
    )
)
_WORDED = re.compile(rf"(.*{_WORDED_DAY}){_BETWEEN}{_HOUR}\Z", re.IGNORECASE)
LONGEST = (
    200  # characters of a moment: a longer text, read for days ending in an hour, takes minutes
)
_DAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_SINCE = re.compile(
    r"(?:(?:depuis|dès|des|à partir d[eu’']|a partir d[eu’']|à compter d[eu’']|since|from|starting)\b"
    rf"|(?:le|la|l(?=[’'])|les|du|en|au|dans|on|in|the|courant|mois d[eu’']|{_DAYS})\b"
    r"|(?:année|annee|an|exercice|year)(?:\sscolaire|\sbudgétaire|\scivile)?\b)[\s,’']*",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:jusqu(?:e|[’'])?\s?(?:à|a|au|aux|en)?(?:\s(?:la|le|l’|l'))?|until|till|up to)\s*\b",
    re.IGNORECASE,
)


def without_hour(text: str) -> str:
    """The day of a moment, as it is written where it is written; any other text as it is.

    >>> without_hour("2019-05-03T10:15:00+02:00"), without_hour("03/05/2019 à 18h30")
    ('2019-05-03', '03/05/2019')
    """
    for form in (*_MOMENTS, _WORDED) if len(text) <= LONGEST else ():
        if found := form.match(text):
            return found[1]
    return text


def since(text: str) -> str:
    """A date without ``depuis``, an article or a day's name before it.

    >>> since("depuis le 3 mars 2021"), since("lundi 3 mars 2021"), since("2021")
    ('3 mars 2021', '3 mars 2021', '2021')
    """
    while found := _SINCE.match(text):
        text = text[found.end() :]
    return text


def until(text: str) -> str | None:
    """A last date without ``jusqu’au`` before it; None where the words say a beginning.

    >>> until("jusqu’en 2022"), until("depuis 2022")
    ('2022', None)
    """
    if found := _UNTIL.match(text):
        return text[found.end() :]
    began = _SINCE.match(text)
    return None if began and began[0].lower().startswith(_BEGINS) else text


_BEGINS = ("depuis", "dès", "des", "à partir", "a partir", "à compter", "since", "from", "starting")
