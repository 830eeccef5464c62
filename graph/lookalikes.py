"""Texts as people see them: without invisible characters, or letters of other alphabets in Latin words.

The letters are those of which Unicode's table of confusable characters (UTS 39) says that a Latin one
looks the same.
"""

import re

# Zero-width spaces and joiners, soft hyphens, marks of direction, fillers, selectors of a variant.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_CYRILLIC = (
    "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ЁË ЇÏ ѴV ӀI ԚQ ԜW "
    "аa еe ѕs іi јj оo рp сc уy хx һh ԁd ԛq ԝw ёë їï ѵv ӏl кk ԍg"
)
_GREEK = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ΪÏ ΫŸ αa γy ιi κk νv οo ρp σo υu χx ϲc ϊï όó άá ίí ύú"
_ARMENIAN = "ՕO ՍU օo ոn սu հh ցg"
_ALIKE = {
    pair[0]: pair[1] for letters in (_CYRILLIC, _GREEK, _ARMENIAN) for pair in letters.split()
}
_TABLE = str.maketrans(_ALIKE)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_OTHER = re.compile("[\u0370-\u058f]")  # Greek, Cyrillic, Armenian
_SMALL_GREEK = re.compile("[\u03ac-\u03ce]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
UNSEEN = re.compile(f"[{_INVISIBLE}\u0370-\u058f]")


def as_seen(text: str) -> str:
    """A text whose invisible characters are gone, and look-alike letters Latin where words are.

    A word with Latin letters is Latin if all its other letters look so; a word without any, if the
    text has Latin words and nothing of another alphabet that does not look Latin. A small Greek
    letter alone is one.

    >>> as_seen("Régie du Ver\u200bger"), as_seen("\u041c\u0430irie"), as_seen("Клуб Mir")
    ('Régie du Verger', 'Mairie', 'Клуб Mir')
    """
    if text.isascii():
        return text
    seen = _UNSEEN.sub("", text)
    if not _OTHER.search(seen):
        return seen
    latin = bool(_LATIN.search(seen)) and _looks_latin(seen)
    return _WORD.sub(lambda word: _latin_word(word[0], among_latin=latin), seen)


def latin_key(name: str) -> str:
    """A name whose words that may be Latin are so: what looks the same is equal.

    >>> latin_key("\u0421\u0410\u041c") == "CAM"
    True
    """
    seen = as_seen(name)
    return seen.translate(_TABLE) if _OTHER.search(seen) and _looks_latin(seen) else seen


def _looks_latin(text: str) -> bool:
    return all(letter in _ALIKE for letter in _OTHER.findall(text) if letter.isalpha())


def _latin_word(word: str, *, among_latin: bool) -> str:
    mixed = bool(_LATIN.search(word)) and _looks_latin(word)
    alone = among_latin and not _SMALL_GREEK.search(word)
    return word.translate(_TABLE) if mixed or alone else word
