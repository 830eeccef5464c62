"""Writes what the pages of the sources take from each source.yaml: ``python docs/source_pages.py``.

The part between two marks of ``docs/sources/<source>.md``: who publishes it, its licence, its bounds, its
columns and the headers that mean them, its corrections. A test fails when a page is out of date.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "sources"
BEGIN, END = "<!-- made by docs/source_pages.py -->\n", "<!-- end -->\n"

if TYPE_CHECKING:
    from loaders.frame.manifest import Manifest


def pages() -> dict[Path, str]:
    """Every page as it should be."""
    from loaders.frame.manifest import loader_names, read_manifest

    return {
        PAGES / f"{name}.md": _page(PAGES / f"{name}.md", read_manifest(name))
        for name in loader_names()
    }


def _page(path: Path, manifest: "Manifest") -> str:
    written = path.read_text(encoding="utf-8") if path.exists() else _fresh(manifest)
    before, _, rest = written.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n".join(["", *_facts(manifest), ""]) + END + after


def _fresh(manifest: "Manifest") -> str:
    return f"# {manifest.title['en']}\n\n`maillage load {manifest.name} FILE`\n\n{BEGIN}{END}"


def _facts(manifest: "Manifest") -> Iterator[str]:
    yield f"- Published by {manifest.publisher['en']}; licence: {manifest.licence['en']}."
    if manifest.reference:
        yield f"- Described in {manifest.reference}."
    if manifest.coverage:
        yield f"- Coverage: {manifest.coverage}."
    for kind, (low, high) in manifest.expected.items():
        yield f"- Rows expected of {kind}: {low} to {high}; fewer fails, more is said."
    yield from _needed(manifest)
    if manifest.whole_file:
        yield f"- May be said for all rows of a file by `--set`: {', '.join(manifest.whole_file)}."
    yield from ("", "| rows of | columns (needed in bold) |", "|---|---|")
    for kind, fields in manifest.columns.items():
        alone = {group[0] for group in manifest.needed.get(kind, ()) if len(group) == 1}
        yield f"| {kind} | {', '.join(f'**{f}**' if f in alone else f for f in fields)} |"
    yield from ("", "| rows of | column | headers that mean it too |", "|---|---|---|")
    for kind, fields in manifest.columns.items():
        for field, (_, *others) in fields.items():
            yield f"| {kind} | `{field}` | {', '.join(others)} |"
    yield from _corrections(manifest)
    if any("sector" in fields for fields in manifest.columns.values()):
        yield from _sectors()


def _sectors() -> Iterator[str]:
    """What people write for a sector."""
    from loaders.values.words import synonyms

    yield from ("", "### Words for a sector", "")
    yield "Beside codes and labels; case, accents, plurals and small words do not count. A word of the last"
    yield "column does not quite say it, nor does a longer text of which one word does: counted and named."
    yield from ("", "| sector | words | read so, and said |", "|---|---|---|")
    for code, words in synonyms("sectors").items():
        yield f"| {code} | {', '.join(words['said'])} | {', '.join(words['guessed'])} |"


def _needed(manifest: "Manifest") -> Iterator[str]:
    for kind, groups in manifest.needed.items():
        for group in groups:
            if len(group) > 1:
                yield f"- Rows of {kind} need one at least of: {', '.join(f'`{f}`' for f in group)}."


def _corrections(manifest: "Manifest") -> Iterator[str]:
    if manifest.corrections:
        yield from ("", "| correction | where | because |", "|---|---|---|")
    for each in manifest.corrections:
        rule = {name: value for name, value in each.items() if name not in ("when", "because")}
        cells = (_pairs(rule), _pairs(each["when"]), each["because"])
        yield f"| {' | '.join(map(str, cells))} |"


def _pairs(said: dict[str, object]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in said.items())


def main() -> None:
    """Write every page."""
    sys.path.insert(0, str(ROOT))
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
