"""The structured communication of Belgium, held against the rule worked out another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.belgian_references import (
    belgian_printed,
    belgian_reference,
    belgian_references,
    is_belgian_reference,
)
from collector_desktop.domain.epc import epc_payload
from collector_desktop.domain.matching_numbers import Naming, NumberBook

# The specimen of the banks' own transfer form.
SPECIMEN = "090933755493"


def by_hand(number):
    """Return the check digits by taking 97 away, digit by digit, as on paper."""
    rest = 0
    for digit in f"{number:010}":
        rest = rest * 10 + int(digit)
        while rest >= 97:
            rest -= 97
    return f"{number:010}{rest or 97:02}"


@given(st.integers(0, 10**10 - 1))
def test_the_check_digits_are_those_of_the_rule(number):
    digits = by_hand(number)
    assert is_belgian_reference(digits)
    assert belgian_reference(belgian_printed(digits)) == digits
    assert belgian_references(f"VIR {belgian_printed(digits)} ACME") == (digits,)
    wrong = f"{digits[:10]}{(int(digits[10:]) + 1) % 100:02}"
    assert not is_belgian_reference(wrong)


def test_no_remainder_is_written_as_97():
    assert by_hand(0) == "000000000097"
    assert is_belgian_reference("000000000097")
    assert not is_belgian_reference("000000000000")


@pytest.mark.parametrize(
    "text",
    [
        *("+++090/9337/55493+++", "***090/9337/55493***", "090/9337/55493", SPECIMEN),
        *(" 090 9337 55493 ", "+++ 090/9337/55493 +++"),
    ],
)
def test_it_is_read_as_programs_write_it(text):
    assert belgian_reference(text) == SPECIMEN


@pytest.mark.parametrize(
    "text",
    [
        *("", "PO 4711", "+++090/9337/55494+++", "0909337554931", "09093375549", "²90933755493"),
        *("+++090/9337/55493+++ and more", "4090/9337/55493"),
    ],
)
def test_what_does_not_check_is_none(text):
    assert belgian_reference(text) == ""


@pytest.mark.parametrize(
    "text", ["+++090/9337/55493+++", "Paiement 090/9337/55493 merci", f"{SPECIMEN} ACME"]
)
def test_a_transfer_that_quotes_it_names_the_invoice_that_came_with_it(text):
    book = NumberBook([(1, "2026-17"), (2, "2026-18"), (1, SPECIMEN)])
    assert book.named(text) == {1: Naming.SURE}


def test_the_code_has_it_in_the_field_of_references_and_no_text_beside_it():
    lines = epc_payload("A", "BE71096123456769", "", 100, "ACME", SPECIMEN).split("\n")
    assert lines[7:] == ["EUR1.00", "", SPECIMEN]
