"""GraphML: nodes, edges and their columns; the stamp is data of the graph itself (``maillage``)."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from networkx.readwrite.graphml import GraphMLWriter

from exports.graph import DECLARATION, WAYS, numbered, other_way, xml_bytes
from exports.note import Note

if TYPE_CHECKING:
    from exports.graph import Graph


def graphml(graph: "Graph[str]", note: Note, *, directed: bool | None = None) -> bytes:
    """The file's bytes; ``directed``: every edge is written so, or as none is."""
    stamped = numbered(graph)
    stamped.graph["maillage"] = "\n".join(note.lines)
    writer = GraphMLWriter(named_key_ids=True)
    writer.add_graph_element(stamped)
    _draw(writer.xml.find("graph"), other_way(graph, forced=directed))
    return xml_bytes("\n".join([DECLARATION, *str(writer).splitlines()]) + "\n")


def _draw(written: Element, ways: tuple[bool, list[bool]]) -> None:
    """Whether edges are directed: said once, and by those that differ themselves."""
    usual, others = ways
    written.set("edgedefault", WAYS[usual])
    for edge, differs in zip(written.iter("edge"), others, strict=True):
        if differs:
            edge.set("directed", "false" if usual else "true")
