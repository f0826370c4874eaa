"""A business day of one customer: every kind of change, each one operation, each acknowledged."""

from contextlib import suppress
from datetime import timedelta

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import undo_last
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.imports import apply_import
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.importing import item_row, parsed
from tests.integration.money_use_cases import MONEY_USE_CASES, prepare


def set_up():
    """Make the customer and what it owes; return its id."""
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        day = TODAY - timedelta(days=84)
        add_item(acme, "INV-1", day, day + timedelta(days=30), 120_00)
    prepare(acme)
    return acme.id


def promise(customer):
    promised = PromiseDraft(10_00, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=promised), TODAY)


def hold(customer):
    put_on_hold(HoldDraft(customer.id, HoldKind.GRACE, "Year end"), TODAY)


def dispute(customer):
    raise_dispute(DisputeDraft(Item.get(Item.number == "INV-9").id, 2_00, "PRICE"), TODAY)


def set_a_setting(customer):
    change_settings({"chase.min_gap_days": "7"}, TODAY)


def take_back(customer):
    undo_last(TODAY)


def bring_in_a_file(customer):
    rows = [item_row(row, f"F-{row}", 5_00) for row in range(2, 30)]
    apply_import(parsed(*rows), TODAY)


CHANGES = (
    *MONEY_USE_CASES,
    promise,
    hold,
    dispute,
    set_a_setting,
    take_back,
    bring_in_a_file,
)


def live_through(customer_id, acknowledge):
    """Do every change that the customer's state allows; return how many were done."""
    customer, done = Customer.get_by_id(customer_id), 0
    for change in CHANGES:
        with suppress(RefusedError):
            change(customer)
            done += 1
        acknowledge(newest_operation())
    return done


def newest_operation():
    """Return the number of the last operation that is in the ledger."""
    return db.execute_sql("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
