"""Networks everybody computes on, small enough to be written out: their ties are facts.

Padgett's Florentine families (Padgett & Ansell 1993), Knoke's information exchange between organisations
(Knoke & Wood 1981), Borgatti's camp of 1992, and the six-actor network of the golden brokerage values.
"""

from typing import TypeVar

import networkx as nx

G = TypeVar("G", bound="nx.Graph[str]")
MARRIAGE = """
    Acciaiuoli: Medici
    Albizzi: Ginori Guadagni Medici
    Barbadori: Castellani Medici
    Bischeri: Guadagni Peruzzi Strozzi
    Castellani: Peruzzi Strozzi
    Guadagni: Lamberteschi Tornabuoni
    Medici: Ridolfi Salviati Tornabuoni
    Pazzi: Salviati
    Peruzzi: Strozzi
    Ridolfi: Strozzi Tornabuoni
"""
BUSINESS = """
    Barbadori: Castellani Ginori Medici Peruzzi
    Bischeri: Guadagni Lamberteschi Peruzzi
    Castellani: Lamberteschi Peruzzi
    Ginori: Medici
    Guadagni: Lamberteschi
    Lamberteschi: Peruzzi
    Medici: Pazzi Salviati Tornabuoni
"""
FAMILIES = (  # noqa: SIM905 - reads as a list of names
    "Acciaiuoli Albizzi Barbadori Bischeri Castellani Ginori Guadagni Lamberteschi Medici Pazzi "
    "Peruzzi Pucci Ridolfi Salviati Strozzi Tornabuoni"
).split()
INFORMATION = """
    COUN: COMM MAYR NEWS WELF
    COMM: COUN EDUC INDU MAYR NEWS UWAY WELF
    EDUC: COMM INDU MAYR WRO NEWS WEST
    INDU: COUN COMM MAYR NEWS
    MAYR: COUN COMM EDUC INDU NEWS UWAY WELF WEST
    WRO: EDUC NEWS WELF
    NEWS: COMM INDU MAYR
    UWAY: COUN COMM INDU MAYR NEWS WELF
    WELF: COMM MAYR NEWS
    WEST: COUN COMM EDUC MAYR NEWS
"""
KNOKE_SECTORS = {
    "government": "COUN EDUC MAYR WELF",
    "voluntary": "COMM WRO UWAY WEST",
    "private": "INDU NEWS",
}
CAMP = """
    HOLLY: PAM PAT DON
    BRAZEY: LEE STEVE BERT
    CAROL: PAM PAT PAULINE
    PAM: JENNIE PAULINE ANN
    PAT: HOLLY CAROL JENNIE
    JENNIE: PAM PAT ANN
    PAULINE: CAROL PAM PAT
    ANN: PAM JENNIE PAULINE
    MICHAEL: HOLLY DON HARRY
    BILL: MICHAEL DON HARRY
    LEE: BRAZEY STEVE BERT
    DON: HOLLY MICHAEL HARRY
    JOHN: PAULINE GERY RUSS
    HARRY: HOLLY MICHAEL DON
    GERY: MICHAEL STEVE RUSS
    STEVE: LEE BERT RUSS
    BERT: LEE STEVE RUSS
    RUSS: GERY STEVE BERT
"""
CAMP_GENDER = {
    "women": "HOLLY BRAZEY CAROL PAM PAT JENNIE PAULINE ANN",
    "men": "MICHAEL BILL LEE DON JOHN HARRY GERY STEVE BERT RUSS",
}
SIX = "A: B; B: C D; C: D F; D: A E; E: C; F: A"
SIX_GROUPS = {"P": "A B", "S": "C D E", "V": "F"}


def marriage() -> "nx.Graph[str]":
    """16 families, 20 marriages."""
    return _graph(nx.Graph(), MARRIAGE, FAMILIES)


def business() -> "nx.Graph[str]":
    """16 families, 15 business ties."""
    return _graph(nx.Graph(), BUSINESS, FAMILIES)


def knoke() -> "nx.DiGraph[str]":
    """10 organisations, 49 arcs."""
    return _graph(nx.DiGraph(), INFORMATION, [])


def campnet() -> "nx.DiGraph[str]":
    """18 people, the three each had most to do with."""
    return _graph(nx.DiGraph(), CAMP, [])


def six() -> "nx.DiGraph[str]":
    """6 actors, 9 arcs, three groups: the network of the golden values."""
    return _graph(nx.DiGraph(), SIX.replace(";", "\n"), [])


def members(groups: dict[str, str]) -> dict[str, str]:
    """The group of each name."""
    return {name: group for group, names in groups.items() for name in names.split()}


def _graph(graph: G, text: str, names: list[str]) -> G:
    graph.add_nodes_from(names)
    for line in text.strip().splitlines():
        tail, heads = line.strip().split(":")
        graph.add_edges_from((tail, head) for head in heads.split())
    return graph
