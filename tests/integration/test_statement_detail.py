"""Statements of open items in detail: what was paid of each, so that amount less paid is open."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.domain.statement_kinds import DETAIL, OPEN_ITEM
from collector_desktop.queries.position import ask
from collector_desktop.queries.statements import statement
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Allocation, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import credit, invoice, item, pay, receive, take_off
from tests.integration.papers import FONTS, require_sound, speak, words

MINUS = "\u2212"
OCTOBER = date(2026, 10, 12)


@pytest.fixture
def moved(acme):
    """Debts and credits of which some was paid, taken back, returned or is yet to come."""
    invoice(acme, "INV-2", 500_00)
    invoice(acme, "EUR-1", 90_00, currency="EUR")
    credit(acme, "CN-1", 80_00)
    receive(acme, 100_00, OCTOBER, allocate=((item("INV-2").id, 70_00),))
    pay("CN-1", "INV-2", 30_00, OCTOBER + timedelta(3))
    pay("CN-1", "INV-1", 20_00, OCTOBER + timedelta(4))
    take_off("CN-1", "INV-1", OCTOBER + timedelta(6))
    cheque = receive(acme, 55_00, OCTOBER + timedelta(5), allocate=((item("INV-2").id, 55_00),))
    bounce(cheque.item_id, OCTOBER + timedelta(20), TODAY)
    return acme


def entries(customer, day=TODAY, kind=DETAIL):
    return {
        entry.number: entry
        for section in statement(customer.id, kind, day).sections
        for entry in section.entries
    }


def added_up(day):
    """Return what is open of each item: its amount less its allocations, added up one by one."""
    rows = ask("SELECT id, number, amount_minor FROM item WHERE document_on <= :day", day=str(day))
    sums = {item_id: minor for item_id, _, minor in rows}
    found = ask(
        "SELECT source_id, target_id, amount_minor FROM allocation WHERE allocated_on <= :day",
        day=str(day),
    )
    for source, target, minor in found:
        sums[source] -= minor
        sums[target] -= minor
    return {number: sums[item_id] for item_id, number, _ in rows if sums[item_id]}


@pytest.mark.parametrize("days", [0, 2, 3, 4, 5, 6, 19, 20, 43])
def test_amount_less_what_was_applied_is_open_on_every_day(moved, days):
    day = OCTOBER + timedelta(days)
    found = entries(moved, day)
    left = {
        number: entry.amount_minor - sum(part.minor for part in entry.applied)
        for number, entry in found.items()
    }
    shown = {number: entry.debit_minor + entry.credit_minor for number, entry in found.items()}
    assert left == shown == added_up(day)


def test_each_application_says_by_what_and_when(moved):
    parts = entries(moved)["INV-2"].applied
    assert [(each.type, each.on, each.minor) for each in parts] == [
        ("receipt", OCTOBER, 70_00),
        ("credit_note", OCTOBER + timedelta(3), 30_00),
    ]
    (used,) = entries(moved)["CN-1"].applied
    assert (used.type, used.number, used.minor) == ("invoice", "INV-2", 30_00)
    before = entries(moved, OCTOBER + timedelta(19))["INV-2"].applied
    assert [each.minor for each in before] == [70_00, 30_00, 55_00]


def test_ageing_and_totals_are_those_of_the_summary(moved):
    summary, detail = (statement(moved.id, kind, TODAY) for kind in (OPEN_ITEM, DETAIL))
    for one, other in zip(summary.sections, detail.sections, strict=True):
        assert (one.closing_minor, one.ageing, one.unallocated_minor) == (
            other.closing_minor,
            other.ageing,
            other.unallocated_minor,
        )
    assert not any(entry.applied for entry in entries(moved, kind=OPEN_ITEM).values())


def test_the_paper_and_the_figures_in_it_show_every_part(moved):
    (paper,) = statement_papers([moved.id], TODAY, FONTS, DETAIL)
    require_sound(paper)
    text = words(paper)
    receipt = entries(moved)["INV-2"].applied[0].number
    assert f"INV-2 01/09/2026 01/10/2026 54 500.00 400.00 {receipt} 12/10/2026" in text
    assert f"12/10/2026 Payment {MINUS}70.00 CN-1 15/10/2026 Credit note {MINUS}30.00" in text
    assert "INV-2 15/10/2026 Invoice 30.00" in text
    ((_, (content,)),) = PdfReader(BytesIO(paper.content)).attachments.items()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    whole = {row["number"]: row for row in rows if not row["applied_to"]}
    for number, row in whole.items():
        left = Decimal(row["amount"]) + sum(
            Decimal(part["amount"]) for part in rows if part["applied_to"] == number
        )
        assert left == Decimal(row["debit"]) + Decimal(row["credit"])


@pytest.mark.parametrize(("language", "said"), [("de", "Gutschrift"), ("fr", "Avoir")])
def test_it_speaks_the_language_of_the_customer(moved, language, said):
    speak(moved, language)
    (paper,) = statement_papers([moved.id], TODAY, FONTS, DETAIL)
    require_sound(paper)
    assert f"CN-1 15{'.' if language == 'de' else '/'}10" in words(paper)
    assert said in words(paper)


def test_a_setting_makes_it_the_usual_kind(moved):
    before = words(statement_paper(moved.id, TODAY, FONTS))
    assert f"{MINUS}70.00" not in before
    change_settings({"statement.kind": "detail"}, TODAY)
    assert f"{MINUS}70.00" in words(statement_paper(moved.id, TODAY, FONTS))


def test_what_is_paid_in_many_parts_says_on_the_next_page_whose_they_are(acme):
    count = 60
    with operation("test", "Many small payments", TODAY):
        debt = add_item(acme, "BIG", TODAY, TODAY, 1_000_00)
        for number in range(count):
            paid = add_item(acme, f"R{number:02}", OCTOBER, OCTOBER, 1_00, "receipt")
            Allocation.create(source=paid, target=debt, amount_minor=1_00, allocated_on=TODAY)
        Item.update(open_minor=0).where(Item.type == "receipt").execute()
        Item.update(open_minor=1_000_00 - count * 1_00).where(Item.id == debt.id).execute()
    (paper,) = statement_papers([acme.id], TODAY, FONTS, DETAIL)
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages]
    require_sound(paper)
    assert len(pages) > 1
    assert "Brought forward, BIG" in pages[1]
    assert sum(page.count(f"Payment {MINUS}1.00") for page in pages) == count
    assert item("BIG").amount_minor - count * 1_00 == entries(acme)["BIG"].debit_minor
