"""maillage look, and the options that say how files are to be read."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

TIES = "de;vers;depuis;Remarques\nMairie;CCAS;2019;à revoir\nMairie;MJC;12 avril;\n"


@pytest.fixture
def ties() -> Path:
    path = Path("liens du quartier.csv")
    path.write_text(TIES, encoding="utf-8")
    return path


def test_each_column_is_said_with_examples_and_what_does_not_fit(run: Run, ties: Path) -> None:
    said = run("look", ties)
    assert said.code == 0, said.err
    lines = [line.split() for line in said.out.splitlines()]
    assert said.out.startswith(
        "liens du quartier.csv : liste de liens, titres en ligne 1, lignes : 2"
    )
    assert ["de", "de", "Mairie", "2", "sur", "2"] in lines
    assert "depuis     depuis          2019 · 12 avril  2 sur 2 (illisibles : 1)" in said.out
    assert ["Remarques", "non", "lue", "à", "revoir", "1", "sur", "2"] in lines
    assert "lignes lues : 2, refusées : 1" in said.out


def test_nothing_is_stored(run: Run, ties: Path) -> None:
    run("look", ties)
    assert [path.name for path in Path().iterdir()] == [ties.name]


def test_the_command_it_gives_can_be_pasted(run: Run, ties: Path) -> None:
    ties.write_text(TIES.replace("12 avril", "2021"), encoding="utf-8")
    said = run("look", ties)
    line = said.out.splitlines()[-1]
    assert line == 'Pour charger : maillage load tables "liens du quartier.csv" --create-actors'
    assert run("load", "tables", ties, "--create-actors").code == 0


def test_a_mapping_is_written_then_followed(run: Run, ties: Path) -> None:
    ties.write_text(TIES.replace("12 avril", "2021"), encoding="utf-8")
    said = run("look", ties, "--mapping", "lecture.yaml")
    assert said.out.splitlines()[-1].endswith("--create-actors --mapping lecture.yaml")
    path = Path("lecture.yaml")
    assert "  depuis: depuis\n" in path.read_text(encoding="utf-8")
    again = run("load", "tables", ties, "--create-actors", "--mapping", path)
    assert again.code == 0, again.err
    written = path.read_text(encoding="utf-8").replace("  depuis: depuis", "  depuis: ''")
    path.write_text(written, encoding="utf-8")
    said = run("load", "tables", ties, "--create-actors", "--mapping", path, "--replace")
    assert "liens sans date : 2" in said.out


def test_a_mapping_in_the_other_language_reads_the_same(run: Run, ties: Path) -> None:
    Path("m.yaml").write_text("columns: {de: target, vers: source}\n", encoding="utf-8")
    said = run("look", ties, "--mapping", "m.yaml")
    assert "de         vers " in said.out
    Path("m.yaml").write_text("colonnes: {de: vers, vers: de}\n", encoding="utf-8")
    assert run("look", ties, "--mapping", "m.yaml").out == said.out


@pytest.mark.parametrize(
    "text", ["- a list", "couleur: bleu", "columns: bleu", "year: hier", "sheets: peut-être", "{"]
)
def test_a_file_that_is_no_mapping_is_refused(run: Run, ties: Path, text: str) -> None:
    Path("m.yaml").write_text(text, encoding="utf-8")
    said = run("load", "tables", ties, "--mapping", "m.yaml")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "--mapping m.yaml : ce n’est pas un fichier de lecture" in said.err


def test_a_mapping_that_is_not_there_is_refused_by_a_load(run: Run, ties: Path) -> None:
    said = run("load", "tables", ties, "--mapping", "absent.yaml")
    assert said.code == 1
    assert "absent.yaml : fichier introuvable" in said.err


def test_a_column_means_what_is_said_of_it(run: Run) -> None:
    Path("qui.csv").write_text("Qui;Soutient\nMairie;MJC\nMJC;CCAS\n", encoding="utf-8")
    stopped = run("load", "tables", "qui.csv", "--create-actors")
    assert stopped.code == 1
    assert "qui.csv : non lue, lignes : 2" in stopped.out
    assert stopped.out.splitlines()[-1] == "Voir le détail : maillage look qui.csv"
    said = run(
        "load", "tables", "qui.csv", "--create-actors", "--column", "Qui=de", "--column", "Soutient=target"
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "liens : en plus 2" in said.out


def test_an_unknown_meaning_names_the_known_ones(run: Run, ties: Path) -> None:
    said = run("look", ties, "--column", "de=couleur")
    assert said.code == 1
    assert "--column de=couleur" in said.err
    assert "target" in said.err


def test_actors_without_a_relation_stop_where_columns_may_hold_some(run: Run) -> None:
    Path("acteurs.csv").write_text(
        "Structure;Amis\nMairie;CCAS, MJC\nMJC;Mairie\nCCAS;\n", encoding="utf-8"
    )
    said = run("load", "tables", "acteurs.csv")
    assert said.code == 1
    assert "Amis" in said.err
    assert '--column "Amis="' in said.err
    assert not Path("test.db").exists()
    assert run("load", "tables", "acteurs.csv", "--column", "Amis=").code == 0


def test_a_list_of_actors_with_what_is_no_relation_loads(run: Run) -> None:
    Path("acteurs.csv").write_text(
        "Structure;Adhérent;Adresse\nMairie;x;1 rue du Pré\nMJC;;2 rue du Pré\n", encoding="utf-8"
    )
    said = run("load", "tables", "acteurs.csv")
    assert said.code == 0, said.err
    assert "colonnes inconnues, non conservées sans --keep : Adhérent, Adresse" in said.out


def test_a_sheet_that_is_not_there_is_named(run: Run, ties: Path) -> None:
    said = run("look", ties, "--layout", "Feuille=ties")
    assert said.code == 1
    assert (
        "--layout Feuille : aucune feuille de ce nom ; feuilles : liens du quartier.csv" in said.err
    )


def test_a_sheet_may_be_left_alone(run: Run, ties: Path) -> None:
    Path("acteurs.csv").write_text("nom\nMairie\n", encoding="utf-8")
    said = run("load", "tables", ties, "acteurs.csv", "--layout", f"{ties.stem}=")
    assert said.code == 0, said.err
    assert f"non lu : {ties.name}" in said.out


def test_another_source_has_its_own_columns(run: Run, ties: Path) -> None:
    said = run("load", "subventions", ties, "--year", "2024")
    assert said.code == 1
    assert "--layout, --sheets et --year ne servent qu’à la source « tables »" in said.err


def test_grants_are_known_by_their_headers(run: Run) -> None:
    Path("aides.csv").write_text(
        "nomAttribuant,idAttribuant,dateConvention,nomBeneficiaire,montant\n"
        "Ville,21590350100017,2022-04-12,MJC,3000\n",
        encoding="utf-8",
    )
    said = run("look", "aides.csv")
    assert said.code == 0, said.err
    assert said.out.splitlines()[-1] == "Pour charger : maillage load subventions aides.csv"


def test_words_of_a_source_fit_as_it_reads_them(run: Run) -> None:
    grants = "nomAttribuant;nomBeneficiaire;dateConvention;nature;montant\n"
    Path("s.csv").write_text(grants + "Ville;Asso;2022-03-01;aide en numéraire;5\n", "utf-8")
    Path("k.csv").write_text("From,To,Direction\nA,B,mutual\nC,D,directed\n", "utf-8")
    Path("2021.csv").write_text(";MJC;Régie\nMJC;;parfois\nRégie;jamais;\n", "utf-8")
    for said in (
        run("look", "s.csv"),
        run("look", "k.csv"),
        run("look", "2021.csv", "--source", "survey"),
    ):
        assert said.code == 0, said.err
        assert "illisibles" not in said.out
