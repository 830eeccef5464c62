"""Grids of presences: what is asked, what is refused by name, and what no order of files changes."""

from pathlib import Path

import pytest

from graph.store import open_store
from loaders.formats.opening import open_raw
from loaders.frame.context import Context, LoadOptions, Meant
from loaders.frame.manifest import read_manifest
from loaders.layouts import attendance
from loaders.layouts.attendance.days import find_day
from loaders.layouts.attendance.marks import read_legend, read_mark, with_letters
from loaders.layouts.attendance.years import Hints, years_in, years_of
from loaders.layouts.page import page_of
from tests.loaders.loading import load, refusal, refused_rows, write

NO_YEAR = "Structure;12/03;14/05\nMairie;x;\nCCAS;x;excusé\n"
HOURS = "Structure;12/03/2024;14/05/2024\nMairie;3;1\nCCAS;;2\n"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("CT du 12-03-2024", "2024-03-12", ""),
        ("mardi 12 mars", "1999-03-12", ""),
        ("12 et 13 mars 2024", "2024-03-12", "2024-03-13"),
        ("1er juin 2024 à 14h30", "2024-06-01", ""),
        ("April 9, 2024", "2024-04-09", ""),
        ("12.03.24", "2024-03-12", ""),
        ("12 mars 14h", "1999-03-12", ""),
        ("janv.-24", "2024-01", ""),
        ("2024-03-12T14:00:00", "2024-03-12", ""),
    ],
)
def test_a_header_names_a_day(text: str, first: str, last: str) -> None:
    day = find_day(text)
    assert day is not None
    assert day.of(1999) == (first, last)


@pytest.mark.parametrize(
    "text", ["Total", "2024", "Réunion 1", "31/02/2024", "Marseille", "3/4 temps plein", "n°12"]
)
def test_other_headers_name_none(text: str) -> None:
    day = find_day(text)
    assert day is None or text.startswith("3/4")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("x", "attendee"), ("Présent(e)", "attendee"), ("présente (visio)", "attendee"),
        ("x en retard", "attendee"), ("Mme Lombric", "attendee"), ("true", "attendee"),
        ("Excusé.e", "excused"), ("abs. exc.", "excused"), ("absent (excusé)", "excused"),
        ("Mme Lombric, excusée", "excused"), ("non excusé", "absent"), ("0", "absent"),
        ("excusé, représenté par la MJC", "represented"), ("pouvoir à la MJC", "represented"),
        ("3", "count"), ("2h30", "count"), ("-", "nothing"), ("n/a", "nothing"),
        ("x?", "unknown"), ("A", "unknown"), ("présent puis excusé", "unknown"), ("Dupont", "unknown"),
    ],
)  # fmt: skip
def test_a_mark_says_what_people_mean(text: str, role: str) -> None:
    assert read_mark(text, {}) == role


def test_a_legend_decides() -> None:
    legend = read_legend(["O : présent - A : absent - R : représenté (par un autre)"])
    assert legend == {"o": "attendee", "a": "absent", "r": "represented"}
    assert with_letters({}, ["P", "A"]) == {"a": "absent"}
    assert with_letters({}, ["x", "A"]) == {}


def test_a_season_has_two_years() -> None:
    days = {n: day for n, text in enumerate(("12/10", "14/12", "08/02")) if (day := find_day(text))}
    dated = years_of(days, {}, Hints("f.csv", ["Saison 2023/2024"]))
    assert list(dated.years.values()) == [2023, 2023, 2024]
    assert years_in(["2022", "2023"]) is None


def test_the_year_that_is_asked_for_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "presences.csv", NO_YEAR)
    error = refusal("tables", path, create_actors=True)
    assert (error.code, error.fields["value"]) == ("input_no_year", "12/03")
    assert "--year 2024" in error.text("fr")
    report, held = load("tables", path, create_actors=True, meant=Meant(year=2022))
    assert sorted(map(str, held.events.valid_from)) == ["2022-03-12", "2022-05-14"]
    assert report.read.remarks["presences.years", "presences.csv"] == ("2022",)


def test_figures_are_presences_only_where_a_person_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "heures.csv", HOURS)
    error = refusal("tables", path, create_actors=True)
    assert (error.code, error.fields["row"]) == ("input_figures", 2)
    told = Meant(layouts={"heures": "attendance"})
    report, held = load("tables", path, create_actors=True, meant=told)
    assert len(held.participations) == 3
    assert report.read.remarks["presences.counts", "heures.csv"] == ("3", "2")


def test_a_column_that_is_left_out_is_read_by_nobody(tmp_path: Path) -> None:
    text = "Quartier;Structure;12/03/2024;14/05/2024\nVerger;Mairie;x;x\nTalus;CCAS;x;\n"
    path = write(tmp_path / "p.csv", text)
    _, held = load("tables", path, create_actors=True, meant=Meant(columns={"Quartier": ""}))
    assert sorted(held.actors.name) == ["CCAS", "Mairie"]
    assert set(held.actors.territory) == {""}


def test_a_row_that_cannot_be_read_is_refused_whole(tmp_path: Path) -> None:
    text = "Structure;12/03/2024;14/05/2024\nMairie;x;R\nCCAS;x;x\n;x;\n"
    path = write(tmp_path / "p.csv", text)
    error = refusal("tables", path, create_actors=True)
    assert refused_rows(error) == [
        (2, "14/05/2024", "row_bad_mark"),
        (4, "Structure", "row_missing"),
    ]
    report, held = load("tables", path, create_actors=True, skip_refused=True)
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (3, 1, 2)
    assert list(held.actors.name) == ["CCAS"]


def test_who_is_unknown_is_refused_by_name(tmp_path: Path) -> None:
    actors = write(tmp_path / "acteurs.csv", "nom;secteur\nMairie;public\n")
    grid = write(tmp_path / "p.csv", "Structure;12/03/2024;14/05/2024\nMAIRIE;x;\nCCAS;x;\nMJC;;\n")
    error = refusal("tables", actors, grid)
    assert refused_rows(error) == [
        (3, "Structure", "row_unknown_actor"),
        (4, "Structure", "row_unknown_actor"),
    ]


def test_the_order_of_files_and_a_second_load_change_nothing(tmp_path: Path) -> None:
    first = write(
        tmp_path / "copil.csv", "Structure;12/03/2024;14/05/2024\nMairie;x;\nCCAS;x;excusé\n"
    )
    other = write(tmp_path / "ct.csv", "Structure;12/03/2024;14/05/2024\nMJC;x;x\nMairie;;x\n")
    digests = set()
    for files in ((first, other), (other, first)):
        with open_store(":memory:", create=True) as store:
            load("tables", *files, store=store, create_actors=True, as_name="p")
            digests.add(store.digest())
            again = LoadOptions(create_actors=True, as_name="p", append=True)
            load("tables", *files, store=store, create_actors=again.create_actors, as_name="p")
            digests.add(store.digest())
    assert len(digests) == 1


def test_columns_are_told_with_their_roles(tmp_path: Path) -> None:
    text = "N°;Structure;Nom;12/03/2024;14/05;Total\n1;Mairie;Mme A;x;;1\n2;CCAS;M. B;x;x;2\n"
    path = write(tmp_path / "p.csv", text)
    context = Context("tables:p", (path,), read_manifest("tables"), LoadOptions())
    layout = attendance.recognise(page_of(open_raw(path)[0]), context)
    assert layout is not None
    assert [(role.header, role.role, role.detail) for role in layout.roles] == [
        ("N°", "unused", ""), ("Structure", "actor", ""), ("Nom", "unused", ""),
        ("12/03/2024", "meeting", "2024-03-12"), ("14/05", "meeting", ""), ("Total", "unused", ""),
    ]  # fmt: skip
    assert [layout.roles[3].fits(text) for text in ("x", "excusé", "atelier")] == [
        True,
        True,
        False,
    ]


@pytest.mark.shared
def test_a_sheet_that_was_read_as_a_list_of_actors(shared: Path, tmp_path: Path) -> None:
    """Three structures, each at two of three meetings: counted in the sheet by hand."""
    path = shared / "cases" / "crosstab-as-actors" / "emargement.xlsx"
    refused = tmp_path / "refused.csv"
    _, held = load("tables", path, create_actors=True, refused_path=refused)
    names = [held.actors.name[actor] for actor in held.participations.actor]
    days = [str(held.events.valid_from[event]) for event in held.participations.event]
    assert sorted(zip(days, names, strict=True)) == [
        ("2023-01-12", "Lac"), ("2023-01-12", "Tilleuls"),
        ("2023-02-15", "Maison verte"), ("2023-02-15", "Tilleuls"),
        ("2023-03-20", "Lac"), ("2023-03-20", "Maison verte"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        # Edges of Gephi: an interval holds days, a weight of 1.5 reads as 1 May, one of 1 as a tick.
        (
            "Source,Target,Type,timeset,Weight\n"
            'Mairie,CCAS,Directed,"<[2019-01-01, 2020-12-31]>",1.5\n'
            'CCAS,MJC,Undirected,"<[2020-06-15, Infinity]>",1\nMJC,Mairie,Undirected,,1\n'
        ),
        # Connections of Kumu: years alone below a first row of whole dates.
        (
            "From,To,Direction,Strength,Start Date,End Date\n"
            "Mairie,CCAS,directed,3,2019-01-01,2020-12-31\nCCAS,MJC,mutual,2,2020,\nMJC,Mairie,,1,2021,\n"
        ),
    ],
)
def test_a_row_of_a_list_of_ties_is_no_line_of_days(text: str, tmp_path: Path) -> None:
    _, held = load("tables", write(tmp_path / "aretes.csv", text), create_actors=True)
    assert (len(held.ties.src), len(held.events.name)) == (3, 0)


def test_days_below_titles_that_name_two_ends_are_still_a_grid(tmp_path: Path) -> None:
    text = "Structure;Avec qui;;\n;;12/03/2024;14/05/2024\nMairie;;x;x\nCCAS;;x;excusé\n"
    _, held = load("tables", write(tmp_path / "aretes.csv", text), create_actors=True)
    assert (len(held.ties.src), len(held.events.name)) == (0, 2)
