"""Books of Tally in a ledger: what is owed, the same file again, and a newer one."""

from datetime import date

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Customer, Item
from tests.unit.importers.tally_files import BOOK, bill, entry, envelope, read_xml, voucher

TODAY = date(2026, 11, 24)
ADVANCE = voucher(
    "Receipt", "1", "20260401", entry("Acme", "1000.00", bill("A1", "1000.00", "Advance"))
)
SALE = voucher("Sales", "1", "20260301", entry("Acme", "-50.00", bill("I0", "-50.00")))


def owed():
    """Return what each customer owes, as the items say it."""
    found = dict.fromkeys((customer.name for customer in Customer.select()), 0)
    for one in Item.select():
        sign = 1 if one.type in ("invoice", "refund", "debit_adjustment") else -1
        found[one.customer.name] += sign * one.open_minor
    return found


def bring_in(folder, *vouchers):
    text = vouchers[0] if vouchers[0].startswith("<ENVELOPE") else envelope(*vouchers)
    counts = apply_import(read_xml(folder, text), TODAY).value.counts
    assert check_ledger(TODAY) == []
    return counts


def test_customers_owe_what_their_vouchers_come_to(ledger, tmp_path):
    """Acme: 11,800 - 5,000 - 500 - 1,000 + 8,000 - 800. Bell: 2,360 - 2,460 + 100."""
    bring_in(tmp_path, BOOK)
    assert owed() == {"Acme & Co": 12_500_00, "Bell Traders": 0}
    again = bring_in(tmp_path, BOOK)
    assert (again.created, again.updated) == (0, 0)


def test_an_advance_that_invoices_used_up_is_gone(ledger, tmp_path):
    """50 are owed; of 1,000 in advance 600, then 400 are used, then 70 more than there was."""
    vouchers = [SALE, ADVANCE]
    bring_in(tmp_path, *vouchers)
    assert owed() == {"Acme": -950_00}
    for day, amount, left in (
        (5, "-600.00", -350_00),
        (6, "-400.00", 50_00),
        (7, "-70.00", 120_00),
    ):
        used = entry("Acme", amount, bill("A1", amount, "Agst Ref"))
        vouchers.append(voucher("Sales", str(day), f"2026040{day}", used, party="Acme"))
        bring_in(tmp_path, *vouchers)
        assert owed() == {"Acme": left}


def test_payments_for_an_older_bill_count_once_however_many_follow(ledger, tmp_path):
    against = entry("Acme", "9.00", bill("OLD", "9.00", "Agst Ref"))
    paid = [voucher("Receipt", str(day), f"2026041{day}", against) for day in range(3)]
    for count in (1, 2, 3):
        bring_in(tmp_path, SALE, *paid[:count])
        assert owed() == {"Acme": 50_00 - 9_00 * count}


def test_what_was_paid_too_much_and_went_back_is_gone(ledger, tmp_path):
    paid = entry("Acme", "80.00", bill("I0", "80.00", "Agst Ref"))
    returned = entry("Acme", "-30.00", bill("I0", "-30.00", "Agst Ref"))
    vouchers = [SALE, voucher("Receipt", "1", "20260411", paid)]
    bring_in(tmp_path, *vouchers)
    assert owed() == {"Acme": -30_00}
    bring_in(tmp_path, *vouchers, voucher("Payment", "1", "20260415", returned))
    assert owed() == {"Acme": 0}


def test_an_advance_of_the_invoices_own_name_counts_once(ledger, tmp_path):
    paid = entry("Acme", "80.00", bill("I0", "80.00", "Advance"))
    vouchers = [
        voucher("Receipt", "1", "20260211", paid),
        voucher("Sales", "7", "20260101", entry("Acme", "-1.00", bill("I7", "-1.00"))),
    ]
    bring_in(tmp_path, *vouchers)
    assert owed() == {"Acme": -79_00}
    bring_in(tmp_path, *vouchers, SALE)
    assert owed() == {"Acme": -29_00}
