"""Files of items, and what may happen in a ledger between two imports of one, drawn at random."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from collector_desktop.domain.holds import HoldKind
from collector_desktop.importers.item_blocks import PackedItems
from collector_desktop.services.anonymise import anonymise
from collector_desktop.services.customers import CustomerDraft, save_customer
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.imports import apply_import
from collector_desktop.services.merge_customers import merge_customers
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import name_the_worker
from tests.conftest import TODAY
from tests.integration.importing import allocation_row, customer_row, item_row, parsed

CODES = ("ACME", "BOLT", "CANAL", "DALE")


def a_row(chance, row, *, odd):
    """Return a row of a file; an odd one is settled, doubled, promised, unclear or of nobody."""
    day = date(2026, chance.randrange(1, 9), chance.randrange(1, 13))
    minor, type_ = chance.randrange(1, 900), chance.choice(("invoice",) * 6 + ("receipt",))
    plain = {"type": type_, "code": chance.choice(CODES), "name": "", "document_on": day}
    more = {"due_on": day + timedelta(days=30), "reference": chance.choice(("", "PO 7"))}
    number = f"INV-{row}"
    if odd:
        number = chance.choice(("INV-3", "INV-3/1", "R-000001", "", number))
        more |= chance.choice(
            (
                {"due_on": None, "terms": chance.choice(("", "NET 30", "50% 10, 50% 40", "odd"))},
                {"open_minor": minor // 2},
                {"settled_on": TODAY},
                {"promised_for": TODAY + timedelta(days=9)},
                {"only_open": True},
                {"currency": "JPY"},
                {"customer": customer_row(row, email="a@acme.example")},
            )
        )
        plain["code"] = chance.choice((plain["code"], "NOBODY"))
    return item_row(row, number, minor, **plain, **more)


def a_file(chance, oddity, *, says_open):
    """Return a file read whole, with a digest that only the same rows have."""
    count = chance.randint(1, 30)
    rows = [a_row(chance, row, odd=chance.random() < oddity) for row in range(2, count + 2)]
    if says_open:
        rows = [
            row if row.open_minor is not None else row._replace(open_minor=row.amount_minor)
            for row in rows
        ]
    return read_as(parsed(*rows), rows)


def read_as(file, rows):
    digest = sha256(repr(rows).encode()).hexdigest()
    return replace(file, rows=PackedItems([rows], read_as=digest))


def otherwise(file):
    """Return the same bytes read in another way."""
    return read_as(file, [row._replace(amount_minor=row.amount_minor * 10) for row in file.rows])


def a_customer(chance):
    return chance.choice([*Customer.select(), Customer(id=0)])


def is_held(chance):
    put_on_hold(HoldDraft(a_customer(chance).id, HoldKind.OTHER, "Wait"), TODAY)


def is_paid(chance):
    record_receipt(ReceiptDraft(a_customer(chance).id, 12_00, "GBP", TODAY), TODAY)


def allocates(chance):
    pairs = db.execute_sql(
        """SELECT r.number, i.number, min(r.open_minor, i.open_minor) FROM item r JOIN item i
        ON i.customer_id = r.customer_id AND i.type = 'invoice' AND i.open_minor > 0
        WHERE r.type = 'receipt' AND r.open_minor > 0 GROUP BY r.id"""
    ).fetchall()
    rows = [
        allocation_row(at, source, target, f"{minor / 100:.2f}", allocated_on=TODAY)
        for at, (source, target, minor) in enumerate(pairs)
        if chance.random() < 0.8
    ]
    if rows:
        apply_import(parsed(*rows), TODAY)


def is_renamed(chance):
    one = a_customer(chance)
    save_customer(CustomerDraft(one.id, chance.choice(("Elsewhere", one.name))), TODAY)


def are_merged(chance):
    merge_customers(a_customer(chance).id, a_customer(chance).id, TODAY)


def is_forgotten(chance):
    anonymise(a_customer(chance).id, TODAY)


def is_set(chance):
    values = (("company.currency", "EUR"), ("terms.default", "50% 10, 50% 40"))
    change_settings(dict([chance.choice(values)]), TODAY)


def another_comes(chance):
    file = a_file(chance, 0.05, says_open=chance.random() < 0.5)
    apply_import(file, TODAY, chance.choice(("keep", "close")))


def customers_come(chance):
    code, name = chance.choice((*CODES, "NEW")), chance.choice(("Acme", "Other Ltd"))
    apply_import(parsed(customer_row(2, code, name)), TODAY)


VALUES = (
    *("amount_minor = amount_minor + 1", "reference = 'x'", "due_on = '2027-01-01'"),
    *("document_on = '2026-01-31'", "number_key = 'gone'", "currency = 'USD'", "open_minor = 0"),
    *("customer_id = 1", "type = 'refund'", "description = 'open'"),
)
IMPORTED = "(SELECT max(id) FROM import_batch)"
ITEM_GOES = "DELETE FROM item WHERE id = {id}"
ITEM_COMES = """INSERT INTO item SELECT 900, 1, 'invoice', 'INV-900', 'inv-900', document_on,
    due_on, amount_minor, open_minor, currency, '', '', '', '',
    (SELECT max(id) FROM import_batch), NULL FROM item WHERE id = {id}"""
CUSTOMER_CHANGES = "UPDATE customer SET code = 'X' WHERE id = 2"
CUSTOMER_COMES = """INSERT INTO customer SELECT 900, 'x', name, kind, currency, terms, NULL, NULL,
    '', '', '', (SELECT max(id) FROM import_batch) FROM customer WHERE id = 1"""
ALIAS_COMES = "INSERT INTO customer_alias (customer_id, code, name) VALUES (1, 'BOLT', 'B')"
ITEM_CHANGES = "UPDATE item SET {value} WHERE id = {id}"
EDITS = (
    *([ITEM_CHANGES] * len(VALUES)),
    *(ITEM_GOES, ITEM_COMES, CUSTOMER_CHANGES, CUSTOMER_COMES, ALIAS_COMES),
)


def edit(sql, item_id=3, value="due_on = '2027-01-01'"):
    """Write past the program; what the tables' conditions hold off is not written."""
    with suppress(Exception):
        db.execute_sql(sql.format(id=item_id, value=value))


def edit_within(sql, batch="NULL", made="max", **more):
    """Write as another program does that gives itself out for one of our operations."""
    one = f"(SELECT {made}(id) FROM operation)"  # noqa: S608 - of the tests
    db.execute_sql(f"UPDATE current_operation SET operation_id = {one}, batch_id = {batch}")  # noqa: S608
    edit(sql, **more)
    db.execute_sql("UPDATE current_operation SET operation_id = NULL, batch_id = NULL")


def edit_past(sql, **more):
    """Write as another program does that puts the triggers aside."""
    asked = db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = [row for row in asked.fetchall() if row[0].startswith(("item_", "customer_"))]
    for name, _ in kept:
        db.execute_sql(f'DROP TRIGGER "{name}"')
    edit(sql, **more)
    for _, statement in kept:
        db.execute_sql(statement)


def an_edit(chance):
    return {"item_id": chance.randrange(1, 20), "value": chance.choice(VALUES)}


def is_edited_within(chance):
    where = {"batch": chance.choice(("NULL", IMPORTED)), "made": chance.choice(("min", "max"))}
    edit_within(chance.choice(EDITS), **where, **an_edit(chance))


def is_edited_past(chance):
    edit_past(chance.choice(EDITS), **an_edit(chance))


def is_newer(chance):
    name_the_worker("Priya", chance.choice(("test", "newer")))


def is_undone(_chance):
    undo_last(TODAY)


def is_redone(_chance):
    redo_last(TODAY)


EVENTS = (
    *(is_held, is_held, allocates, allocates, allocates, is_paid, is_renamed, are_merged),
    *(is_forgotten, is_set, another_comes, customers_come, is_edited_within, is_edited_past),
    *(is_newer, is_undone, is_redone),
)
