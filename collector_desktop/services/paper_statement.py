"""A statement of account on paper: what is open, what moved, in words and formatted figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import tee
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Statement
from collector_desktop.documents.drawing import Drawn, draw_statement, draw_statements
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OF_STATEMENT
from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    STATEMENT_PAY_WITHIN_DAYS,
    TERMS_DEFAULT,
)
from collector_desktop.domain.settings_paper import STATEMENT_KIND
from collector_desktop.domain.statement_kinds import ACTIVITY, BOTH, OF_OPEN_ITEMS, OPEN_ITEM
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.in_force import terms_in_force
from collector_desktop.queries.interest_terms import TermsBook, terms_book
from collector_desktop.queries.settings import settings
from collector_desktop.queries.statements import StatementData, StatementSection, statement
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import (
    address_lines,
    letterhead,
    notes_on,
)
from collector_desktop.services.paper_words import paper_words
from collector_desktop.services.papers import Paper, paper_name
from collector_desktop.services.rates import rate_book
from collector_desktop.services.statement_agreed import AgreedWith
from collector_desktop.services.statement_data import statement_data
from collector_desktop.services.statement_head import statement_bands
from collector_desktop.services.statement_notes import below_figures
from collector_desktop.services.statement_words import StatementWords

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.services.localised import Written


@frozen
class _Everybody:
    """What statements need to know of all customers, or of one: it is read once for many."""

    rules: TermsBook
    agreed: AgreedWith
    new_account_on: date | None

    @classmethod
    def at(cls, as_of: date, customer_ids: Sequence[int]) -> _Everybody:
        """Return how it stands at a day for those who are stated."""
        agreed = AgreedWith.at(as_of, customer_ids)
        return cls(terms_book(rate_book()), agreed, account_changed_on(as_of))

    def warnings(self, written: Written) -> tuple[str, ...]:
        """Return how to be sure of our account, if it is not the one that was known before."""
        note = fraud_note(written, self.new_account_on, on_paper=True)
        return (note,) if note else ()


@frozen
class _Stated:
    """A statement in words, and what the record of it needs to know."""

    customer: CustomerFacts
    content: Statement
    pay_by: date
    kind: str


def statement_paper(customer_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the statement of what is open of a customer at the end of a day, as PDF.

    Whether it shows what was paid of each item is a setting.

    Raises:
        RefusedError: nothing is open, so there is nothing to state.
    """
    ready_fonts(fonts)
    stated = _stated(
        customer_id, as_of, _Everybody.at(as_of, [customer_id]), settings()[STATEMENT_KIND]
    )
    return _paper(stated, as_of, draw_statement(stated.content, fonts))


def statement_papers(
    customer_ids: Sequence[int],
    as_of: date,
    fonts: Path,
    kind: str = OPEN_ITEM,
    first: date | None = None,
) -> Iterator[Paper]:
    """Yield the statements of many customers in their order, drawn on all cores.

    `kind` is `open-item`, `detail` (with what was applied to each), `activity` (all entries from
    `first` on) or `both`, movements and then open items for each currency.

    Raises:
        RefusedError: there is nothing to state of one of them.
    """
    ready_fonts(fonts)
    known = _Everybody.at(as_of, customer_ids)
    stated, drawn_of = tee(_stated(each, as_of, known, kind, first) for each in customer_ids)
    contents = (each.content for each in drawn_of)
    drawn = draw_statements(contents, len(customer_ids), fonts)
    return (_paper(each, as_of, pdf) for pdf, each in zip(drawn, stated, strict=True))


def _stated(
    customer_id: int,
    as_of: date,
    known: _Everybody,
    kind: str,
    first: date | None = None,
) -> _Stated:
    """Return the statement of a customer in words."""
    customer, stored = customer_facts(customer_id), settings()
    asked = (OPEN_ITEM, ACTIVITY) if kind == BOTH else (kind,)
    coming = known.agreed.of(customer_id, as_of)
    data = {each: statement(customer_id, each, as_of, first, coming.covered) for each in asked}
    found = tuple(section for each in data.values() for section in each.sections)
    if not found:
        raise RefusedError(f"{customer.name} owes nothing.", "No statement is needed.")
    main = _main_section(found, customer.currency)
    words = StatementWords.to(customer, stored)
    language, owes = words.written.language, main.asked_minor > 0 or main.is_agreed
    still_open = _still_open(customer_id, data, as_of, coming.covered)
    pay_by = _pay_by(still_open, as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS]))
    terms = terms_in_force(customer, as_of) or stored[TERMS_DEFAULT]
    below = below_figures(customer, still_open, coming, (as_of, words.written, terms), known.rules)
    worded = paper_words(OF_STATEMENT, customer_id, language, as_of)
    content = Statement(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        sections=words.sections(data, as_of, below.agreed),
        facts=words.facts(customer, terms, as_of) + words.period(data),
        bands=statement_bands(found, pay_by, words.said, words.written),
        how_to_pay=words.how_to_pay(stored, customer, main) if owes else None,
        slip_rows=words.slip(customer, main, as_of) if owes else (),
        ticks=words.ticks(still_open, main.currency) if owes else (),
        message=below.message,
        notes=(*(known.warnings(words.written) if owes else ()), *below.notes, *worded.paragraphs),
        title=worded.title,
        language=language,
        data=statement_data(customer.code, data.values(), as_of),
    )
    return _Stated(customer, content, pay_by, kind)


def _still_open(
    customer_id: int, data: dict[str, StatementData], as_of: date, agreed: Mapping[int, int]
) -> tuple[StatementSection, ...]:
    """Return what is open: notes and slip are about that, whatever is stated."""
    found = next((data[kind] for kind in OF_OPEN_ITEMS if kind in data), None)
    return (found or statement(customer_id, OPEN_ITEM, as_of, None, agreed)).sections


def _pay_by(still_open: Iterable[StatementSection], wished: date) -> date:
    """Return by when payment is asked: as is wished, but not before anything is due."""
    due = (each.due_on for section in still_open for each in section.entries if each.debit_minor)
    return max(wished, min(due, default=wished))


def _paper(stated: _Stated, as_of: date, drawn: Drawn) -> Paper:
    """Return a statement that was drawn, with the characters that the font lacks."""
    title = "" if stated.kind in OF_OPEN_ITEMS else "Statement of activity"
    name = paper_name("statement", stated.customer, as_of, title)
    content, missing = drawn
    return Paper(
        *(stated.customer.customer_id, "statement", name, content, (), stated.pay_by, missing),
        notes=notes_on(stated.content.how_to_pay),
    )


def _main_section(sections: tuple[StatementSection, ...], currency: str) -> StatementSection:
    """Return the section that the paper asks to be paid: the customer's currency, if it owes."""
    among = [each for each in sections if each.asked_minor > 0]
    among = among or [each for each in sections if each.is_agreed] or [*sections]
    return next((each for each in among if each.currency == currency), among[0])
