"""Writes the pages on measures from the registry: ``python docs/measure_pages.py``.

``docs/measures/``: one page a family, one section a measure; and the list of names that shells complete. A
test fails when one is out of date. A measure stands on the page that names its module in ``PAGES``, or else
on one of the name of its folder in ``analyses/measures/``.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyses.measure import Measure

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "measures"
NAMES = ROOT / "commands" / "measure_names.txt"
# Page -> its title, its question, and the modules of analyses.measures it holds, in the order of reading.
PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "degree": (
        "Degree and strength",
        "How many partners has an actor, how many arcs, how much weight?",
        ("structure.degree",),
    ),
    "cohesion": (
        "Cohesion",
        "How tied is the network, in how many pieces, and what holds it together?",
        (
            "structure.cohesion",
            "structure.components",
            "structure.biconnected",
            "structure.reach",
            "structure.cores",
        ),
    ),
    "centrality": (
        "Centrality and centralization",
        "Who stands between, near to or among the central ones, and how much rests on a single actor?",
        ("structure.position", "structure.spectral", "structure.centralization"),
    ),
    "structural-holes": (
        "Structural holes",
        "Are the partners of an actor tied to each other?",
        ("structure.structural_holes",),
    ),
    "dyads": (
        "Dyads, reciprocity and multiplexity",
        "Are ties returned, and are pairs tied in several ways?",
        ("structure.dyads", "structure.multiplexity"),
    ),
    "two-mode": (
        "Actors and events",
        "Who takes part in what, when no tie but presence is known?",
        ("structure.two_mode", "structure.two_mode_near"),
    ),
    "amounts": (
        "Amounts",
        "How unequally is money received?",
        ("structure.amounts",),
    ),
    "surveys": (
        "Answers to surveys",
        "Who answered, and do two actors say the same of their tie?",
        ("structure.response", "structure.reports"),
    ),
    "mixing": (
        "Mixing between groups",
        "Do ties stay within groups (sectors, territories, forms) or lead out of them?",
        ("mixing.external", "mixing.table", "mixing.association", "mixing"),
    ),
    "brokerage": (
        "Brokerage between groups",
        "Who stands between two actors who are not tied, and between which groups?",
        ("brokerage.roles", "brokerage"),
    ),
    "communities": (
        "Communities",
        "Which groups do ties draw by themselves, and what becomes of them?",
        ("communities",),
    ),
    "change": (
        "Change between two dates",
        "Which ties form, last and end, how fast, and who brings that about?",
        ("change.rates", "change.pace", "change"),
    ),
    "survival": (
        "How long relations last",
        "How long does a relation last before it ends?",
        ("survival",),
    ),
    "uncertainty": (
        "Uncertainty and chance",
        "How sure is a figure, and would chance give the same?",
        ("uncertainty",),
    ),
}
HOME = "analyses.measures."
LABEL = re.compile(r"(No meaning|Formula|Returns|Peers|Source)(?:, \w+)?: ?")
# What a reader wants first: what it answers, when not to use it, how it is computed, who else does.
ORDER = ("", "No meaning", "Formula", "Returns", "Peers", "Source")


def pages() -> dict[str, str]:
    """File name -> text of every page."""
    from analyses.measure import registry

    held: dict[str, list[Measure]] = {}
    for each in sorted(registry().values(), key=_place):
        held.setdefault(page_of(each), []).append(each)
    made = {f"{name}.md": page(name, measures) for name, measures in held.items()}
    return {"README.md": index(registry().values())} | made


def page_of(measure: "Measure") -> str:
    """The page a measure stands on."""
    module = measure.function.__module__.removeprefix(HOME)
    for name, (_, _, modules) in PAGES.items():
        if any(f"{module}.".startswith(f"{each}.") for each in modules):
            return name
    return module.partition(".")[0]


def _place(measure: "Measure") -> tuple[object, ...]:
    """In the order of pages, modules and lines; a companion follows its measure."""
    from analyses.measure import registry

    module = measure.function.__module__.removeprefix(HOME)
    order = [each for _, _, modules in PAGES.values() for each in modules]
    rank = [f"{module}.".startswith(f"{each}.") for each in order]
    stands = registry()[measure.beside or measure.name].function
    line = stands.__code__.co_firstlineno
    return rank.index(True) if any(rank) else len(rank), module, line, bool(measure.beside)


def page(name: str, measures: Iterable["Measure"]) -> str:
    """A family in Markdown."""
    title, question, _ = PAGES.get(name, (name.capitalize(), "", ()))
    head = f"# {title}\n\n{question}\n" if question else f"# {title}\n"
    return "\n".join([head, *map(section, measures)])


def section(measure: "Measure") -> str:
    """A measure in Markdown: what it answers, when not to use it, formula, what comes back, peers, source."""
    from views.measure_page import bounds, reference

    told, _, example = measure.about.partition("\n")[2].partition(">>>")
    parts = {"": [measure.en + ("" if measure.en.endswith("?") else ".")]}
    for text in filter(None, told.strip().split("\n\n")):
        label = LABEL.match(text)
        parts.setdefault(label[1] if label else "", []).append(
            text[label.end() :] if label else text
        )
    paragraphs = [
        f"**{label}:** {text}" if label else text
        for label in ORDER
        for text in parts.get(label, [])
    ]
    facts = f"Level: {measure.level}. Unit: {measure.unit}. Range: {bounds(measure, 'en')}."
    asked = f"Ask: `maillage measure {measure.name}`; in Python, {_call(measure)}."
    works = "; ".join(map(reference, measure.cites))
    shown = ["```pycon", f">>>{example}", "```"] if example else []
    lines = [
        f"## {measure.name}",
        *paragraphs,
        works and f"{works}.",
        f"{facts} {_forms(measure)} {asked}",
    ]
    return "\n\n".join(filter(None, lines)) + "\n\n" + "\n".join([*shown, ""])


def _forms(measure: "Measure") -> str:
    from graph.language import message

    told = [f"Computed on {message(f'on.{measure.on}', 'en')}, forms: {measure.directed}."]
    return " ".join(
        [*told, *([f"Divided by {measure.normalisation}."] if measure.normalisation else [])]
    )


def _call(measure: "Measure") -> str:
    module, name = measure.function.__module__, measure.beside or measure.name
    call = f"`from {module} import {name}`"
    if not measure.beside:
        return call
    return f"{call}, whose estimates hold it as `{measure.name.removeprefix(name + '_')}`"


def index(measures: Iterable["Measure"]) -> str:
    """The table of all measures, in Markdown."""
    from views.measure_page import bounds

    rows = [
        f"| [{each.name}]({page_of(each)}.md#{each.name}) | {each.level} | {each.unit} | "
        f"{bounds(each, 'en')} | {each.en} |"
        for each in measures
    ]
    families = [
        f"- [{title}]({name}.md): {question}" for name, (title, question, _) in PAGES.items()
    ]
    return "\n".join(
        [
            "# Measures",
            "",
            "Made from the program by `python docs/measure_pages.py`: one page a family.",
            "",
            *families,
            "",
            "| name | level | unit | range | what it says |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def names() -> str:
    """The name of each measure on its line."""
    from analyses.measure import registry

    return "".join(f"{name}\n" for name in registry())


def main() -> None:
    """Write every page; pages of families that are gone are removed."""
    sys.path.insert(0, str(ROOT))
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    NAMES.write_text(names(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
