"""What a sheet of presences states, put as tables of the model, every row of it accounted for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.errors import InputError
from graph.store.schema import Kind
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.layouts.attendance.meetings import Meeting
from loaders.layouts.layout import Told, table
from loaders.layouts.page import Page
from loaders.values.shown import shown

KIND: Kind = "participations"
EVENT = ("id", "name", "kind", "valid_from", "valid_until")
PRESENCE = ("actor", "event", "role", "territory")
Cells = tuple[str, ...]


@dataclass(slots=True)
class Gathered:
    """Rows of the model by number of the file's row. ``cited``: numbers that some row of them bears."""

    page: Page
    context: Context
    meetings: dict[str, tuple[int, Meeting]] = field(default_factory=dict)
    presences: list[tuple[int, Cells]] = field(default_factory=list)
    mentioned: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    header: str = "actor"

    def remark(self, what: str, *texts: str) -> None:
        """Say something of the sheet in the report."""
        said = map(shown, texts)
        self.context.findings.remark(f"presences.{what}", *said, place=self.page.label)

    def refuse(self, row: int, column: str, problem: InputError) -> None:
        """Refuse a row by name."""
        self.context.findings.refuse(self.page.label, row, shown(column), problem)

    def leave_out(self, why: str, text: str) -> None:
        """Count a row that states nothing, and name it."""
        self.context.findings.set_aside(KIND, why, text)

    def count(self, rows: Iterable[int]) -> None:
        """Count rows read that no row of the model bears: of a structure's other persons, say."""
        borne = {number for number, _ in self.presences} | set(self.mentioned.values())
        self.context.findings.rows_read[KIND] += len(set(rows) - borne)

    def tables(self) -> Iterator[Sheet]:
        """Events, the actors only named, the presences."""
        page, told = self.page, Told({"actor": self.header, "name": self.header})
        apart = Told({"name": self.header}, counted=False)
        events = [
            (row, (key, one.name, "meeting", one.first, one.last))
            for key, (row, one) in self.meetings.items()
        ]
        yield table(page, "events", EVENT, events, Told(counted=False))
        if self.persons:
            rows = [(row, (name, "person")) for name, row in self.persons.items()]
            yield table(page, "actors", ("name", "form"), rows, apart)
        if self.mentioned:
            mentions = [(row, (name,)) for name, row in self.mentioned.items()]
            yield table(page, "actors", ("name",), mentions, Told(told.titles, mentions=True))
        yield table(page, KIND, PRESENCE, sorted(self.presences), told)
