"""What one respondent says of one actor, whatever the sheet it stands in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.kinds import codes

TIE_FIELDS = (
    "source", "target", "type", "reported_by", "campaign", "strength", "formality", "valid_from",
)  # fmt: skip
RATING_FIELDS = ("rater", "rated", "item", "campaign", "level")
DEFAULT_TYPE = "works_with"
Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """``strength``: None where it says that there is no tie; ``ratings``: item -> level as written."""

    row: int
    respondent: str
    named: str
    campaign: str
    strength: str | None = ""
    type: str = ""
    formality: str = ""
    since: str = ""
    ratings: Mapping[str, str] = field(default_factory=dict)


def items() -> tuple[str, ...]:
    """What a survey may ask of an actor beside the tie."""
    return tuple(codes("ratings"))


def ties(answers: Iterable[Answer], begins: Mapping[str, str]) -> Iterator[Numbered]:
    """The ties reported; one without a start of its own begins with its campaign (``begins``)."""
    for each in answers:
        if each.strength is not None:
            since = each.since or begins.get(each.campaign, "")
            kind = each.type or DEFAULT_TYPE
            who = each.respondent, each.named, kind, each.respondent, each.campaign
            yield each.row, (*who, each.strength, each.formality, since)


def ratings(answers: Iterable[Answer]) -> Iterator[Numbered]:
    """The levels given, an item a row."""
    for each in answers:
        for item, level in each.ratings.items():
            if level:
                who = each.respondent, each.named
                yield each.row, (*who, item, each.campaign, level)
