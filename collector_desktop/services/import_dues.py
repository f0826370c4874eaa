"""When an item falls due that the file gives no due date for."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import Terms, due_date
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.importers.base import ItemRow
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_tally import Tally

ON_TERMS = "invoice"


class DueDates:
    """Due dates from the terms of the row, the customer, its group or the company, in that order.

    Only invoices are on terms; every other item counts from its own date.
    """

    def __init__(self, directory: Directory, company_terms: str, tally: Tally) -> None:
        self._directory = directory
        self._company_terms = company_terms
        self._tally = tally
        self._terms: dict[str, Terms | None] = {}
        self._known: dict[tuple[str, date], str] = {}

    def of(self, row: ItemRow, known: Known) -> str:
        """Return the due day of a row as ISO text."""
        if row.due_on is not None:
            return row.due_on.isoformat()
        if row.type != ON_TERMS:
            return row.document_on.isoformat()
        for text in (row.terms, self._directory.terms_of(known), self._company_terms):
            due = self._by_terms(text, row) if text else ""
            if due:
                return due
        return row.document_on.isoformat()

    def _by_terms(self, text: str, row: ItemRow) -> str:
        due = self._known.get((text, row.document_on))
        if due is None:
            terms = self._parsed(text, row)
            due = "" if terms is None else due_date(terms, row.document_on).isoformat()
            self._known[text, row.document_on] = due
        return due

    def _parsed(self, text: str, row: ItemRow) -> Terms | None:
        if text not in self._terms:
            try:
                self._terms[text] = parse_terms(text)
            except CollectorError as error:
                self._tally.warn(row.row, "terms", text, str(error))
                self._terms[text] = None
        return self._terms[text]
