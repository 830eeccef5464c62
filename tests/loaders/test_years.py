"""Files of one funder year after year: who is known by name alone is one actor across them."""

from pathlib import Path

import pytest

from graph.store import open_store
from tests.loaders.loading import load, write

HEAD = (
    "nomAttribuant;idAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;rnaBeneficiaire;"
    "commune;montant\n"
)
TOWN, CLUB, RNA = "21899901900019", "44299901700019", "W891000117"
YEARS = {
    "2021": (
        "Ville;;2021-03-01;Comité des fêtes;;;Valombre;1\n"
        "Ville;;2021-03-01;Comité des fêtes;;;Pontcourt;2\n"
    ),
    "2022": (
        f"VILLE;{TOWN};2022-03-01;COMITE DES FETES;;;Valombre;3\n"
        f"Ville;{TOWN};2022-03-01;Boxe;;{RNA};;4\n"
    ),
    "2023": (
        "Ville;2,19E+13;2023-03-01;Comité des Fêtes;;;VALOMBRE;5\n"
        f"Agglo;;2023-03-01;Boxe;{CLUB};{RNA};;6\n"
    ),
    "2024": (
        "Agglo;;2024-03-01;Comité des fêtes;;;Valombre;7\n"
        "Ville;;2024-03-01;Judo;1,2E+13;;Valombre;8\n"
    ),
}


def written(folder: Path) -> list[Path]:
    """The yearly files."""
    return [write(folder / f"{year}.csv", HEAD + rows) for year, rows in YEARS.items()]


def test_funder_and_beneficiaries_are_one_in_all_files(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        reports = [load("subventions", path, store=store)[0] for path in written(tmp_path)]
        held = store.snapshot()
    assert dict(zip(held.actors.id, held.actors.name, strict=True)) == {
        "siren:218999019": "Ville",
        "local:funder:agglo": "Agglo",
        "siren:442999017": "Boxe",
        "local:siren:218999019:comite-des-fetes:valombre": "Comité des Fêtes",
        "local:siren:218999019:comite-des-fetes:pontcourt": "Comité des fêtes",
        "local:siren:218999019:judo:valombre": "Judo",
        "local:funder:agglo:comite-des-fetes:valombre": "Comité des fêtes",
    }
    assert held.actors.sector[held.actors.id == "siren:442999017"] == ["associative"]
    assert [dict(report.joined) for report in reports] == [
        {},
        {"beneficiary": 1, "funder": 1},
        {"beneficiary": 1, "funder": 1, "rna": 1},
        {"funder": 2},
    ]
    assert all(
        len({one.id for one in group}) == len(group)
        for r in reports
        for group in r.possible_doubles
    )


def test_any_order_of_files_gives_one_digest_and_one_reading(tmp_path: Path) -> None:
    one, two, three, four = written(tmp_path)
    seen = set()
    for order in ((one, two, three, four), (four, three, two, one), (three, one, four, two)):
        with open_store(":memory:", create=True) as store:
            for path in order:
                load("subventions", path, store=store)
            held = store.snapshot()
            ends = zip(held.actors.id[held.ties.src], held.actors.id[held.ties.dst], strict=True)
            cells = (tuple(held.actors.name), tuple(held.actors.sector), tuple(sorted(ends)))
            seen.add((held.digest, tuple(held.actors.id), *cells))
    assert len(seen) == 1


def test_by_file_keeps_files_apart(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        for path in written(tmp_path):
            report, held = load("subventions", path, store=store, by_file=True)
            assert not report.joined or set(report.joined) == {"rna"}
    assert sum(name.lower().startswith("comit") for name in held.actors.name) == 5
    assert "local:subventions:2021:ville" in held.actors.id


def test_places_tell_apart_and_stay_with_the_actor(tmp_path: Path) -> None:
    rows = "Ville;;2021;Fêtes;;;Valombre;1\nVille;;2021;Fêtes;;;;2\n"
    _, held = load("subventions", write(tmp_path / "a.csv", HEAD + rows))
    found = dict(zip(held.actors.id, held.actors.territory, strict=True))
    assert found["local:funder:ville:fetes:valombre"] == "Valombre"
    assert found["local:funder:ville:fetes"] == ""


@pytest.mark.parametrize("column", ["Ville", "Code postal", "Code INSEE"])
def test_other_columns_that_say_where(tmp_path: Path, column: str) -> None:
    rows = "Ville;;2021;Fêtes;;;89001;1\nVille;;2021;Fêtes;;;89002;2\n"
    text = HEAD.replace("commune", column) + rows
    _, held = load("subventions", write(tmp_path / "a.csv", text))
    assert len(held.actors.id) == 3


def test_nobody_named_is_not_one_across_files(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        for year in ("2021", "2022"):
            text = f"{HEAD}Ville;{TOWN};{year};;;;;5\n"
            _, held = load("subventions", write(tmp_path / f"{year}.csv", text), store=store)
    assert sum(key.endswith(":unnamed") for key in held.actors.id) == 2


def test_forgetting_the_file_that_tells_takes_it_back(tmp_path: Path) -> None:
    first, second, *_ = written(tmp_path)
    with open_store(":memory:", create=True) as store:
        load("subventions", first, store=store)
        digest, names = store.digest(), list(store.actors().id)
        load("subventions", second, store=store)
        assert "local:funder:ville" not in store.actors().id
        store.forget("subventions:2022")
        assert (store.digest(), list(store.actors().id)) == (digest, names)


def test_an_rna_gives_the_associative_sector_in_tables_too(tmp_path: Path) -> None:
    people = f"Boxe,{CLUB},{RNA},\nMairie,{TOWN},{RNA[:-1]}9,\nSport,,,privé\n"
    path = write(tmp_path / "acteurs.csv", "nom,siret,rna,secteur\n" + people)
    _, held = load("tables", path)
    sectors = dict(zip(held.actors.name, held.actors.sector, strict=True))
    assert sectors == {"Boxe": "associative", "Mairie": "public", "Sport": "private"}


def test_a_number_typed_in_another_load_is_the_actor_known_by_both(tmp_path: Path) -> None:
    people = write(tmp_path / "acteurs.csv", f"nom,siret,rna\nBoxe,{CLUB},{RNA}\nMairie,{TOWN},\n")
    alone = write(tmp_path / "rna.csv", f"nom,rna\nBoxing,{RNA}\nMairie,\n")
    ties = write(tmp_path / "liens.csv", f"de,vers\n{RNA},{TOWN}\n")
    with open_store(":memory:", create=True) as store:
        load("tables", people, store=store)
        load("tables", alone, store=store, second_witness=True)
        report, held = load("tables", ties, store=store)
    assert report.rows_loaded == 1
    ends = {held.actors.id[held.ties.src[0]], held.actors.id[held.ties.dst[0]]}
    assert ends == {"siren:442999017", "siren:218999019"}


def test_one_column_of_places_holds_for_a_whole_file(tmp_path: Path) -> None:
    text = HEAD.replace("commune", "Commune;Code postal")
    rows = "Ville;;2021;Fêtes;;;;89001;1\nVille;;2021;Judo;;;Valombre;89002;2\n"
    report, held = load("subventions", write(tmp_path / "a.csv", text + rows))
    assert "local:funder:ville:fetes" in held.actors.id
    assert "local:funder:ville:judo:valombre" in held.actors.id
    assert report.read.unknown_columns == {"a.csv": ("Code postal",)}
