"""What the point means in a column of numbers: ``25.000`` is told by the cells beside it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import InputError
from loaders.formats.sheets import Batch
from loaders.frame.findings import Findings
from loaders.values.numbers import DOUBTFUL_POINT, Point, point_of

_THREE = re.compile(r"(\.\d{3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Decimals:
    """The point in each column of a sheet; the sheet is read once more where one must be told.

    ``again`` gives its rows anew; ``told``: field -> what its other cells show.
    """

    again: Callable[[], Iterator[Batch]] | None
    fields: Mapping[str, int]
    findings: Findings
    told: dict[str, Point] = field(default_factory=dict)

    def decided(self, name: str, text: str, problem: InputError) -> str | None:
        """A number refused for its point, written so that it is not; None where nothing tells."""
        if problem.code != DOUBTFUL_POINT or name not in self.fields:
            return None
        point = self._point(name)
        if not point:
            return None
        self.findings.remark(f"told.point_{point}", text.strip())
        return text.replace(".", "") if point == "thousands" else _THREE.sub(r"\g<1>0", text)

    def _point(self, name: str) -> Point:
        if name not in self.told:
            shown = set[Point]()
            for batch in self.again() if self.again else ():
                shown |= {point_of(cell) for cell in set(batch.columns[self.fields[name]])} - {""}
            self.told[name] = shown.pop() if len(shown) == 1 else ""
        return self.told[name]
