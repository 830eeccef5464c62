"""The columns of the growth table, in their order: all that is known of each, but how it is counted.

A column to come: its line here, its count in one of the functions of ``table.py``, its text ``grown.NAME``
in ``views/words/fr.yaml`` and ``en.yaml``. The tests count it again, in
``tests/analyses/growth/growth_rows.py``.
"""

from typing import Literal, NamedTuple

PLACE = ("period", "layer", "window_from", "window_to", "partial")


class Column(NamedTuple):
    """A number a row.

    ``adds``: ties inside groups and ties across them have each their part of it. ``ratio``: else a count.
    ``flow``: ``change`` from the window before to this one, by what came or by what ended (``ending``), or
    what happened ``between`` both. ``events``: means something without any tie.
    """

    name: str
    adds: bool = False
    ratio: bool = False
    flow: Literal["", "change", "ending", "between"] = ""
    events: bool = False


COUNTED = (
    Column("actors_present", events=True),
    Column("actors_tied"),
    Column("isolates"),
    Column("pairs", adds=True),
    Column("records", adds=True),
    Column("records_started", adds=True, flow="between"),
    Column("records_ended", adds=True, flow="between"),
    Column("density", ratio=True),
    Column("mean_degree", ratio=True),
    Column("components"),
    Column("largest_component"),
    Column("largest_component_share", ratio=True),
    Column("transitivity", ratio=True),
    Column("degree_centralization", ratio=True),
    Column("newcomers", flow="change", events=True),
    Column("leavers", flow="ending", events=True),
    Column("formed", adds=True, flow="change"),
    Column("formed_newcomer", adds=True, flow="change"),
    Column("formed_continuing", adds=True, flow="change"),
    Column("formalised", adds=True, flow="change"),
    Column("ended", adds=True, flow="ending"),
    Column("ended_leaver", adds=True, flow="ending"),
    Column("ended_stayer", adds=True, flow="ending"),
    Column("events", events=True),
    Column("participations", events=True),
    Column("participants", events=True),
    Column("participants_first", events=True),
    Column("participants_again", events=True),
    Column("milestones", events=True),
    Column("n_undated", adds=True),
    Column("n_end_unknown", adds=True),
    Column("n_coarse", adds=True),
    Column("n_formality_unknown", adds=True),
    Column("n_loops"),
    Column("n_outside"),
    Column("n_actors_undated", events=True),
    Column("n_crossing"),
    Column("n_last_seen", adds=True, flow="ending"),
    Column("n_absent", events=True),
)
VALUES = tuple(each.name for each in COUNTED)
COLUMNS = (*PLACE, *VALUES)
RATIOS = tuple(each.name for each in COUNTED if each.ratio)
ADDITIVE = tuple(each.name for each in COUNTED if each.adds)
ENDINGS = tuple(each.name for each in COUNTED if each.flow == "ending")
CHANGES = tuple(each.name for each in COUNTED if each.flow in ("change", "ending"))
BETWEEN = tuple(each.name for each in COUNTED if each.flow == "between")
OF_EVENTS = tuple(each.name for each in COUNTED if each.events)
