"""The Swiss QR-bill: the lines of the guidelines' own example, and what is refused."""

from dataclasses import replace

import pytest

from collector_desktop.domain.swiss_bill import (
    Party,
    ReferenceKind,
    SwissBill,
    allowed_text,
    fault_of,
    is_qr_iban,
    is_swiss,
    payload,
)

CREDITOR = Party("Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH")
DEBTOR = Party(
    "Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse", "28", "9400", "Rorschach", "CH"
)
BILL = SwissBill(
    "CH44 3199 9123 0008 8901 2",
    CREDITOR,
    194_975,
    "CHF",
    DEBTOR,
    "210000000003139471430009017",
    "Instruction of 15.09.2019",
)
ORDINARY = replace(BILL, iban="CH58 0079 1123 0008 8901 2", reference="RF18539007547034")


def test_the_example_of_the_guidelines_has_its_lines():
    assert payload(BILL).split("\r\n") == [
        *("SPC", "0200", "1", "CH4431999123000889012"),
        *("S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH"),
        *("", "", "", "", "", "", ""),
        *("1949.75", "CHF"),
        *("S", "Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse", "28"),
        *("9400", "Rorschach", "CH"),
        *("QRR", "210000000003139471430009017", "Instruction of 15.09.2019", "EPD"),
    ]
    assert fault_of(BILL) == ""


def test_without_a_debtor_seven_lines_are_empty():
    lines = payload(replace(BILL, debtor=None)).split("\r\n")
    assert lines[20:27] == [""] * 7
    assert len(lines) == 31


def test_an_account_that_is_no_qr_iban_takes_a_creditor_reference_or_none():
    assert fault_of(ORDINARY) == ""
    assert ORDINARY.kind is ReferenceKind.CREDITOR
    bare = replace(ORDINARY, reference="")
    assert fault_of(bare) == ""
    assert payload(bare).split("\r\n")[27:29] == ["NON", ""]


def test_accounts_of_both_countries_and_the_numbers_of_qr_institutes():
    assert is_swiss("LI21 0881 0000 2324 013A A")
    assert not is_swiss("DE89 3704 0044 0532 0130 00")
    assert is_qr_iban(BILL.iban)
    assert not is_qr_iban(ORDINARY.iban)
    assert not is_qr_iban("CH5832000123000889012")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"iban": "DE89370400440532013000"}, "Switzerland or Liechtenstein"),
        ({"iban": "CH4431999123000889013"}, "Switzerland or Liechtenstein"),
        ({"currency": "GBP"}, "francs or euros"),
        ({"currency": "EUR"}, "no QR-IBAN"),
        ({"amount_minor": 0}, "from 0.01"),
        ({"amount_minor": 100_000_000_000}, "from 0.01"),
        ({"reference": ""}, "needs a QR reference"),
        ({"reference": "RF18539007547034"}, "needs a QR reference"),
        ({"reference": "210000000003139471430009018"}, "QR reference does not agree"),
        ({"creditor": replace(CREDITOR, town="")}, "your name, postcode and town"),
        ({"creditor": replace(CREDITOR, country="Swiss")}, "two letters"),
        ({"creditor": replace(CREDITOR, name="N" * 71)}, "too long"),
        ({"creditor": replace(CREDITOR, house="1" * 17)}, "too long"),
        ({"debtor": replace(DEBTOR, postcode="")}, "the customer's name"),
        ({"debtor": replace(DEBTOR, name="株式会社")}, "Latin letters"),
        ({"message": "m" * 141}, "at most 140"),
    ],
)
def test_what_a_bank_would_refuse_is_said_in_a_sentence(change, said):
    assert said in fault_of(replace(BILL, **change))


def test_a_creditor_reference_with_a_slip_is_refused():
    fault = fault_of(replace(ORDINARY, reference="RF19539007547034"))
    assert "check digits of the creditor reference" in fault


def test_the_bounds_themselves_are_taken():
    edge = Party("N" * 70, "s" * 70, "h" * 16, "p" * 16, "t" * 35, "LI")
    bill = replace(BILL, creditor=edge, amount_minor=99_999_999_999, message="m" * 140)
    assert fault_of(bill) == ""
    assert fault_of(replace(bill, amount_minor=1)) == ""
    assert len(payload(bill)) <= 997


def test_euros_go_to_an_ordinary_account():
    assert fault_of(replace(ORDINARY, currency="EUR")) == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Müller & Söhne, Zürich", "Müller & Söhne, Zürich"),
        ("O\u2019Neill \u2013 \u201cBest\u201d", 'O\'Neill - "Best"'),
        ("Nguy\u1ec5n", "Nguyen"),
        ("Țepeș €", "Țepeș €"),
        ("a\u00a0 b\n c", "a b c"),
        ("株式会社", ""),
        ("Ελλάς", ""),
    ],
)
def test_texts_are_brought_to_the_letters_of_the_guidelines(text, kept):
    assert allowed_text(text) == kept
