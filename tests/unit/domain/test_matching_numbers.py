"""Numbers of invoices found in what payers wrote, and structured references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.bank_text import (
    is_creditor_reference,
    name_words,
    payer_key,
    structured_references,
)
from collector_desktop.domain.matching_numbers import Naming, NumberBook, is_slip, number_forms

NUMBERS = (
    (1, "INV-10371"),
    (2, "10372"),
    (3, "INV-000042"),
    (4, "2012-001"),
    (5, "INV-1/1"),
    (6, "INV-1/2"),
    (7, "INV-1001"),
    (8, "12"),
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("OUSE VALLEY BLD FP 24/11 10371", {1}),
        ("INV10372", {2}),
        ("Invoice 10372 and inv 42", {2, 3}),
        ("INV-0042", {3}),
        ("ref 2012/1", {4}),
        ("2012001", {4}),
        ("INV-1", {5, 6}),
        ("INV-1/2", {6}),
        ("inv 1001/10371", {7, 1}),
        ("INV-1001,INV-10371", {7, 1}),
        ("paid 12", {8}),
        ("1001.50", set()),
        ("20/12/2026", set()),
        ("XINV1001", set()),
        ("110371", set()),
        ("INV-10371-2", set()),
        ("SEPA 20121231", set()),
    ],
)
def test_numbers_are_found_as_whole_words_in_any_spelling(text, named):
    assert set(NumberBook(NUMBERS).named(text)) == named


@pytest.mark.parametrize(("text", "naming"), [("10371", Naming.SURE), ("12", Naming.HARDLY)])
def test_a_few_digits_alone_do_not_name_an_invoice(text, naming):
    assert set(NumberBook(NUMBERS).named(text).values()) == {naming}


def test_a_year_alone_does_not_name_an_invoice():
    assert NumberBook([(1, "2026")]).named("November 2026") == {1: Naming.HARDLY}


@given(st.text(alphabet="123456789", min_size=1, max_size=6), st.integers(10_000, 99_999))
def test_a_number_inside_longer_digits_is_never_found(digits, number):
    book = NumberBook([(1, f"INV-{number}")])
    assert book.named(f"PAY {digits}{number} NOW") == {}
    assert book.named(f"PAY {number} NOW") == {1: Naming.SURE}


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("INV-10371", {"inv10371", "10371"}),
        ("inv 0042", {"inv42"}),
        ("Inv00010371", {"inv10371", "10371"}),
        ("INV-2026/7", {"inv2026-7", "inv2026", "2026"}),
        ("INV/12", {"inv12"}),
        ("2012-001", {"2012-1", "2012001"}),
        ("RÉF-10371", {"réf10371", "10371"}),
        ("-", set()),
    ],
)
def test_the_forms_in_which_a_number_may_be_written(number, forms):
    assert number_forms(number) == forms


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("RF18539007547034", True),
        ("RF18000000000539007547034", True),
        ("RF19539007547034", False),
        ("RF18", False),
        ("DE18539007547034", False),
    ],
)
def test_check_digits_of_a_creditor_reference(text, right):
    assert is_creditor_reference(text) is right


def test_a_creditor_reference_may_be_written_in_groups():
    assert structured_references("pay RF18 5390 0754 7034 thanks") == ("539007547034",)


def test_check_digits_agree_with_another_program():
    iso11649 = pytest.importorskip("stdnum.iso11649")
    for text in ("RF18539007547034", "RF712348231", "RF04GHTY", "RF19539007547034"):
        assert is_creditor_reference(text) is iso11649.is_valid(text)


@pytest.mark.parametrize(
    ("typed", "slip"),
    [("10731", True), ("1037", True), ("1037I", True), ("10371", False), ("99", 0)],
)
def test_one_slip_of_the_finger(typed, slip):
    assert is_slip(typed, "10371") is bool(slip)


def test_a_number_with_one_slip_is_nearly_named():
    book = NumberBook(NUMBERS)
    assert book.nearly_named("INV-10731 PART", (1, 7)) == [1]
    assert book.nearly_named("INV-20731", (1, 7)) == []


def test_names_lose_their_legal_form_and_what_banks_add():
    assert name_words("Ouse Valley Builders Ltd") == ("ouse", "valley", "builders")
    assert payer_key("FASTER PAYMENT FROM MÜLLER & SÖHNE GMBH 4417") == "muller sohne"
    assert name_words("Company Ltd") == ("company", "ltd")


def test_what_only_banks_say_is_no_payer():
    assert payer_key("CHEQUE DEPOSIT 000318") == ""
    assert payer_key("COUNTER CREDIT CASH") == ""
