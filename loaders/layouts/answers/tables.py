"""The answers to a form as tables of the model: a campaign, who answered it, the ties they report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.errors import InputError
from graph.store.schema import Kind
from loaders.formats.sheets import Sheet, written_rows
from loaders.frame.context import Context
from loaders.frame.headers import header_key
from loaders.layouts.answers.campaign import Campaign, campaign_of, forms_of
from loaders.layouts.answers.form import Form
from loaders.layouts.answers.levels import Level, read_level
from loaders.layouts.answers.options import is_slug
from loaders.layouts.answers.rows import Answer, Answers
from loaders.layouts.answers.vocabulary import is_one
from loaders.layouts.layout import Rows, Told, table
from loaders.layouts.names import Names
from loaders.layouts.page import cell
from loaders.layouts.partners.asked import commas_of

ASKED: Kind = "respondents"  # the kind that the rows of a form are counted as
ENDS = ("source", "target", "reported_by")
OWN = ("valid_from", "from_known", "strength", "formality")


@dataclass(frozen=True)
class Reports:
    """A form and what is known of it."""

    form: Form
    context: Context
    names: Names

    @cached_property
    def answers(self) -> Answers:
        """Its answers."""
        return Answers(self.form, self.names, commas_of(self.form.page, self.context))

    def tables(self) -> Iterator[Sheet]:
        """The campaign, who answered, what they report. Raises InputError for what is to be asked."""
        self.check()
        self._tell()
        given = [self.answers.read(number, cells) for number, cells in self.complete()]
        self._tell_choices(given)
        campaign = campaign_of(self.form, forms_of(self.context))
        yield _observation(self.form, campaign)
        yield self._respondents(campaign, given)
        yield self._ties(campaign, given)

    def check(self) -> None:
        """Raise InputError where it cannot be known who answers, or whom the choices name."""
        form, label = self.form, self.form.page.label
        asked = form.options or (() if form.lists else form.unasked)
        unknown = [o for o in asked if o.is_code and not self.names.knows(o.name)]
        if unknown:
            first = unknown[0]
            codes = ", ".join(dict.fromkeys(option.name for option in unknown))
            header = form.header[first.place]
            raise InputError("input_form_codes", file=label, codes=codes, column=header)
        if not form.options and not form.lists:
            question = form.unasked[0].question
            raise InputError("input_form_question", file=label, question=question)
        if form.who is None:
            example = next(iter([*form.unread, *form.dropped]), "")
            raise InputError("input_form_nobody", file=label, column=example)

    def complete(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The answers that were sent."""
        rows = self.answers.rows()
        return ((n, cells) for n, cells in rows if not self.answers.is_partial(cells))

    def _tell(self) -> None:
        """Count and name what is not read: partial answers, columns of tools and persons, the rest."""
        findings, label = self.context.findings, self.form.page.label
        findings.note_unknown(label, [text for text in self.form.unread if text not in self._kept])
        findings.remark("told.dropped", *self.form.dropped)
        for number, cells in self.answers.rows():
            if self.answers.is_partial(cells):
                who = self.answers.who(cells) or f"{label}, {number}"
                findings.set_aside(ASKED, "partial", who)

    def _tell_choices(self, given: Sequence[Answer]) -> None:
        """Name the choices of which nothing is made, count the words read as numbers."""
        findings = self.context.findings
        named = {name for answer in given for name, _ in answer.named}
        findings.remark("told.slugs", *filter(self._is_slug, named))
        names = [o.name for o in self.form.options if o.name not in named]
        unticked = (n for n in names if not is_one("others", n) and not is_one("nobody", n))
        findings.remark("told.unticked", *unticked)
        for option in self.form.options:
            texts = [cell(answer.cells, option.place) for answer in given]
            if is_one("others", option.name):
                ticked = (text for text in texts if (said := read_level(text)) and said.tie)
                findings.remark("told.others", *ticked)
                continue
            levels = ((text, self.answers.level(option, text)) for text in texts)
            strengths = (f"{t} = {said.strength}" for t, said in levels if said and said.strength)
            findings.remark("told.levels", *strengths)

    @property
    def _kept(self) -> list[str]:
        """The questions that ``--keep`` names; never what tools and persons leave."""
        kept = set(map(header_key, self.context.options.keep))
        return [text for text in dict.fromkeys(self.form.unread) if header_key(text) in kept]

    def _is_slug(self, name: str) -> bool:
        """Whether a tool made the name, and nobody is known by it."""
        return is_slug(name) and not self.names.knows(name)

    def _respondents(self, campaign: Campaign, given: Sequence[Answer]) -> Sheet:
        rows = [(answer.number, [campaign.name, answer.who, "oui"]) for answer in given]
        who = self.form.header[self.form.who or 0]
        return _made(self.form, ASKED, ("campaign", "actor", "answered"), rows, {"actor": who})

    def _ties(self, campaign: Campaign, given: Sequence[Answer]) -> Sheet:
        """A tie for each actor that an answer names, reported by who answers."""
        kept = {text: self.form.header.index(text) for text in self._kept}
        more = {**self.form.said_more, **kept}
        besides = [field for field in more if field not in OWN]
        named = [c for c in ("campaign",) if c in self.context.manifest.columns["ties"]]
        rows = []
        for answer in given:
            said = {field: cell(answer.cells, at) for field, at in more.items()}
            rest = [*(campaign.name for _ in named), *(said[field] for field in besides)]
            for name, level in answer.named:
                ends = [answer.who, name, answer.who]
                rows.append((answer.number, [*ends, *_own(said, level, campaign), *rest]))
        titles = {"source": self.form.header[self.form.who or 0]}
        titles |= {field: self.form.header[at] for field, at in self.form.said_more.items()}
        fields = (*ENDS, *OWN, *named, *besides)
        return _made(self.form, "ties", fields, rows, titles, counted=False)


def _own(said: Mapping[str, str], level: Level, campaign: Campaign) -> list[str]:
    """The cells of OWN: a tie without a start of its own was there when the campaign began."""
    stated = said.get("valid_from", "")
    start = [stated, ""] if stated else [campaign.first, "non" if campaign.first else ""]
    strength = level.strength or said.get("strength", "")
    return [*start, strength, level.formality or said.get("formality", "")]


def _observation(form: Form, campaign: Campaign) -> Sheet:
    fields = ("campaign", "valid_from", "valid_until")
    rows = [(form.row, [campaign.name, campaign.first, campaign.last])]
    return _made(form, "observations", fields, rows, {}, counted=False)


def _made(
    form: Form,
    kind: Kind,
    fields: Sequence[str],
    rows: Rows,
    titles: dict[str, str],
    *,
    counted: bool = True,
) -> Sheet:
    made = table(form.page, kind, fields, rows, Told(titles, counted=counted))
    above = written_rows(form.page.top[: form.row - 1])
    return replace(made, above=above, hidden=made.hidden and counted)
