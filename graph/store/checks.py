"""What the rows of a frame are refused for, where and why."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.privacy.coordinates import retire
from graph.store.results import Refusal

Mask = NDArray[np.bool_]


class Checks:
    """Collects what a frame's rows are refused for; the first reason of a row counts."""

    def __init__(self, frame: pd.DataFrame) -> None:
        n = len(frame)
        self.kept: Mask = np.ones(n, dtype=bool)
        self.files = frame["file"].to_numpy(object) if "file" in frame else np.full(n, "", object)
        self.rows = frame["row"].to_numpy() if "row" in frame else np.zeros(n, np.int64)
        self.refusals: list[Refusal] = []

    def refuse(self, bad: Mask, column: str, code: str, values: NDArray[Any] | None = None) -> None:
        """Refuse the rows of a mask, naming column and reason."""
        for i in np.flatnonzero(bad & self.kept):
            fields: dict[str, object] = {"value": _shown(values[i])} if values is not None else {}
            place = (str(self.files[i] or ""), int(self.rows[i] or 0))
            self.refusals.append(Refusal(*place, column, code, fields))
        self.kept &= ~bad


def _shown(value: object) -> str:
    """The beginning of a value as a message can print it, no telephone number or address."""
    return retire(str(value))[:80].replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()
