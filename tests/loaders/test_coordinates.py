"""Addresses and telephone numbers taken out of texts, and what looks like them and stays."""

from time import process_time

import pytest

from graph.privacy.coordinates import RETIRED, retire, retire_all


@pytest.mark.parametrize(
    "personal",
    [
        "ana@asso.fr",
        "a.b+c@mail.asso-parc.org",
        "ana (at) asso.fr",
        "ana[arobase]asso.fr",
        "06 12 34 56 78",
        "0612345678",
        "06.12.34.56.78",
        "01-23-45-67-89",
        "+33 6 12 34 56 78",
        "+33612345678",
        "+33 (0)6 12 34 56 78",
        "+44 20 7946 0958",
        "0033 6 12 34 56 78",
        "0033612345678",
        "0033 (0)6 12 34 56 78",
        "00 32 2 123 45 67",
        "06/12/34/56/78",
        "(06) 12 34 56 78",
    ],
)
def test_personal_coordinates_are_retired(personal: str) -> None:
    assert retire(f"voir Ana ({personal}) le lundi") == f"voir Ana ({RETIRED}) le lundi"


@pytest.mark.parametrize(
    "plain",
    [
        "SIRET 01234567890123",
        "2019-03-27/2020-03-27",
        "012 345 678 00012",
        "1 250 000,00 euros",
        "@asso",
        "+1",
        "lot 0612",
        "00331234567890123",
        "0,0033",
        "Bilan 01/02/2023-02/03/2023",
        "Atelier 05-06-2022 07-06-2022",
        "COTECH du 01-02-2023 18h",
        "Festival du 2022-07-05 2022-07-08",
        "du 01 02 2022 au 03 04 2022",
        "séances 01.02.23 02.03.23",
        "SIRET 00552013500017",
        "délibération n° 0123456789",
        "CP 2022-0123456789",
        "+15 000 000 €",
        "les 06-07-08-09-10 mai",
        "du 06.07.2023-08.09.2023",
    ],
)
def test_other_texts_stay(plain: str) -> None:
    assert retire(plain) == plain


@pytest.mark.parametrize("text", ["x", "x.", "+1 ", "00", "06 ", "a@", "a@b", "(at)", "0/"])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    started = process_time()
    retire(text * ((1 << 20) // len(text)))
    assert process_time() - started < 2


def test_retired_cells_are_counted() -> None:
    texts = [" un ", "a@b.fr et c@d.fr", ""]
    assert retire_all(texts) == (["un", f"{RETIRED} et {RETIRED}", ""], 1)
