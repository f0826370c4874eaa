"""A statement of account on paper: what is open, what moved, in words and formatted figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import tee
from operator import itemgetter
from typing import TYPE_CHECKING

from collector_desktop.documents.content import (
    ActivitySection,
    AgeingPart,
    Section,
    Statement,
    StatementLine,
)
from collector_desktop.documents.drawing import Drawn, draw_statement, draw_statements
from collector_desktop.domain.activity_phrases import activity_phrases
from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import language_for
from collector_desktop.domain.letter_templates import OF_STATEMENT
from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    STATEMENT_PAY_WITHIN_DAYS,
    TERMS_DEFAULT,
)
from collector_desktop.domain.statement_phrases import (
    ENGLISH,
    StatementPhrases,
    statement_phrases,
)
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.in_force import terms_in_force
from collector_desktop.queries.interest_terms import TermsBook, terms_book
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.queries.statements import (
    StatementData,
    StatementEntry,
    StatementSection,
    statement,
)
from collector_desktop.queries.wording import own_language
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_activity import activity_section, period_said
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import (
    address_lines,
    how_to_pay,
    letterhead,
    notes_on,
)
from collector_desktop.services.paper_words import paper_words
from collector_desktop.services.papers import Paper, paper_name
from collector_desktop.services.rates import rate_book
from collector_desktop.services.statement_data import statement_data
from collector_desktop.services.statement_head import statement_bands
from collector_desktop.services.statement_notes import Agreed, Below, below_figures

if TYPE_CHECKING:
    from pathlib import Path

OPEN_ITEM, ACTIVITY, BOTH = KINDS = ("open-item", "activity", "both")
PER_MILLE = 1000


@frozen
class _Stated:
    """A statement in words, and what the record of it needs to know."""

    customer: CustomerFacts
    content: Statement
    pay_by: date
    kind: str


def statement_paper(customer_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the open-item statement of a customer at the end of a day, as PDF.

    Raises:
        RefusedError: nothing is open, so there is nothing to state.
    """
    ready_fonts(fonts)
    stated = _stated(customer_id, as_of, terms_book(rate_book()))
    return _paper(stated, as_of, draw_statement(stated.content, fonts))


def statement_papers(
    customer_ids: Sequence[int],
    as_of: date,
    fonts: Path,
    kind: str = OPEN_ITEM,
    first: date | None = None,
) -> Iterator[Paper]:
    """Yield the statements of many customers in their order, drawn on all cores.

    `kind` is `open-item`, `activity` (all entries from `first` on) or `both`, one after the other
    for each currency.

    Raises:
        RefusedError: there is nothing to state of one of them.
    """
    ready_fonts(fonts)
    rules = terms_book(rate_book())
    stated, drawn_of = tee(_stated(each, as_of, rules, kind, first) for each in customer_ids)
    contents = (each.content for each in drawn_of)
    drawn = draw_statements(contents, len(customer_ids), fonts)
    return (_paper(each, as_of, pdf) for pdf, each in zip(drawn, stated, strict=True))


def _stated(
    customer_id: int,
    as_of: date,
    rules: TermsBook,
    kind: str = OPEN_ITEM,
    first: date | None = None,
) -> _Stated:
    """Return the statement of a customer in words; `rules` are everybody's on late payment."""
    customer, stored = customer_facts(customer_id), settings()
    asked = (OPEN_ITEM, ACTIVITY) if kind == BOTH else (kind,)
    data = {each: statement(customer_id, each, as_of, first) for each in asked}
    found = tuple(section for each in data.values() for section in each.sections)
    if not found:
        raise RefusedError(f"{customer.name} owes nothing.", "There is nothing to state.")
    main = _main_section(found, customer.currency)
    pay_by = as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS])
    told = _Told.to(customer, stored)
    language, owes = told.written.language, main.closing_minor > 0
    below = _below(customer, data, as_of, told.written, rules)
    sums = (main.late_minor, main.closing_minor)
    worded = paper_words(OF_STATEMENT, customer_id, language, as_of)
    content = Statement(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        sections=told.sections(data, as_of, below.agreed),
        facts=told.facts(customer, stored, as_of) + told.period(data),
        bands=statement_bands(found, pay_by, told.said, told.written),
        how_to_pay=how_to_pay(stored, customer, main.currency, sums, language) if owes else None,
        slip_rows=told.slip(customer, main, as_of) if owes else (),
        message=below.message,
        notes=below.notes + worded.paragraphs,
        title=worded.title,
        language=language,
        data=statement_data(customer.code, data.values(), as_of),
    )
    return _Stated(customer, content, pay_by, kind)


def _below(
    customer: CustomerFacts,
    data: dict[str, StatementData],
    as_of: date,
    written: Written,
    rules: TermsBook,
) -> Below:
    """Return what stands below the figures, which is about what is open whatever is shown."""
    found = data.get(OPEN_ITEM) or statement(customer.customer_id, OPEN_ITEM, as_of)
    return below_figures(customer, found.sections, as_of, written, rules)


def _paper(stated: _Stated, as_of: date, drawn: Drawn) -> Paper:
    """Return a statement that was drawn, with the characters that the font lacks."""
    title = "" if stated.kind == OPEN_ITEM else "Statement of activity"
    name = paper_name("statement", stated.customer, as_of, title)
    content, missing = drawn
    return Paper(
        *(stated.customer.customer_id, "statement", name, content, (), stated.pay_by, missing),
        notes=notes_on(stated.content.how_to_pay),
    )


def _main_section(sections: tuple[StatementSection, ...], currency: str) -> StatementSection:
    """Return the section that the paper asks to be paid: the customer's currency, if it owes."""
    among = [each for each in sections if each.closing_minor > 0] or sections
    return next((each for each in among if each.currency == currency), among[0])


@frozen
class _Told:
    """Words the figures of a statement in the customer's language."""

    said: StatementPhrases
    written: Written

    @classmethod
    def to(cls, customer: CustomerFacts, stored: Settings) -> _Told:
        """Return how a customer is told."""
        own = own_language(customer.customer_id)
        language = language_for(customer.country, stored[COMPANY_COUNTRY], own)
        return cls(statement_phrases(language), Written(language, customer.country))

    def facts(
        self, customer: CustomerFacts, stored: Settings, as_of: date
    ) -> tuple[tuple[str, str], ...]:
        """Return what stands beside the address."""
        terms = terms_in_force(customer, as_of) or stored[TERMS_DEFAULT]
        return (
            (self.said.date, self.written.day(as_of)),
            (self.said.code, customer.code),
            (self.said.terms, self.written.terms(terms)),
        )

    def period(self, data: dict[str, StatementData]) -> tuple[tuple[str, str], ...]:
        """Return the period of movements as a fact beside the address, if any are stated."""
        moved = data.get(ACTIVITY)
        return (period_said(moved.first, moved.last, self.written),) if moved else ()

    def sections(
        self, data: dict[str, StatementData], as_of: date, agreed: Agreed
    ) -> tuple[Section | ActivitySection, ...]:
        """Return movements, then open items, currency by currency; the ageing strip stands once."""
        language = self.written.language
        is_both = len(data) > 1
        parts: list[tuple[str, int, Section | ActivitySection]] = []
        for kind, each in data.items():
            for found in each.sections:
                if kind == ACTIVITY:
                    ageing = () if is_both else self._ageing(found, each.labels)
                    moved = activity_section(found, as_of, self.written, ageing)
                    parts.append((found.currency, 0, moved))
                    continue
                many = self.said.account_in if len(each.sections) > 1 else ""
                heading = activity_phrases(language).still_open if is_both else many
                lines = tuple(
                    self._line(entry, found.currency, as_of, agreed) for entry in found.entries
                )
                section = self._section(found, each.labels, lines, heading)
                parts.append((found.currency, 1, section))
        return tuple(part for _, _, part in sorted(parts, key=itemgetter(0, 1)))

    def _section(
        self,
        section: StatementSection,
        labels: tuple[str, ...],
        lines: tuple[StatementLine, ...],
        heading: str,
    ) -> Section:
        """Return the open items of one currency."""
        currency = section.currency
        return Section(
            lines=lines,
            total=(self.said.total, self.written.money(section.closing_minor, currency)),
            ageing=self._ageing(section, labels),
            heading=heading.format(currency=currency),
        )

    def slip(
        self, customer: CustomerFacts, main: StatementSection, as_of: date
    ) -> tuple[tuple[str, str], ...]:
        """Return the rows of the payment slip."""
        said = self.said
        return (
            (said.customer, customer.name),
            (said.code, customer.code),
            (said.statement_of, self.written.day(as_of)),
            (said.total_owed, self.written.money(main.closing_minor, main.currency)),
        )

    def _line(
        self, entry: StatementEntry, currency: str, as_of: date, agreed: Agreed
    ) -> StatementLine:
        days = days_overdue(entry.due_on, as_of)
        is_late = days > 0 and entry.debit_minor > 0
        side = 1 if entry.debit_minor else -1
        written = self.written
        return StatementLine(
            number=agreed.number(entry),
            date=written.short_day(entry.on),
            reference=entry.reference,
            due=written.short_day(entry.due_on) if side > 0 else "",
            days_late=str(days) if is_late else "",
            amount=written.column(side * entry.amount_minor, currency),
            outstanding=written.column(entry.debit_minor - entry.credit_minor, currency),
            is_late=is_late,
            running=written.column(entry.balance_minor, currency),
        )

    def _ageing(self, section: StatementSection, labels: tuple[str, ...]) -> tuple[AgeingPart, ...]:
        whole = sum(section.ageing)
        return tuple(
            AgeingPart(
                ageing_label(label, self.said),
                self.written.column(minor, section.currency) if minor else "",
                PER_MILLE * minor // whole if whole else 0,
            )
            for label, minor in zip(labels, section.ageing, strict=True)
        )


def ageing_label(label: str, said: StatementPhrases = ENGLISH) -> str:
    """Return the heading of an ageing column as papers word it."""
    if label == "current":
        return said.not_due
    if label.endswith("+"):
        return said.over_days.format(days=int(label[:-1]) - 1)
    first, _, last = label.partition("-")
    return said.days.format(first=first, last=last)
