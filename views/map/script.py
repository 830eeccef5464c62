"""The page's script: its ES modules joined into one program, since a page may fetch nothing.

Modules follow one another, each after those it needs, without the words that tie them together and without
comments that stand on lines of their own. The forms below are all that is read; anything else is refused
with its file and line. Types, missing imports and style are for ``npm run check`` to see.

    import { one, two } from './other.js';      at the start of a line
    export const one = ...                      or ``function``, or ``class``; never ``let``
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
IMPORT = re.compile(r"^import \{(\s*\w+(?:,\s*\w+)*,?\s*)\} from '\./(\w+)\.js';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|function\*?|class) (\w+))", re.MULTILINE)
DECLARED = re.compile(r"^(?:const|let|function\*?|class) (\w+)", re.MULTILINE)
STRANGE = re.compile(
    r"^[ \t]*(?:import|export)\b|\bimport[ \t]*[(.]|^(?:var|async|(?:const|let) *[{\[]).*",
    re.MULTILINE,
)


class ScriptError(ValueError):
    """A module that cannot be joined: file, line and why."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path.name}:{line}: {why}")


@dataclass(frozen=True, slots=True)
class Import:
    """Names asked of a module, and the line that asks."""

    names: tuple[str, ...]
    module: str
    line: int


@dataclass(frozen=True, slots=True)
class Module:
    """What a module asks of others and gives them, its own names with their lines, and what remains."""

    path: Path
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    names: dict[str, int]
    code: str


def joined(main: Path) -> str:
    """The program that starts at a module, which leaves nothing in the page's global names.

    Raises ScriptError.
    """
    found = modules(main)
    _check_imports(found)
    _check_names(found)
    codes = (f"// {module.path.name}\n{module.code}\n" for module in found.values())
    return "(() => {\n'use strict';\n" + "".join(codes) + "})();"


def modules(main: Path) -> dict[str, Module]:
    """A module and those it needs, by name, each after those it needs itself. Raises ScriptError."""
    found: dict[str, Module] = {}
    _follow(main, [], found)
    return found


def _follow(path: Path, above: Sequence[str], found: dict[str, Module]) -> None:
    module, way = _read(path), [*above, path.stem]
    for each in module.imports:
        target = path.with_name(f"{each.module}.js")
        if each.module in way:
            circle = " -> ".join([*way[way.index(each.module) :], each.module])
            raise ScriptError(path, each.line, f"modules in a circle: {circle}")
        if not target.is_file():
            raise ScriptError(path, each.line, f"there is no {target.name}")
        if each.module not in found:
            _follow(target, way, found)
    found[path.stem] = module


def _read(path: Path) -> Module:
    # What is taken out leaves its line ends, so that lines keep their numbers until all is read.
    text = COMMENT.sub(_line_ends, path.read_text(encoding="utf-8"))
    imports = tuple(
        Import(tuple(re.findall(r"\w+", each[1])), each[2], _line(text, each.start()))
        for each in IMPORT.finditer(text)
    )
    exports = tuple(each[1] for each in EXPORT.finditer(text))
    code = EXPORT.sub("", IMPORT.sub(_line_ends, text))
    if strange := STRANGE.search(code):
        line = _line(code, strange.start())
        raise ScriptError(path, line, f"not a form that is read: {text.splitlines()[line - 1]}")
    names = {each[1]: _line(code, each.start()) for each in DECLARED.finditer(code)}
    return Module(path, imports, exports, names, re.sub(r"\n{2,}", "\n", code).strip())


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _check_imports(found: dict[str, Module]) -> None:
    for module in found.values():
        for each in module.imports:
            for name in each.names:
                if name not in found[each.module].exports:
                    raise ScriptError(module.path, each.line, f"{each.module}.js exports no {name}")


def _check_names(found: dict[str, Module]) -> None:
    """Joined modules share one room: no two may have a name in common, exported or not."""
    owner: dict[str, Module] = {}
    for module in found.values():
        for name, line in module.names.items():
            if name in owner:
                raise ScriptError(
                    module.path, line, f"{name} is a name of {owner[name].path.name} too"
                )
            owner[name] = module
