"""The lock is in step with what the project asks for, and speaks of no machine and no index."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def blocks() -> list[tuple[str, str]]:
    """Each locked package and the lines that are about it."""
    parts = re.split(r"^(?=[a-z0-9._-]+==)", LOCK, flags=re.MULTILINE)[1:]
    return [(part.split("==")[0], part) for part in parts]


def locked() -> dict[str, str]:
    """Package -> its version in the lock; one version only."""
    pairs = re.findall(r"^([a-z0-9._-]+)==(\S+)", LOCK, flags=re.MULTILINE)
    assert len(dict(pairs)) == len(pairs), "a package is locked twice"
    return dict(pairs)


def asked() -> Iterator[Requirement]:
    """What the program, its build and every group ask for."""
    groups = PROJECT["dependency-groups"].values()
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    lists = [
        PROJECT["project"]["dependencies"],
        PROJECT["build-system"]["requires"],
        *groups,
        *extras,
    ]
    return (Requirement(line) for each in lists for line in each if isinstance(line, str))


@pytest.mark.parametrize("requirement", list(asked()), ids=str)
def test_what_is_asked_is_locked(requirement: Requirement) -> None:
    version = locked().get(canonicalize_name(requirement.name))
    assert version is not None, "run make lock"
    assert requirement.specifier.contains(version, prereleases=True), "run make lock"


def test_nothing_is_locked_for_a_wish_that_is_gone() -> None:
    wished = {canonicalize_name(requirement.name) for requirement in asked()}
    direct = {name for name, block in blocks() if "maillage (pyproject.toml" in block}
    assert sorted(direct - wished) == [], "run make lock"


def test_every_package_has_its_hashes() -> None:
    assert [name for name, block in blocks() if "--hash=sha256:" not in block] == []


def test_what_is_told_of_a_package_without_a_wheel_is_so() -> None:
    for told in PROJECT["tool"]["uv"]["dependency-metadata"]:
        assert told["version"] == locked()[told["name"]]
        assert told["requires-dist"] == requires(told["name"])


def test_names_no_index_and_no_machine() -> None:
    places = r"https?:|file:|--(?:extra-)?index-url|--find-links|/home/|/root/|:\\"
    assert re.findall(places, LOCK) == []
