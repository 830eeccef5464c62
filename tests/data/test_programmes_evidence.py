"""Each row against its text: the lines it cites, no borrowed sentence, no person's name."""

import re
from pathlib import Path

import pytest

from graph.dates import PartialDate, Precision, parse_date
from tests.data.programmes import DATA, PROGRAMMES, README, Row, rows, source, table, words

EVIDENCE = re.compile(r"(?P<file>[\w-]+\.txt):(?P<lines>\d+(?:,\d+)*): (?P<fact>\S.*)")
SMALL = {"de", "du", "des", "le", "la", "les", "et", "au", "aux", "pour", "sur", "dans", "en"}
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet"),
    *("aout", "septembre", "octobre", "novembre", "decembre"),
)
COPIED = 6  # this many words in a row are a borrowed sentence
PERSON = r"([A-Z]\w+) ([A-Z]\w+)"
NAMING = (rf"Dr\. {PERSON}", rf"par {PERSON} et ", rf"par \w+ \w+ et {PERSON}, consultants")

pytestmark = pytest.mark.shared
each_programme = pytest.mark.parametrize("programme", PROGRAMMES)

Texts = dict[str, list[str]]


@pytest.fixture(scope="module")
def texts(shared: Path) -> Texts:
    files = sorted((shared / "seeds").glob("*.txt"))
    return {file.name: file.read_text(encoding="utf-8").splitlines() for file in files}


def parts(row: Row) -> tuple[str, list[int], str]:
    match = EVIDENCE.fullmatch(row["evidence"])
    assert match, row["evidence"]
    return match["file"], [int(line) for line in match["lines"].split(",")], match["fact"]


def cited(texts: Texts, row: Row) -> str:
    file, lines, _ = parts(row)
    return "\n".join(texts[file][line - 1] for line in lines)


def telling(text: str) -> set[str]:
    return {word for word in words(text) if len(word) > 1 and word not in SMALL}


def is_named(actor: Row, text: str) -> bool:
    """All telling words of one of its names stand there; of a person, half of the function's."""
    share = 0.5 if actor["form"] == "person" else 1
    names = [actor["name"], *filter(None, actor["aliases"].split("|"))]
    return any(len(telling(name) & telling(text)) >= share * len(telling(name)) for name in names)


@each_programme
def test_evidence_cites_written_lines_of_the_programmes_own_text(
    programme: str, texts: Texts
) -> None:
    for _, row in rows(programme):
        file, lines, fact = parts(row)
        assert file == source(programme)["text"]
        assert lines == sorted(set(lines))
        assert all(texts[file][line - 1].strip() for line in lines), row
        assert len(words(fact)) > 3


@each_programme
def test_places_stand_word_for_word_on_the_cited_lines(programme: str, texts: Texts) -> None:
    for row in table(programme, "territories"):
        text = " ".join(words(cited(texts, row)))
        assert " ".join(words(row["name"])) in text, row


@each_programme
def test_actors_stand_on_the_lines_of_every_row_that_names_them(
    programme: str, texts: Texts
) -> None:
    actors = {row["id"]: row for row in table(programme, "actors")}
    for row in actors.values():
        assert is_named(row, cited(texts, row)), row
    for row in table(programme, "participations"):
        assert is_named(actors[row["actor"]], cited(texts, row)), row
    for row in table(programme, "ties"):
        assert is_named(actors[row["source"]], cited(texts, row)), row
        assert is_named(actors[row["target"]], cited(texts, row)), row


@each_programme
def test_every_wording_kept_of_an_actor_stands_in_the_text(programme: str, texts: Texts) -> None:
    text = " ".join(words("\n".join(texts[source(programme)["text"]])))
    for row in table(programme, "actors"):
        for alias in filter(None, row["aliases"].split("|")):
            assert " ".join(words(alias)) in text, alias


@each_programme
def test_events_stand_on_the_lines_of_every_row_that_names_them(
    programme: str, texts: Texts
) -> None:
    events = {row["id"]: row for row in table(programme, "events")}
    for row in [*events.values(), *table(programme, "participations")]:
        event = events[row.get("event") or row["id"]]
        parent = events.get(event["parent"], {"name": ""})
        name = telling(event["name"]) - telling(parent["name"])
        assert 2 * len(name & telling(cited(texts, row))) >= len(name), row


def as_written(said: PartialDate) -> str:
    """``1er janvier 2020``, ``2024``: no text gives a month of a year without its day."""
    if said.precision is Precision.YEAR:
        return str(said.first.year)
    day = "1er" if said.first.day == 1 else str(said.first.day)
    return f"{day} {MONTHS[said.first.month - 1]} {said.first.year}"


@each_programme
def test_dates_and_durations_stand_on_the_cited_lines(programme: str, texts: Texts) -> None:
    for _, row in rows(programme):
        text = " ".join(words(cited(texts, row)))
        for column in ("valid_from", "valid_until", "active_from"):
            assert not row.get(column) or as_written(parse_date(row[column])) in text, row
        if row.get("active_until"):  # the texts give the first day without it
            assert as_written(PartialDate(parse_date(row["active_until"]).end)) in text, row
        for column in ("stated_date", "stated_duration"):
            assert " ".join(words(row.get(column, ""))) in text, row


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + COPIED]) for at in range(len(found) - COPIED + 1)}


def prose(programme: str) -> list[str]:
    files = (README, DATA / programme / "source.yaml")
    lines = [file.read_text(encoding="utf-8").splitlines() for file in files]
    return [
        "\n".join(line for line in of if not line.startswith(("|", "publisher:"))) for of in lines
    ]


@each_programme
def test_no_sentence_is_copied(programme: str, texts: Texts) -> None:
    """Columns that hold names are left out, and the lines of tables and manifests that do."""
    written = set.union(*(runs("\n".join(lines)) for lines in texts.values()))
    for text in [parts(row)[2] for _, row in rows(programme)] + prose(programme):
        assert not runs(text) & written, text


def test_no_person_is_named(texts: Texts) -> None:
    whole = "\n".join(line for lines in texts.values() for line in lines)
    named = {" ".join(words(" ".join(found))) for how in NAMING for found in re.findall(how, whole)}
    assert len(named) == 3
    files = [README, *(path for path in DATA.rglob("*") if path.is_file())]
    for file in files:
        text = words(file.read_text(encoding="utf-8"))
        for name in named:
            assert not set(name.split()[1:]) & set(text), file
