"""Nothing hidden occurs in the bytes of what is made to be shared; working documents say what they are."""

import html
import io
import re
import shlex
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from commands.export import GRAPHS, METRICS, TABLES
from tests.commands.conftest import Run
from tests.commands.pages import plain

# What only the field may know: a person's name, other name and id, coordinates, evidence, who told.
SECRETS = (
    "durandeau",
    "zedconseil",
    "0612345678",
    "06 12 34 56 78",
    "exemple.org",
    "preuvesecrete",
    "ids.example",
)
NOTE = "dit par zoé durandeau, écrire à zoe@exemple.org ou 06 12 34 56 78"
EVIDENCE = "Mme Zoé Durandeau, PreuveSecrete 4"
MADE = {
    "map": ("map", "--out", "m.html"),
    "csv": ("export", "csv", "--out", "t"),
    "parquet": ("export", "parquet", "--out", "p"),
    "graphml": ("export", "graphml", "--events", "--out", "x.graphml"),
    "gexf": ("export", "gexf", "--events", "--edges", "both", "--out", "x.gexf"),
    "growth": ("growth", "--every", "year", "--out", "g.xlsx", "--chart", "g.svg"),
    "picture": ("growth", "--every", "year", "--chart", "g.png"),
    "groups": ("growth", "--every", "year", "--by", "sector", "--out", "b.csv"),
    "without": ("growth", "--every", "year", "--without", "Zoé Durandeau", "--out", "w.xlsx"),
    "attendance": ("attendance", "--every", "year", "--out", "a.xlsx"),
    "measure": ("measure", "density", "--without", "Zoé Durandeau", "--out", "d.csv"),
    "metrics": (
        "export",
        "metrics",
        "--without",
        "ZedConseil",
        "--out",
        "k",
        "--draws",
        "2",
        "--as-of",
        "2019-06-01",
    ),
    "type": (
        "measure",
        "density",
        "--type",
        "marché,Entraide avec Zoé Durandeau",
        "--without",
        "Centre bis",
        "--out",
        "y.json",
    ),
    "ego": ("map", "--ego", "Chez Zoé Durandeau", "--title", "Chez ZedConseil", "--out", "e.html"),
    "place": ("growth", "--every", "year", "--territory", "Square Zoé Durandeau", "--out", "q.csv"),
    "places": ("growth", "--every", "year", "--by", "territory", "--out", "r.xlsx"),
    "compare": ("compare", "2019", "2020", "--out", "v.csv"),
    "survival": ("survival", "--draws", "2", "--out", "s.xlsx"),
    "degree": ("measure", "degree", "--as-of", "2020-06-01", "--out", "o.csv"),
    "named": ("measure", "density", "--without", "Chez Zoé Durandeau", "--out", "n.csv"),
    "attended": ("attendance", "--every", "year", "--out", "a.json", "--without", "ZedConseil"),
}
NAMING = ("map", "csv", "graphml", "gexf", "attendance", "degree")

# A table a file; what must stay hidden stands in every place that takes text.
ROWS = {
    "acteurs": (
        "identifiant;nom;autres noms;secteur;forme;territoire;contact;preuve",
        ";Mairie;MV;public;organisation;;mairie@exemple.org;PreuveSecrete 1",
        ";Centre social;Chez Zoé Durandeau|Centre bis;associatif;;Q1;ZOE DURANDEAU 06 12 34 56 78;",
        ";Zoé Durandeau;ZedConseil|Z. Durandeau;citoyen;personne;;+33612345678;PreuveSecrete 2",
        ";Zoé Durandeau, menuiserie;;privé;organisation;Q1;;",
        "zed@ids.example;Atelier ZedConseil;;privé;organisation;Q1;;",
    ),
    "liens": (
        "de;vers;type;formalité;depuis;jusqu'au;rapporté par;preuve;numéro;date en clair;note",
        f"Mairie;Centre social;convention;formel;2019;2021;Zoé Durandeau;PreuveSecrete 3;r1;;{NOTE}",
        f"ZedConseil;Centre social;;informel;2020;2022;ZedConseil;{EVIDENCE};Durandeau-1;;{NOTE}",
        "Mairie;Zoé Durandeau;;;;;;;;;",
        "Mairie;Centre social;entraide avec Zoé Durandeau;;2019;2021;;;;;",
        "Zoé Durandeau, menuiserie;Mairie;;formel;2019;2021;;;ZedConseil 7;;",
        "Atelier ZedConseil;Zoé Durandeau, menuiserie;;formel;2019;2021;;;zed@ids.example;;",
    ),
    "territoires": ("code;nom;niveau", "Q1;Square Zoé Durandeau;qpv"),
    "reunions": (
        "nom;type;date",
        "Visite chez Zoé Durandeau;réunion;2019-01-05",
        "Comité 2;réunion;2021-12-31",
        "ZedConseil arrive;repère;2020",
    ),
    "presences": (
        "acteur;événement;rôle;preuve",
        "Zoé Durandeau;Visite chez Zoé Durandeau;;PreuveSecrete 5",
        "Mairie;Visite chez Zoé Durandeau;envoyé par ZedConseil;",
        "Mairie;Comité 2;;appeler le 06 12 34 56 78",
    ),
}


@pytest.fixture
def field(run: Run, tmp_path: Path) -> Path:
    """A store with a person, evidence and coordinates in every place that takes text."""
    folder = tmp_path / "terrain"
    folder.mkdir()
    for name, lines in ROWS.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    store = tmp_path / "terrain.db"
    kept = ("--keep", "contact", "--keep", "note")
    said = run("load", "tables", folder, *kept, "--store", store)
    assert said.code == 0, said.err
    return store


def written(made: tuple[str, ...]) -> str:
    """Every byte of the files of a command line and what is printed, as lower-case text."""
    outs = [Path(made[at + 1]) for at, word in enumerate(made) if word in ("--out", "--chart")]
    files = [
        file
        for out in outs
        for file in (out.iterdir() if out.is_dir() else [out, out.with_suffix(".meta.json")])
        if file.is_file()
    ]
    assert files
    return "\n".join(readable(file) for file in files).lower()


def readable(file: Path) -> str:
    raw = file.read_bytes()
    parts = [raw]
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            parts = [book.read(name) for name in book.namelist()]
    if file.suffix == ".parquet":
        parts.append(pd.read_parquet(file).to_csv().encode())
    text = "\n".join(part.decode("utf-8", errors="ignore") for part in parts)
    return text + html.unescape(text)


def test_every_format_is_tried() -> None:
    tried = {made[1] for made in MADE.values() if made[0] == "export"}
    assert tried >= {*GRAPHS, *TABLES, METRICS}


@pytest.mark.parametrize("name", MADE)
def test_nothing_hidden_in_the_bytes(run: Run, field: Path, name: str) -> None:
    said = run(*MADE[name], "--store", field.name)
    assert said.code == 0, said.err
    text = written(MADE[name]) + said.out.lower()
    assert [secret for secret in SECRETS if secret in text] == []


AGAIN = ("type", "ego", "place", "named")


@pytest.mark.parametrize("name", AGAIN)
def test_the_command_of_a_masked_stamp_gives_the_same_bytes(
    run: Run, field: Path, name: str
) -> None:
    out = Path(MADE[name][MADE[name].index("--out") + 1])
    assert run(*MADE[name], "--store", field.name).code == 0
    before = out.read_bytes()
    beside = out.with_suffix(".meta.json")
    shown = plain((beside if beside.exists() else out).read_text(encoding="utf-8"))
    found = re.search(r"maillage (?:growth|map|measure) .*? --lang fr", shown)
    assert found
    out.unlink()
    said = run(*shlex.split(found.group())[1:])
    assert said.code == 0, said.err
    assert out.read_bytes() == before


def test_the_title_of_a_page_names_nobody_hidden(run: Run, field: Path) -> None:
    run(*MADE["ego"], "--store", field.name)
    page = Path("e.html").read_text(encoding="utf-8")
    assert re.search(r"<title>Chez P-[0-9a-f]{10}", page)


def test_a_lost_key_is_said(run: Run, field: Path) -> None:
    made = ("export", "csv", "--out", "t", "--store", field.name)
    key = Path(f"{field.name}.key")
    first, second = run(*made), run(*made)
    assert "Nouvelle clé des pseudonymes : terrain.db.key" in first.err
    assert second.err == ""
    actors = Path("t/actors.csv").read_bytes()
    key.unlink()
    assert "remettez l’ancienne clé" in run(*made).err
    assert Path("t/actors.csv").read_bytes() != actors


@pytest.mark.parametrize("name", NAMING)
def test_working_documents_show_and_say_what_they_are(run: Run, field: Path, name: str) -> None:
    assert run(*MADE[name], "--store", field.name, "--internal").code == 0
    text = written(MADE[name])
    assert "durandeau" in text
    assert "ne pas diffuser" in text or '"internal": true' in text
    assert "exemple.org" not in text, "coordinates were never stored"
    assert "06 12 34 56 78" not in text


@pytest.mark.parametrize("name", [*NAMING, "parquet"])
def test_pseudonymise_hides_organisations_too(run: Run, field: Path, name: str) -> None:
    assert run(*MADE[name], "--store", field.name, "--pseudonymise").code == 0
    text = written(MADE[name])
    assert [word for word in (*SECRETS, "centre social", "centre-social") if word in text] == []


def test_public_evidence_is_shown_and_persons_stay_hidden(
    run: Run, field: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "terrain"
    (folder / "source.yaml").write_text("evidence_public: true\n", encoding="utf-8")
    assert run("load", "tables", folder, "--store", field.name).code == 0
    run(*MADE["csv"], "--store", field.name)
    text = written(MADE["csv"])
    assert "preuvesecrete 3" in text
    assert "zedconseil" not in text


def test_the_store_itself_holds_no_coordinates(field: Path) -> None:
    raw = field.read_bytes()
    assert [word for word in ("exemple.org", "12 34 56", "612345678") if word.encode() in raw] == []
