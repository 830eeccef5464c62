"""Ids that are one actor's: told when a store is read, so that statements keep the ids they were made with.

Whatever the order of loads, the statements are the same, and so is what is read of them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from graph.identity import FUNDER, SIREN_LENGTH, funder_id

Same = Mapping[str, str]  # id -> the id of the actor it is
NONE: Same = {}
Funding = Callable[[list[str]], set[str]]
_REGISTERED = ("siren:", "rna:")
_NUMBERED = re.compile('"(rna|siret)":')


def same_actors(stated: pd.DataFrame, funding: Funding) -> dict[str, str]:
    """The ids, among statements of actors (``id``, ``name``, ``attrs``), that are another's too.

    ``rna:`` where one SIREN alone is stated beside its number; a funder known by its name alone
    where one registered actor that funds bears it (``funding``: those of some ids that do), and with
    it the beneficiaries that were named within it.
    """
    found = _one_each(_by_rna(stated))
    return found | _by_funder(stated, funding, found)


def moved(frame: pd.DataFrame, same: Same) -> pd.DataFrame:
    """Statements under the id of the actor that each is about."""
    if not same:
        return frame
    ids = np.array([same.get(key, key) for key in frame["id"]], dtype=object)
    return frame.assign(id=pd.Series(ids, frame.index, dtype=object))


def _one_each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> the only one it is said to be; those said to be several are left as they are."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for key, main in pairs:
        said[key].add(main)
    return {key: next(iter(mains)) for key, mains in said.items() if len(mains) == 1}


def _by_rna(stated: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """(``rna:`` id that something is stated of, SIREN that stands beside its number)."""
    ids, attrs = stated["id"].tolist(), stated["attrs"].tolist()
    known = {key for key in ids if key.startswith(_REGISTERED)}
    for key, text in zip(ids, attrs, strict=True) if any(map(_is_rna, known)) else ():
        said = json.loads(text) if _NUMBERED.search(text) and key in known else {}
        other = f"rna:{said['rna']}" if "rna" in said else ""
        main = f"siren:{str(said['siret'])[:SIREN_LENGTH]}" if "siret" in said else ""
        if key.startswith("siren:") and other in known:
            yield other, key
        elif _is_rna(key) and main in known:
            yield key, main


def _is_rna(key: str) -> bool:
    return key.startswith("rna:")


def _by_funder(stated: pd.DataFrame, funding: Funding, same: Same) -> dict[str, str]:
    """What was named within a funder known by its name alone, and that funder."""
    ids = stated["id"].tolist()
    named = {key for key in ids if key.startswith(FUNDER)}
    funders = {key for key in named if ":" not in key.removeprefix(FUNDER)}
    alike = [
        (other, key)
        for key, name in zip(ids, stated["name"], strict=True)
        if funders and key.startswith(_REGISTERED) and (other := funder_id(name)) in funders
    ]
    giving = funding(sorted({key for _, key in alike})) if alike else set()
    one = _one_each((other, same.get(key, key)) for other, key in alike if key in giving)
    found = dict(one)
    for key in sorted(named - funders):
        funder = FUNDER + key.removeprefix(FUNDER).partition(":")[0]
        if funder in one:
            found[key] = f"local:{one[funder]}{key.removeprefix(funder)}"
    return found
