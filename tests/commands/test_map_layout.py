"""maillage map --layout: another library, known by name, repeatable."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run


@pytest.mark.parametrize("layout", ["rustworkx", "graph-layout"])
def test_another_library_gives_the_same_page_twice_and_keeps_places(
    run: Run, loaded: Path, layout: str
) -> None:
    words = ("map", "--store", loaded, "--layout", layout, "--positions", "p.json", "--out")
    assert run(*words, "one.html").code == 0
    places = Path("p.json").read_bytes()
    Path("p.json").unlink()
    assert run(*words, "two.html").code == 0
    one, two = (Path(name).read_text(encoding="utf-8") for name in ("one.html", "two.html"))
    assert one.replace("one.html", "two.html") == two
    assert Path("p.json").read_bytes() == places
    assert f"--layout {layout}" in one


def test_an_unknown_library_is_refused_in_one_line(run: Run, loaded: Path) -> None:
    said = run("map", "--store", loaded, "--out", "m.html", "--layout", "dot")
    assert said.code == 2
    (line,) = said.err.strip().splitlines()
    assert "dot" in line
    assert "networkx, rustworkx, graph-layout" in line
    assert not Path("m.html").exists()
