"""EPC069-12: the lines, the limits, and when no code is made."""

import pytest

from collector_desktop.domain.epc import LONGEST_BYTES, epc_payload, is_iban

IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.mark.parametrize("text", [IBAN, "GB82WEST12345698765432", "be68539007547034"])
def test_a_published_example_is_an_iban(text):
    assert is_iban(text)


@pytest.mark.parametrize(
    "text",
    ["", "DE89370400440532013001", "DE89", "12345678", "DE89 3704 0044 0532 0130 0ü", "X" * 40],
)
def test_a_wrong_check_digit_or_shape_is_not_an_iban(text):
    assert not is_iban(text)


def test_the_lines_stand_in_the_order_of_the_standard():
    lines = epc_payload("Harbour & Vale", IBAN, "COBADEFF", 841_260, "BEXLE03").split("\n")
    assert lines == [
        *("BCD", "002", "1", "SCT", "COBADEFF", "Harbour & Vale", "DE89370400440532013000"),
        *("EUR8412.60", "", "", "BEXLE03"),
    ]


def test_trailing_empty_lines_are_dropped():
    assert epc_payload("A", IBAN, "", 1, "").endswith("EUR0.01")


@pytest.mark.parametrize("minor", [0, -5, 100_000_000_000])
def test_an_amount_outside_the_limits_gives_no_code(minor):
    assert epc_payload("A", IBAN, "", minor, "x") == ""


def test_no_name_or_a_wrong_account_gives_no_code():
    assert epc_payload("", IBAN, "", 100, "x") == ""
    assert epc_payload("A", "DE00", "", 100, "x") == ""


@pytest.mark.parametrize("iban", ["GB82WEST12345698765432", "CH9300762011623852957"])
def test_an_account_outside_the_economic_area_needs_its_bic(iban):
    assert epc_payload("A", iban, " ", 100, "x") == ""
    assert epc_payload("A", iban, "WESTGB2L", 100, "x").split("\n")[4:7] == ["WESTGB2L", "A", iban]


@pytest.mark.parametrize("iban", [IBAN, "NO9386011117947", "IS140159260076545510730339"])
def test_one_inside_does_without(iban):
    assert epc_payload("A", iban, "", 100, "x").split("\n")[4] == ""


def test_long_texts_are_cut_and_never_pass_the_byte_limit():
    payload = epc_payload("N" * 90, IBAN, "COBADEFF", 100, "t" * 300)
    assert len(payload.split("\n")[5]) == 70
    assert len(payload.encode()) <= LONGEST_BYTES
    assert epc_payload("ü" * 70, IBAN, "COBADEFF", 100, "ü" * 140) == ""
