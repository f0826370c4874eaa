"""The calculation of interest from the ledger: its figures, its words and its record."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.contacts import history
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import undo_last
from collector_desktop.services.interest_claims import claim_interest, waive_claim, waive_interest
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.models import Document, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
EARLY = date(2026, 10, 31)


def text_of(paper):
    reader = PdfReader(BytesIO(paper.content))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_sheet_says_how_the_claim_was_worked_out(acme):
    text = text_of(interest_paper(acme.id, TODAY, FONTS))
    for words in (
        *("Interest calculation", "Invoice INV-1", "02/10/2026", "24/11/2026", "54", "11.75 %"),
        *("2.0860", "2.09", "40.00", "42.09", "£42.09"),
        "Late Payment of Commercial Debts (Interest) Act 1998",
        "8 points above the reference rate",
        "From 25 November 2026 interest goes on at £0.04 a day",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "What is in dispute, or was granted in one, bears nothing"),
        ("de", "Was bestritten ist oder darauf erlassen wurde"),
        ("fr", "Ce qui est contesté, ou accordé,"),
        ("es", "Lo que se discute, o se concedió,"),
        ("nl", "Over wat wordt betwist of is toegegeven"),
    ],
)
def test_a_balance_that_is_lower_for_a_dispute_says_why(acme, language, said):
    choose_language(acme.id, language, EARLY)
    assert said not in text_of(interest_paper(acme.id, TODAY, FONTS))
    raise_dispute(DisputeDraft(Item.get().id, "PRICE", 5_000), EARLY)
    text = " ".join(text_of(interest_paper(acme.id, TODAY, FONTS)).split())
    assert said in text
    assert re.search(r"70[.,]00", text)


def test_each_claim_and_waiver_has_its_own_working(acme):
    first = claim_interest(acme.id, None, EARLY).value[0]
    waive_interest(acme.id, None, "goodwill", date(2026, 11, 10))
    record_receipt(
        ReceiptDraft(acme.id, 1_000, "GBP", TODAY, allocate=((first.entry_id, 1_000),)), TODAY
    )
    waive_claim(first.entry_id, "settled", TODAY)
    text = text_of(interest_paper(acme.id, TODAY, FONTS))
    for words in (
        "Claimed on 31/10/2026 as INT-000001",
        "Interest of 30 days, rounded once",
        "1.16",
        "\N{MINUS SIGN}31.16",
        "Waived on 10/11/2026, not due: goodwill",
        "Interest of 10 days, rounded once",
        "Not claimed before",
        "Interest of 14 days, rounded once",
        "Paid of the claims",
        "\N{MINUS SIGN}10.00",
        "0.54",
    ):
        assert words in text, words


def test_a_monthly_rate_is_printed_with_its_yearly_equivalent(acme):
    """Canada's Interest Act (section 4) wants the sentence on the letter."""
    terms = {
        "interest.regime": "contract",
        "interest.contract_rate": "1.5",
        "interest.contract_per": "month",
        "interest.grace_days": "5",
    }
    change_terms(Owner(acme.id), terms, TODAY)
    text = " ".join(text_of(interest_paper(acme.id, TODAY, FONTS)).split())
    assert "1.5 % per month (18 % per annum), from 5 days after the due date" in text
    assert "Late Payment" not in text


def test_pennies_and_currencies_are_named(acme):
    change_settings({"interest.daily_rounding": "pennies"}, TODAY)
    with operation("test", "Euros", TODAY):
        add_item(acme, "E-1", date(2026, 6, 1), date(2026, 7, 1), 90_000, currency="EUR")
    text = " ".join(text_of(interest_paper(acme.id, TODAY, FONTS)).split())
    assert "rounded once" not in text
    assert "The interest of a day is rounded, then multiplied." in text
    assert "£42.16" in text  # 54 days of 4 p
    assert "€" in text


def test_one_invoice_can_be_calculated_alone(acme):
    with operation("test", "Second", TODAY):
        second = add_item(acme, "INV-2", date(2026, 8, 1), date(2026, 9, 1), 5_000)
    text = text_of(interest_paper(acme.id, TODAY, FONTS, [second.id]))
    assert "INV-2" in text
    assert "INV-1" not in text


def test_nothing_accrued_is_nothing_to_calculate(acme):
    with pytest.raises(RefusedError, match="owes nothing for late payment"):
        interest_paper(acme.id, date(2026, 10, 1), FONTS)


def test_the_sheet_is_recorded_with_its_hash(acme, tmp_path):
    paper = interest_paper(acme.id, TODAY, FONTS)
    path = save_paper(paper, tmp_path, TODAY).value
    assert path.name == "Interest_calculation_ACME_2026-11-24.pdf"
    document = Document.get()
    assert (document.kind, document.sha256) == ("interest", paper.sha256)
    (contact,) = history(acme.id, TODAY)
    assert (contact.document_kind, contact.next_on) == ("interest", None)
    undo_last(TODAY)
    assert Document.select().count() == 0
    assert Item.select().count() == 1
