"""Writes a page a measure from the registry and the docstrings: ``python docs/measure_pages.py``.

``docs/measures/``, and the list of names that shells complete; a test fails when one is out of date.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "measures"
NAMES = ROOT / "commands" / "measure_names.txt"


def pages() -> dict[str, str]:
    """File name -> text of every page."""
    from analyses.measure import registry
    from views.measure_page import index, page

    measures = list(registry().values())
    return {"README.md": index(measures)} | {f"{each.name}.md": page(each) for each in measures}


def names() -> str:
    """The name of each measure on its line."""
    from analyses.measure import registry

    return "".join(f"{name}\n" for name in registry())


def main() -> None:
    """Write every page; pages of measures that are gone are removed."""
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
