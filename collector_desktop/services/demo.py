"""Use case: a demo ledger with a believable small business in it."""

from __future__ import annotations

import hashlib
from random import Random
from typing import TYPE_CHECKING

from collector_desktop.domain import settings as names
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.demo_accounts import plan_accounts
from collector_desktop.services.demo_bank import write_statement
from collector_desktop.services.demo_records import write_records
from collector_desktop.services.demo_rows import Writer
from collector_desktop.services.demo_sent import write_runs
from collector_desktop.services.ledgers import CompanyDraft, create_ledger
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.drafts import remove_ledger
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import (
    Allocation,
    Contact,
    CurrentOperation,
    Customer,
    ImportBatch,
    Item,
    Promise,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.demo_plan import Account

COMPANY = "Harbour & Vale Supplies Ltd"
SETTINGS = {
    names.COMPANY_ADDRESS.key: "Unit 4, Tideway Park\nBristol\nBS2 0XX",
    names.COMPANY_PHONE.key: "0117 496 0100",
    names.COMPANY_EMAIL.key: "accounts@harbourandvale.example",
    names.COMPANY_WEBSITE.key: "harbourandvale.example",
    names.COMPANY_FOOTER.key: (
        "Harbour & Vale Supplies Ltd. Registered in England and Wales. "
        "Unit 4, Tideway Park, Bristol BS2 0XX. VAT GB 999 9999 73"
    ),
    names.COMPANY_COLLECTOR.key: "Priya Shah",
    names.BANK_NAME.key: COMPANY,
    names.BANK_SORT_CODE.key: "12-34-56",
    names.BANK_ACCOUNT.key: "12345678",
    names.TARGET_MONTH.key: "90000",
}


@frozen
class DemoDraft:
    """How large the invented business is; the same seed and day make the same one."""

    customers: int = 60
    invoices: int = 300
    seed: int = 1


@frozen
class DemoCounts:
    """What the new ledger holds."""

    ledger: Path
    company: str
    currency: str
    customers: int
    invoices: int
    items: int
    allocations: int
    contacts: int
    promises: int


def make_demo(path: Path, draft: DemoDraft, as_of: date, actor: str, version: str) -> DemoCounts:
    """Make a ledger of an invented business, its dates relative to a day, and leave it open.

    All of it is one operation; the desk begins its undo with what the user does.

    Raises:
        LedgerError: something is there already, or the folder cannot be written.
        RefusedError: invoices were asked for without customers.
    """
    if draft.customers < 0 or draft.invoices < 0 or (draft.invoices and not draft.customers):
        raise RefusedError("A demo needs at least one customer.", "Ask for more of them.")
    info = create_ledger(path, CompanyDraft(COMPANY), actor, version, as_of)
    try:
        rng = Random(draft.seed)  # noqa: S311 - invented data, nothing to keep secret
        _write(plan_accounts(draft.customers, draft.invoices, rng, as_of), draft, as_of)
    except BaseException:
        close_ledger()
        remove_ledger(path)
        raise
    return DemoCounts(path, info.company, info.currency, *_counts())


def _write(accounts: list[Account], draft: DemoDraft, as_of: date) -> None:
    with operation("make_demo", "Fill the demo ledger", as_of) as current:
        batch = ImportBatch.create(
            operation=current,
            file_name="demo",
            sha256=hashlib.sha256(repr(draft).encode()).hexdigest(),
            profile="demo",
            kind="demo",
            imported_on=as_of,
        )
        change_settings(SETTINGS, as_of)
        CurrentOperation.update(batch=batch).execute()
        Writer(accounts, batch.id).write()
        write_statement(batch.id, as_of)
        made = Customer.select().count() + Item.select().count()
        ImportBatch.update(created=made).where(ImportBatch.id == batch.id).execute()
        CurrentOperation.update(batch=None).execute()
        write_records(as_of)
        write_runs(as_of)
        judge_promises(as_of)


def _counts() -> tuple[int, ...]:
    invoices = Item.select().where(Item.type == "invoice").count()
    tables = (Item, Allocation, Contact, Promise)
    return (Customer.select().count(), invoices, *(table.select().count() for table in tables))
