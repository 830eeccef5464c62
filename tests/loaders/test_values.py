"""Cells as people write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.values.dates import read_date, read_period
from loaders.values.numbers import read_amount, read_number, read_share
from loaders.values.shown import shown
from loaders.values.words import read_flag, read_formality, read_open_word, read_word


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250.5", 1250.5),
        ("1250,5", 1250.5),
        ("1 250,50", 1250.5),
        ("1\u00a0250,50 €", 1250.5),
        ("1\u202f250,50 EUR", 1250.5),
        ("1.250,50", 1250.5),
        ("1,250.50", 1250.5),
        ("1'250.50", 1250.5),
        ("100000,1", 100000.1),
        ("0,250", 0.25),
        ("1250,500", 1250.5),
        ("1,25", 1.25),
        ("1,250,000", 1250000.0),
        ("1.250.000,5", 1250000.5),
        ("-3", -3.0),
        ("2e3", 2000.0),
        ("0", 0.0),
        ("", None),
        ("  ", None),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NaN", "row_not_finite"),
        ("inf", "row_not_finite"),
        ("-Infinity", "row_not_finite"),
        ("1e999", "row_not_finite"),
        ("1e308", "row_not_finite"),
        ("douze", "row_bad_number"),
        ("1,2,3", "row_bad_number"),
        ("1,250", "row_doubtful_comma"),
        ("-12,500 €", "row_doubtful_comma"),
        ("12/5", "row_bad_number"),
        ("٣", "row_bad_number"),
    ],
)
def test_no_numbers(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_number(text)
    assert caught.value.code == code


def test_amounts_and_shares_have_bounds() -> None:
    with pytest.raises(InputError, match="negative"):
        read_amount("-0,01")
    with pytest.raises(InputError, match="between"):
        read_share("1.01")
    assert read_amount("0") == 0
    assert read_share("0,5") == 0.5


@given(st.floats(-1e299, 1e299))
def test_numbers_come_back(number: float) -> None:
    assert read_number(repr(number)) == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-27", "2019-03-27"),
        ("03/04/2024", "2024-04-03"),
        ("3/4/2024", "2024-04-03"),
        ("03-04-2024", "2024-04-03"),
        ("04/2024", "2024-04"),
        ("2019-03-27T00:00:00", "2019-03-27"),
        ("2019-03-27 10:30:00", "2019-03-27"),
        ("2019.0", "2019"),
        ("03/04/24", "2024-04-03"),
        ("2024/04/03", "2024-04-03"),
        ("mars 2023", "2023-03"),
        ("Mars-23", "2023-03"),
        ("févr. 2022", "2022-02"),
        ("1er Août 2021", "2021-08-01"),
        ("12 December 2020", "2020-12-12"),
        ("T1 2023", "2023-01"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert str(read_date(text)) == date


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-30",
        "31/04/2024",
        "13/2024",
        "2019-13",
        "hier",
        "99",
        "03/04/99",
        "31 février 2020",
        "T5 2020",
    ],
)
def test_no_dates(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_date(text)
    assert caught.value.code == "row_bad_date"


@pytest.mark.parametrize(
    "text", ["2023-00", "2023-05-00", "00/01/2023", "2023-00-00", "00/00/2023", "00/2023", "0/3/23"]
)
def test_a_month_or_a_day_zero_is_no_first_month_or_day(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_date(text)
    assert caught.value.code == "row_zero_in_date"
    assert "l’année seule" in caught.value.text("fr")


@pytest.mark.parametrize("text", ["T2 2023", "2e trimestre 2023", "2023-Q2", "Q2 2023", "2023 T2"])
def test_a_quarter_has_a_first_and_a_last_month(text: str) -> None:
    assert [str(month) for month in read_period(text) or ()] == ["2023-04", "2023-06"]


def test_day_numbers_of_spreadsheets_have_their_own_line() -> None:
    with pytest.raises(InputError) as caught:
        read_date("45000")
    assert caught.value.code == "row_day_number"


def test_formality_answers_yes_and_no() -> None:
    assert [read_formality(t) for t in ("x", "FAUX", "informel", "")] == [
        "formal", "informal", "informal", "",
    ]  # fmt: skip
    with pytest.raises(InputError, match="semi"):
        read_formality("semi")


def test_flags() -> None:
    assert read_flag("✓") is True
    assert [read_flag(t) for t in ("oui", "Vrai", "x", "1", "YES", "true")] == [True] * 6
    assert [read_flag(t) for t in ("non", "FAUX", "0", "no")] == [False] * 4
    assert read_flag("") is None
    with pytest.raises(InputError):
        read_flag("peut-être")


def test_words_by_code_or_label() -> None:
    assert read_word("sectors", "Privé") == "private"
    assert read_word("sectors", "associative") == "associative"
    assert read_word("formalities", "INFORMEL") == "informal"
    assert read_word("sectors", "") == ""
    assert read_open_word("tie_types", "Financement") == "funding"
    assert read_open_word("tie_types", " prête ses locaux ") == "prête ses locaux"
    with pytest.raises(InputError, match="public, private"):
        read_word("sectors", "mixte")


def test_messages_show_the_beginning_of_a_cell_on_one_line() -> None:
    assert shown("a\nb") == "a b"
    assert len(shown("a" * 10_000_000)) == 80


def test_infinite_is_never_returned() -> None:
    assert all(math.isfinite(read_number(t) or 0) for t in ("1e299", "-1e299"))
