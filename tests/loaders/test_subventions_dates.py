"""Dates of grants: which of a row's dates counts, what a sentence, a payment or a budget year gives."""

import pytest

from graph.errors import InputError
from loaders.frame.row import Row
from loaders.subventions.dates import read_period, read_span
from loaders.subventions.grant import read_grant

PARTIES = {"nomAttribuant": "Ville", "nomBeneficiaire": "Régie"}


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        (
            {"dateDebut": "2020-01-05", "dateFin": "2020-03-01", "dateConvention": "2019"},
            ("2020-01-05", "2020-03-02"),
        ),
        ({"datesPeriodeVersement": "2017-11-28/2019-12-31"}, ("2017-11-28", "2020-01-01")),
        (
            {"datesPeriodeVersement": "2017-11-28", "dateConvention": "2017-01-01"},
            ("2017-11-28", "2017-11-29"),
        ),
        ({"datesPeriodeVersement": "01/01/2019"}, ("2019-01-01", "2019-01-02")),
        ({"datesPeriodeVersement": "01/01/2019/31/03/2019"}, ("2019-01-01", "2019-04-01")),
        ({"dateConvention": "2018-04-25"}, ("2018-04-25", "2018-04-26")),
        (
            {"dateConvention": "2018-04-25", "exerciceBudgetaire": "2018"},
            ("2018-04-25", "2019-01-01"),
        ),
        (
            {"dateConvention": "2018-04-25", "exerciceBudgetaire": "2017"},
            ("2018-04-25", "2018-04-26"),
        ),
        ({"dateConvention": "2014"}, ("2014-01-01", "2015-01-01")),
        ({"dateDebut": "2020-01-05", "exerciceBudgetaire": "2020"}, ("2020-01-05", "2021-01-01")),
        ({"exerciceBudgetaire": "2022"}, ("2022-01-01", "2023-01-01")),
        (
            {"datesPeriodeVersement": "NC/2019-06-30", "dateConvention": "2019-03-12"},
            ("2019-03-12", "2019-07-01"),
        ),
        ({}, ("None", "None")),
    ],
)
def test_dates_in_their_order(cells: dict[str, str], span: tuple[str, str]) -> None:
    found, _ = read_span(Row(cells))
    assert (str(found.start), str(found.end)) == span


def test_words_among_dates_are_kept_as_stated() -> None:
    cells = {"datesPeriodeVersement": "2018-11-20/fin de l'action"}
    span, stated = read_span(Row(cells))
    assert (str(span.start), str(span.end)) == ("2018-11-20", "2018-11-21")
    assert stated == "2018-11-20/fin de l'action"
    assert read_span(Row({"datesPeriodeVersement": "2018/2019"}))[1] == ""


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"dateDebut": "2021-05-01", "dateFin": "2020-01-01"}, "dateFin / datesPeriodeVersement"),
        ({"datesPeriodeVersement": "2017-12-20/2017-03-09"}, "datesPeriodeVersement"),
        (
            {"datesPeriodeVersement": "2017-12-20", "dateFin": "2017-03-09"},
            "dateFin / datesPeriodeVersement",
        ),
        ({"datesPeriodeVersement": "2017-03-02/2017-30-05"}, "datesPeriodeVersement"),
        ({"datesPeriodeVersement": "2022-12--01_2025-12-31"}, "datesPeriodeVersement"),
        ({"dateConvention": "31/02/2020"}, "dateConvention"),
        ({"dateDebut": "demain 8h"}, "dateDebut"),
        ({"montant": "-12", "dateConvention": "2020"}, "montant"),
        ({"montant": "NaN", "dateConvention": "2020"}, "montant"),
    ],
)
def test_bad_cells_name_their_column(cells: dict[str, str], column: str) -> None:
    with pytest.raises(InputError) as caught:
        read_grant(Row(PARTIES | cells))
    assert caught.value.fields["column"] == column


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("dateDebut", "2023-00"),
        ("dateFin", "00/00/2023"),
        ("dateConvention", "00/01/2023"),
        ("datesPeriodeVersement", "2023-00-00/2023-12-31"),
        ("datesPeriodeVersement", "00/2023"),
        ("exerciceBudgetaire", "2023-00"),
    ],
)
def test_no_month_or_day_is_made_of_zeros(column: str, cell: str) -> None:
    with pytest.raises(InputError) as caught:
        read_grant(Row(PARTIES | {"montant": "5", column: cell}))
    assert caught.value.fields["column"] == column


@pytest.mark.parametrize(
    ("paid", "span"),
    [
        ("2017-12-14_2018-12-14", ("2017-12-14", "2018-12-15")),
        ("01/04/2017-31/12/2017", ("2017-04-01", "2018-01-01")),
        ("du 01/02/2017 au 30/06/2017", ("2017-02-01", "2017-07-01")),
        ("2017-31-12", ("2017-01-05", "2017-01-06")),
        ("2017-12-20/2017-03-09", ("2017-01-05", "2017-01-06")),
        ("en 3 fois", ("2017-01-05", "2017-01-06")),
        ("à réception des factures", ("2017-01-05", "2017-01-06")),
    ],
)
def test_payments_cost_no_grant_its_other_dates(paid: str, span: tuple[str, str]) -> None:
    row = Row({"datesPeriodeVersement": paid, "dateConvention": "2017-01-05"})
    found, words = read_span(row)
    assert (str(found.start), str(found.end)) == span
    left_out = span[0] == "2017-01-05"
    assert (words, dict(row.findings.remarks)) == (
        (paid, {("told.payments", ""): {paid: 1}}) if left_out else ("", {})
    )


@pytest.mark.parametrize("cell", ["2022-12--01", "15/2022", "CP du 27 mars", "à venir"])
def test_the_budget_year_stands_in_for_a_date_that_cannot_be_read(cell: str) -> None:
    row = Row({"dateConvention": cell, "exerciceBudgetaire": "2022"})
    span, words = read_span(row)
    assert (str(span.start), str(span.end), words) == ("2022-01-01", "2023-01-01", cell)
    assert dict(row.findings.remarks) == {("told.year_instead", ""): {cell: 1}}


def test_a_decision_in_a_sentence_keeps_its_words() -> None:
    row = Row({"dateConvention": "Commission Permanente du 27 février 2023"})
    span, words = read_span(row)
    assert (str(span.start), str(span.end)) == ("2023-02-27", "2023-02-28")
    assert words == "Commission Permanente du 27 février 2023"


def test_budget_years() -> None:
    span, _ = read_span(Row({"exerciceBudgetaire": "2022-2023"}))
    assert (str(span.start), str(span.end)) == ("2022-01-01", "2024-01-01")


def test_periods_of_years() -> None:
    first, last = read_period("2018/2019")
    assert (str(first), str(last)) == ("2018", "2019")
