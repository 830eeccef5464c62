"""Headings of ties as further people and programs write them: what each column is read as."""

from pathlib import Path

import pytest

from commands.load_report import lines
from graph.tables import Snapshot
from loaders.frame.context import Meant
from tests.loaders.loading import load, refusal, refused_rows, write
from tests.loaders.world.seen import ties

FORMALITY = ("informal", "formal", "unknown")

# Lines of a file; then source, target, type, from, until and formality of each tie.
READ = {
    "name-of-the-structure": (
        "Nom de la structure;Structures partenaires;Depuis l'année;Convention (oui/non)\nMJC;CCAS;2019;oui\n",
        [("MJC", "CCAS", "tie", "2019", "", "formal")],
    ),
    "collaborates": (
        "Organisme,Collabore avec,Début du partenariat,Fin du partenariat\nMJC,CCAS,mars 2019,2021\n",
        [("MJC", "CCAS", "works_with", "2019-03", "2021", "unknown")],
    ),
    "english": (
        "Organisation\tWorks with\tSince when?\tSigned agreement?\nClub\tCity\t2020\tno\n",
        [("Club", "City", "works_with", "2020", "", "informal")],
    ),
    "capitals-and-question-marks": (
        "STRUCTURE;AVEC QUI ?;DEPUIS QUAND ?;SIGNÉ ?\nMJC;CCAS;2018;X\n",
        [("MJC", "CCAS", "tie", "2018", "", "formal")],
    ),
    "three-questions": (
        "Qui ?;Avec qui ?;Quand ?\nMJC;CCAS;2018\n",
        [("MJC", "CCAS", "tie", "2018", "", "unknown")],
    ),
    "signed-in-words": (
        "Structure;Partenaire;Convention signée ?\nMJC;CCAS;signée\nMJC;Régie;non signée\n",
        [("MJC", "CCAS", "tie", "", "", "formal"), ("MJC", "Régie", "tie", "", "", "informal")],
    ),
    "a-year-beside-a-date": (
        "De;Vers;Année;Date de début\nMJC;CCAS;2018;05/09/2018\n",
        [("MJC", "CCAS", "tie", "2018-09-05", "", "unknown")],
    ),
    "a-structure-beside-both-ends": (
        "Source;Target;Structure;Start;End\nMJC;CCAS;autre;2018;2019\n",
        [("MJC", "CCAS", "tie", "2018", "2019", "unknown")],
    ),
    "kumu": (
        ("From,To,Type,Direction,Tags,Start date,End date\n"
        "A,B,collab,directed,x|y,2019,2020\nB,C,,mutual,z,2020,\n"),
        [("A", "B", "collab", "2019", "2020", "unknown"), ("B", "C", "tie", "2020", "", "unknown")],
    ),
    "gephi-intervals": (
        ("Source;Target;Type;Interval\n"
        'A;B;Directed;"<[2019.0, 2020.0]; [2022.0, 2023.0)>"\nB;C;Undirected;<empty>\n'),
        [
            ("A", "B", "tie", "2019", "2020", "unknown"),
            ("A", "B", "tie", "2022", "2022", "unknown"),
            ("B", "C", "tie", "", "", "unknown"),
        ],
    ),
    "gephi-moments": (
        'Source,Target,Type,Timestamp\nA,B,undirected,1861\nB,C,undirected,"<[1862.0, 1863.0]>"\n',
        [
            ("A", "B", "tie", "1861", "1861", "unknown"),
            ("B", "C", "tie", "1862", "1862", "unknown"),
            ("B", "C", "tie", "1863", "1863", "unknown"),
        ],
    ),
    "gephi-open-ends": (
        'Source,Target,timeset\nA,B,"<[2019-03-01, Infinity]>"\nB,C,"<(2019-03-01, 2019-04-01)>"\n',
        [
            ("A", "B", "tie", "2019-03-01", "", "unknown"),
            ("B", "C", "tie", "2019-03-02", "2019-03-31", "unknown"),
        ],
    ),
    "gephi-with-start-and-end": (
        'Source,Target,Start,End,Interval\nA,B,2018,2019,\nB,C,2018,2019,"<[2019, 2020]>"\n',
        [("A", "B", "tie", "2018", "2019", "unknown"), ("B", "C", "tie", "2019", "2020", "unknown")],
    ),
}  # fmt: skip


def _ties(held: Snapshot) -> list[tuple[str, ...]]:
    return sorted(
        (tie.source, tie.target, tie.type, tie.start, tie.until, FORMALITY[tie.formality])
        for tie in ties(held)
    )


@pytest.mark.parametrize("name", READ)
def test_headings_are_read_as_they_are_meant(name: str, tmp_path: Path) -> None:
    text, expected = READ[name]
    report, held = load("tables", write(tmp_path / "tableau.csv", text), create_actors=True)
    assert _ties(held) == expected
    assert report.rows_read == report.rows_loaded == len(text.splitlines()) - 1


@pytest.mark.parametrize(
    ("word", "directed"),
    [("Directed", True), ("orientée", True), ("Dirigé", True), ("NON ORIENTÉ", False), ("undirected", False)],
)  # fmt: skip
def test_type_of_gephi_says_which_way_a_tie_goes(word: str, directed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = write(tmp_path / "liens.csv", f"Source,Target,Type\nA,B,{word}\n")
    report, held = load("tables", path, create_actors=True)
    (tie,) = ties(held)
    assert (tie.directed, tie.type, dict(report.read.other_types)) == (directed, "tie", {})


def test_column_that_yields_is_named_as_left_aside(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", READ["a-year-beside-a-date"][0])
    report, _ = load("tables", path, create_actors=True)
    assert dict(report.read.unknown_columns) == {"liens.csv": ("Année",)}


def test_moment_is_seen_and_its_end_is_not_observed(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "Source,Target,Timestamp\nA,B,2021\n")
    _, held = load("tables", path, create_actors=True)
    assert [*held.ties.to_known] == [False]


def test_timestamp_of_a_form_is_no_date_of_a_tie(tmp_path: Path) -> None:
    path = write(tmp_path / "r.csv", "Timestamp,Structure,Works with\n2023/03/04 10:11:12,A,B\n")
    report, held = load("tables", path, create_actors=True)
    assert [tie.start for tie in ties(held)] == ["2023-03"]  # of the campaign, known no better
    assert held.ties.from_known.tolist() == [False]
    assert "Timestamp" in str(report.read.told)


def test_ends_of_intervals_are_said_to_be_included(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", READ["gephi-intervals"][0])
    report, _ = load("tables", path, create_actors=True)
    assert "« Interval »" in "\n".join(lines(report))


@pytest.mark.parametrize("cell", ["<[2019, 31/02/2020]>", "<[soon, later]>", "<[2021, 2019]>"])
def test_period_that_cannot_be_read_is_refused_at_its_row(cell: str, tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", f'Source,Target,timeset\nA,B,"{cell}"\n')
    ((row, column, _),) = refused_rows(refusal("tables", path, create_actors=True))
    assert (row, column) in {(2, "timeset"), (2, "")}


@pytest.mark.parametrize(
    ("header", "meant"),
    [("Structure,Travail avec", "travaille avec"), ("Nom de la structre,Partenares", "partenaires"),
     ("Organisme,En lein avec", "en lien avec"), ("Strcture,Travaile avec", "travaille avec")],
)  # fmt: skip
def test_slip_of_a_heading_of_ties_is_asked(header: str, meant: str, tmp_path: Path) -> None:
    error = refusal(
        "tables", write(tmp_path / "t.csv", f"{header}\nMJC,CCAS\n"), create_actors=True
    )
    assert (error.code, error.fields["meant"]) == ("input_near_column", meant)


def test_list_of_actors_with_a_like_column_stays_one(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", "Structure,Secteur,Partenariats\nMJC,associatif,nombreux\n")
    assert [row[:2] for row in refused_rows(refusal("tables", path))] == [(2, "Partenariats")]
    report, held = load("tables", path, meant=Meant(columns={"Partenariats": ""}))
    assert (len(held.actors.id), len(held.ties)) == (1, 0)
    assert dict(report.read.unknown_columns) == {"t.csv": ("Partenariats",)}


def test_no_slip_is_taken_for_a_free_text(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "Source,Target,Evidenc,Durée en clar\nA,B,x,y\n")
    report, _ = load("tables", path, create_actors=True)
    assert dict(report.read.near_columns) == {}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("annee.csv", ["2019", "2020"]),
        ("gephi_timeset.csv", ["2019", "2019", "2021"]),
        ("gephi_ts.csv", ["1861", "1861", "1862", "1862", "1863"]),
        ("kumu.csv", ["2019", "2020"]),
        ("startend.csv", ["2019", "2020"]),
    ],
)
def test_reported_headers_of_dates_are_read(name: str, starts: list[str], shared: Path) -> None:
    folder = shared / "cases" / "date-headers-unknown"
    report, held = load("tables", folder / name, create_actors=True)
    assert sorted(tie.start for tie in ties(held)) == starts
    assert report.read.undated == 0
