"""Tables of a selection: precision, missing cells, references, and who is shown."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.frames import (
    Shown,
    actors_frame,
    first_texts,
    participations_frame,
    ties_frame,
    until_texts,
)
from exports.privacy import Coder, key, pseudonyms, shown_names
from graph.dates import PartialDate, Precision, parse_date
from graph.errors import InputError
from graph.model import Actor, Event, Participation, Provenance, Source, Span, Tie
from graph.selection import Filters, Selection, select
from tests.factories import snapshot

PARTIAL = st.builds(
    lambda day, precision: parse_date(str(PartialDate(day, precision))),
    st.dates(min_value=parse_date("1900").first, max_value=parse_date("2099").first),
    st.sampled_from(list(Precision)),
)


@given(st.lists(PARTIAL, min_size=1, max_size=6))
def test_dates_come_back_as_stated(stated: list[PartialDate]) -> None:
    precision = np.array([date.precision for date in stated], np.int8)
    first = np.array([date.first for date in stated], "datetime64[D]")
    end = np.array([date.end for date in stated], "datetime64[D]")
    assert first_texts(first, precision).tolist() == [str(date) for date in stated]
    assert until_texts(end, precision).tolist() == [str(date) for date in stated]


def test_missing_date_is_empty() -> None:
    nothing = np.array(["NaT"], "datetime64[D]")
    assert first_texts(nothing, np.zeros(1, np.int8)).tolist() == [""]
    assert until_texts(nothing, np.zeros(1, np.int8)).tolist() == [""]


def network(*, evidence_public: bool = False) -> Selection:
    """Two organisations and a person, tied and meeting; the person reports."""
    until = Span.stated(parse_date("2019-03"), parse_date("2020"))
    place = Provenance("f.csv", 7, "phrase secrète")
    return select(
        snapshot(
            actors=[
                Actor("siren:1", "Mairie", ("la Ville", "Mairie centrale"), sector="public", listed=True),
                Actor("local:t:anne", "Anne Durand", ("Nanou",), form="person"),
                Actor("local:t:club", "Club"),
            ],
            ties=[
                Tie(
                    "siren:1", "local:t:anne", "funding", "formal", directed=True, span=until, weight=5.0,
                    unit="EUR", reported_by="local:t:anne", record_id="anne-1", attrs={"note": "Anne"},
                    provenance=place,
                ),
                Tie("siren:1", "local:t:club", certainty="arguable"),
                Tie("siren:1", "local:t:club", provenance=place),
            ],
            events=[Event("e1", "Réunion", "meeting")],
            participations=[Participation("local:t:anne", "e1", "lead", provenance=place)],
            source=Source("test:own", evidence_public=evidence_public),
        )
    )  # fmt: skip


def test_ties_are_whole_when_nothing_is_hidden() -> None:
    frame = ties_frame(network(), Shown(internal=True))
    row = frame.iloc[0]
    assert len(frame) == 2
    assert row["valid_from"] == "2019-03"
    assert row["valid_until"] == "2020"
    assert (row["source"], row["source_name"]) == ("siren:1", "Mairie")
    assert (row["weight"], row["unit"], row["row"]) == (5.0, "EUR", 7)
    assert (row["reported_by"], row["evidence"]) == ("local:t:anne", "phrase secrète")
    assert frame.iloc[1]["valid_from"] == ""
    assert np.isnan(frame.iloc[1]["weight"])


def test_certainty_is_chosen_by_the_selection() -> None:
    selection = select(network().snapshot, Filters(certainty="arguable"))
    assert len(ties_frame(selection, Shown())) == 3


def test_reporter_and_evidence_are_shown_where_the_source_says_so() -> None:
    for public, expected in ((True, "phrase secrète"), (False, "")):
        frame = ties_frame(network(evidence_public=public), Shown())
        assert frame["evidence"].tolist() == [expected, expected]
        assert bool(frame["reported_by"][0]) is public
        parts = participations_frame(network(evidence_public=public), Shown())
        assert parts["evidence"].tolist() == [expected]


def test_hidden_person_leaves_no_trace() -> None:
    selection = network(evidence_public=False)
    shown = Shown({"local:t:anne": "P-1"})
    frames = [make(selection, shown) for make in (actors_frame, ties_frame, participations_frame)]
    text = "".join(frame.to_csv() for frame in frames).lower()
    assert "p-1" in text
    assert "la ville|mairie centrale" in text
    assert not {word for word in ("anne", "durand", "nanou", "secrète") if word in text}


def test_actors_are_sorted_by_the_id_shown() -> None:
    frame = actors_frame(network(), Shown({"siren:1": "A-1"}))
    assert frame["id"].tolist() == ["A-1", "local:t:anne", "local:t:club"]


def coder(path: Path) -> Coder:
    """One that tells nobody of a key it made."""
    return Coder(str(path), lambda place: None)  # noqa: ARG005


def test_pseudonyms_need_the_key_and_only_persons_bear_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actors, store = network().snapshot.actors, tmp_path / "x.db"
    monkeypatch.setenv("MAILLAGE_KEY", "one")
    first = pseudonyms(actors, coder(store))
    assert list(first) == ["local:t:anne"]
    assert first == pseudonyms(actors, coder(tmp_path / "y.db"))
    monkeypatch.setenv("MAILLAGE_KEY", "two")
    assert pseudonyms(actors, coder(store)) != first
    everybody = pseudonyms(actors, coder(store), organisations=True)
    assert len(set(everybody.values())) == 3
    assert shown_names(actors, coder(store), internal=True) == {}
    assert not list(tmp_path.iterdir())


def test_key_is_made_once_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    store, beside, made = str(tmp_path / "x.db"), tmp_path / "x.db.key", list[Path]()
    first = key(store, made.append)
    assert key(store, made.append) == first
    assert beside.stat().st_mode & 0o077 == 0 or Path("C:/").exists()
    assert key(str(tmp_path / "y.db"), made.append) != first
    beside.unlink()
    assert key(store, made.append) != first
    assert made == [beside, tmp_path / "y.db.key", beside], "a lost key is not replaced in silence"


def test_an_empty_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody could try names against pseudonyms made with it."""
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    (tmp_path / "x.db.key").write_text("\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        key(str(tmp_path / "x.db"), print)
    assert caught.value.code == "pseudonyms_empty_key"


def test_key_of_a_server_lies_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    made: list[Path] = []
    assert key("neo4j://localhost", made.append) == key("bolt://localhost", made.append)
    assert len(made) == 1
    assert len(list(tmp_path.rglob("maillage.key"))) == 1


def test_nobody_hidden_needs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_KEY", raising=False)
    actors = snapshot(actors=[Actor("a", "A")]).actors
    assert pseudonyms(actors, coder(tmp_path / "x.db")) == {}
    assert not list(tmp_path.iterdir())
