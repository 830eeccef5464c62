"""GEXF for Gephi: dated ties carry ``start`` and ``end``, so that its timeline works."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement, tostring

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from exports.graph import DECLARATION, xml_bytes
from exports.note import Note

if TYPE_CHECKING:
    from exports.graph import Graph


def gexf(graph: "Graph[str]", note: Note) -> bytes:
    """The file's bytes; the stamp is its description, and it holds no clock time."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_numbered(graph))
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate", None)
    SubElement(meta, "description").text = "\n".join(note.lines)
    writer.indent(writer.xml)
    content: str = tostring(writer.xml, encoding="unicode")
    return xml_bytes(f"{DECLARATION}\n{content}\n")


def _numbered(graph: "Graph[str]") -> "Graph[str]":
    """Edges with their number as id: GEXF asks for unique ones across the whole file."""
    made: Graph[str] = nx.MultiDiGraph()
    made.add_nodes_from(graph.nodes(data=True))
    for number, (source, target, facts) in enumerate(graph.edges(data=True)):
        made.add_edge(source, target, key=str(number), id=str(number), **facts)
    return made
