"""What the pages for people promise is there."""

import re
import subprocess
from pathlib import Path

import pytest

from graph.version import __version__

ROOT = Path(__file__).resolve().parent.parent
HIDDEN = {
    ".venv",
    "node_modules",
    ".git",
    ".neo4j",
    "build",
    "dist",
    "maillage-demo",
    ".hypothesis",
    ".pytest_cache",
}
PAGES = sorted(
    page for page in ROOT.rglob("*.md") if not HIDDEN & set(page.relative_to(ROOT).parts)
)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TEXT_SUFFIXES = {".cff", ".lock", ".md", ".py", ".toml", ".txt", ".xml", ".yaml", ".yml", ""}


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    asked = set(
        re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    )
    known = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert asked <= known


def test_readme_gives_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert {"make demo", "make test"} <= {line.strip().split("  ")[0] for line in lines}


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in folder.glob("[0-9]*.md")}
    assert pages == set(re.findall(r"\]\((\d{4}-[^)]+)\)", index))


def test_changelog_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
    released = {heading for heading in headings if heading != "Unreleased"}
    assert headings[0] == "Unreleased"
    assert __version__ in released or not released


def test_no_committed_text_names_a_package_index() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: what is committed is not known")
    # Written in halves, or this file would be the one that is found.
    hosts = [
        "pypi" + ".org",
        "python" + "hosted",
        "npmjs" + ".com",
        "npmjs" + ".org",
        "repo.maven" + ".",
    ]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [ROOT / file for file in listed.stdout.split("\0") if file]
    texts = [file for file in files if file.suffix in TEXT_SUFFIXES and file.is_file()]
    found = [
        name(file)
        for file in texts
        if any(host in file.read_text(encoding="utf-8", errors="replace") for host in hosts)
    ]
    assert found == []
