"""What the cells of a field may be: the one definition of the loader and of the template."""

from collections.abc import Mapping

from graph.kinds import codes

CHOICES: Mapping[str, str] = {
    "sector": "sectors",
    "form": "forms",
    "level": "levels",
    "kind": "event_kinds",
    "type": "tie_types",
    "role": "roles",
    "formality": "formalities",
    "certainty": "certainties",
    "nature": "natures",
    "item": "ratings",
}
OPEN = frozenset({"type", "role"})  # a word outside their list is taken as written
FLAGS = frozenset({"directed", "from_known", "to_known", "answered"})
DATES = frozenset({"valid_from", "valid_until", "active_from", "active_until", "absent_on"})
NUMBERS = frozenset({"weight", "strength", "confidence", "level", *codes("ratings")})
# Field -> kind and field of the table whose cells it names.
NAMED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("source", "target", "actor", "reported_by", "rater", "rated"), ("actors", "name")
    ),
    **dict.fromkeys(
        (
            "territory",
            "source_territory",
            "target_territory",
            "reporter_territory",
            "rater_territory",
            "rated_territory",
        ),
        ("territories", "code"),
    ),
    "event": ("events", "name"),
    "campaign": ("observations", "campaign"),
}
