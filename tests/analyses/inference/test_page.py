"""The page on inference: its Python runs as it stands, its measures and options exist."""

import re
from pathlib import Path

from analyses.measure import registry

PAGE = (Path(__file__).parents[3] / "docs" / "inference.md").read_text(encoding="utf-8")


def test_its_python_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "docs/inference.md", "exec"), names)
    assert names["test"].p[0] < 0.01  # type: ignore[attr-defined]


def test_its_measures_exist() -> None:
    commands = re.findall(r"^    maillage measure (.*)$", PAGE, re.MULTILINE)
    asked = {word for line in commands for word in re.split(r" --", line)[0].split()}
    table = {
        name
        for row in re.findall(r"^\|.*\|$", PAGE, re.MULTILINE)
        for name in re.findall(r"`([a-z]\w+)`", row)
    }
    assert len(asked) > 10
    assert asked | table <= {"all", *registry()}
