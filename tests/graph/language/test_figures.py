"""Figures as French and English readers write them."""

import pytest

from graph.language import figure


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (0, 0, "0", "0"),
        (1234567, 0, "1\u202f234\u202f567", "1,234,567"),
        (1250.5, 2, "1\u202f250,50", "1,250.50"),
        (-0.25, 1, "-0,2", "-0.2"),
    ],
)
def test_thousands_and_decimals(value: float, decimals: int, french: str, english: str) -> None:
    assert figure(value, "fr", decimals) == french
    assert figure(value, "en", decimals) == english
