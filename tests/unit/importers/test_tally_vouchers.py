"""Tally's vouchers alone: whose ledgers are customers', types of one's own, and sides."""

from functools import partial

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from tests.unit.importers.tally_files import (
    VOUCHERS,
    entry,
    envelope,
    ledger,
    master,
    read_xml,
    told,
    voucher,
)


@pytest.fixture
def read(tmp_path):
    """Return what reads a text as a file."""
    return partial(read_xml, tmp_path)


def test_without_masters_those_are_customers_that_are_sold_to_or_pay(read):
    parsed = read(envelope(*VOUCHERS))
    names = {each.customer_name for each in parsed.rows}
    assert names == {"Acme & Co", "Bell Traders"}
    # the type of the user's own is not known without masters
    assert [each.number for each in parsed.rows if each.type == "invoice"] == ["INV-1", "INV-2"]
    assert "1 voucher is left out: of the type 'Export Bill'." in parsed.notes


def test_without_masters_a_payer_is_known_by_its_mark_or_as_the_party(read):
    marked = entry("Cole", "5.00").replace("<AMOUNT>", "<ISPARTYLEDGER>Yes</ISPARTYLEDGER><AMOUNT>")
    parsed = read(
        envelope(
            voucher("Receipt", "1", "20260401", marked, entry("Bank", "-5.00")),
            voucher("Receipt", "2", "20260401", entry("Dunn", "6.00"), party="Dunn"),
            voucher("Receipt", "3", "20260401", entry("Interest", "7.00")),
            voucher("Receipt", "4", "20260401", entry("Cash", "8.00"), party="Cash"),
        )
    )
    assert [each.customer_name for each in parsed.rows] == ["Cole", "Dunn"]
    assert parsed.excluded == 2


def test_sales_for_cash_are_nobodys_debt(read):
    cash = voucher("Sales", "1", "20260401", entry("Cash", "-5.00"), party="Cash")
    with pytest.raises(UnreadableFileError, match="has no voucher of a customer"):
        read(envelope(cash))


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("GST Sales", 1),
        ("Tax Invoice", 1),
        ("Purchase Invoice", 0),
        ("Sales Quotation", 0),
        ("Delivery Note", 0),
        ("Memorandum", 0),
        ("Attendance", 0),
    ],
)
def test_a_type_of_the_users_own_is_known_by_its_name(read, kind, number):
    own = voucher(kind, "1", "20260401", entry("Acme", "-5.00"), party="Acme")
    more = voucher("Sales", "2", "20260402", entry("Acme", "-6.00"), party="Acme")
    assert len(read(envelope(own, more)).rows) == number + 1


def test_a_type_of_the_users_own_is_what_its_parents_are(read):
    own = voucher("Tax Invoice", "1", "20260401", entry("Acme", "-5.00"), party="Acme")
    more = voucher("Sales", "2", "20260402", entry("Acme", "-6.00"), party="Acme")
    order = master("VOUCHERTYPE", "Tax Invoice", "Sales Order")
    circle = master("VOUCHERTYPE", "Sales Order", "Tax Invoice")
    assert len(read(envelope(order, own, more)).rows) == 1
    assert len(read(envelope(order, circle, own, more)).rows) == 1


def test_groups_that_contain_each_other_are_no_debtors(read):
    groups = (master("GROUP", "A", "B"), master("GROUP", "B", "A"), ledger("Acme", "A"))
    with pytest.raises(UnreadableFileError, match="no ledger of the group Sundry Debtors"):
        read(envelope(*groups))


def test_a_voucher_that_comes_twice_counts_once_as_it_stands_last(read):
    first = voucher("Sales", "1", "20260401", entry("Acme", "-5.00"), party="Acme")
    parsed = read(envelope(first, first.replace("-5.00", "-7.00")))
    assert told(parsed) == [("invoice", "1", 700, 700)]
    assert parsed.notes == ("1 voucher is left out: given again further down in the file.",)
    assert (parsed.excluded, parsed.rows_in_file) == (1, 2)
    unmarked = first.replace('REMOTEID="Sales-1-20260401"', "")
    assert len(read(envelope(unmarked, unmarked.replace(">1<", ">2<"))).rows) == 2


def test_where_no_bill_is_named_receipts_pay_what_is_open(read):
    parsed = read(
        envelope(
            voucher("Sales", "1", "20260401", entry("Acme", "-5.00"), party="Acme"),
            voucher("Receipt", "", "20260402", entry("Acme", "5.00"), party="Acme"),
        )
    )
    assert parsed.receipts_pay
    assert [(each.type, each.number) for each in parsed.rows] == [
        ("invoice", "1"),
        ("receipt", "Receipt 2026-04-02"),
    ]


@pytest.mark.parametrize(
    ("amount", "minor"),
    [("5900.00 Dr", 590_000), ("-1,18,000.00", 11_800_000), ("(-)42.50", 4_250), ("-5", 500)],
)
def test_an_amount_may_be_written_in_several_ways(read, amount, minor):
    parsed = read(envelope(voucher("Sales", "1", "20260401", entry("Acme", amount), party="Acme")))
    assert [(each.type, each.amount_minor) for each in parsed.rows] == [("invoice", minor)]


def test_a_credit_by_its_word_is_one(read):
    parsed = read(
        envelope(voucher("Sales", "1", "20260401", entry("Acme", "5.00 Cr"), party="Acme"))
    )
    assert [each.type for each in parsed.rows] == ["credit_note"]


def test_a_sign_against_its_mark_counts_only_if_the_voucher_agrees(read):
    marked = entry("Acme", "5.00", mark="Yes")
    stock = entry("Stock", "-5.00", tag="ALLINVENTORYENTRIES.LIST")
    parsed = read(
        envelope(
            voucher("Sales", "1", "20260401", marked, stock, party="Acme"),
            voucher(
                "Sales", "2", "20260401", marked, entry("Tax", "1.00", mark="No"), party="Acme"
            ),
        )
    )
    assert told(parsed) == [("credit_note", "1", 500, 500)]
    (problem,) = parsed.problems
    assert "Voucher 2: " in problem.reason
    assert "contradict each other" in problem.reason


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (("-5.00", "-5.0x"), "amount"),
        (("20260401</DATE>", "20261301</DATE>"), "date"),
        (("20260401</DATE>", "</DATE>"), "date"),
    ],
)
def test_a_voucher_that_cannot_be_read_is_named(read, change, column):
    good = voucher("Sales", "1", "20260401", entry("Acme", "-5.00"), party="Acme")
    more = voucher("Sales", "2", "20260402", entry("Acme", "-6.00"), party="Acme")
    parsed = read(envelope(good.replace(*change), more))
    assert [(each.column, each.reason[:10]) for each in parsed.problems] == [(column, "Voucher 1:")]
    assert len(parsed.rows) == 1
    nameless = good.replace(*change).replace(">1<", "><")
    assert not read(envelope(nameless, more)).problems[0].reason.startswith("Voucher")


PARTY = "<ISPARTYLEDGER>Yes</ISPARTYLEDGER><AMOUNT>"


def test_a_receipt_of_a_type_of_ones_own_is_no_sale_to_the_bank(read):
    """Tally marks the bank of a receipt as a party too."""
    bank = entry("HDFC Bank", "-5.00").replace("<AMOUNT>", PARTY)
    parsed = read(
        envelope(
            voucher("Sales", "1", "20260401", entry("Acme", "-9.00"), party="Acme"),
            voucher("Bank Receipt", "2", "20260402", entry("Acme", "5.00"), bank, party="Acme"),
        )
    )
    assert [(each.customer_name, each.type, each.amount_minor) for each in parsed.rows] == [
        ("Acme", "invoice", 900),
        ("Acme", "receipt", 500),
    ]


def test_what_is_sold_to_a_bank_does_not_make_it_a_customer(read):
    """A sale that was paid by card names the bank as its party."""
    parsed = read(
        envelope(
            voucher("Sales", "1", "20260401", entry("HDFC Bank", "-9.00"), party="HDFC Bank"),
            voucher("Sales", "2", "20260401", entry("Acme", "-9.00"), party="Acme"),
            voucher("Receipt", "3", "20260402", entry("Acme", "5.00"), entry("HDFC Bank", "-5.00")),
        )
    )
    assert {each.customer_name for each in parsed.rows} == {"Acme"}
    assert "1 voucher is left out: without a customer." in parsed.notes


def test_receipts_of_two_years_with_the_same_number_are_two(read):
    receipts = (
        voucher("Receipt", "1", day, entry("Acme", "5.00"), party="Acme")
        for day in ("20250402", "20260402")
    )
    assert [each.number for each in read(envelope(*receipts)).rows] == [
        "Receipt 1 of 2025-04-02",
        "Receipt 1 of 2026-04-02",
    ]


@pytest.mark.parametrize("tags", [(0, 1), (1, 0)])
@pytest.mark.parametrize("more", [(), ("Tax",)])
def test_ledgers_that_are_listed_twice_count_once(tags, more, read):
    names = ("ALLLEDGERENTRIES.LIST", "LEDGERENTRIES.LIST")
    whole, part = (names[place] for place in tags)
    lines = [entry("Acme", "-9.00", tag=each) for each in (whole, part)]
    lines += [entry(name, "9.00", tag=whole) for name in more]
    assert told(read(envelope(voucher("Sales", "1", "20260401", *lines, party="Acme")))) == [
        ("invoice", "1", 900, 900)
    ]


def test_two_lists_of_different_ledgers_are_both_read(read):
    lines = (entry("Acme", "-9.00"), entry("Acme", "-1.00", tag="LEDGERENTRIES.LIST"))
    parsed = read(envelope(voucher("Sales", "1", "20260401", *lines, party="Acme")))
    assert sum(each.amount_minor for each in parsed.rows) == 1_000


def test_opening_balances_of_customers_are_named_as_not_read(read):
    opened = "<OPENINGBALANCE>-500.00</OPENINGBALANCE>"
    masters = (
        ledger("Acme", more=opened),
        ledger("Bell", more="<OPENINGBALANCE>0.00</OPENINGBALANCE>"),
        ledger("HDFC Bank", "Bank Accounts", opened),
    )
    parsed = read(envelope(*masters, voucher("Sales", "1", "20260401", entry("Acme", "-5.00"))))
    assert parsed.notes == (
        "1 opening balance is not read: import Bills Receivable for what is still open of it.",
    )


@pytest.mark.parametrize(("action", "why"), [("Delete", "deleted"), ("Cancel", "cancelled")])
def test_a_voucher_that_is_to_be_taken_away_does_not_count(action, why, read):
    gone = voucher("Sales", "1", "20260401", entry("Acme", "-5.00"), party="Acme")
    more = voucher("Sales", "2", "20260402", entry("Acme", "-6.00"), party="Acme")
    parsed = read(envelope(gone, more, gone.replace('"Create"', f'"{action}"')))
    assert told(parsed) == [("invoice", "2", 600, 600)]
    assert f"1 voucher is left out: {why}." in parsed.notes
