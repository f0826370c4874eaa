"""When an item falls due that the file gives no due date for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings import TERMS_DEFAULT, TERMS_DUE_ROLL
from collector_desktop.domain.terms import Roll, Terms, due_date, parts
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.domain.working_days import Calendar
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.item_blocks import columns_of
from collector_desktop.queries.calendars import due_calendar
from collector_desktop.queries.settings import Settings
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_tally import Tally

ON_TERMS = "invoice"
OF_DISCOUNTS = ("%", "skonto")


class DueDates:
    """Due dates from the terms of the row, the customer, its group or the company, in that order.

    Only invoices have terms; every other item counts from its own date. Terms count from the
    document's day, or from that of the delivery or the statement where the file has a column of it.
    """

    def __init__(self, directory: Directory, stored: Settings, tally: Tally) -> None:
        self._directory = directory
        self._stored = stored
        self._company_terms = stored[TERMS_DEFAULT]
        self._roll = Roll(stored[TERMS_DUE_ROLL])
        self._tally = tally
        self._terms: dict[str, Terms | None] = {}
        self._own: dict[str, str | None] = {}
        self._known: dict[tuple[Terms, date, Calendar], str] = {}

    def of(self, row: ItemRow, known: Known) -> str:
        """Return the due day of a row as ISO text."""
        if row.due_on is not None:
            return row.due_on.isoformat()
        terms = self.terms_of(row, known)
        if terms is None:
            return row.document_on.isoformat()
        key = (terms, row.terms_from or row.document_on, self._calendar(row, known))
        due = self._known.get(key)
        if due is None:
            due = self._known[key] = due_date(terms, key[1], self._roll, key[2]).isoformat()
        return due

    def terms_of(self, row: ItemRow, known: Known | None) -> Terms | None:
        """Return the terms of an invoice; None when it is none or nobody can read them.

        A customer that is not known yet has no terms of its own.
        """
        if row.type != ON_TERMS:
            return None
        customers = "" if known is None else self._directory.terms_of(known)
        for text in (row.terms, customers, self._company_terms):
            terms = self._parsed(text, row) if text else None
            if terms is not None:
                return terms
        return None

    def own_terms(self, row: ItemRow) -> str | None:
        """Return the terms that a row itself gives its invoice, as settings hold them, if any."""
        if row.type != ON_TERMS or not row.terms:
            return None
        if row.terms not in self._own:
            self._own[row.terms] = self._kept(row)
        return self._own[row.terms]

    def each_own(self, rows: Sequence[ItemRow]) -> tuple[str | None, ...]:
        """Return the terms that each of many rows itself gives its invoice, if any."""
        if not any(columns_of(rows).terms):
            return (None,) * len(rows)
        return tuple(map(self.own_terms, rows))

    def _kept(self, row: ItemRow) -> str | None:
        """Return terms to keep; beside a due day, words that are not understood may be a discount.

        Other words beside it are not missed: the day says all that is asked of them.
        """
        said = row.terms.casefold()
        if row.due_on is None or any(mark in said for mark in OF_DISCOUNTS):
            terms = self._parsed(row.terms, row)
            return None if terms is None else str(terms)
        try:
            return str(parse_terms(row.terms))
        except CollectorError:
            return None

    def parts_of(self, row: ItemRow, known: Known | None, terms: Terms) -> list[tuple[date, int]]:
        """Return the due day and the amount of each part of an invoice."""
        calendar = self._calendar(row, known)
        counted_from = row.terms_from or row.document_on
        return parts(terms, counted_from, row.amount_minor, self._roll, calendar)

    def _calendar(self, row: ItemRow, known: Known | None) -> Calendar:
        """Return the working days that a due date is moved to, as far as it is moved."""
        country, region = "", ""
        if known is not None:
            country, region = self._directory.place_of(known)
        elif row.customer is not None:
            country, region = row.customer.country, row.customer.region
        return due_calendar(self._stored, country, region)

    def _parsed(self, text: str, row: ItemRow) -> Terms | None:
        if text not in self._terms:
            try:
                self._terms[text] = parse_terms(text)
            except CollectorError as error:
                self._tally.warn(row.row, "terms", text, str(error))
                self._terms[text] = None
        return self._terms[text]
