"""Tables: headers and words in two languages, names within territories, dates, what is refused."""

from datetime import date
from pathlib import Path

import openpyxl

from graph.store import open_store
from tests.loaders.loading import ends, load, refusal, refused_rows, write

ACTORS = "Structure;Secteur;Quartier;Sigle\nRégie;associatif;QP1;RQ\nVille;public;;\n"


def test_french_headers_and_words(tmp_path: Path) -> None:
    write(tmp_path / "d/acteurs.csv", ACTORS)
    text = "De;Vers;Type;Depuis;Dernier jour;Montant\nVille;RQ;financement;2019;2020-06;1 250,50\n"
    write(tmp_path / "d/liens.csv", text)
    report, held = load("tables", tmp_path / "d")
    assert report.dataset == "tables:d"
    assert ends(held) == [("Ville", "Régie")]
    ties = held.ties
    assert list(ties.type_names[ties.type]) == ["funding"]
    assert (str(ties.valid_from[0]), str(ties.valid_to[0])) == ("2019-01-01", "2020-07-01")
    assert (ties.from_precision[0], ties.to_precision[0]) == (2, 1)
    assert (ties.weight[0], ties.formality[0], bool(ties.directed[0])) == (1250.5, 1, True)
    actor = dict(zip(held.actors.name, held.actors.id, strict=True))
    assert actor == {"Régie": "local:tables:d:regie:QP1", "Ville": "local:tables:d:ville"}
    assert held.actors.listed.all()
    assert set(held.actors.sector_basis) == {"stated"}


SHEETS: dict[str, list[list[object]]] = {
    "Actors": [["name", "sector", "id"], ["Ville", "public", 213105554], ["Régie", None, None]],
    "Liens": [["source", "target", "valid_from"], ["Ville", "Régie", date(2019, 3, 27)]],
    "Events": [["name", "kind", "valid_from"], ["Comité", "instance", 2019]],
    "Participations": [["actor", "event", "role"], ["213105554", "Comité", "pilote"]],
    "Territories": [["code", "name", "level"], ["QP1", "Les Tilleuls", "qpv"]],
    "Observations": [["campaign", "valid_from"], ["Vague 1", "2019-04"]],
    "Respondents": [["campaign", "actor", "answered"], ["Vague 1", "Régie", True]],
    "source": [["coverage_from", "2019"], ["coverage_until", "2020-06"], ["rank", 3]],
    "Brouillon": [["à faire", "quand"], ["appeler", "demain"]],
}


def test_workbook_with_every_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "classeur.xlsx")
    report, held = load("tables", tmp_path / "classeur.xlsx")
    assert report.dataset == "tables:classeur"
    assert report.read.ignored == ("classeur.xlsx#Brouillon",)
    assert str(held.ties.valid_from[0]) == "2019-03-27"
    assert "siren:213105554" in held.actors.id
    assert list(held.events.kind) == ["body"]
    assert list(held.participations.role) == ["lead"]
    assert list(held.observations.asked_campaign) == ["Vague 1"]
    assert (str(held.datasets.coverage_from[0]), str(held.datasets.coverage_to[0])) == (
        "2019-01-01",
        "2020-07-01",
    )
    assert held.datasets.rank[0] == 3
    assert held.ties.provenance is not None
    assert (held.ties.provenance.file[0], held.ties.provenance.row[0]) == ("classeur.xlsx#Liens", 2)


def test_kind_told_by_headers(tmp_path: Path) -> None:
    one = write(tmp_path / "un.csv", "name,kind\nComité,body\n")
    two = write(tmp_path / "deux.csv", "name\nRégie\n")
    three = write(tmp_path / "trois.csv", "actor,event\nRégie,Comité\n")
    report, held = load("tables", one, two, three)
    assert report.dataset == "tables:un"
    assert (len(held.events.id), len(held.actors.id), len(held.participations)) == (1, 1, 1)


def test_a_csv_file_called_source_is_read_by_its_headers(tmp_path: Path) -> None:
    path = write(tmp_path / "source.csv", "source,target\nA,B\n")
    report, _ = load("tables", path, create_actors=True)
    assert dict(report.read.rows_read) == {"ties": 1}


def test_bare_edge_list(tmp_path: Path) -> None:
    path = write(tmp_path / "edges.csv", "From,To\nA,B\nB,213 105 554\n")
    assert refusal("tables", path).code == "input_no_actors"
    report, held = load("tables", path, create_actors=True)
    assert (report.read.created, report.sector_unknown) == (3, 2)
    assert not held.actors.listed.any()
    assert dict(zip(held.actors.name, held.actors.sector, strict=True)) == {
        "A": "unknown",
        "B": "unknown",
        "213 105 554": "public",
    }


def test_one_name_in_two_territories(tmp_path: Path) -> None:
    write(tmp_path / "d/actors.csv", "name,territory\nConseil,QP1\nConseil,QP2\nVille,\n")
    ties = tmp_path / "d/ties.csv"
    write(ties, "source,target\nVille,conseil\n")
    error = refusal("tables", tmp_path / "d")
    assert refused_rows(error) == [(2, "target", "row_ambiguous_actor")]
    assert "local:tables:d:conseil:QP1, local:tables:d:conseil:QP2" in error.text("en")
    write(ties, "source,target,territory\nVille,conseil,QP2\n")
    _, held = load("tables", tmp_path / "d")
    assert held.actors.id[held.ties.dst[0]] == "local:tables:d:conseil:QP2"
    write(ties, "source,target\nVille,local:tables:d:conseil:QP1\n")
    _, held = load("tables", tmp_path / "d")
    assert held.actors.id[held.ties.dst[0]] == "local:tables:d:conseil:QP1"


def test_a_territory_by_its_name_as_people_write_it(tmp_path: Path) -> None:
    named = "code,name,level\nQP1,L’Œuvre Neuve,qpv\nQP2,Les Tilleuls,qpv\nQP3,les tilleuls,qpv\n"
    write(tmp_path / "d/territories.csv", named)
    actors = "name,territory\nA,L'OEUVRE NEUVE\nB,l oeuvre-neuve\nC,Les Tilleuls\nD,QP2\nE,QP9\n"
    write(tmp_path / "d/actors.csv", actors)
    write(tmp_path / "d/ties.csv", "source,target,territory\nA,B,l'œuvre neuve\n")
    _, held = load("tables", tmp_path / "d")
    places = dict(zip(held.actors.name, held.actors.territory, strict=True))
    assert places == {"A": "QP1", "B": "QP1", "C": "Les Tilleuls", "D": "QP2", "E": "QP9"}
    assert ends(held) == [("A", "B")]


def test_names_of_the_load_come_before_those_of_the_store(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        load("tables", write(tmp_path / "a/actors.csv", "name\nRégie\nVille\n"), store=store)
        write(tmp_path / "b/actors.csv", "name,id\nRégie,r1\n")
        write(tmp_path / "b/ties.csv", "source,target\nr1,Ville\nRégie,VILLE\n")
        _, held = load("tables", tmp_path / "b", store=store, as_name="b")
        found = {held.actors.id[i] for i in held.ties.src}
        assert found == {"local:tables:b:r1"}
        assert {held.actors.id[i] for i in held.ties.dst} == {"local:tables:actors:ville"}


def test_aliases_file_makes_spellings_one(tmp_path: Path) -> None:
    write(tmp_path / "d/actors.csv", "name\nRégie de quartier\nVille\n")
    write(tmp_path / "d/ties.csv", "source,target\nVille,La Régie\n")
    assert refused_rows(refusal("tables", tmp_path / "d"))
    aliases = write(tmp_path / "noms.csv", "name,aliases\nRégie de quartier,La Régie|RQ\n")
    _, held = load("tables", tmp_path / "d", aliases=aliases)
    assert ends(held) == [("Ville", "Régie de quartier")]


ACTS_AND_STATES = """source,target,type,valid_from,valid_until,nature,to_known,from_known,absent_on
A,B,meeting,2019-03-27,,,,,
A,C,works_with,2019-03,,,,,
A,D,works_with,2019,,act,,,
A,E,meeting,2019,,state,,,
A,F,prêt de salle,2019,2020,,false,false,2018-12
A,G,works_with,,,,true,,
"""


def test_acts_and_states(tmp_path: Path) -> None:
    report, held = load("tables", write(tmp_path / "ties.csv", ACTS_AND_STATES), create_actors=True)
    names = held.actors.name[held.ties.dst]
    rows = {
        name: (str(end), bool(known), bool(start))
        for name, end, known, start in zip(
            names, held.ties.valid_to, held.ties.to_known, held.ties.from_known, strict=True
        )
    }
    assert rows == {
        "B": ("2019-03-28", True, True),
        "C": ("NaT", False, True),
        "D": ("2020-01-01", True, True),
        "E": ("NaT", False, True),
        "F": ("2021-01-01", False, False),
        "G": ("NaT", True, True),
    }
    assert str(held.ties.absent_on[list(names).index("F")]) == "2018-12-31"
    assert dict(report.read.other_types) == {"prêt de salle": 1}
    assert report.read.undated == 1


def test_wrong_and_right_identifiers(tmp_path: Path) -> None:
    text = "name,id,rna\nA,732829321,\nB,732829320,\nC,,W313012345\nD,r7,\nE,local:autre:e,\n"
    report, held = load("tables", write(tmp_path / "actors.csv", text))
    assert dict(zip(held.actors.name, held.actors.id, strict=True)) == {
        "A": "local:tables:actors:732829321",
        "B": "siren:732829320",
        "C": "rna:W313012345",
        "D": "local:tables:actors:r7",
        "E": "local:autre:e",
    }
    assert report.read.wrong_identifiers == ("732829321",)


def test_sector_from_legal_category(tmp_path: Path) -> None:
    text = "name,catégorie juridique\nA,9220\nB,7210\nC,8210\n"
    _, held = load("tables", write(tmp_path / "actors.csv", text))
    assert list(zip(held.actors.sector, held.actors.sector_basis, strict=True)) == [
        ("associative", "legal category"),
        ("public", "legal category"),
        ("unknown", ""),
    ]


def test_extra_columns_set_values_and_privacy(tmp_path: Path) -> None:
    text = "source,target,Humeur,evidence\nA,B,bonne a@b.fr,appeler le 06 12 34 56 78\n"
    path = write(tmp_path / "ties.csv", text)
    report, held = load("tables", path, create_actors=True, set={"Type": "convention"})
    assert dict(report.read.unknown_columns) == {"ties.csv": ("Humeur",)}
    assert list(held.ties.type_names) == ["convention"]
    assert held.ties.provenance is not None
    assert held.ties.provenance.evidence[0] == "appeler le [retiré]"
    assert held.ties.provenance.attrs[0] == "{}"
    report, held = load("tables", path, create_actors=True, keep=("HUMEUR",))
    assert held.ties.provenance is not None
    assert held.ties.provenance.attrs[0] == '{"Humeur":"bonne [retiré]"}'
    assert report.read.retired == 2
    assert refusal("tables", path, create_actors=True, set={"couleur": "bleu"}).code == (
        "input_unknown_set"
    )


def test_coordinates_in_kept_columns_of_actors_are_counted(tmp_path: Path) -> None:
    text = "name,Contact\nRégie,06 12 34 56 78\nVille,lundi\n"
    report, held = load("tables", write(tmp_path / "actors.csv", text), keep=("contact",))
    assert sorted(held.actors.attrs) == ['{"Contact":"[retiré]"}', '{"Contact":"lundi"}']
    assert report.read.retired == 1


def test_people_known_by_address_alone_stay_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "ties.csv", "source,target\na@x.fr,b@x.fr\nb@x.fr,a@x.fr\n")
    _, held = load("tables", path, create_actors=True)
    assert list(held.actors.name) == ["[retiré]", "[retiré]"]
    assert len(set(held.actors.id)) == 2
    assert "x.fr" not in "".join(held.actors.id)


def test_events_named_or_numbered_and_their_parents(tmp_path: Path) -> None:
    events = "id,name,kind,parent,date\ne1,Programme,programme,,2019\n,Comité,body,e1,2019-05\n"
    write(tmp_path / "d/events.csv", events)
    write(tmp_path / "d/actors.csv", "name\nA\n")
    write(tmp_path / "d/participations.csv", "actor,event,role\nA,programme,trésorier\nA,Comité,\n")
    _, held = load("tables", tmp_path / "d")
    assert list(held.events.parent) == ["local:tables:d:e1", ""]
    assert sorted(held.participations.role) == ["", "trésorier"]
