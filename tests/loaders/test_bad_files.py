"""Files that cannot be read: one clear line each, nothing stored, never a traceback."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import MaillageError
from graph.store import open_store
from loaders.frame.context import LoadOptions
from loaders.run import run
from tests.loaders.loading import ends, load, refusal, write

HEAD = "source,target\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "input_empty_file"),
        (b"\xef\xbb\xbf", "input_empty_file"),
        (b"\n \n", "input_empty_file"),
        (b"source,target\nA,\x81\n", "input_bad_encoding"),
        (b"\xef\xbb\xbfsource,target\nA,\xe9\n", "input_bad_encoding"),
        (b'source,target\nA,"B\nC,D\n', "input_open_quote"),
        (b'source,target\nA,"B"b\nC,D\n', "input_stray_quote"),
        (b"source,target\nA,B\nA,B\0B\n", "input_nul"),
        (b"source,target\nA," + b"B" * 10_000_000 + b"\n", "input_cell_too_long"),
        (b"source,type\nA,tie\n", "input_missing_column"),
        (b"source,target,De\nA,B,C\n", "input_columns_disagree"),
        (b"source,target,source\nA,B,C\n", "input_columns_disagree"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "input_binary_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "input_binary_file"),
        (bytes(range(256)) * 40, "input_binary_file"),
        (OLE + b"\0" * 500, "input_old_excel"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "input_password"),
        (b"PK\x03\x04 and nothing more", "input_not_a_workbook"),
    ],
)
def test_each_bad_file_has_its_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "liens.csv"
    path.write_bytes(content)
    error = refusal("tables", path, create_actors=True)
    assert error.code == code
    assert "liens.csv" in error.text("fr")


def test_rows_are_named_as_the_spreadsheet_numbers_them(tmp_path: Path) -> None:
    text = 'source,target\n"A\nB\nC",D\n\nE,"F\n'
    error = refusal("tables", write(tmp_path / "liens.csv", text))
    assert (error.code, error.fields["row"]) == ("input_open_quote", 4)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert refusal("tables", tmp_path / "rien.csv").code == "input_missing_file"
    (tmp_path / "vide").mkdir()
    assert refusal("tables", tmp_path / "vide").code == "input_empty_folder"
    assert refusal("subventions", tmp_path / "rien.csv").code == "input_missing_file"


def test_unknown_source_names_those_there_are(tmp_path: Path) -> None:
    error = refusal("tableaux", write(tmp_path / "a.csv", HEAD))
    assert "subventions, survey, tables" in error.text("fr")


def test_content_that_is_no_table(tmp_path: Path) -> None:
    error = refusal("tables", write(tmp_path / "notes.csv", "couleur,goût\nbleu,sucré\n"))
    assert error.code == "input_unknown_kind"


def test_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "liens.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert refusal("tables", path).code == "input_not_a_workbook"


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.text", "input_not_a_workbook"),
        ("xl/workbook.bin", "", "input_xlsb"),
    ],
)
def test_other_kinds_of_workbooks_say_how_to_save(
    tmp_path: Path, part: str, content: str, code: str
) -> None:
    path = tmp_path / "liens.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, content)
    error = refusal("tables", path)
    assert error.code == code
    assert "xlsx" in error.text("fr").casefold()


def test_a_workbook_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liens.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            for _ in range(257):
                stream.write(b" " * (1 << 20))
    assert refusal("tables", path).code == "input_workbook_too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("source", ["tables", "subventions"])
def test_a_pipe_is_refused_not_waited_for(tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "liens.csv")
    assert refusal(source, tmp_path / "liens.csv").code == "input_not_a_file"
    aliases = tmp_path / "liens.csv"
    files = write(tmp_path / "a.csv", HEAD + "A,B\n")
    assert refusal("tables", files, aliases=aliases).code == "input_not_a_file"


def test_workbook_with_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liens.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert refusal("tables", path).code == "input_not_a_workbook"


def test_a_workbook_is_known_by_its_content_whatever_its_extension(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["source", "target"], ["Ville", "Asso"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "liens.xlsx")
    path = (tmp_path / "liens.xlsx").rename(tmp_path / "liens.csv")
    _, held = load("tables", path, create_actors=True)
    assert ends(held) == [("Ville", "Asso")]


def test_empty_workbook(tmp_path: Path) -> None:
    path = tmp_path / "liens.xlsx"
    openpyxl.Workbook().save(path)
    assert refusal("tables", path).code == "input_empty_file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"De{separator}Vers\nRégie{separator}École\n"
    path = write(tmp_path / "liens.csv", text, encoding)
    report, held = load("tables", path, create_actors=True)
    assert sorted(held.actors.name) == ["Régie", "École"]
    said = {} if encoding == "utf-8" else {"liens.csv": encoding}
    assert dict(report.read.encodings) == said


SUMMER = "Régie d’été,Mâcon".encode("cp1252")


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (["École,Mairie".encode(), SUMMER], 2),
        ([SUMMER, b'A,"deux\nlignes"', "École,B".encode()], 4),
        ([SUMMER, SUMMER, "Привет,B".encode()], 4),
    ],
)
def test_two_encodings_in_one_file_are_refused(tmp_path: Path, rows: list[bytes], row: int) -> None:
    path = tmp_path / "liens.csv"
    path.write_bytes(b"\n".join([b"source,target", *rows, b""]))
    error = refusal("tables", path, create_actors=True)
    assert (error.code, error.fields["row"]) == ("input_mixed_encodings", row)
    assert "UTF-8" in error.text("fr")


def test_capitals_before_no_break_spaces_are_no_utf8(tmp_path: Path) -> None:
    text = "source,target\nCAFÉ\u00a0: ici,CAFÉ’S\nRégie d’été,Mâcon\n"
    path = write(tmp_path / "liens.csv", text, "cp1252")
    _, held = load("tables", path, create_actors=True)
    assert "CAFÉ’S" in set(held.actors.name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300) | st.text(alphabet='a;,"\n\r\t\0é1|', max_size=60).map(str.encode))
def test_any_bytes_load_or_are_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "liens.csv"
    path.write_bytes(b"source;target\n" + content)
    with open_store(":memory:", create=True) as store:
        before = store.digest()
        options = LoadOptions(create_actors=True, refused_path=tmp_path / "r.csv")
        problem = _problem(lambda: run(store, "tables", [path], options))
        assert problem is None or store.digest() == before
        assert problem is None or "\n" not in problem.text("fr")


def _problem(act: Callable[[], object]) -> MaillageError | None:
    try:
        act()
    except MaillageError as error:
        return error
    return None
