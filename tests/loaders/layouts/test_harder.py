"""Lists and forms written as fewer people do."""

from pathlib import Path

import pytest

from tests.loaders.layouts.harder import HARDER
from tests.loaders.layouts.reading import check


@pytest.mark.parametrize("name", HARDER)
def test_it_is_read_as_a_person_reads_it(name: str, tmp_path: Path) -> None:
    check(HARDER[name], tmp_path)
