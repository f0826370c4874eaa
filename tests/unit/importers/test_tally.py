"""Tally's masters and vouchers: bills settled by name, what is on account, and encodings."""

from datetime import date
from functools import partial

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from tests.unit.importers.tally_files import (
    BOOK,
    MASTERS,
    bill,
    entry,
    envelope,
    ledger,
    read_xml,
    told,
    voucher,
)


@pytest.fixture
def read(tmp_path):
    """Return what reads a text as a file."""
    return partial(read_xml, tmp_path)


def sold(*amounts, name="INV-1", party="Acme"):
    """Return moves on one bill: sales below zero, receipts above; the first one makes it."""
    return [
        voucher(
            "Sales" if amount < 0 else "Receipt",
            str(place),
            f"202604{place:02}",
            entry(party, f"{amount}.00", bill(name, f"{amount}.00", way)),
            party=party,
        )
        for place, (amount, way) in enumerate(amounts, 1)
    ]


def test_bills_are_what_is_left_of_their_moves(read):
    parsed = read(BOOK)
    assert (parsed.kind, parsed.profile, parsed.problems) == (FileKind.ITEMS, "tally-xml", ())
    assert told(parsed) == [
        ("invoice", "INV-1", 1_180_000, 600_000),
        ("invoice", "INV-2", 236_000, 0),
        ("receipt", "Receipt 2 of 2026-05-02", 10_000, None),
        ("credit_note", "CN-1", 50_000, 50_000),
        ("receipt", "Receipt 3 for INV-OLD", 100_000, None),
        ("invoice", "9", 800_000, 800_000),
        ("refund", "Payment 4 of 2026-05-06", 10_000, None),
    ]
    assert parsed.names_first
    assert not parsed.receipts_pay


def test_an_account_comes_to_what_the_ledgers_of_the_customers_come_to(read):
    """The balance of Acme is 11,800 - 5,000 - 500 - 1,000 + 8,000 - 800, and Bell's is nothing."""
    balance = {"Acme & Co": 0, "Bell Traders": 0}
    for item in read(BOOK).rows:
        left = item.amount_minor if item.open_minor is None else item.open_minor
        sign = 1 if item.type in ("invoice", "refund") else -1
        balance[item.customer_name] += sign * left
    assert balance == {"Acme & Co": 1_250_000, "Bell Traders": 0}


def test_days_are_those_of_the_vouchers_and_of_their_periods(read):
    first, second, *others = read(BOOK).rows
    assert (first.document_on, first.due_on) == (date(2026, 4, 1), date(2026, 5, 1))
    assert (first.reference, first.settled_on) == ("PO 7", None)
    assert (second.due_on, second.settled_on) == (date(2026, 5, 15), date(2026, 5, 2))
    assert [each.due_on for each in others] == [None] * 5


def test_what_is_left_out_is_counted_by_its_reason(read):
    parsed = read(BOOK)
    assert parsed.notes == (
        "1 voucher is left out: of the type 'Purchase'.",
        "1 voucher is left out: of the type 'Sales Order'.",
        "1 voucher is left out: cancelled.",
        "1 voucher is left out: without a customer.",
        "1 payment is for bills older than the file: on account, the reference says for which.",
    )
    assert (parsed.excluded, parsed.part_lines, parsed.rows_in_file) == (4, 3, 14)


def test_customers_come_with_what_their_ledgers_say(read):
    parsed = read(envelope(*MASTERS))
    assert (parsed.kind, parsed.excluded) == (FileKind.CUSTOMERS, 2)
    assert parsed.notes == ("2 ledgers are left out: not of debtors.",)
    acme, bell = parsed.rows
    assert (acme.name, acme.email, acme.others) == (
        "Acme & Co",
        "ap@acme.example",
        "<ravi@acme.example>",
    )
    assert (acme.phone, acme.mobile) == ("020 2654 1111", "+91 98200 11111")
    assert (acme.contact_name, acme.terms, acme.credit_limit) == (
        "Ravi Mehta",
        "30 Days",
        "500000.00",
    )
    assert (acme.address1, acme.address2, acme.postcode) == ("12 MG Road", "Camp", "411001")
    assert (acme.region, acme.country, acme.group) == ("Maharashtra", "India", "")
    assert (bell.address1, bell.region, bell.postcode) == ("Plot 4, Dwarka", "Delhi", "110075")
    assert (bell.country, bell.group, bell.credit_limit) == ("India", "North Debtors", "")
    assert read(BOOK).rows[0].customer.email == "ap@acme.example"
    assert read(BOOK, kind="customers").kind is FileKind.CUSTOMERS


def test_a_limit_that_is_no_amount_is_none(read):
    limited = ledger("Acme", more="<CREDITLIMIT>none</CREDITLIMIT>")
    assert read(envelope(limited)).rows[0].credit_limit == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_tally_gives_the_same(read, encoding):
    declared = f'<?xml version="1.0" encoding="UTF-16"?>\n{BOOK}'
    assert told(read(declared, encoding)) == told(read(BOOK))


def test_a_file_of_an_older_program_is_read_in_its_letters(read):
    text = envelope(voucher("Sales", "1", "20260401", entry("Café", "-5.00"), party="Café"))
    assert read(text, "cp1252").rows[0].customer_name == "Café"


def test_characters_that_xml_forbids_are_dropped(read):
    text = envelope(*sold((-5, "New Ref"), party="Ac\x04me&#x1F;&#31; L&#116;d&#1114112;"))
    assert read(text.replace("&amp;#", "&#")).rows[0].customer_name == "Acme Ltd"


@pytest.mark.parametrize(
    ("moves", "items"),
    [
        # paid in part, wholly, and by more than it is
        ([(-100, "New Ref"), (40, "Agst Ref")], [("invoice", "INV-1", 10_000, 6_000)]),
        ([(-100, "New Ref"), (100, "Agst Ref")], [("invoice", "INV-1", 10_000, 0)]),
        (
            [(-100, "New Ref"), (130, "Agst Ref")],
            [("invoice", "INV-1", 10_000, 0), ("receipt", "Receipt 2 for INV-1", 3_000, None)],
        ),
        # a charge on the bill, and a cheque that came back
        ([(-100, "New Ref"), (-20, "Agst Ref")], [("invoice", "INV-1", 12_000, 12_000)]),
        (
            [(-100, "New Ref"), (100, "Agst Ref"), (-100, "Agst Ref")],
            [("invoice", "INV-1", 10_000, 10_000)],
        ),
        # paid in advance, before the invoice of the same name: an earlier file had that money
        (
            [(30, "Advance"), (-100, "New Ref")],
            [("receipt", "Receipt 1 for INV-1", 3_000, 0), ("invoice", "INV-1", 10_000, 7_000)],
        ),
        ([(30, "Advance")], [("receipt", "Receipt 1 for INV-1", 3_000, None)]),
        (
            [(30, "Advance"), (-30, "Agst Ref"), (-5, "New Ref")],
            [("receipt", "Receipt 1 for INV-1", 3_000, 0), ("invoice", "INV-1", 500, 500)],
        ),
        # older than the file: paid, or charged
        ([(30, "Agst Ref"), (-50, "Agst Ref")], [("invoice", "Sales 2 for INV-1", 2_000, None)]),
        ([(-5, "New Ref"), (0, "Agst Ref")], [("invoice", "INV-1", 500, 500)]),
    ],
)
def test_a_bill_is_worked_out_from_its_moves(read, moves, items):
    assert told(read(envelope(ledger("Acme"), *sold(*moves)))) == items


def test_a_bill_of_nothing_leaves_nothing(read):
    moves = sold((30, "Agst Ref"), (-30, "Agst Ref"))
    with pytest.raises(UnreadableFileError, match="has no voucher of a customer"):
        read(envelope(ledger("Acme"), *moves))
