"""One load of one dataset: again, corrected, appended, refused, mixed, repeated; its report."""

import csv
import json
from importlib import import_module
from pathlib import Path

import pytest

from graph.errors import InputError, LoadRefused
from graph.store import open_store
from graph.store.store import Store
from loaders.frame.context import LoadOptions
from loaders.frame.manifest import loader_names, read_manifest
from loaders.frame.row import Row
from loaders.run import run_each
from tests.conftest import ROOT
from tests.loaders.loading import ends, load, write

TIES = "source,target,type,valid_from\n"
ROWS = [f"Ville,Asso {i},convention,{2010 + i}" for i in range(6)]


def _table(path: Path, rows: list[str]) -> Path:
    return write(path, TIES + "\n".join(rows) + "\n")


def _load(store: Store, path: Path, **options: object) -> tuple[int, int, int, int]:
    report, _ = load("tables", path, store=store, create_actors=True, **options)
    ties = report.counts["ties"]
    return ties.new, ties.changed, ties.same, report.retracted["ties"]


def test_again_corrected_and_retracted(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        path = _table(tmp_path / "liens.csv", ROWS)
        assert _load(store, path) == (6, 0, 0, 0)
        digest = store.digest()
        report, _ = load("tables", path, store=store, create_actors=True)
        assert (report.outcome, store.digest()) == ("same_file", digest)
        _table(path, [*ROWS[:4], "Ville,Asso 9,convention,2019"])
        assert _load(store, path) == (1, 0, 4, 2)
        _table(path, ROWS)
        assert _load(store, path) == (2, 0, 4, 1)
        assert store.digest() == digest


def test_same_file_is_read_again_when_something_else_changed(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        path = _table(tmp_path / "liens.csv", ROWS)
        _load(store, path)
        assert _load(store, path, set={"unit": "EUR"}) == (0, 6, 0, 0)
        store.forget("tables:liens")
        assert _load(store, path, set={"unit": "EUR"}) == (6, 0, 0, 0)


def test_rows_skipped_once_are_refused_again_when_not_to_be_skipped(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        path = _table(tmp_path / "liens.csv", [*ROWS, "Ville,,tie,2019"])
        assert _load(store, path, skip_refused=True) == (6, 0, 0, 0)
        with pytest.raises(LoadRefused):
            _load(store, path)


def test_append_adds_once(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        one = _table(tmp_path / "liens.csv", ROWS[:3])
        two = _table(tmp_path / "suite.csv", ROWS[2:])
        _load(store, one)
        assert _load(store, two, append=True, as_name="liens") == (4, 0, 0, 0)
        report, _ = load(
            "tables", two, store=store, append=True, as_name="liens", create_actors=True
        )
        assert report.outcome == "same_file"


def test_a_load_that_would_take_back_most_stops(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        path = _table(tmp_path / "liens.csv", ROWS)
        _load(store, path)
        digest = store.digest()
        _table(path, ROWS[:1])
        with pytest.raises(LoadRefused) as caught:
            _load(store, path)
        assert caught.value.code == "load_would_retract"
        assert "--as OTHER" in str(caught.value)
        assert "--append" in str(caught.value)
        assert store.digest() == digest
        assert _load(store, path, replace=True) == (0, 0, 1, 5)


def test_dry_run_says_and_stores_nothing(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        before = store.digest()
        path = _table(tmp_path / "liens.csv", [*ROWS, "Ville,,tie,2019"])
        report, _ = load("tables", path, store=store, create_actors=True, dry_run=True)
        assert (report.outcome, report.rows_refused, report.counts["ties"].new) == ("dry_run", 1, 6)
        assert report.refused_path is None
        assert store.digest() == before


@pytest.mark.parametrize(("lang", "first"), [("fr", "fichier;feuille"), ("en", "file,sheet")])
def test_refused_rows_are_written_down(tmp_path: Path, lang: str, first: str) -> None:
    path = _table(tmp_path / "liens.csv", [ROWS[0], "Ville,=1+1,tie,hier"])
    options = {"refused_path": tmp_path / "r.csv", "lang": lang, "create_actors": True}
    with open_store(":memory:", create=True) as store:
        with pytest.raises(LoadRefused) as caught:
            load("tables", path, store=store, **options)
        assert str(tmp_path / "r.csv") in caught.value.text("fr")
        text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
        assert text.startswith(first)
        rows = list(csv.reader(text.splitlines(), delimiter=";" if lang == "fr" else ","))
        assert rows[1][:5] == ["liens.csv", "", "3", "valid_from", "hier"]


def test_refused_list_that_cannot_be_written(tmp_path: Path) -> None:
    path = _table(tmp_path / "liens.csv", ["Ville,,tie,2019"])
    with open_store(":memory:", create=True) as store:
        with pytest.raises(InputError) as caught:
            load("tables", path, store=store, refused_path=tmp_path, create_actors=True)
        assert caught.value.code == "load_cannot_write"


def test_list_of_refused_rows_is_replaced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _table(tmp_path / "liens.csv", ["Ville,,tie,2019"])
    kept = write(tmp_path / "r.csv", "what was there")

    def full(_: Path, content: bytes) -> int:
        raise OSError(28, f"no room for {len(content)} bytes")

    with open_store(":memory:", create=True) as store:
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(InputError, match="no room"):
            load("tables", path, store=store, refused_path=kept, create_actors=True)
    assert kept.read_text(encoding="utf-8") == "what was there"
    assert {each.name for each in tmp_path.iterdir()} == {"liens.csv", "r.csv"}


def test_simulated_and_real_never_mix(tmp_path: Path) -> None:
    real = _table(tmp_path / "vrai/liens.csv", ROWS)
    simulated = _table(tmp_path / "simule/liens.csv", ROWS)
    write(tmp_path / "simule/source.yaml", "simulated: true\nrank: 2\n")
    for first, second, code in (
        (real, simulated, "load_simulated_into_real"),
        (simulated.parent, real, "load_real_into_simulated"),
    ):
        with open_store(":memory:", create=True) as store:
            _load(store, first, as_name="un")
            with pytest.raises(InputError) as caught:
                _load(store, second, as_name="deux")
            assert caught.value.code == code


@pytest.mark.parametrize(
    "said", ["rank: haut\n", "coverage_from: hier\n", "simulated: 3\n", "- 1\n", "a: [\n"]
)
def test_source_yaml_that_cannot_be_read(tmp_path: Path, said: str) -> None:
    path = _table(tmp_path / "d/liens.csv", ROWS)
    write(path.parent / "source.yaml", said)
    with open_store(":memory:", create=True) as store:
        with pytest.raises(InputError) as caught:
            _load(store, path.parent)
        assert caught.value.code == "input_bad_source"


def test_the_same_list_under_another_name_stops(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        _load(store, _table(tmp_path / "2023.csv", ROWS))
        again = _table(tmp_path / "2024.csv", [*ROWS[1:], "Ville,Asso 9,convention,2019"])
        digest = store.digest()
        with pytest.raises(LoadRefused) as caught:
            _load(store, again)
        assert caught.value.code == "load_repeats"
        assert "--as 2023" in str(caught.value)
        assert "--second-witness" in str(caught.value)
        assert store.digest() == digest
        assert _load(store, again, second_witness=True) == (6, 0, 0, 0)
        _table(again, ROWS[1:])
        assert _load(store, again) == (0, 0, 5, 1)


def test_other_rows_of_the_same_actors_are_welcome(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        _load(store, _table(tmp_path / "2023.csv", ROWS))
        later = [row[:-4] + "2020" for row in ROWS]
        assert _load(store, _table(tmp_path / "2024.csv", later))[0] == 6


def test_files_that_are_a_dataset_each(tmp_path: Path) -> None:
    head = "nomAttribuant;nomBeneficiaire;dateConvention;montant\n"
    one = write(tmp_path / "un.csv", head + "Ville;Asso;2019;5\n")
    two = write(tmp_path / "deux.csv", head + "Ville;Asso;2020;5\n")
    with open_store(":memory:", create=True) as store:
        reports = list(run_each(store, "subventions", [one, two]))
        assert [report.dataset for report in reports] == ["subventions:un", "subventions:deux"]
        with pytest.raises(InputError, match="one by one"):
            list(run_each(store, "subventions", [one, two], LoadOptions(as_name="x")))
    with open_store(":memory:", create=True) as store:
        path = _table(tmp_path / "liens.csv", ROWS[:1])
        (report,) = run_each(store, "tables", [path], LoadOptions(create_actors=True))
        assert report.dataset == "tables:liens"
        assert ends(store.snapshot()) == [("Ville", "Asso 0")]


def test_possible_doubles_are_listed_and_not_merged(tmp_path: Path) -> None:
    path = write(
        tmp_path / "actors.csv", "name,id\nLes Amis du Parc,a\nASSO. DU PARC LES AMIS,b\nX,c\n"
    )
    report, held = load("tables", path)
    (group,) = report.possible_doubles
    assert {actor.id for actor in group} == {"local:tables:actors:a", "local:tables:actors:b"}
    assert len(held.actors.id) == 3


def test_too_few_rows_fail_before_the_store(tmp_path: Path) -> None:
    head = "nomAttribuant;nomBeneficiaire;dateConvention;montant;statut\n"
    path = write(tmp_path / "un.csv", head + "Ville;Asso;2019;5;refusée\n")
    with pytest.raises(InputError) as caught:
        load("subventions", path)
    assert caught.value.code == "load_too_few"


@pytest.mark.parametrize("name", loader_names())
def test_every_loader_has_its_manifest(name: str) -> None:
    manifest, loader = read_manifest(name), import_module(f"loaders.{name}")
    assert set(manifest.title) == {"fr", "en"}
    assert manifest.publisher
    assert manifest.licence
    json.dumps(manifest.columns)
    assert hasattr(loader, "read") or hasattr(loader, "load")
    for kind, groups in manifest.needed.items():
        assert {field for group in groups for field in group} <= set(manifest.columns[kind])


def test_every_folder_of_a_source_is_a_loader() -> None:
    folders = [path for path in (ROOT / "loaders").iterdir() if (path / "source.yaml").is_file()]
    assert {path.name for path in folders} == set(loader_names())
    assert {"subventions", "tables"} <= set(loader_names())


def test_what_nobody_took_is_named() -> None:
    row = Row({"a": "1", "b": "2", "c": "3"})
    assert (row.take("b", int), row.take("z", lambda text: text or "rien")) == (2, "rien")
    assert row.taken == {"b", "z"}
