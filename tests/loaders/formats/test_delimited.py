"""CSV files whose quotes or separators are not what they seem."""

from pathlib import Path

import pytest

from graph.errors import InputError
from loaders.formats.opening import open_raw
from tests.loaders.loading import ends, load, refusal, write


def rows(path: Path) -> list[list[str]]:
    (sheet,) = open_raw(path)
    return list(sheet.rows())


@pytest.mark.parametrize(
    ("text", "row", "n"),
    [
        ('de;vers;mot\nA;B;"x\nC;D;y"\n', 2, 2),
        ('de;vers;mot\n"A;B;x\nC;D;y\nE";F;z\n', 2, 3),
        ('de,vers,mot\r\nA,B,x\r\nC,"D,y\r\nE,F,z\r\nG,H",t\r\nI,J,\r\n', 3, 3),
        ('de\tvers\nA\t"B\nC\tD"\n', 2, 2),
        ('de;vers;mot\nA;"B;x\nC;D;y"\nE;F;z\n', 2, 2),  # closed in a later column
        ('de;vers;mot\nA;"B;x\nC;D;y\nE;F"\nG;H;z\n', 2, 3),  # the last row is short
        ('de|vers|mot\nA|"B|x\nC|D|"\nE|F|z\n', 2, 2),
        ('Liste du quartier\n\nde;vers;mot\nA;B;"x\nC;D;y"\n', 4, 2),
    ],
)
def test_rows_that_a_quote_swallows_are_refused_by_their_row(
    tmp_path: Path, text: str, row: int, n: int
) -> None:
    error = refusal("tables", write(tmp_path / "l.csv", text), create_actors=True)
    assert error.code == "input_swallowed_rows"
    assert error.fields == {"file": "l.csv", "row": row, "n": n}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('de;vers;mot\nA;B;"deux\nlignes"\n', "deux\nlignes"),
        ('de;vers;mot\nA;B;"deux ; et\ntrois ; et ; quatre"\n', "deux ; et\ntrois ; et ; quatre"),
        ('de;vers;mot\nA;B;"dit ""oui""\nou non"\n', 'dit "oui"\nou non'),
        ('de;vers;mot\nA;B;"a\nb;c\n"\n', "a\nb;c\n"),
    ],
)
def test_cells_of_several_lines_stay_cells(tmp_path: Path, text: str, cell: str) -> None:
    assert rows(write(tmp_path / "l.csv", text))[1] == ["A", "B", cell]


@pytest.mark.parametrize(
    ("text", "row", "other", "separator"),
    [
        ("de;vers;mot\nA;B;x\nC,D,y\n", 3, ",", ";"),
        ("de;vers;mot\nC\tD\ty\nA;B;x\n", 2, "TAB", ";"),
        ("de,vers,mot\nA;B;x\nC;D;y\n", 2, ";", ","),
        ("de,vers,mot\nA;B,x\n", 2, ";", ","),
        ("Titre, de la liste\nde;vers;mot\nA;B;x\nC|D|y\n", 4, "|", ";"),
    ],
)
def test_rows_of_another_separator_are_refused(
    tmp_path: Path, text: str, row: int, other: str, separator: str
) -> None:
    error = refusal("tables", write(tmp_path / "l.csv", text), create_actors=True)
    assert error.code == "input_other_separator"
    said = {"file": "l.csv", "row": row, "other": other, "separator": separator}
    assert error.fields == said


def test_short_rows_of_prose_are_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "nom;secteur;mot\nMairie;public\nLe Pré, café, salle;privé\n")
    report, held = load("tables", path, as_name="acteurs")
    assert report.rows_loaded == 2
    assert sorted(held.actors.name) == ["Le Pré, café, salle", "Mairie"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_each_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = [["Liste, 2024; du quartier"], ["de", "vers"], ["A", "B"], ["C (D, E; F)", "G"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    _, held = load("tables", write(tmp_path / "l.csv", text), create_actors=True)
    assert sorted(ends(held)) == [("A", "B"), ("C (D, E; F)", "G")]


def test_without_known_headers_the_separator_makes_most_rows_alike(tmp_path: Path) -> None:
    text = "Copil, quartier, ville, 2024\nQui;12/03;19/05\nMairie, élus;x;\nCCAS;;x\n"
    assert rows(write(tmp_path / "l.csv", text))[1:3] == [
        ["Qui", "12/03", "19/05"],
        ["Mairie, élus", "x", ""],
    ]


def test_rows_can_be_read_again_and_none_is_left_out(tmp_path: Path) -> None:
    (sheet,) = open_raw(write(tmp_path / "l.csv", "Titre\n\nde;vers\n\nA;B\n;\n"))
    expected = [["Titre"], [], ["de", "vers"], [], ["A", "B"], ["", ""]]
    assert list(sheet.rows()) == list(sheet.rows()) == expected
    assert (sheet.label, sheet.separator, sheet.encoding) == ("l.csv", ";", "utf-8")


def test_faults_are_met_where_rows_are_read(tmp_path: Path) -> None:
    (sheet,) = open_raw(write(tmp_path / "l.csv", 'a;b\n1;2\n"x;y\n'))
    found = sheet.rows()
    assert [next(found), next(found)] == [["a", "b"], ["1", "2"]]
    with pytest.raises(InputError) as caught:
        next(found)
    assert (caught.value.code, caught.value.fields["row"]) == ("input_open_quote", 3)
