"""Names that rows use: kept by the dataset that uses them, never merged by themselves."""

from pathlib import Path

from graph.store import open_store
from tests.loaders.loading import ends, load, refusal, refused_rows, write

HEAD = "De,Vers,Depuis\n"
ROWS = ["Asso,Mairie,2020", "Mairie,École,2021"]


def _ties(path: Path, rows: list[str]) -> Path:
    return write(path, HEAD + "\n".join(rows) + "\n")


def test_a_dataset_loaded_again_keeps_the_names_of_its_actors(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        path = _ties(tmp_path / "liens.csv", ROWS)
        load("tables", path, store=store, create_actors=True)
        _ties(path, [*ROWS, "Asso,École,2022"])
        report, held = load("tables", path, store=store, create_actors=True)
        assert sorted(held.actors.name) == ["Asso", "Mairie", "École"]
        assert (report.counts["actors"].same, report.read.created) == (3, 0)
        digest = store.digest()
        _ties(path, ["Asso,École,2022", *ROWS[::-1]])
        report, _ = load("tables", path, store=store, create_actors=True)
        assert (report.counts["actors"].same, store.digest()) == (3, digest)
        report, _ = load("tables", path, store=store)
        assert (report.counts["actors"].same, store.digest()) == (3, digest)


def test_a_dataset_keeps_the_names_it_found_through_another(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        x = write(tmp_path / "x.csv", "name,sector,form\nA,public,\nB,private,person\n")
        load("tables", x, store=store)
        report, _ = load("tables", _ties(tmp_path / "liens.csv", ["A,b,2020"]), store=store)
        assert report.sector_unknown == 0
        store.forget("tables:x")
        held = store.snapshot()
        assert ends(held) == [("A", "B")]
        assert not held.actors.listed.any()
        assert sorted(held.actors.form) == ["organisation", "person"]


def test_asking_actors_of_another_dataset_repeats_nothing(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        load("tables", write(tmp_path / "actors.csv", "name\nA\nB\n"), store=store)
        asked = write(tmp_path / "respondents.csv", "campaign,actor,answered\nV,A,oui\nV,B,non\n")
        report, _ = load("tables", asked, store=store)
        assert report.outcome == "stored"


def test_names_that_differ_are_different_actors(tmp_path: Path) -> None:
    names = ["Ecole,public", "École,private", "C++,public", "C,associative", " C ,associative"]
    found = []
    for n, rows in enumerate((names, names[::-1])):
        path = write(tmp_path / f"{n}/actors.csv", "name,sector\n" + "\n".join(rows) + "\n")
        report, held = load("tables", path)
        assert sorted(held.actors.name) == ["C", "C++", "Ecole", "École"]
        assert len(report.possible_doubles) == 2
        found.append(sorted(zip(held.actors.id, held.actors.name, strict=True)))
    assert found[0] == found[1]
    assert all(key.rpartition("-")[2] != key for key, _ in found[0])


def test_the_name_as_written_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "d/actors.csv", "name\nEcole\nÉcole\nVille\n")
    ties = write(tmp_path / "d/ties.csv", "source,target\nVILLE,École\n")
    assert ends(load("tables", tmp_path / "d")[1]) == [("Ville", "École")]
    write(ties, "source,target\nVille,ECOLE\n")
    error = refusal("tables", tmp_path / "d", create_actors=True)
    assert refused_rows(error) == [(2, "target", "row_ambiguous_actor")]


def test_an_edge_list_keeps_spellings_apart(tmp_path: Path) -> None:
    report, held = load("tables", _ties(tmp_path / "e.csv", ["A,a,2020"]), create_actors=True)
    assert ends(held) == [("A", "a")]
    assert (report.read.loops, len(report.possible_doubles)) == (0, 1)


def test_refused_rows_make_no_actor(tmp_path: Path) -> None:
    text = "source,target,valid_from,valid_until\nA,B,2019,\nC,D,hier,\nE,F,2020,2019\n,G,,\n"
    path = write(tmp_path / "ties.csv", text)
    report, held = load("tables", path, create_actors=True, skip_refused=True)
    assert (report.rows_refused, report.read.created) == (3, 2)
    assert sorted(held.actors.name) == ["A", "B"]
