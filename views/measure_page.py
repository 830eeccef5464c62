"""What a measure is, in words: for the terminal, and as a page of the documentation."""

import inspect
import re
from pathlib import Path

from analyses.measure import Measure
from graph.kinds import Lang
from graph.texts import message

BIBLIOGRAPHY = Path(inspect.getfile(Measure)).parent / "references.bib"
_ENTRY = re.compile(r"@\w+\{([^,]+),(.*?)\n\}", re.DOTALL)
_FIELD = re.compile(r"(\w+) = \{(.*)\}")
_PLAIN = re.compile(r"[{}]|\\[`'^\"~]")


def bounds(measure: Measure) -> str:
    """Lowest and highest value: ``0..1``."""
    return "..".join(f"{bound:g}" for bound in measure.range)


def facts(measure: Measure, lang: Lang) -> dict[str, str]:
    """What the registry says of it, by the name of the fact."""
    told = {
        "says": message(f"measure.{measure.name}", lang),
        "level": measure.level,
        "unit": measure.unit,
        "range": bounds(measure),
        "on": measure.on,
        "directed": measure.directed,
        "normalisation": measure.normalisation,
        "source": "; ".join(reference(key) for key in measure.cites),
    }
    return {message(f"measures.{fact}", lang): text for fact, text in told.items() if text}


def sections(measure: Measure) -> str:
    """Its docstring: formula, what comes back, when it has no meaning, peers, source, an example."""
    return inspect.getdoc(measure.function) or ""


def reference(key: str) -> str:
    """Author, year and title of an entry of the bibliography; the key where it has none."""
    entries = dict(_ENTRY.findall(BIBLIOGRAPHY.read_text(encoding="utf-8")))
    found = dict(_FIELD.findall(entries.get(key, "")))
    told = [found.get(name, "") for name in ("author", "year", "title", "journal")]
    return _PLAIN.sub("", ", ".join(part for part in told if part)) or key


def page(measure: Measure) -> str:
    """A page of the documentation, in Markdown."""
    rows = [f"| {fact} | {text} |" for fact, text in facts(measure, "en").items()]
    text, _, example = sections(measure).partition("\n>>>")
    shown = ["", "```pycon", f">>>{example}", "```"] if example else []
    head = [f"# {measure.name}", "", message(f"measure.{measure.name}", "en") + ".", ""]
    module = measure.function.__module__.replace(".", "/")
    call = f"`from {measure.function.__module__} import {measure.name}`"
    made = [
        f"In a store: `maillage measure {measure.name}`; on any graph: {call} (`{module}.py`).",
        "",
        "| | |",
        "|---|---|",
        *rows,
        "",
        text.strip(),
        *shown,
    ]
    return "\n".join([*head, *made]) + "\n"


def index(measures: list[Measure]) -> str:
    """The list of pages, in Markdown."""
    rows = [
        f"| [{each.name}]({each.name}.md) | {each.level} | {each.unit} | {bounds(each)} | "
        f"{message(f'measure.{each.name}', 'en')} |"
        for each in measures
    ]
    head = [
        "# Measures",
        "",
        "Made from the program by `python docs/measure_pages.py`: one page a measure.",
        "",
        "| name | level | unit | range | what it says |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"
