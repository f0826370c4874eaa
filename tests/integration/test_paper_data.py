"""The figures inside letters and other papers are those of the ledger, and those on the paper."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from collector_desktop.documents.combined import combined_pdf
from collector_desktop.domain.legal_letters import OF_CLAIM
from collector_desktop.domain.letter_templates import TEXT_FIELDS
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.services.merge_fields import LetterAsked
from collector_desktop.services.paper_agreed import OfferDraft, settlement_offer
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_letter import TEMPLATES, letter_asked, letter_paper
from collector_desktop.services.paper_plan import plan_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import item, receive
from tests.integration.papers import FONTS, give_address, set_up_company, speak, words
from tests.pdf_a import faults_of
from tests.pdf_a.structure import walk

SOON = TODAY + timedelta(days=7)
WITH_ITEMS = ("reminder-1", "reminder-2", "final-notice", "letter-before-action", "last-demand")


@pytest.fixture
def late(acme):
    """Acme, a company, owes INV-1 of 120.00 and INV-2 of 1,234.56, both late, and INV-3 soon."""
    set_up_company()
    give_address(acme)
    change_settings({"interest.regime": "auto"}, TODAY)
    with operation("test", "More", TODAY):
        Customer.update(kind="company").execute()
        Address.update(country="GB").execute()
        second = (date(2026, 8, 1), date(2026, 8, 31), 123_456)
        add_item(acme, "INV-2", *second, reference="PO 7")
        add_item(acme, "INV-3", TODAY, SOON, 7_700)
    return acme


def files_in(content):
    """Return the rows of each file in a PDF, as a program reads them."""
    found = {}
    for name, (data,) in PdfReader(io.BytesIO(content)).attachments.items():
        text = data.decode("utf-8-sig")
        found[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    return found


def rows_in(content):
    [rows] = files_in(content).values()
    return rows


def sum_of(rows, column="amount"):
    return sum((Decimal(row[column]) for row in rows), Decimal())


@pytest.mark.parametrize("template", WITH_ITEMS)
def test_a_letter_has_the_items_that_it_asks_for_inside(late, template):
    paper = letter_paper(late.id, template, TODAY, FONTS)
    [(name, rows)] = files_in(paper.content).items()
    assert name == f"{template}_ACME_2026-11-24.csv"
    stored = {row.number: row for row in Item.select().where(Item.due_on < TODAY)}
    assert {row["number"] for row in rows} == set(stored) == {"INV-1", "INV-2"}
    text = words(paper)
    for row in rows:
        kept = stored[row["number"]]
        assert Decimal(row["amount"]) * 100 == kept.open_minor
        assert (row["due"], row["date"]) == (kept.due_on.isoformat(), kept.document_on.isoformat())
        assert int(row["days_late"]) == (TODAY - kept.due_on).days
        assert row["reference"] == kept.reference
        assert f"{Decimal(row['amount']):,.2f}" in text
    assert {row["letter"] for row in rows} == {template}
    assert {row["pay_by"] for row in rows} == {paper.answer_by.isoformat()}


def test_the_last_letter_has_the_interest_of_each_item_inside(late):
    rows = rows_in(letter_paper(late.id, "letter-before-action", TODAY, FONTS).content)
    by_number = {row["number"]: row for row in rows}
    # 120.00 late for 54 days at 11.75 %, and the fixed sum for a debt below 1,000.
    first = Decimal("120.00") * Decimal("0.1175") * 54 / 365
    assert Decimal(by_number["INV-1"]["interest"]) == first.quantize(Decimal("0.01"))
    fixed = {number: row["compensation"] for number, row in by_number.items()}
    assert fixed == {"INV-1": "40.00", "INV-2": "70.00"}
    total = sum_of(rows) + sum_of(rows, "interest") + sum_of(rows, "compensation")
    assert Decimal(rows[-1]["balance"]) == total


@pytest.mark.parametrize("language", ["en-GB", "de", "fr"])
def test_a_letter_that_asks_for_nothing_has_no_day_to_pay_by(late, language):
    asked = LetterAsked(late.id, "account-confirmation", TODAY, language=language)
    rows = rows_in(letter_asked(asked, FONTS).content)
    assert {row["pay_by"] for row in rows} == {""}


def test_an_offer_is_to_be_paid_by_its_day(late):
    draft = OfferDraft(late.id, 50_000, SOON)
    rows = rows_in(settlement_offer(draft, TODAY, FONTS).content)
    assert {row["pay_by"] for row in rows} == {SOON.isoformat()}
    offered = [(row["amount"], row["due"]) for row in rows if row["type"] == "offer"]
    assert offered == [("500.00", SOON.isoformat())]
    debts = [row for row in rows if row["type"] != "offer"]
    assert sum_of(debts) == Decimal(debts[-1]["balance"]) == Decimal("1431.56")


def test_the_charge_of_a_reminder_is_a_line_of_its_own(late):
    asked = LetterAsked(late.id, "reminder-2", TODAY, None, None, 500)
    rows = rows_in(letter_asked(asked, FONTS).content)
    assert (rows[-1]["type"], rows[-1]["amount"]) == ("reminder_fee", "5.00")
    assert Decimal(rows[-1]["balance"]) == sum_of(rows) == Decimal("1359.56")


def test_every_letter_with_a_table_on_it_has_its_data_and_no_other_has(late):
    """A table is found in the structure of the file, not by what the program calls it."""
    plan_of(late)
    extra, tried = dict.fromkeys(TEXT_FIELDS, "1"), set()
    for template in TEMPLATES:
        with operation("test", "A letter of claim goes to people only", TODAY):
            Customer.update(kind="sole_trader" if template == OF_CLAIM else "company").execute()
        asked = LetterAsked(late.id, template, TODAY, None, None, 0, extra)
        pdf = letter_asked(asked, FONTS).content
        has_table = lists_figures(pdf)
        assert bool(files_in(pdf)) == has_table, template
        assert faults_of(pdf) == [], template
        tried |= {template} if has_table else set()
    assert tried >= {*WITH_ITEMS, OF_CLAIM, "plan-agreement", "settlement-offer"}


def lists_figures(pdf):
    """Tell whether a letter has a row of three cells or more; how to pay stands in rows of two."""
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    rows = (each for each in walk(root["/StructTreeRoot"]) if each.get("/S") == "/TR")
    return any(isinstance(each["/K"], list) and len(each["/K"]) > 2 for each in rows)


def plan_of(customer):
    parts = schedule(equal_parts(120_00, 3), date(2026, 12, 1), read_every("month"))
    return agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY).value


def test_the_letter_on_a_plan_has_its_instalments_inside(late):
    plan_of(late)
    rows = rows_in(letter_paper(late.id, "plan-agreement", TODAY, FONTS).content)
    assert [(row["type"], row["due"], row["amount"]) for row in rows] == [
        ("instalment", "2026-12-01", "40.00"),
        ("instalment", "2027-01-01", "40.00"),
        ("instalment", "2027-02-01", "40.00"),
    ]
    assert rows[-1]["balance"] == "120.00"


def test_the_sheet_of_a_plan_has_instalments_and_debts_inside(late):
    paper = plan_paper(plan_of(late), TODAY, FONTS)
    rows = rows_in(paper.content)
    assert sum_of(row for row in rows if row["type"] == "instalment") == Decimal("120.00")
    debts = {row["number"]: row["open"] for row in rows if row["type"] == "debt"}
    assert debts
    for number, still in debts.items():
        assert Decimal(still) * 100 == item(number).open_minor
        assert f"{Decimal(still):,.2f}" in words(paper)
    assert faults_of(paper.content) == []


def test_a_receipt_has_what_it_pays_inside(late):
    receive(late, 1_300_00, TODAY, "BACS 1", "auto")
    paper = receipt_paper(item("R-000001").id, TODAY, FONTS)
    payment, *rest = rows_in(paper.content)
    assert (payment["type"], payment["amount"]) == ("payment", "1300.00")
    assert sum_of((row for row in rest), "paid") == Decimal("1300.00")
    text = words(paper)
    assert all(f"{Decimal(row['paid']):,.2f}" in text for row in rest)
    assert faults_of(paper.content) == []


def test_the_calculation_of_interest_has_its_working_inside(late):
    paper = interest_paper(late.id, TODAY, FONTS)
    rows = rows_in(paper.content)
    [segment] = [row for row in rows if row["number"] == "INV-1" and row["type"] == "segment"]
    assert (segment["days"], segment["principal"]) == ("54", "120.00")
    rate = Decimal(segment["rate_percent"])
    worked = Decimal("120.00") * rate / 100 * 54 / 365
    assert abs(Decimal(segment["amount"]) - worked) < Decimal("0.0001")
    for number in ("INV-1", "INV-2"):
        mine = [row for row in rows if row["number"] == number]
        due = next(row for row in mine if row["type"] == "due")
        parts = [row for row in mine if row["type"] in {"interest", "compensation"}]
        assert Decimal(due["amount"]) == sum_of(parts)
    assert faults_of(paper.content) == []


def test_the_headings_are_the_same_in_every_language(late):
    english = rows_in(letter_paper(late.id, "reminder-1", TODAY, FONTS).content)
    speak(late, "de")
    german = rows_in(letter_paper(late.id, "reminder-1", TODAY, FONTS).content)
    assert german == english


def test_the_data_of_each_letter_stay_where_letters_are_joined(late):
    papers = [letter_paper(late.id, name, TODAY, FONTS) for name in WITH_ITEMS[:3]]
    whole = combined_pdf([paper.content for paper in papers])
    wanted = [name for each in papers for name in files_in(each.content)]
    assert sorted(files_in(whole)) == sorted(wanted)
    assert faults_of(whole) == []
