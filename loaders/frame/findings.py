"""What a load met on the way: counted and named for the report, nothing silent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import InputError
from graph.privacy.coordinates import retire
from graph.store.results import Refusal
from loaders.formats.formulas import column_letters
from loaders.formats.sheets import Batch, Sheet
from loaders.frame.headers import header_key
from loaders.values.period import Period
from loaders.values.shown import shown
from loaders.values.words import is_guessed

Note = tuple[str, Mapping[str, object]]  # code of a line of ``load.*``, its fields
Texts = defaultdict[tuple[str, str], Counter[str]]


@dataclass(slots=True)
class Findings:
    """Counts and names; the frame fills most of them, a loader what it alone knows.

    ``created``: id -> name of an actor that ties alone name; ``close``: its name -> the known one it is
    closest to; ``shared``: ids made from names that other datasets may give too -> what each is.
    ``left_texts``: (kind, why) of rows left out -> what they bear -> how many;
    ``remarks``: (code of ``load.*``, sheet, ``""`` for the whole) -> text -> how many; a code that
    ends in ``:vocabulary.word`` says that word.
    """

    rows_read: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_texts: Texts = field(default_factory=lambda: defaultdict(Counter))
    refusals: list[Refusal] = field(default_factory=list)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    titles: dict[str, Mapping[str, str]] = field(default_factory=dict)
    unknown_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    headers: set[str] = field(default_factory=set)
    near_columns: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    above: dict[str, int] = field(default_factory=dict)
    merged: int = 0
    untitled: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ignored: list[str] = field(default_factory=list)
    left_files: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    hidden_rows: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    hidden_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows_of: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    encodings: dict[str, str] = field(default_factory=dict)
    wrong_identifiers: set[str] = field(default_factory=set)
    unreadable_identifiers: set[str] = field(default_factory=set)
    without_identifier: int = 0
    unnamed: int = 0
    unnamed_amounts: list[float] = field(default_factory=list)
    without_amount: int = 0
    undated: int = 0
    loops: int = 0
    retired: int = 0
    other_types: Counter[str] = field(default_factory=Counter)
    shared: dict[str, str] = field(default_factory=dict)
    created: dict[str, str] = field(default_factory=dict)
    close: dict[str, str] = field(default_factory=dict)
    known_elsewhere: set[str] = field(default_factory=set)
    sums: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    remarks: Texts = field(default_factory=lambda: defaultdict(Counter))

    def retire(self, text: str) -> str:
        """The text without personal coordinates; counted where it held some."""
        clean = retire(text)
        self.retired += clean != text
        return clean

    def opened(self, sheet: Sheet, near: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """Note a sheet that is read.

        ``near``: its unknown headers -> what each may mean; ``titles``: field -> what people call it.
        """
        place = (sheet.file, sheet.name if sheet.in_workbook else "")
        self.places[sheet.label] = place
        self.titles[sheet.label] = {**self.titles.get(sheet.label, {}), **titles}
        if sheet.encoding:
            self.encodings[sheet.file] = sheet.encoding
        if sheet.hidden and sheet.label not in self.hidden:
            self.hidden.append(sheet.label)
        if columns := tuple(_hidden_columns(sheet)):
            self.hidden_columns[sheet.label] = columns
        if sheet.above:
            self.above[sheet.label] = sheet.above
        self.merged += sheet.merged
        for column, rows in sheet.mended.items():
            self.remarks["told.mended", ""][f"{sheet.label}, {column}"] += rows
        self.headers.update(map(header_key, sheet.header))
        if near:
            self.near_columns[sheet.label] = tuple((shown(k), near[k]) for k in near)

    def note_rows(self, kind: str, sheet: Sheet, batch: Batch) -> None:
        """Count the rows of a sheet; those that it does not show are named."""
        n = batch.rows + len(batch.overfull)
        self.rows_read[kind] += n if sheet.counted else 0
        self.rows_of[sheet.label] += n
        if sheet.hidden_rows:
            self.hidden_rows[sheet.label] |= sheet.hidden_rows & {*batch.numbers, *batch.overfull}

    def note_date(self, text: str, period: Period | None) -> None:
        """Note a date that is not read as it is written, word for word."""
        if period and period.vague:
            self.remark("told.vague", text)
        if period and period.worded:
            self.remark("told.worded", text)

    def note_word(self, vocabulary: str, text: str, code: str) -> None:
        """Note a word of which a code was made that it does not quite say."""
        if is_guessed(vocabulary, text):
            self.remark(f"told.guessed:{vocabulary}.{code}", text)

    def note_untitled(self, sheet: Sheet, batch: Batch) -> None:
        """Note the columns that hold something and have no header."""
        places = [place for place, text in enumerate(sheet.header) if not text]
        held = {place for place in places if any(map(str.strip, batch.columns[place]))}
        letters = {column_letters(place + 1) for place in held | batch.beyond}
        self.untitled[sheet.label] |= letters

    def note_unknown(self, label: str, headers: Iterable[str]) -> None:
        """Name columns of a sheet that are not stored."""
        if named := tuple(map(shown, headers)):
            before = self.unknown_columns.get(label, ())
            self.unknown_columns[label] = tuple(dict.fromkeys((*before, *named)))

    def note(self, code: str, **fields: object) -> None:
        """Say a line of ``load.*`` in the report: how a sheet was understood."""
        self.notes.append((code, fields))

    def remark(self, code: str, *texts: str, place: str = "") -> None:
        """Say a line of ``load.*`` that lists texts, of a sheet or of all, in the report."""
        if texts:
            self.remarks[code, place].update(texts)

    def leave_out(self, kind: str, why: str, *texts: str, n: int = 1) -> None:
        """Count rows that state nothing of their kind, and name what they bear."""
        self.left_out[kind, why] += n
        if texts:
            self.left_texts[kind, why].update(texts)

    def set_aside(self, kind: str, why: str, text: str) -> None:
        """Count a row read by a layout, and leave it out."""
        self.rows_read[kind] += 1
        self.leave_out(kind, why, text)

    def refuse(self, label: str, row: int, column: str, problem: InputError) -> None:
        """Note a row that cannot be taken."""
        self.refusals.append(Refusal(label, row, column, problem.code, problem.fields))

    def refuse_overfull(self, label: str, rows: Iterable[int]) -> None:
        """Note rows with more cells than there are headers."""
        for row in rows:
            self.refuse(label, row, "", InputError("row_overfull", value=""))


def _hidden_columns(sheet: Sheet) -> Iterator[str]:
    """Letters, and header if any, of the columns of a sheet that it does not show."""
    for number in sorted(sheet.hidden_columns):
        if number <= len(sheet.header):
            header = shown(sheet.header[number - 1])
            yield f"{column_letters(number)} ({header})" if header else column_letters(number)
