"""GraphML: nodes, edges and their columns; the stamp is data of the graph itself (``maillage``)."""

from typing import TYPE_CHECKING

import networkx as nx

from exports.note import Note

if TYPE_CHECKING:
    from exports.graph import Graph


def graphml(graph: "Graph[str]", note: Note) -> bytes:
    """The file's bytes."""
    stamped = graph.copy()
    stamped.graph["maillage"] = "\n".join(note.lines)
    lines = nx.generate_graphml(stamped, named_key_ids=True)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n").encode("utf-8")
