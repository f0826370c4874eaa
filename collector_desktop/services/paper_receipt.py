"""A receipt for a payment: how much came in, how, what it pays, and what is left on account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Composed,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Kind,
    Part,
    Text,
)
from collector_desktop.documents.content import Band, Pair
from collector_desktop.domain import settings as s
from collector_desktop.domain.letter_templates import OF_RECEIPT
from collector_desktop.domain.receipt_phrases import ReceiptPhrases, receipt_phrases
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.receipt_details import PaidPart, ReceiptDetails, receipt_details
from collector_desktop.queries.settings import settings
from collector_desktop.services.composed_papers import composed_paper
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_parts import address_lines, letterhead
from collector_desktop.services.paper_words import PaperWords, paper_words
from collector_desktop.services.papers import WORDS
from collector_desktop.services.receipt_data import receipt_data
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.papers import Paper

KIND = "receipt"
LONGEST_FACT = 32


def receipt_paper(item_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the receipt for a payment as it is at the end of a day, as PDF.

    Raises:
        RefusedError: it is no payment, or came in after that day.
    """
    details = receipt_details(item_id, as_of)
    customer, stored = customer_facts(details.customer_id), settings()
    language = language_of(customer)
    written = Written(language, customer.country)
    extra = {
        "payment_amount": written.money(details.amount_minor, details.currency),
        "payment_on": written.day(details.received_on),
    }
    worded = paper_words(OF_RECEIPT, customer.customer_id, language, as_of, extra)
    wording = _Wording(details, receipt_phrases(language), written, worded)
    content = Composed(
        letterhead(stored),
        worded.title,
        wording.parts(),
        wording.facts(customer.code),
        wording.bands(as_of),
        customer.name,
        address_lines(customer, stored[s.COMPANY_COUNTRY]),
        language=language,
        data=receipt_data(customer.code, details, as_of),
    )
    named = f"{WORDS[KIND]} {details.number}"
    return composed_paper(customer, KIND, content, as_of, fonts, named)


class _Wording:
    """A payment in the words and formats of one language."""

    def __init__(
        self, details: ReceiptDetails, said: ReceiptPhrases, written: Written, worded: PaperWords
    ) -> None:
        self.details, self.said, self.written = details, said, written
        self.thanks, self.rest = worded.paragraphs[:1], worded.paragraphs[1:]

    def money(self, minor: int) -> str:
        return self.written.money(minor, self.details.currency)

    def facts(self, code: str) -> tuple[Pair, ...]:
        """Return what is beside the address; what is not known is left out."""
        details, said = self.details, self.said
        facts = (
            (said.number, details.number),
            (said.received_on, self.written.day(details.received_on)),
            (said.code, code),
            (said.paid_by, said.method_said(details.method)),
            (said.reference, "" if self._is_long else details.reference),
        )
        return tuple(fact for fact in facts if fact[1])

    def bands(self, as_of: date) -> tuple[Band, ...]:
        """Return what came in, and what is on the account after it."""
        day, balance = self.written.short_day(as_of), self.details.balance_minor
        label = self.said.balance if balance >= 0 else self.said.in_credit
        return (
            Band(self.said.received, self.money(self.details.amount_minor)),
            Band(label.format(day=day), self.money(abs(balance))),
        )

    def parts(self) -> tuple[Part, ...]:
        """Return the thanks, what the payment pays, and what it does not."""
        details, said = self.details, self.said
        parts: list[Part] = [Text(words) for words in self.thanks]
        if details.returned_on is not None:
            parts = [Text(said.returned.format(day=self.written.day(details.returned_on)))]
        if details.parts:
            parts += [Heading(said.pays), self._grid()]
        if details.left_minor:
            words = said.left if details.parts else said.pays_nothing
            parts.append(Text(words.format(amount=self.money(details.left_minor))))
        if self._is_long:
            parts.append(Text(f"{said.reference}: {details.reference}", is_small=True))
        return (*parts, *(Text(words, is_small=True) for words in self.rest))

    @property
    def _is_long(self) -> bool:
        """Whether the payer wrote more than has room beside the address."""
        return len(self.details.reference) > LONGEST_FACT

    def _grid(self) -> Grid:
        number, on, amount, paid, still = self.said.columns
        columns = (
            GridColumn(number, Kind.NAME),
            GridColumn(on),
            GridColumn(amount, Kind.FIGURE),
            GridColumn(paid, Kind.SUM),
            GridColumn(still, Kind.FIGURE),
        )
        rows, running = [], 0
        for part in self.details.parts:
            running += part.paid_minor
            rows.append(GridRow(self._cells(part), ("", "", "", self._column(running), "")))
        total = (self.said.total, "", "", self._column(running), "")
        return Grid(columns, tuple(rows), total)

    def _cells(self, part: PaidPart) -> tuple[str, ...]:
        return (
            part.number,
            self.written.short_day(part.document_on),
            self._column(part.amount_minor),
            self._column(part.paid_minor),
            self._column(part.open_minor),
        )

    def _column(self, minor: int) -> str:
        return self.written.column(minor, self.details.currency)
