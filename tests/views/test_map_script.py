"""How the modules of the page's script are joined, and what is refused."""

import re
from pathlib import Path

import pytest

from views.map.script import ScriptError, joined, modules

JS = Path(__file__).resolve().parents[2] / "views" / "map" / "js"


def program(folder: Path, **files: str) -> str:
    """What modules of this text make, joined from ``main``."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return joined(folder / "main.js")


def test_modules_follow_those_they_need(tmp_path: Path) -> None:
    made = program(
        tmp_path,
        main="import { two } from './b.js';\nimport { one } from './a.js';\n\nalert(one + two);\n",
        a="// What it is.\n/**\n * Of a kind.\n */\nexport const one = 1; // said here\n",
        b="import {\n  one,\n} from './a.js';\nexport function two() {\n  return one;\n}\n",
    )
    assert made == (
        "(() => {\n'use strict';\n"
        "// a.js\nconst one = 1; // said here\n"
        "// b.js\nfunction two() {\n  return one;\n}\n"
        "// main.js\nalert(one + two);\n"
        "})();"
    )


def refusal(folder: Path, **files: str) -> str:
    """What is said of modules that cannot be joined."""
    with pytest.raises(ScriptError) as refused:
        program(folder, **files)
    return str(refused.value)


ONE = "export const one = 1;\n"


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("\nimport { two } from './a.js';\n", "main.js:2: a.js exports no two"),
        ("import { one } from './b.js';\n", "main.js:1: there is no b.js"),
        (
            "import { one } from './a.js';\n/* long\n */\nfunction hidden() {}\n",
            "main.js:4: hidden is a name of a.js too",
        ),
    ],
)
def test_names_that_do_not_meet(tmp_path: Path, main: str, said: str) -> None:
    assert refusal(tmp_path, main=main, a=f"{ONE}let hidden = 0;\n") == said


@pytest.mark.parametrize(
    "form",
    [
        "import { one as two } from './a.js';",
        "import one from './a.js';",
        "import * as a from './a.js';",
        "import './a.js';",
        'import { one } from "./a.js";',
        "import { one } from './deep/a.js';",
        "  import { one } from './a.js';",
        "const a = import('./a.js');",
        "export { one };",
        "export default 1;",
        "export let one = 1;",
        "export * from './a.js';",
        "export const { one } = a;",
        "const [one] = a;",
        "var one = 1;",
    ],
)
def test_other_forms_are_refused(tmp_path: Path, form: str) -> None:
    said = refusal(tmp_path, main=f"// Head.\n\n{form}\n", a=ONE)
    assert said.startswith("main.js:3: not a form that is read: ")
    assert said.endswith(form)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    said = refusal(
        tmp_path,
        main="import { a } from './a.js';\n",
        a="import { b } from './b.js';\nexport const a = 1;\n",
        b="import { c } from './c.js';\nexport const b = 1;\n",
        c="\nimport { a } from './a.js';\nexport const c = 1;\n",
    )
    assert said == "c.js:2: modules in a circle: a -> b -> c -> a"


def test_the_page_s_modules_are_all_needed_and_export_nothing_idle() -> None:
    found = modules(JS / "main.js")
    # live.js is a block of its own, before anything is drawn.
    assert {path.stem for path in JS.glob("*.js")} - {"live"} == set(found)
    asked = {
        (each.module, name)
        for module in found.values()
        for each in module.imports
        for name in each.names
    }
    given = {(name, export) for name, module in found.items() for export in module.exports}
    assert given == asked


def test_nothing_of_a_module_system_is_left_in_the_page() -> None:
    assert not re.search(r"^\s*(?:import|export)\b", joined(JS / "main.js"), re.MULTILINE)
