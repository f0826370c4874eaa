"""Tally's report of bills receivable, and files of Tally that are hostile or broken."""

from datetime import date
from functools import partial

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import xml_tree
from tests.unit.importers.tally_files import (
    BILLS,
    BOOK,
    bills,
    entry,
    envelope,
    read_xml,
    told,
    voucher,
)


@pytest.fixture
def read(tmp_path):
    """Return what reads a text as a file."""
    return partial(read_xml, tmp_path)


def test_the_report_of_bills_is_what_is_open(read):
    parsed = read(BILLS)
    assert (parsed.profile, parsed.is_open_items_list, parsed.problems) == (
        "tally-bills-xml",
        True,
        (),
    )
    assert told(parsed) == [
        ("invoice", "INV-1", 600_000, 600_000),
        ("invoice", "9", 800_000, 800_000),
        ("receipt", "On account 2026-04-25", 100_000, 100_000),
    ]
    assert [each.due_on for each in parsed.rows] == [date(2026, 5, 1), None, None]
    assert all(each.only_open for each in parsed.rows)


def test_a_report_inside_an_envelope_of_its_own_is_found(read):
    inside = BILLS.replace("<ENVELOPE>", "<ENVELOPE><BODY><DATA>").replace(
        "</ENVELOPE>", "</DATA></BODY></ENVELOPE>"
    )
    assert told(read(inside)) == told(read(BILLS))


def test_a_report_of_what_you_owe_is_refused(read):
    text = bills(("1-Apr-26", "7", "Moss Supplies", "900.00", "", ""))
    with pytest.raises(UnreadableFileError, match="is a list of what you owe") as refused:
        read(text)
    assert refused.value.advice == "Export Bills Receivable instead."


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("1-Apr-26", "7", "", "-9.00", "", ""), "customer"),
        (("1-Apr-26", "", "Acme", "-9.00", "", ""), "number"),
        (("32-Apr-26", "7", "Acme", "-9.00", "", ""), "date"),
        (("1-Apr-26", "7", "Acme", "0.00", "", ""), "amount"),
        (("1-Apr-26", "7", "Acme", "", "", ""), "amount"),
    ],
)
def test_a_bill_that_cannot_be_read_is_named_and_nothing_is_settled_by_the_list(read, row, column):
    parsed = read(bills(row, ("1-Apr-26", "8", "Acme", "-9.00", "", "")))
    assert [each.column for each in parsed.problems] == [column]
    assert (len(parsed.rows), parsed.is_open_items_list) == (1, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOOK.replace("<ENVELOPE>", '<!DOCTYPE x [<!ENTITY a "b">]><ENVELOPE>'), "not a known"),
        (BOOK.replace("<HEADER>", "<!DOCTYPE x><HEADER>"), "not sound XML"),
        (BOOK.replace("Acme", "&a;"), "not sound XML"),
        (BOOK[: len(BOOK) // 2], "is cut off"),
        (BOOK.encode("utf-16")[:-1], "is cut off"),
        (BOOK.replace("<PARENT>", "<x>" * 70 + "</x>" * 70 + "<PARENT>", 1), "nested too deeply"),
        (envelope("<STOCKITEM/>"), "has no ledger"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_one_sentence(read, text, why):
    with pytest.raises(UnreadableFileError, match=why) as refused:
        read(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["<ENVELOPE><BODY/></ENVELOPE>", "<Envelope><TALLYMESSAGE/>"])
def test_another_envelope_is_none_of_tally(read, text):
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read(text)


def test_a_file_may_have_any_number_of_vouchers_but_none_of_endless_parts(read, monkeypatch):
    sales = [
        voucher("Sales", str(place), "20260401", entry("Acme", "-5.00"), party="Acme")
        for place in range(20)
    ]
    monkeypatch.setattr(xml_tree, "MOST_NODES", 60)
    assert len(read(envelope(*sales)).rows) == 20
    with pytest.raises(UnreadableFileError, match="too many elements"):
        read(envelope(*sales, "<x/>" * 60))


def test_bills_in_several_groups_are_all_read(read):
    group = "<PART>" + bills(("1-Apr-26", "INV-{}", "Acme", "-60.00", "", ""))[11:-12] + "</PART>"
    parsed = read(f"<ENVELOPE>{group.format(1)}{group.format(2)}</ENVELOPE>")
    assert told(parsed) == [("invoice", "INV-1", 6000, 6000), ("invoice", "INV-2", 6000, 6000)]
