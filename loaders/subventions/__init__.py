"""Grants as French public bodies publish them (SCDL): a funder, a beneficiary, a date, an amount."""

from collections.abc import Iterator

from graph.errors import InputError
from graph.model import Actor, Provenance, Tie
from loaders.columns import (
    Headers,
    check_given,
    given_values,
    match_headers,
    near_headers,
    recognises,
    require,
)
from loaders.context import Context
from loaders.record import Record
from loaders.sheets import Batch, Sheet, open_sheets
from loaders.subventions.grant import Grant, LeftOut, read_grant
from loaders.subventions.parties import Parties
from loaders.titles import titles

NEEDED = (
    ("nomAttribuant", "idAttribuant"),
    ("idBeneficiaire", "nomBeneficiaire", "rnaBeneficiaire"),
    ("montant",),
    ("dateConvention", "datesPeriodeVersement", "dateDebut", "exerciceBudgetaire"),
)
LEAST_HEADERS = 3  # columns of the schema that make a row of cells its header


def load(context: Context) -> Iterator[Actor | Tie]:
    """Ties of the one file of a dataset, and what each row says of their two ends.

    Raises InputError when the file is no grants file: a column missing or twice, no sheet known.
    """
    (path,) = context.files
    columns = context.manifest.columns["ties"]
    is_header = recognises([columns], LEAST_HEADERS)
    check_given(context.options.set, [columns], columns)
    parties = Parties(context, path)
    known = 0
    for sheet in open_sheets(path, is_header):
        if sheet.in_workbook and not is_header(sheet.header):
            context.findings.ignored.append(sheet.label)
            continue
        known += 1
        yield from _sheet(context, sheet, parties)
    if not known:
        raise InputError("input_no_known_sheet", file=path.name)
    yield from parties.nameless()


def _sheet(context: Context, sheet: Sheet, parties: Parties) -> Iterator[Actor | Tie]:
    columns = context.manifest.columns["ties"]
    headers = match_headers(sheet.label, sheet.header, columns)
    require(sheet.label, headers, given_values(context.options.set, columns), NEEDED, columns)
    near = near_headers(headers.unknown, columns, headers.fields)
    called = {field: sheet.header[place] for field, place in headers.fields.items()}
    called = titles("ties", (), {}, context.options.lang) | called
    context.findings.opened(sheet, near, called)
    kept = context.kept(sheet.label, headers.unknown)
    for batch in sheet.batches:
        context.findings.rows_read["ties"] += len(batch.numbers) + len(batch.overfull)
        context.findings.refuse_overfull(sheet.label, batch.overfull)
        context.findings.note_untitled(sheet, batch)
        for place, record in _records(context, sheet, batch, Headers(headers.fields, kept)):
            grant = _read(context, record, place, sheet)
            if grant is not None:
                funder, beneficiary = parties.funder(grant), parties.beneficiary(grant)
                yield from (funder, beneficiary, _tie(context, grant, funder, beneficiary))


def _records(
    context: Context, sheet: Sheet, batch: Batch, headers: Headers
) -> Iterator[tuple[Provenance, Record[str]]]:
    names = [*headers.fields, *headers.unknown]
    columns = [batch.columns[i] for i in (*headers.fields.values(), *headers.unknown.values())]
    given = given_values(context.options.set, context.manifest.columns["ties"])
    for number, cells in zip(batch.numbers, zip(*columns, strict=True), strict=True):
        fields = given | {n: cell for n, cell in zip(names, cells, strict=True) if cell.strip()}
        yield Provenance(sheet.label, number), Record(fields)


def _read(context: Context, record: Record[str], place: Provenance, sheet: Sheet) -> Grant | None:
    try:
        return read_grant(record, place, context.findings)
    except LeftOut as reason:
        context.findings.left_out["ties", str(reason)] += 1
    except InputError as problem:
        column = str(problem.fields["column"])
        context.findings.refuse(sheet.label, place.row, column, problem)
    return None


def _tie(context: Context, grant: Grant, funder: Actor, beneficiary: Actor) -> Tie:
    findings = context.findings
    findings.undated += grant.span.start is None
    findings.without_amount += grant.amount is None
    findings.loops += funder.id == beneficiary.id
    if grant.amount is not None:
        findings.sums["EUR"].append(grant.amount)
    return Tie(
        source=funder.id,
        target=beneficiary.id,
        type="funding",
        formality="formal",
        directed=True,
        span=grant.span,
        weight=grant.amount,
        unit="EUR",
        record_id=grant.record_id,
        stated_date=grant.stated_date,
        attrs=grant.attrs,
        provenance=grant.provenance,
    )
