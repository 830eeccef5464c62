"""GraphML: nodes, edges and their columns; the stamp is data of the graph itself (``maillage``)."""

from typing import TYPE_CHECKING

import networkx as nx

from exports.graph import DECLARATION, xml_bytes
from exports.note import Note

if TYPE_CHECKING:
    from exports.graph import Graph


def graphml(graph: "Graph[str]", note: Note) -> bytes:
    """The file's bytes."""
    stamped = graph.copy()
    stamped.graph["maillage"] = "\n".join(note.lines)
    lines = nx.generate_graphml(stamped, named_key_ids=True)
    return xml_bytes("\n".join([DECLARATION, *lines]) + "\n")
