"""Answers to forms as tools export them, and tables with columns like those of a form."""

from pathlib import Path

import pytest

from loaders.frame.context import Context, LoadOptions
from loaders.frame.manifest import read_manifest
from loaders.layouts.lay_out import recognised
from tests.loaders.layouts.forms import FORMS, NO_FORMS
from tests.loaders.layouts.reading import check
from tests.loaders.loading import write


@pytest.mark.parametrize("name", FORMS)
def test_answers_are_the_ties_that_a_person_reads(name: str, tmp_path: Path) -> None:
    check(FORMS[name], tmp_path)


@pytest.mark.parametrize("name", NO_FORMS)
def test_what_is_no_form_is_left_to_others(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", NO_FORMS[name])
    context = Context("tables:f", (path,), read_manifest("tables"), LoadOptions())
    assert [laid.layout for laid in recognised(context)] == [None]
