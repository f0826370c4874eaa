"""The parts of the self-test that work on a ledger: money, a document, a backup, a password."""

from __future__ import annotations

import sys
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from collector_desktop import __version__
from collector_desktop.app.self_test_words import DAMAGED
from collector_desktop.documents.drawing import LONG_RUN, draw_statement, draw_statements
from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.read import read_file
from collector_desktop.integrations import clock
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import balances, customer_id_of
from collector_desktop.queries.position import ask
from collector_desktop.services.backup_proof import begin_proof
from collector_desktop.services.backups import backup, verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import (
    CompanyDraft,
    close_ledger,
    create_ledger,
    open_ledger,
)
from collector_desktop.services.letterhead_sample import sample_statement
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.protection import Worker, can_protect, protect
from collector_desktop.services.receipts import ReceiptDraft, record_receipt

if TYPE_CHECKING:
    from pathlib import Path

ACTOR, CODE, CURRENCY = "self-test", "TRIAL", "GBP"
NAME = "Käyttö & Söhne Ltd"
OWED, PAID = 120_000, 45_050  # in pence
ROWS = (
    "type,number,customer,date,due_date,amount,currency\n"
    f"invoice,T-1,{CODE},2026-01-02,2026-02-01,1200.00,{CURRENCY}\n"
)
CUSTOMERS = f"code,name\n{CODE},{NAME}\n"
DAY = date(2026, 3, 2)
PASSWORD = "correct horse battery"  # noqa: S105 - of a ledger that is gone a second later
_UNEQUAL = "The figures of the ledger are wrong."


class LedgerTrial:
    """One ledger, and what is tried on it in this order; `close` leaves nothing open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "trial.collector"

    def ledger(self) -> str:
        """Make a ledger, import an invoice, receive a part of it, and read what is left."""
        create_ledger(self._path, CompanyDraft("Trial Ltd"), ACTOR, __version__, DAY)
        for name, text in (("customers.csv", CUSTOMERS), ("items.csv", ROWS)):
            (self._folder / name).write_text(text, encoding="utf-8")
            apply_import(read_file(self._folder / name), DAY)
        customer_id = customer_id_of(CODE)
        record_receipt(ReceiptDraft(customer_id, PAID, CURRENCY, DAY), DAY)
        close_ledger()
        open_ledger(self._path, ACTOR, __version__)
        if _balance() != OWED - PAID or check_ledger(DAY):
            raise CollectorError(_UNEQUAL, DAMAGED)
        if ask("PRAGMA locking_mode") != [("exclusive",)]:
            raise CollectorError("The ledger is not locked while it is open.", DAMAGED)
        return "An invoice and a receipt were posted, read back and proved."

    def statement(self) -> str:
        """Write a statement as PDF and read it back."""
        from pypdf import PdfReader  # noqa: PLC0415 - costs 80 ms

        paper = statement_paper(customer_id_of(CODE), DAY, resource("fonts"))
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
        if NAME not in text or "749.50" not in text:
            raise CollectorError("The statement does not say what it should.", DAMAGED)
        return "A PDF was written and read back."

    def drawing(self) -> str:
        """Draw statements in processes of their own, as a long run does, and compare them."""
        content, fonts = sample_statement(DAY), resource("fonts")
        alone = draw_statement(content, fonts)
        if list(draw_statements([content] * 2, LONG_RUN, fonts)) != [alone, alone]:
            raise CollectorError("A run draws other statements than the desk.", DAMAGED)
        return "Statements were drawn as a long run does."

    def backup(self) -> str:
        """Make a backup, verify it, and have a process of its own prove it."""
        made = self._folder / "trial.collector-backup"
        backup(made, clock.now_utc())
        verified(made)
        proof = begin_proof(made)
        found = None if proof is None else proof.answer()
        if found is None or not found.sound:
            raise CollectorError("The process that proves backups gave no answer.", DAMAGED)
        return "A backup was made and verified."

    def protected(self) -> str:
        """Put the ledger under a password and open it by that, where encryption is installed.

        A built program brings its encryption along, as its user can install none.
        """
        close_ledger()
        if not can_protect():
            if getattr(sys, "frozen", False):
                raise CollectorError(
                    "Encryption was left out when this was built.", "Build it again."
                )
            return "Encryption is not part of this installation."
        protect(self._path, PASSWORD, Worker(ACTOR, __version__))
        opened = open_ledger(self._path, ACTOR, __version__, PASSWORD)
        if not opened.is_protected or _balance() != OWED - PAID:
            raise CollectorError(_UNEQUAL, DAMAGED)
        ((version,),) = ask("SELECT sqlite_version()")
        return f"A ledger was encrypted and opened by its password (SQLite {version})."

    def close(self) -> None:
        """Close the ledger, if it is open."""
        close_ledger()


def _balance() -> int:
    (found,) = balances(DAY, customer_id_of(CODE))
    return found.balance
