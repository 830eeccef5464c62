"""The page itself, made through pyvis's ``Network`` with a template of our own.

pyvis's own page calls on the network, prints titles and options unescaped, and lays the graph out in the
browser. Only the template and its environment are replaced: autoescape on, no request, scripts and
styles allowed by their hash alone.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import BaseLoader, Environment, TemplateNotFound
from pyvis.network import Network

from views.map.script import joined

HERE = Path(__file__).parent
VIS = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
STYLES = ("base", "panel", "time", "narrow", "still", "paper", "projection")
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
    },
}


def page_parts() -> dict[str, str]:
    """The blocks whose hash the page's policy names: the style and the scripts."""
    return {
        "style.css": "\n".join(_read(HERE / "css" / f"{name}.css") for name in STYLES),
        "vis.js": _read(VIS),
        "live.js": _read(HERE / "js" / "live.js"),
        "app.js": joined(HERE / "js" / "main.js"),
    }


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def content_policy(parts: dict[str, str]) -> str:
    """Nothing may be fetched or run but these blocks, each known by its SHA-256."""
    scripts = " ".join(_hash(parts[name]) for name in ("live.js", "vis.js", "app.js"))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(parts['style.css'])}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(block: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"


# What pyvis or the page makes again from the rest.
REPEATED = ("arrows", "color", "dashes", "shape")


def slim(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records without what is empty or can be made again: a quarter of the file of a large network."""
    return [
        {
            key: value
            for key, value in record.items()
            if key not in REPEATED and not (value is None or value is False or value in ("", []))
        }
        for record in records
    ]


class PartLoader(BaseLoader):
    """The template and the blocks it includes, these taken as they are and never as templates."""

    def __init__(self, parts: dict[str, str]) -> None:
        self.parts = parts

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:  # noqa: ARG002
        """Text of a part; a block is kept from being read as a template."""
        if template in self.parts:
            return "{% raw %}" + self.parts[template] + "{% endraw %}", None, None
        if template != "page.html.jinja":
            raise TemplateNotFound(template)
        return (HERE / template).read_text(encoding="utf-8"), None, None


class View(Network):  # type: ignore[misc]
    """A network whose page is ours; add nodes and edges, then ``generate_html()``."""

    def __init__(self, page: dict[str, Any], still: dict[str, Any]) -> None:
        super().__init__(directed=True)  # undirected drops a second line of a pair
        parts = page_parts()
        self.set_options(json.dumps(OPTIONS))
        self.path = "page.html.jinja"
        self.templateEnv = Environment(
            loader=PartLoader(parts), autoescape=True, keep_trailing_newline=True
        )
        self.templateEnv.policies["json.dumps_kwargs"] = {
            "sort_keys": True,
            "separators": (",", ":"),
            "ensure_ascii": False,
            "allow_nan": False,
        }
        self.templateEnv.filters["parsed"] = json.loads
        self.templateEnv.filters["slim"] = slim
        self.templateEnv.globals |= {
            "page": page,
            "still": still,
            "policy": content_policy(parts),
        }
