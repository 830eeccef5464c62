"""Names that mean one actor: by aliases, by the ticked list of possible doubles; never by themselves."""

from pathlib import Path

import pytest

from graph.lookup import find_actor
from graph.selection import Filters, select
from graph.store import open_store
from loaders.alike.ticked import read_aliases, write_doubles
from loaders.frame.known import Alike
from tests.loaders.loading import ends, load, refusal, refused_rows, write

TOWNS = 15
ZEBRA = "local:tables:d:bleu-blanc-zebre"


def _tick(path: Path, *names: str) -> Path:
    """Tick the rows of these names, as a person would."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    ticked = ["x" + line if any(f";{name};" in line for name in names) else line for line in lines]
    return write(path, "\n".join(ticked) + "\n", "cp1252")


def test_fifteen_councils_stay_fifteen(tmp_path: Path) -> None:
    places = [f"QP{n:06d}" for n in range(TOWNS)]
    actors = ["nom;quartier", *(f"Conseil citoyen;{place}" for place in places), "Mairie;"]
    ties = ["de;vers;quartier vers", *(f"Mairie;Conseil citoyen;{place}" for place in places)]
    write(tmp_path / "d/acteurs.csv", "\n".join(actors) + "\n")
    write(tmp_path / "d/liens.csv", "\n".join(ties) + "\n")
    report, held = load("tables", tmp_path / "d")
    assert len(held.actors.id) == TOWNS + 1
    assert len(set(held.ties.dst)) == TOWNS
    assert report.possible_doubles == ()
    write(tmp_path / "d/liens.csv", "de;vers\nMairie;Conseil citoyen\n")
    assert refused_rows(refusal("tables", tmp_path / "d")) == [(2, "vers", "row_ambiguous_actor")]


def test_an_alias_of_the_actors_table_is_found_everywhere(tmp_path: Path) -> None:
    write(tmp_path / "d/acteurs.csv", "nom,alias\nBleu Blanc Zèbre,BBZ|B.B.Z.\nMairie,\n")
    write(tmp_path / "d/liens.csv", "de,vers\nbbz,Mairie\nBleu blanc zebre,Mairie\n")
    write(tmp_path / "d/réunions.csv", "nom,type\nComité,réunion\n")
    write(tmp_path / "d/présences.csv", "réunion,structure\nComité,BBZ\n")
    _, held = load("tables", tmp_path / "d")
    assert ends(held) == [("Bleu Blanc Zèbre", "Mairie")] * 2
    assert held.actors.id[held.participations.actor[0]] == ZEBRA
    assert held.actors.id[find_actor(held.actors, "BBZ")] == ZEBRA
    assert len(select(held, Filters(without=("bbz",))).ties.src) == 0


@pytest.mark.parametrize("listed", [True, False])
def test_the_file_of_names_and_other_names(tmp_path: Path, listed: bool) -> None:  # noqa: FBT001
    names = write(tmp_path / "noms.csv", "nom;autres noms\nBleu Blanc Zèbre;BBZ | Zèbre\n")
    if listed:
        write(tmp_path / "d/acteurs.csv", "nom\nBBZ\nBleu Blanc Zèbre\nMairie\n")
    write(tmp_path / "d/liens.csv", "de,vers\nBBZ,Mairie\nBleu Blanc Zèbre,Mairie\nzebre,Mairie\n")
    _, held = load("tables", tmp_path / "d", aliases=names, create_actors=not listed)
    assert ends(held) == [("Bleu Blanc Zèbre", "Mairie")] * 3
    assert sorted(held.actors.name) == ["Bleu Blanc Zèbre", "Mairie"]
    assert held.actors.id[find_actor(held.actors, "BBZ")] == ZEBRA


def test_ticked_doubles_become_one_and_the_others_stay(tmp_path: Path) -> None:
    write(tmp_path / "d/acteurs.csv", "nom,secteur\nEcole,public\nÉcole,\nCaf,public\nC.A.F.,\n")
    write(tmp_path / "d/liens.csv", "de,vers\nEcole,Caf\nÉcole,C.A.F.\n")
    listed = tmp_path / "doublons.csv"
    with open_store(":memory:", create=True) as store:
        report, _ = load("tables", tmp_path / "d", store=store)
        assert len(report.possible_doubles) == 2
        assert write_doubles(listed, report.possible_doubles, "fr")
        before = store.digest()
        report, held = load("tables", tmp_path / "d", store=store, aliases=listed)
        assert store.digest() == before
        _tick(listed, "Ecole", "École")
        report, held = load("tables", tmp_path / "d", store=store, aliases=listed, replace=True)
        assert sorted(held.actors.name) == ["C.A.F.", "Caf", "École"]
        assert {a for a, _ in ends(held)} == {"École"}
        assert held.actors.name[find_actor(held.actors, "Ecole")] == "École"
        assert [[one.name for one in group] for group in report.possible_doubles] == [
            ["C.A.F.", "Caf"]
        ]
        again, _ = load("tables", tmp_path / "d", store=store, aliases=listed)
        assert again.outcome == "same_file"


def test_a_tick_joins_an_actor_of_another_dataset(tmp_path: Path) -> None:
    first = write(tmp_path / "a.csv", "nom,siren\nMairie de Tours,213105554\n")
    second = write(tmp_path / "b.csv", "nom\nTours (mairie de)\n")
    with open_store(":memory:", create=True) as store:
        load("tables", first, store=store)
        report, _ = load("tables", second, store=store)
        (group,) = report.possible_doubles
        assert [actor.id for actor in group] == [
            "siren:213105554",
            "local:tables:b:tours-mairie-de",
        ]
        write_doubles(tmp_path / "d.csv", report.possible_doubles, "fr")
        ticked = _tick(tmp_path / "d.csv", "Mairie de Tours", "Tours (mairie de)")
        _, held = load("tables", second, store=store, aliases=ticked, replace=True)
        assert list(held.actors.id) == ["siren:213105554"]
        assert held.actors.aliases[0] == ("Tours (mairie de)",)


def test_ticks_are_kept_when_the_list_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "doublons.csv"
    ecole, school, caf, other = (
        Alike("e", "Ecole"),
        Alike("é", "École"),
        Alike("c", "Caf"),
        Alike("k", "CAF"),
    )
    assert write_doubles(path, [(ecole, school)], "fr")
    _tick(path, "Ecole", "École")
    assert write_doubles(path, [(caf, other)], "fr")
    said = path.read_text(encoding="utf-8-sig").splitlines()
    assert said[0] == "même acteur (x);groupe;nom;territoire;identifiant"
    assert said[1:] == ["x;1;Ecole;;e", "x;1;École;;é", ";2;Caf;;c", ";2;CAF;;k"]
    assert {key: actor.id for key, actor in read_aliases(path).same.items()} == {"é": "e"}
    assert write_doubles(path, [], "fr")
    assert not write_doubles(tmp_path / "rien.csv", [], "fr")
    assert not (tmp_path / "rien.csv").exists()


@pytest.mark.parametrize(
    ("rows", "code"),
    [("x;1;A;;a\n;1;B;;b\n", "input_lone_tick"), ("peut-être;1;A;;a\n", "input_bad_tick")],
)
def test_a_list_ticked_wrongly_has_one_line(tmp_path: Path, rows: str, code: str) -> None:
    ties = write(tmp_path / "liens.csv", "de,vers\nA,B\n")
    listed = write(tmp_path / "d.csv", "même acteur (x);groupe;nom;territoire;identifiant\n" + rows)
    assert refusal("tables", ties, create_actors=True, aliases=listed).code == code


def test_a_file_that_is_no_list_is_not_replaced(tmp_path: Path) -> None:
    path = write(tmp_path / "budget.csv", "poste;montant\nsalle;12\n")
    with pytest.raises(Exception, match="no list of doubles"):
        write_doubles(path, [(Alike("a"), Alike("b"))], "fr")
    assert path.read_text(encoding="utf-8").startswith("poste")
