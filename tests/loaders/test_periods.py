"""Dates as people say them: vague, with an hour, two in a cell, in a sentence."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from graph.errors import InputError
from loaders.values.dates import read_period, read_until
from tests.loaders.loading import load, refusal, refused_rows, write


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("rentrée 2020", "2020-09", "2020-09"),
        ("Rentrée scolaire 2018", "2018-09", "2018-09"),
        ("fin 2023", "2023-10", "2023-12"),
        ("fin de l’année 2022", "2022-10", "2022-12"),
        ("début 2021", "2021-01", "2021-03"),
        ("l'été 2021", "2021-06", "2021-08"),
        ("mi-mars 2021", "2021-03", "2021-03"),
        ("S2 2022", "2022-07", "2022-12"),
        ("premier semestre 2022", "2022-01", "2022-06"),
        ("env. 2019", "2019", "2019"),
        ("2019 ?", "2019", "2019"),
    ],
)
def test_vague_dates_keep_their_months(text: str, first: str, last: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.vague, period.runs, *map(str, period)) == (True, False, first, last)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-05-03T10:15:00+02:00", "2019-05-03"),
        ("2019-05-03Z", "2019-05-03"),
        ("2023-11-06+01:00", "2023-11-06"),
        ("2021-03-16T12:00:00.000Z", "2021-03-16"),
        ("2024/03/12 9:41:27 AM UTC+1", "2024-03-12"),
        ("03/05/2019 à 18h30", "2019-05-03"),
        ("mardi 12 mars 2024 à 18h", "2024-03-12"),
        ("depuis 2019", "2019"),
        ("depuis le 3 mars 2021", "2021-03-03"),
        ("à partir de septembre 2020", "2020-09"),
        ("courant mars 2023", "2023-03"),
        ("année 2021", "2021"),
    ],
)
def test_what_stands_around_a_date_does_not_change_it(text: str, date: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.vague, period.worded, *map(str, period)) == (False, False, date, date)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-2024", "2021", "2024"),
        ("2020/2021", "2020", "2021"),
        ("année scolaire 2020-2021", "2020", "2021"),
        ("2017-12-14_2018-12-14", "2017-12-14", "2018-12-14"),
        ("2018-11-28_2021/12/31", "2018-11-28", "2021-12-31"),
        ("01/04/2022-31/12/2022", "2022-04-01", "2022-12-31"),
        ("01/02/2022 - 30/06/2022", "2022-02-01", "2022-06-30"),
        ("du 12 au 15 mars 2023", "2023-03-12", "2023-03-15"),
        ("du 12/03 au 15/03/2023", "2023-03-12", "2023-03-15"),
        ("mars-juin 2023", "2023-03", "2023-06"),
        ("fin 2021 - début 2023", "2021-10", "2023-03"),
        ("2019-05-03T10:00:00Z/2019-06-01T00:00:00Z", "2019-05-03", "2019-06-01"),
    ],
)
def test_two_dates_of_a_cell_run_from_one_to_the_other(text: str, first: str, last: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.runs, *map(str, period)) == (True, first, last)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Commission Permanente du 27 février 2023", "2023-02-27"),
        ("Conseil municipal du 1er juin 2022, délibération 14", "2022-06-01"),
        ("Arrêté 2022/05 du 14.03.2022", "2022-03-14"),
        ("Commission de mars 2023", "2023-03"),
        ("CM du 03/04/23", "2023-04-03"),
    ],
)
def test_a_sentence_that_names_one_day_is_dated_by_it(text: str, date: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.worded, str(period.first)) == (True, date)


@pytest.mark.parametrize(
    "text",
    [
        "2022-12--01", "2023-31-12", "avant 2020", "avant le 12 mars 2023", "2022 et 2023",
        "Réunion du 12 mars et du 15 mars 2023", "CP 12/03 et 15/03/2023", "12/03/2023 ou 15/03/2023",
        "3/12/2024 9:41 PM", "séance du 12 mars 2023, reportée", "2021-24", "S3 2020", "en 2 fois",
    ],
)  # fmt: skip
def test_what_is_not_sure_is_no_date(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_period(text)
    assert (caught.value.code, caught.value.fields["value"]) == ("row_bad_date", text)


def test_a_last_date_may_say_until_but_not_since() -> None:
    assert [str(each) for each in read_until("jusqu’en 2022") or ()] == ["2022", "2022"]
    for text, read in (("depuis 2022", read_until), ("jusqu’en 2022", read_period)):
        with pytest.raises(InputError):
            read(text)


def test_a_period_that_runs_backwards_is_said_to() -> None:
    with pytest.raises(InputError) as caught:
        read_period("2024-2021")
    assert caught.value.code == "row_reversed_period"


def test_a_cell_of_two_dates_begins_and_ends_a_tie(tmp_path: Path) -> None:
    rows = ["A;B;2021-2024;", "A;C;;2021-2024", "A;D;fin 2023;", "A;E;2019-2020;2020"]
    path = write(tmp_path / "l.csv", "\n".join(["de;vers;depuis;jusqu'au", *rows]))
    report, held = load("tables", path, create_actors=True)
    days = zip(held.ties.valid_from.astype(str), held.ties.valid_to.astype(str), strict=True)
    assert sorted(days) == [
        ("2019-01-01", "2021-01-01"), ("2021-01-01", "2025-01-01"), ("2021-01-01", "2025-01-01"),
        ("2023-10-01", "NaT"),
    ]  # fmt: skip
    assert dict(report.read.told) == {"vague": {"fin 2023": 1}}


def test_two_cells_that_say_different_periods_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "de;vers;depuis;jusqu'au\nA;B;2021-2024;2023\n")
    error = refusal("tables", path, create_actors=True)
    assert refused_rows(error) == [(2, "jusqu'au", "row_two_periods")]


def test_an_actor_known_since_a_vague_date_has_not_left(tmp_path: Path) -> None:
    path = write(tmp_path / "acteurs.csv", "nom;depuis\nA;fin 2019\nB;2019-2021\n")
    _, held = load("tables", path)
    ends = dict(zip(held.actors.name, held.actors.active_to.astype(str), strict=True))
    assert ends == {"A": "NaT", "B": "2022-01-01"}


def test_the_sentence_of_a_date_is_kept_and_said(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "de;vers;depuis;type\nA;B;Comité du 3 mai 2019;rencontre\n")
    report, held = load("tables", path, create_actors=True)
    assert held.ties.provenance is not None
    assert list(held.ties.provenance.stated_date) == ["Comité du 3 mai 2019"]
    assert dict(report.read.told) == {"worded": {"Comité du 3 mai 2019": 1}}


@pytest.mark.parametrize("text", ["x", "3 mars ", "12/03/2024 ", "1er ", "mars 2021 à "])
def test_a_long_text_is_judged_in_no_time(text: str) -> None:
    started = process_time()
    with suppress(InputError):
        read_period(text * (50_000 // len(text)))
    assert process_time() - started < 2
