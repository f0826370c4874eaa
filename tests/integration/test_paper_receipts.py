"""Receipts: what came in, what it pays at a day, what is left, in the customer's language."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.queries.receipt_details import receipt_details
from collector_desktop.services.paper_mail import draft_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, item, pay, receive
from tests.integration.papers import (
    FONTS,
    LONG,
    give_address,
    rename,
    require_sound,
    set_up_company,
    speak,
    words,
)
from tests.placed_words import require_placed

CAME = date(2026, 11, 20)


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    invoice(acme, "INV-2", 70_00)
    return acme


def paid(customer, minor=200_00, allocate="auto", reference="BACS 4711"):
    receive(customer, minor, CAME, reference, allocate)
    return item("R-000001").id


def made(item_id, day=TODAY):
    return receipt_paper(item_id, day, FONTS)


def test_a_receipt_says_what_it_pays_and_what_is_left(customer, matches_golden, matches_picture):
    paper = made(paid(customer))
    text = words(paper)
    for words_ in ("R-000001", "20 November 2026", "Bank transfer", "BACS 4711", "£200.00"):
        assert words_ in text
    assert "120.00 120.00 0.00" in text
    assert "70.00 70.00 0.00" in text
    assert "£10.00 of it is not matched" in text
    assert "Credit on 24/11/2026 £10.00" in text
    matches_golden("receipt", paper.content)
    matches_picture("receipt", paper.content)


def test_one_that_pays_nothing_yet_is_credit(customer, matches_golden, matches_picture):
    paper = made(paid(customer, allocate="none"))
    text = words(paper)
    assert "not matched to an invoice yet" in text
    assert "What this payment pays" not in text
    assert "Credit on 24/11/2026 £10.00" in text
    matches_golden("receipt-on-account", paper.content)
    matches_picture("receipt-on-account", paper.content)


def test_one_that_was_returned_pays_nothing_any_more(customer, matches_golden, matches_picture):
    item_id = paid(customer, 120_00)
    bounce(item_id, TODAY, TODAY)
    assert "Your bank returned" not in words(made(item_id, CAME))
    paper = made(item_id)
    assert "Your bank returned this payment on 24 November 2026" in words(paper)
    assert "Thank you" not in words(paper)
    matches_golden("receipt-returned", paper.content)
    matches_picture("receipt-returned", paper.content)


def test_what_it_came_to_pay_later_is_not_on_the_receipt_of_before(customer):
    item_id = paid(customer, 100_00, allocate="none")
    pay("R-000001", "INV-2", 70_00, on=TODAY)
    before = receipt_details(item_id, TODAY - timedelta(days=1))
    assert (before.parts, before.left_minor) == ((), 100_00)
    after = receipt_details(item_id, TODAY)
    assert [(part.number, part.paid_minor, part.open_minor) for part in after.parts] == [
        ("INV-2", 70_00, 0)
    ]
    assert after.left_minor == 30_00


def test_what_was_paid_and_what_is_left_are_the_payment(customer):
    for number, minor in enumerate((1, 50_00, 120_00, 190_00, 999_99), start=3):
        invoice(customer, f"INV-{number}", minor)
    item_id = paid(customer, 500_00)
    found = receipt_details(item_id, TODAY)
    assert sum(part.paid_minor for part in found.parts) + found.left_minor == 500_00
    assert all(part.paid_minor + part.open_minor <= part.amount_minor for part in found.parts)


def test_only_a_payment_that_is_in_has_a_receipt(customer):
    item_id = paid(customer)
    with pytest.raises(RefusedError):
        made(item("INV-1").id)
    with pytest.raises(RefusedError):
        made(item_id, CAME - timedelta(days=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_receipt(customer, language, matches_golden):
    speak(customer, language)
    paper = made(paid(customer))
    if language != "en-GB":
        matches_golden(f"receipt-{language}", paper.content)
    require_sound(paper)


def test_a_long_name_and_a_long_list_stay_in_their_places(customer, matches_picture):
    rename(customer, LONG)
    for number in range(3, 60):
        invoice(customer, f"INV-2026-{number:08}", 10_00)
    paper = made(paid(customer, 123_456_789_00, reference=LONG))
    require_placed(paper.content)
    matches_picture("receipt-long", paper.content)


def test_the_same_receipt_has_the_same_bytes(customer):
    item_id = paid(customer)
    assert made(item_id).content == made(item_id).content


@pytest.mark.parametrize(
    ("language", "subject", "words_"),
    [
        ("en-GB", "[Account ACME] Receipt", "attached file"),
        ("de", "[Konto ACME] Zahlungsbestätigung", "angehängte Datei"),
    ],
)
def test_a_draft_with_a_receipt_speaks_the_language_of_the_paper(
    customer, tmp_path, language, subject, words_
):
    speak(customer, language)
    with operation("test", "Give an address", TODAY):
        customer.email = "ap@acme.example"
        customer.save()
    path = draft_paper(made(paid(customer)), tmp_path, TODAY).value
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["Subject"] == subject
    assert words_ in mail.get_body(("plain",)).get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        "Receipt_R-000001_ACME_2026-11-24.pdf"
    ]
