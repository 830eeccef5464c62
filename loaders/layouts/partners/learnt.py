"""What is learnt of the distinct cells of a column, once, however many rows repeat them."""

import re
from collections.abc import Mapping
from functools import cache

from loaders.layouts.partners.aside import is_total
from loaders.layouts.partners.cells import LISTED, WEAK
from loaders.layouts.partners.reading import Doubtful, Reader
from loaders.layouts.partners.vocabulary import words

LARGEST = 200_000  # distinct cells remembered


@cache
def _suspect() -> re.Pattern[str]:
    """What a cell holds that lists names, or may begin a row that adds up."""
    totals = "|".join(sorted({re.escape(word.split()[0]) for word in words("totals")}))
    return re.compile(f"{LISTED}|{WEAK}|\\A\\W*(?:{totals})", re.IGNORECASE)


class Learnt:
    """The cells of one column: ``adding``, those that may add up; ``doubtful``, one name or several."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._seen: set[str] = set()
        self._lists: dict[str, tuple[str, ...]] = {}
        self.adding: set[str] = set()
        self.doubtful: dict[str, str] = {}

    def learn(self, column: set[str]) -> None:
        """Read the cells that were not met before, of the distinct ones of a column."""
        if len(self._seen) > LARGEST:
            self._seen.clear()
            self._lists.clear()
            self.adding.clear()
        new = column - self._seen
        self._seen |= new
        for text in filter(_suspect().search, new):
            if is_total(text):
                self.adding.add(text)
            try:
                names = self._reader.names(text)
            except Doubtful as part:
                self.doubtful[text] = str(part)
            else:
                if len(names) > 1:
                    self._lists[text] = names

    def of(self, column: set[str]) -> Mapping[str, tuple[str, ...]]:
        """The cells of a column that list several names -> these names."""
        return {text: self._lists[text] for text in self._lists.keys() & column}
