"""What a dataset already says of the actors that its rows only name."""

import json

import pandas as pd

from graph.model import Actor

_FIELDS = ["id", "name", "aliases", "sector", "sector_basis", "form", "territory"]


def named_before(stated: pd.DataFrame) -> dict[str, Actor]:
    """Its unlisted, named actor statements by id, as the store holds them."""
    some = stated.loc[~stated["listed"].astype(bool) & (stated["name"] != ""), _FIELDS]
    return {
        key: Actor(key, name, tuple(json.loads(aliases)), *rest)
        for key, name, aliases, *rest in some.itertuples(index=False)
    }
