"""GEXF for Gephi: dated ties carry ``start`` and ``end``, so that its timeline works."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from networkx.readwrite.gexf import GEXFWriter

from exports.graph import DECLARATION, WAYS, numbered, other_way, xml_bytes
from exports.note import Note

if TYPE_CHECKING:
    from exports.graph import Graph


def gexf(graph: "Graph[str]", note: Note, *, directed: bool | None = None) -> bytes:
    """The file's bytes; the stamp is its description, and it holds no clock time.

    ``directed``: every edge is written so, or as none is.
    """
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    made = numbered(graph)
    for *_, key, facts in made.edges(keys=True, data=True):
        facts["id"] = key  # unique across the whole file
    writer.add_graph(made)
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate", None)
    SubElement(meta, "description").text = "\n".join(note.lines)
    _draw(writer.xml.find("graph"), other_way(graph, forced=directed))
    writer.indent(writer.xml)
    content: str = tostring(writer.xml, encoding="unicode")
    return xml_bytes(f"{DECLARATION}\n{content}\n")


def _draw(written: Element, ways: tuple[bool, list[bool]]) -> None:
    """Whether edges are directed: said once, and by those that differ themselves."""
    usual, others = ways
    written.set("defaultedgetype", WAYS[usual])
    for edge, differs in zip(written.iter("edge"), others, strict=True):
        if differs:
            edge.set("type", WAYS[not usual])
