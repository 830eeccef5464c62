"""Texts of pages and stamps: written with care, and used."""

import re
from pathlib import Path

import pytest

from graph.language import Lang, by_language, catalogue, message
from views.stamp import Phrase, Stamp

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = ("isolé", "périphérique", "perdu", "sortant", "non confirmé", "en cours")


def test_french_is_written_with_care() -> None:
    """Typographic apostrophes, one spelling, no plural in brackets, one name for the store."""
    texts = catalogue("fr").values()
    wrong = re.compile(r"\w'\w|\w\([sx]\)|évènement|magasin|`")
    assert [text for text in texts if wrong.search(text)] == []


def test_never_judge_an_actor() -> None:
    french = " ".join(by_language("map")["fr"].values()).lower()
    assert "aucun lien renseigné à cette date" in french
    assert not [word for word in FORBIDDEN if word in french]


def test_every_text_of_the_map_is_used() -> None:
    folder = ROOT / "views" / "map"
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in (".js", ".jinja", ".py")
    )
    for key in by_language("map")["fr"]:
        stem = re.sub(r"_(?:one|many)\Z", "", key)
        family = rf"\b{stem.rpartition('_')[0]}_\$?{{"
        assert re.search(rf"\b{stem}\b|{family}", code), key


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            (
                "maillage 1.2",
                "Empreinte des données : 01234567",
                "Filtres : formalité : formel ; depuis 2019",
            ),
        ),
        (
            "en",
            ("maillage 1.2", "Data digest: 01234567", "Filters: formality: formal; since 2019"),
        ),
    ],
)
def test_stamp_speaks_the_language(lang: Lang, lines: tuple[str, ...]) -> None:
    filters: tuple[Phrase, ...] = (
        {"fr": "formalité : formel", "en": "formality: formal"},
        {"fr": "depuis 2019", "en": "since 2019"},
    )
    assert Stamp("1.2", "0123456789", filters).lines(lang) == lines


def test_stamp_warns_first() -> None:
    stamp = Stamp("1.2", "0" * 64, simulated=True, internal=True)
    assert stamp.lines("en")[:2] == stamp.warnings("en")
    assert stamp.warnings("fr")[1] == "Document de travail, ne pas diffuser"


def test_unknown_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("map.no such text", "fr")
