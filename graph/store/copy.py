"""From one store to another, dataset by dataset: same content, same digest."""

from graph.errors import StoreDamaged, StoreError
from graph.store.schema import KINDS
from graph.store.store import Store

_ROWS = 50_000


def copy(source: Store, target: Store, where: str) -> list[str]:
    """Copy every dataset into an empty store; the names copied. ``where`` names the target in messages.

    Raises StoreError when the target holds something, StoreDamaged when what was read is not what was
    once written: the copy then holds something else, and is not to be used.
    """
    held = target.sources()
    if held:
        raise StoreError("store_not_empty", path=where, n=len(held))
    for dataset in source.sources():
        with target.load(dataset) as load:
            for kind in KINDS:
                rows = source.statements(kind, dataset.dataset).drop(
                    columns=["key", "h", "dataset"]
                )
                for start in range(0, len(rows), _ROWS):
                    load.add(kind, rows.iloc[start : start + _ROWS])
    if target.digest() != source.digest():
        raise StoreDamaged("copy_differs", path=where)
    return [dataset.dataset for dataset in source.sources()]
