"""What is counted of the ties that the store took, whoever read them."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.kinds import vocabulary
from loaders.frame.context import Context
from loaders.frame.frames import FrameBatch


def counted(batch: FrameBatch, context: Context) -> FrameBatch:
    """A frame whose ties are counted once the store has told which it takes."""
    if batch.kind != "ties":
        return batch
    told = batch.taken

    def taken(mask: NDArray[np.bool_]) -> None:
        if told:
            told(mask)
        _count(batch.frame[mask] if not mask.all() else batch.frame, context)

    return replace(batch, taken=taken)


def _count(ties: pd.DataFrame, context: Context) -> None:
    findings, known = context.findings, vocabulary()["tie_types"]
    findings.undated += int(ties["valid_from"].isna().sum())
    findings.loops += int((ties["source"] == ties["target"]).sum())
    for name, n in ties["type"].value_counts().items():
        if name not in known:
            findings.other_types[str(name)] += int(n)
    if "weight" not in ties:
        return
    weights = ties["weight"].to_numpy(np.float64)
    stated = ~np.isnan(weights)
    if context.manifest.weighted:
        findings.without_amount += int((~stated).sum())
    units = ties["unit"].to_numpy(object) if "unit" in ties else np.full(len(ties), "", object)
    for unit in set(units[stated].tolist()):
        findings.sums[unit].append(math.fsum(weights[stated & (units == unit)]))
