"""References that come back from the bank: published examples and a second opinion on digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649
from stdnum.ch import esr

from collector_desktop.domain.bank_text import is_creditor_reference
from collector_desktop.domain.payment_references import (
    check_digit,
    creditor_reference,
    in_groups,
    is_qr_reference,
    qr_bodies,
    qr_body,
    qr_reference,
)

CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=12)
ANY_CODE = st.text(min_size=1, max_size=40)


def test_the_reference_of_the_guidelines_has_its_check_digit():
    assert check_digit("21000000000313947143000901") == "7"
    assert is_qr_reference("21 00000 00003 13947 14300 09017")
    assert not is_qr_reference("21 00000 00003 13947 14300 09071")


@given(st.text("0123456789", min_size=26, max_size=26))
def test_another_library_works_out_the_same_check_digit(digits):
    assert check_digit(digits) == esr.calc_check_digit(digits)


@given(ANY_CODE, st.sampled_from(["", "210000", "9"]))
def test_every_code_has_a_reference_that_another_library_accepts(code, start):
    reference = qr_reference(code, start)
    assert len(reference) == 27
    assert esr.is_valid(reference)
    assert reference.startswith(start)


@given(st.sets(CODES, min_size=2, max_size=2))
def test_two_codes_never_share_a_reference(codes):
    assert len({qr_body(code) for code in codes}) == 2


def test_leading_zeros_tell_codes_apart():
    assert len({qr_body(code) for code in ("7", "07", "007")}) == 3


def test_a_code_in_small_letters_is_the_same_customer():
    assert qr_body("acme01") == qr_body("ACME01")
    assert qr_body("Müller & Söhne") == qr_body("MÜLLER & SÖHNE")


def test_the_codes_that_a_number_cannot_hold_stay_apart_from_those_it_can():
    largest = int(qr_body("Z" * 12))
    assert largest < 10**19 <= int(qr_body("Z" * 13))


@pytest.mark.parametrize("written", ["{}", "REF {} THANKS", "{}/"])
def test_a_reference_is_found_in_what_the_bank_writes(written):
    reference = qr_reference("ACME01", "210000")
    assert qr_bodies(written.format(reference)) == (qr_body("ACME01"),)
    assert qr_bodies(written.format(in_groups(reference))) == (qr_body("ACME01"),)


def test_a_reference_with_a_slip_in_it_is_none():
    reference = qr_reference("ACME01")
    assert qr_bodies(f"{reference[:-1]}{(int(reference[-1]) + 1) % 10}") == ()


def test_the_creditor_reference_of_the_guidelines_is_made_from_its_body():
    assert creditor_reference("539007547034") == "RF18539007547034"


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=21))
def test_another_library_accepts_every_creditor_reference(code):
    reference = creditor_reference(code)
    assert iso11649.is_valid(reference)
    assert is_creditor_reference(reference)


def test_signs_in_a_code_are_left_out_of_its_creditor_reference():
    assert creditor_reference("a-01 b") == creditor_reference("A01B")


@pytest.mark.parametrize("code", ["Ünal", "", "--", "A" * 22])
def test_a_code_that_no_creditor_reference_can_hold_has_none(code):
    assert creditor_reference(code) == ""


def test_references_are_printed_in_the_groups_of_the_guidelines():
    assert in_groups("210000000003139471430009017") == "21 00000 00003 13947 14300 09017"
    assert in_groups("RF18539007547034") == "RF18 5390 0754 7034"
