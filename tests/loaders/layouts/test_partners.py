"""Lists of partners in cells and in columns, directories with sections and totals."""

from pathlib import Path

import pytest

from tests.loaders.layouts.lists import COLUMNS, DIRECTORIES, LISTS
from tests.loaders.layouts.reading import check

ALL = {**LISTS, **COLUMNS, **DIRECTORIES}


@pytest.mark.parametrize("name", ALL)
def test_partners_are_those_a_person_reads(name: str, tmp_path: Path) -> None:
    check(ALL[name], tmp_path)
