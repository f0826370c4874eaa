"""Use case: bring bank lines, rules and numbers of receipts in from the files of an export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.numbers import number_key
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.bank_rules import KINDS
from collector_desktop.services.table_files import (
    Brought,
    RowsImported,
    TableImport,
    day,
    day_or_none,
    import_table,
    kept_id,
    read_table,
)
from collector_desktop.storage.models import (
    BankAccount,
    BankLine,
    BankPosting,
    BankRule,
    CurrentOperation,
    ImportBatch,
    SourceNumber,
)

POSTED = (ItemType.RECEIPT, ItemType.CREDIT_ADJUSTMENT, ItemType.DEBIT_ADJUSTMENT)


def import_bank_file(path: Path, made_on: date) -> Outcome[RowsImported]:
    """Import one of the three files; its headings say which. Rows that are here are named.

    Entries, receipts and customers that it names must be in the ledger.

    Raises:
        UnreadableFileError: the file cannot be read, or does not have the columns of an export.
    """
    for how in FILES:
        try:
            next(read_table(path, how.columns), None)
        except UnreadableFileError:
            continue
        return import_table(path, how, made_on)
    raise UnreadableFileError(
        f"{path.name} is not a bank file that an export wrote.",
        "Choose bank_lines.csv, bank_rules.csv or receipt_numbers.csv.",
    )


def _bring_line(values: dict[str, str], made_on: date) -> Brought:
    """Write one line with its account, and tie it to its entries."""
    currency = require_currency(values["currency"])
    account = BankAccount.get_or_none(BankAccount.key == values["account"])
    line_key = values["key"]
    if account is not None and BankLine.get_or_none(
        BankLine.account == account, BankLine.line_key == line_key
    ):
        return Brought.UNCHANGED
    minor = parse_amount(values["amount"], exponent(currency), ".", currency)
    booked_on = day(values["booked_on"])
    value_on = day_or_none(values["value_on"])
    items = _entries_of(values)
    if account is None:
        account = BankAccount.create(
            key=values["account"], name=values["account_name"], currency=currency
        )
    line = BankLine.create(
        **kept_id(BankLine, values.get("id", "")),
        account=account,
        line_key=line_key,
        booked_on=booked_on,
        value_on=value_on,
        amount_minor=minor,
        currency=currency,
        payer=values["payer"],
        payer_account=values["payer_account"],
        reference=values["reference"],
        text=values["text"],
        bank_type=values["type"],
        is_return=int(values["is_return"] == "1"),
        status=values["status"],
        batch=_batch(values["format"], made_on),
    )
    for item_id in items:
        BankPosting.create(line=line, item=item_id)
    return Brought.CREATED


def _entries_of(values: dict[str, str]) -> list[int]:
    """Return the ids of the entries that a line was matched with."""
    owner = customer_id_of(values["customer"]) if values["customer"] else None
    numbers = values["entries"].split("; ") if values["entries"] else []
    items = [entry_of(number, POSTED, owner).item_id for number in numbers]
    if (values["status"] == "matched") != bool(items):
        raise ValueError("A line is matched if, and only if, it has entries.")
    return items


def _batch(profile: str, made_on: date) -> ImportBatch:
    """Return the batch of a format: by it the import knows which marks a line has."""
    batch, _ = ImportBatch.get_or_create(
        operation=CurrentOperation.get().operation,
        profile=profile,
        defaults={
            "file_name": "bank_lines.csv",
            "sha256": "",
            "kind": "bank",
            "imported_on": made_on,
        },
    )
    return batch  # type: ignore[no-any-return]


def _bring_rule(values: dict[str, str], _: date) -> Brought:
    customer = customer_id_of(values["customer"])
    kind, pattern = values["kind"], values["pattern"]
    if BankRule.get_or_none(
        BankRule.kind == kind, BankRule.pattern == pattern, BankRule.customer == customer
    ):
        return Brought.UNCHANGED
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of rule: use {', '.join(KINDS)}.")
    hits, learned = int(values["hits"]), int(values["learned"] == "1")
    rule = {"kind": kind, "pattern": pattern, "customer": customer}
    wished = kept_id(BankRule, values.get("id", ""))
    BankRule.create(**rule, hits=hits, is_learned=learned, **wished)
    return Brought.CREATED


def _bring_number(values: dict[str, str], _: date) -> Brought:
    owner = customer_id_of(values["customer"])
    receipt = entry_of(values["receipt"], (ItemType.RECEIPT,), owner)
    if SourceNumber.get_or_none(SourceNumber.item == receipt.item_id):
        return Brought.UNCHANGED
    number = values["source_number"]
    SourceNumber.create(item=receipt.item_id, number=number, number_key=number_key(number))
    return Brought.CREATED


LINES = TableImport(
    "import_bank_lines", "bank lines", needed(FileKind.BANK_LINES), Change.BANK, _bring_line
)
RULES = TableImport(
    "import_bank_rules", "rules for payers", needed(FileKind.BANK_RULES), Change.BANK, _bring_rule
)
NUMBERS = TableImport(
    "import_numbers",
    "numbers of receipts",
    needed(FileKind.RECEIPT_NUMBERS),
    Change.BANK,
    _bring_number,
)
FILES = (LINES, RULES, NUMBERS)
