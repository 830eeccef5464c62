"""What a measure is, in words, for the terminal; ``docs/measure_pages.py`` makes pages of it."""

import inspect
import re
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import get_args

from analyses.measure import Level, Measure
from graph.kinds import Lang
from graph.texts import catalogue, message
from views.folding import folded

BIBLIOGRAPHY = Path(inspect.getfile(Measure)).parent / "references.bib"
_ENTRY = re.compile(r"@\w+\{([^,]+),(.*?)\n\}", re.DOTALL)
_FIELD = re.compile(r"(\w+) = \{(.*)\}")
_PLAIN = re.compile(r"[{}]|\\[`'^\"~]")


def bounds(measure: Measure, lang: Lang) -> str:
    """Lowest and highest value: ``0..1``."""
    low, high = (f"{bound:g}".replace(".", "." if lang == "en" else ",") for bound in measure.range)
    told = "both" if isfinite(measure.range[1]) else "least" if low != "-inf" else "any"
    return message(f"range.{told}", lang, low=low, high=high)


def facts(measure: Measure, lang: Lang) -> dict[str, str]:
    """What the registry says of it, by the name of the fact."""
    told = {
        "says": measure.says(lang),
        "level": message(f"level.{measure.level}", lang),
        "unit": message(f"unit.{measure.unit}", lang),
        "range": bounds(measure, lang),
        "on": message(f"on.{measure.on}", lang),
        "directed": message(f"forms.{measure.directed}", lang),
        "normalisation": _divisor(measure.normalisation, lang),
        "source": "; ".join(reference(key) for key in measure.cites),
    }
    return {message(f"measures.{fact}", lang): text for fact, text in told.items() if text}


def _divisor(text: str, lang: Lang) -> str:
    """What a measure is divided by: a formula stays as it is, words are those of the language."""
    code = f"divisor.{text}"
    return message(code, lang) if code in catalogue() else text


def about(measure: Measure, lang: Lang) -> list[str]:
    """All there is to know of it, for a terminal; the formula and what follows are in English."""
    told = [
        message("measures.fact", lang, fact=fact, value=value)
        for fact, value in facts(measure, lang).items()
    ]
    head = message("measures.formula", lang)
    return [measure.name, "", *map(_hanging, told), "", head, "", measure.documentation]


def listed(measures: Sequence[Measure], lang: Lang) -> list[str]:
    """Every measure below what its values belong to: name, what it says, unit, range, source."""
    lines: list[str] = []
    for level in get_args(Level):
        head = message(f"level.{level}", lang).capitalize()
        told = [_summary(each, lang) for each in measures if each.level == level]
        lines += ["", head, "-" * len(head), *told]
    return lines[1:]


def _summary(measure: Measure, lang: Lang) -> str:
    facts = {
        "name": measure.name,
        "says": measure.says(lang),
        "unit": message(f"unit.{measure.unit}", lang),
        "range": bounds(measure, lang),
        "source": ", ".join(measure.cites),
    }
    return _hanging(message("measures.listed", lang, **facts))


def _hanging(text: str) -> str:
    return "\n".join(folded(text, rest="    "))


def reference(key: str) -> str:
    """Author, year and title of an entry of the bibliography; the key where it has none."""
    entries = dict(_ENTRY.findall(BIBLIOGRAPHY.read_text(encoding="utf-8")))
    found = dict(_FIELD.findall(entries.get(key, "")))
    told = [found.get(name, "") for name in ("author", "year", "title", "journal")]
    return _PLAIN.sub("", ", ".join(part for part in told if part)) or key
