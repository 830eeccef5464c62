"""What a load changes, as a backend writes it."""

from dataclasses import dataclass, field

from graph.model import Source
from graph.store import canonical
from graph.store.canonical import NO_HASHES, Hashes
from graph.store.compare import Diff
from graph.store.results import Plan
from graph.store.rows import Rows
from graph.store.schema import Kind


@dataclass(slots=True)
class KindChanges:
    """What a backend does for one kind: rows to create, rows to put in place of the same key, keys to remove.

    ``removed_content`` are the hashes of the rows removed, ``replaced_content`` those of the rows
    that ``update`` replaces, in its order.
    """

    create: list[Rows] = field(default_factory=list)
    update: list[Rows] = field(default_factory=list)
    remove: Hashes = field(default_factory=lambda: NO_HASHES)
    removed_content: Hashes = field(default_factory=lambda: NO_HASHES)
    replaced_content: Hashes = field(default_factory=lambda: NO_HASHES)
    rows: int = 0
    sum: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.create or self.update or len(self.remove))


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a load writes.

    ``rows`` and ``sum`` of each kind are what its count and hash sum grow by (mod 2**128).
    """

    source: Source
    kinds: dict[Kind, KindChanges]
    plan: Plan


def written(chunks: list[Rows], content: Hashes, diff: Diff) -> KindChanges:
    """What a comparison says is to be written."""
    changes = KindChanges(
        remove=diff.remove,
        removed_content=diff.removed_content,
        replaced_content=diff.replaced_content,
        rows=int(diff.create.sum()) - len(diff.remove),
    )
    start = 0
    for chunk in chunks:
        part = slice(start, start + len(chunk))
        start += len(chunk)
        final = Rows(chunk.frame, diff.key[part], chunk.content)
        for mask, target in (
            (diff.create[part], changes.create),
            (diff.update[part], changes.update),
        ):
            if mask.any():
                target.append(final if mask.all() else final.take(mask))
    added = canonical.total(content[diff.create | diff.update])
    gone = canonical.total(diff.removed_content) + canonical.total(diff.replaced_content)
    changes.sum = (added - gone) % 2**128
    return changes
