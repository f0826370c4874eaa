"""The smaller files of our own export come into a ledger, each row by its own rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_rows import OwnRow
from collector_desktop.services import (
    agreement_files,
    bank_files,
    case_files,
    chase_files,
    cheque_files,
    contact_files,
    customer_files,
    document_files,
    entry_files,
    former_files,
    history_files,
    hold_files,
    limit_files,
    news_files,
    parted_files,
    setting_files,
    wording_files,
)
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.table_files import Brought, TableImport, bring_row

OWN_TABLES: dict[FileKind, TableImport] = {
    FileKind.SETTINGS: setting_files.SETTINGS,
    FileKind.LOCKED_PERIOD: setting_files.LOCKED_PERIOD,
    FileKind.INTEREST_RATES: setting_files.INTEREST_RATES,
    FileKind.EXCHANGE_RATES: setting_files.EXCHANGE_RATES,
    FileKind.LANGUAGES: wording_files.LANGUAGES,
    FileKind.INTEREST_TERMS: setting_files.INTEREST_TERMS,
    FileKind.PROCEDURES: chase_files.PROCEDURES,
    FileKind.MESSAGES: chase_files.MESSAGES,
    FileKind.CHASE_PLACES: chase_files.PLACES,
    FileKind.GROUPS: setting_files.GROUPS,
    FileKind.ALIASES: customer_files.ALIASES,
    FileKind.APART: customer_files.APART,
    FileKind.ENTRY_DETAILS: entry_files.DETAILS,
    FileKind.INTEREST: entry_files.INTEREST,
    FileKind.PARTED: parted_files.PARTED,
    FileKind.CHEQUES: cheque_files.CHEQUES,
    FileKind.HOLDS: hold_files.HOLDS,
    FileKind.DISPUTES: hold_files.DISPUTES,
    FileKind.PLANS: agreement_files.PLANS,
    FileKind.PROMISE_CHANGES: agreement_files.PROMISE_CHANGES,
    FileKind.DISPUTE_CASES: agreement_files.CASES,
    FileKind.DISPUTE_STEPS: agreement_files.STEPS,
    FileKind.CREDIT_LIMITS: limit_files.LIMITS,
    FileKind.CASE_RECORDS: case_files.CASES,
    FileKind.STATUSES: contact_files.STATUSES,
    FileKind.CONTACT_LIMITS: contact_files.LIMITS,
    FileKind.TASKS: contact_files.TASKS,
    FileKind.CAMPAIGNS: contact_files.CAMPAIGNS,
    FileKind.CAMPAIGN_MEMBERS: contact_files.MEMBERS,
    FileKind.BANK_LINES: bank_files.LINES,
    FileKind.BANK_RULES: bank_files.RULES,
    FileKind.RECEIPT_NUMBERS: bank_files.NUMBERS,
}
FOR_EACH_FILE: dict[FileKind, Callable[[], TableImport]] = {
    FileKind.HISTORY: history_files.history,
    FileKind.DISPUTE_NOTES: agreement_files.notes,
    FileKind.DOCUMENTS: document_files.documents,
    FileKind.WORDINGS: wording_files.wordings,
    FileKind.IMPORTS: news_files.news,
    FileKind.FORMER_TERMS: former_files.former_terms,
}
"""Kinds whose rows are compared with what the ledger had when their file began."""


def own_table(kind: FileKind) -> TableImport | None:
    """Return how the rows of a file of one of these kinds come in; None for any other kind."""
    made = FOR_EACH_FILE.get(kind)
    return made() if made else OWN_TABLES.get(kind)


class OwnRows:
    """Brings the rows of one kind in; those that are here already stay as they are."""

    def __init__(self, how: TableImport, made_on: date, tally: Tally) -> None:
        self._how = how
        self._made_on = made_on
        self._tally = tally

    def take(self, rows: Sequence[OwnRow]) -> None:
        """Bring some rows in; one that cannot come in is rejected with its reason."""
        for row in rows:
            found = bring_row(self._how, row.texts, self._made_on)
            match found:
                case Brought.CREATED:
                    self._tally.created += 1
                case Brought.UPDATED:
                    self._tally.updated += 1
                case Brought.UNCHANGED:
                    self._tally.unchanged += 1
                case reason:
                    first = next(iter(row.texts))
                    self._tally.reject(row.row, first, row.texts[first], reason)
