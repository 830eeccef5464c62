"""Encodings of old systems: texts come back as they were, or the file is refused; never other letters."""

from pathlib import Path

import pytest

from loaders.formats.encoding import detect_encoding
from loaders.formats.opening import first_bytes
from tests.loaders.loading import load, refusal, write

TEXTS = (
    "Département de la Rive",
    "COLLÈGE DES ÎLES",
    "École",
    "Fête",
    "Maison à côté",
    "Maçonnerie",
    "12 août 2020",
    "Noël",
    "maître d'ouvrage",
    "Régie du Verger, résidence n°5",
    "CAFé DES SPORTS",
    "Théâtre de l'Évêché, où l'on va à pied",
    "À côté",
    "FORÊT DE HÊTRES",
)
WINDOWS = (
    "l’Étang – annexe",
    "«Le Pré»",
    "100 €",
    "Sacré-Cœur",
    "1\xa0250",
    "dit “oui”",
    "D…",
    "½",
)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman", "iso8859-15"])
@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back_as_they_were(tmp_path: Path, text: str, encoding: str) -> None:
    path = write(tmp_path / "l.csv", f"nom;mot\n{text};x\n", encoding)
    found = detect_encoding(path, first_bytes(path))
    assert path.read_text(encoding=found) == f"nom;mot\n{text};x\n"


@pytest.mark.parametrize("text", [text for text in TEXTS if "È" not in text])
def test_french_texts_of_cp437_too(tmp_path: Path, text: str) -> None:
    try:
        path = write(tmp_path / "l.csv", f"nom\n{text}\n", "cp437")
    except UnicodeEncodeError:
        pytest.skip("CP437 has no such letter")
    assert path.read_text(encoding=detect_encoding(path, first_bytes(path))) == f"nom\n{text}\n"


@pytest.mark.parametrize("text", WINDOWS)
def test_what_windows_writes_stays(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "l.csv", f"nom\n{text}\n", "cp1252")
    assert detect_encoding(path, first_bytes(path)) == "cp1252"


def test_the_encoding_is_said(tmp_path: Path) -> None:
    report, held = load("tables", write(tmp_path / "acteurs.csv", "nom\nForêt d'Été\n", "cp850"))
    assert list(held.actors.name) == ["Forêt d'Été"]
    assert dict(report.read.encodings) == {"acteurs.csv": "cp850"}


def test_bytes_that_make_no_text_in_any_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(b"nom\n" + b"ab\x81\x9d\xb2\xdb\xb0cd;\n" * 20)
    assert refusal("tables", path).code == "input_bad_encoding"
