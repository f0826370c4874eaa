"""The calculation of late-payment interest on paper: each segment, and what is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Band, Pair
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.interest_sheet import render_interest_sheet
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import DailyRounding, exact_interest
from collector_desktop.domain.interest_phrases import InterestPhrases, interest_phrases
from collector_desktop.domain.late_claims import daily_together
from collector_desktop.domain.money import exact_amount
from collector_desktop.domain.rates import percent_text
from collector_desktop.domain.settings import COMPANY_COUNTRY, STATEMENT_PAY_WITHIN_DAYS
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.interest import ClaimRow, Wanted, known_claims
from collector_desktop.queries.interest_blocks import (
    Block,
    blocks,
    due_minor,
    is_done,
    paid_minor,
)
from collector_desktop.queries.interest_decisions import CLAIMED
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.interest_data import interest_data
from collector_desktop.services.interest_notes import notes
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name
from collector_desktop.services.rates import rate_book
from collector_desktop.services.statement_head import MOST_CURRENCIES, stacked_band
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.customers import CustomerFacts

KIND = "interest"


def interest_paper(
    customer_id: int, as_of: date, fonts: Path, item_ids: Collection[int] | None = None
) -> Paper:
    """Return the calculation for a customer at the end of a day, on some invoices or all, as PDF.

    Raises:
        RefusedError: nothing accrued, or a rate is missing.
    """
    customer, stored = customer_facts(customer_id), settings()
    found = known_claims(as_of, rate_book(), Wanted(customer_id)).of(item_ids)
    rows = [row for row in found if item_ids is not None or not is_done(row)]
    if not rows:
        raise RefusedError(
            f"{customer.name} owes nothing for late payment.", "There is nothing to calculate."
        )
    ready_fonts(fonts)
    pay_by = as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS])
    content = _sheet(customer, stored, rows, as_of)
    return Paper(
        customer_id,
        KIND,
        paper_name(KIND, customer, as_of),
        render_interest_sheet(content),
        (),
        pay_by,
        missing_characters(content),
        subject=content.title,
    )


def _sheet(
    customer: CustomerFacts, stored: Settings, rows: Sequence[ClaimRow], as_of: date
) -> InterestSheet:
    sums = _by_currency(rows)
    main = customer.currency if customer.currency in sums else next(iter(sums))
    due, language = sums[main], language_of(customer)
    wording = _Wording(interest_phrases(language), Written(language, customer.country))
    said = wording.said
    pay = how_to_pay(stored, customer, main, (0, due), language) if due else None
    warned = fraud_note(wording.written, account_changed_on(as_of), on_paper=True) if pay else ""
    return InterestSheet(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        invoices=tuple(wording.invoice(row) for row in rows),
        totals=tuple(
            (said.due_in_all, wording.written.money(minor, currency))
            for currency, minor in sums.items()
        ),
        facts=((said.up_to, wording.written.day(as_of)), (said.code, customer.code)),
        bands=wording.bands(rows, sums),
        notes=(*notes(rows, as_of, language, customer.country), *([warned] if warned else [])),
        how_to_pay=pay,
        title=said.title,
        columns=said.columns,
        language=language,
        data=interest_data(customer.code, rows, as_of),
    )


def _by_currency(rows: Sequence[ClaimRow]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.currency] = sums.get(row.currency, 0) + due_minor(row)
    return sums


@frozen
class _Wording:
    """Words claims in one language."""

    said: InterestPhrases
    written: Written

    def bands(self, rows: Sequence[ClaimRow], sums: Mapping[str, int]) -> tuple[Band, ...]:
        """Return of each currency what is due, what it grows by, and what is still owed."""
        if len(sums) > MOST_CURRENCIES:
            return ()
        claims = {each: [row.claim for row in rows if row.currency == each] for each in sums}
        daily = {each: daily_together(claims[each]) for each in sums}
        owed = {each: sum(one.open_minor for one in claims[each]) for each in sums}
        return (
            self._band(self.said.due, sums, is_danger=True),
            self._band(self.said.daily, daily),
            self._band(self.said.still_open, owed),
        )

    def _band(self, label: str, sums: Mapping[str, int], *, is_danger: bool = False) -> Band:
        """Return one figure in each currency, a danger where there is any of it if it is one."""
        return stacked_band(
            label,
            [
                (self.written.money(minor, currency), is_danger and minor > 0)
                for currency, minor in sums.items()
            ],
        )

    def invoice(self, row: ClaimRow) -> LateInvoice:
        """Return the working of what one invoice bore."""
        said, money = self.said, self.written.money
        facts = said.facts.format(
            dated=self.written.short_day(row.document_on),
            due=self.written.short_day(row.due_on),
            amount=money(row.amount_minor, row.currency),
            open=money(row.claim.open_minor, row.currency),
        )
        parts = [self._part(block, row) for block in blocks(row)]
        paid = paid_minor(row)
        if paid:
            parts.append(WorkingPart("", (), ((said.paid, self._less(paid, row.currency)),)))
        due = self.written.column(due_minor(row), row.currency)
        heading = said.invoice.format(number=row.number)
        named = said.due_of.format(number=row.number)
        return LateInvoice(heading, facts, tuple(parts), (named, due))

    def _part(self, block: Block, row: ClaimRow) -> WorkingPart:
        currency, said, column = row.currency, self.said, self.written.column
        sums: list[Pair] = []
        if block.working.segments:
            label = said.days.format(days=sum(each.days for each in block.working.segments))
            if block.working.counting.daily is DailyRounding.EXACT:
                label = said.once.format(days=label)
            sums.append((label, column(block.interest_minor, currency)))
        if block.fixed_minor:
            sums.append((said.compensation, column(block.fixed_minor, currency)))
        if block.again_minor:
            sums.append((said.given_up, self._less(block.again_minor, currency)))
        return WorkingPart(self._title(block), self._lines(block, currency), tuple(sums))

    def _title(self, block: Block) -> str:
        if block.on is None:
            return self.said.not_claimed
        day = self.written.short_day(block.on)
        if block.kind == CLAIMED:
            return self.said.claimed.format(day=day, number=block.number)
        return self.said.waived.format(day=day, reason=block.reason)

    def _lines(self, block: Block, currency: str) -> tuple[WorkingLine, ...]:
        working, written = block.working, self.written
        return tuple(
            WorkingLine(
                written.short_day(each.first),
                written.short_day(each.last),
                str(each.days),
                written.column(each.balance_minor, currency),
                f"{written.number(percent_text(each.rate))} %",
                written.number(exact_amount(exact_interest(each, working.counting), currency)),
            )
            for each in working.segments
        )

    def _less(self, minor: int, currency: str) -> str:
        return self.written.column(-minor, currency)
