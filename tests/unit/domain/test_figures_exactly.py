"""Figures of standards and of our own rules: the last that holds, and the first that does not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.epc import epc_payload, is_iban, lacks_bic
from collector_desktop.domain.errors import CollectorError, CurrencyMismatchError
from collector_desktop.domain.limit_advice import Basis, LimitFacts, suggestions
from collector_desktop.domain.money import Money, exact_amount, plain_amount
from collector_desktop.domain.paper_names import name_by, read_pattern
from collector_desktop.domain.passwords import Strength, strength
from collector_desktop.domain.payment_links import read_link
from collector_desktop.domain.payment_references import (
    creditor_reference,
    in_groups,
    is_qr_reference,
    qr_bodies,
    qr_body,
    qr_reference,
)
from collector_desktop.domain.same_customer import Face, like_pairs
from collector_desktop.domain.swiss_bill import Party, SwissBill, allowed_text, fault_of, is_qr_iban


def iban(country, rest):
    """An account with the check digits of ISO 7064, reckoned as that standard says."""
    number = int("".join(str(int(sign, 36)) for sign in f"{rest}{country}00"))
    return f"{country}{98 - number % 97:02d}{rest}"


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("abcdabcdabcd", Strength.WEAK),
        ("abcdeabcdeab", Strength.FAIR),
        ("abcdeabcdea", Strength.WEAK),
        ("abcdefg", Strength.TOO_SHORT),
        ("abcdefgh", Strength.WEAK),
        ("abcdeabcdeabcde", Strength.FAIR),
        ("abcdeabcdeabcdea", Strength.GOOD),
    ],
)
def test_five_different_letters_are_few_no_more(password, found):
    assert strength(password) is found


@pytest.mark.parametrize(
    ("years", "delay", "secured", "share"),
    [
        (5, None, False, 50),  # 5
        (4, None, False, 0),  # 2
        (4, 60, False, 50),  # 2 + 2
        (4, 61, False, 0),  # 2
        (5, 31, False, 50),  # 5 + 2
        (5, 30, False, 75),  # 5 + 4
        (4, 31, True, 75),  # 2 + 2 + 5
        (4, 1, True, 75),  # 2 + 4 + 5
        (4, 0, True, 100),  # 2 + 5 + 5
        (4, 61, True, 50),  # 2 + 5
    ],
)
def test_points_change_at_their_year_and_their_day(years, delay, secured, share):
    known = LimitFacts(
        "GBP", asked_minor=100_00, years_trading=years, delay_days=delay, is_secured=secured
    )
    (found,) = (each for each in suggestions(known) if each.basis is Basis.POINTS)
    assert found.minor == share * 100
    assert "of 15 points" in found.working


def test_who_pays_early_is_not_late_and_nothing_bought_is_no_suggestion():
    known = LimitFacts("GBP", bought_minor=12_000_00, terms_days=30, delay_days=-10)
    (_, found, _) = suggestions(known)
    assert found.minor == 1_200_00
    assert suggestions(replace(known, bought_minor=0))[1].minor is None
    assert suggestions(replace(known, terms_days=None))[1].minor is None


def test_a_link_has_two_hundred_characters_and_a_name_of_files_a_hundred_and_twenty():
    start = "https://pay.vale.example/"
    longest = start + "x" * (200 - len(start))
    assert read_link(longest) == longest
    with pytest.raises(CollectorError, match="at most 200"):
        read_link(longest + "x")
    pattern = "{code}" + "x" * 114
    assert read_pattern(pattern) == pattern
    with pytest.raises(CollectorError, match="at most 120"):
        read_pattern(pattern + "x")
    assert name_by("{name}", {"name": "x" * 41}) == "x" * 40


def test_an_amount_has_fifteen_digits_and_a_text_forty_eight_signs():
    assert parse_amount("9" * 13 + ".99") == 10**15 - 1
    assert parse_amount("9" * 15, 0) == 10**15 - 1
    assert parse_amount("0" * 45 + "1.5") == 150
    for text in ("1" + "0" * 13 + ".00", "1" + "0" * 14, "0" * 46 + "1.5"):
        with pytest.raises(AmountError):
            parse_amount(text)
    with pytest.raises(AmountError, match="more decimals"):
        parse_amount("1.001")
    assert parse_amount("1.000") == 100


def test_money_is_reckoned_in_one_currency_only():
    five, three = Money(500, "GBP"), Money(300, "GBP")
    assert (five + three, five - three, -five) == (
        *(Money(800, "GBP"), Money(200, "GBP"), Money(-500, "GBP")),
    )
    assert (three < five, five < three, five < Money(500, "GBP")) == (True, False, False)
    for wrong in (lambda: five + Money(1, "EUR"), lambda: five < Money(900, "EUR")):
        with pytest.raises(CurrencyMismatchError):
            wrong()


def test_amounts_are_written_with_the_decimals_of_their_currency():
    assert [plain_amount(-5, each) for each in ("GBP", "JPY", "KWD")] == ["-0.05", "-5", "-0.005"]
    assert exact_amount(Fraction(1, 3), "GBP") == "0.0033"
    assert exact_amount(Fraction(199, 200), "JPY") == "1.00"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("NO9386011117947", True),
        ("GB82 WEST 1234 5698 7654 32", True),
        ("GB82WEST12345698765433", False),
        ("GB82-WEST12345698765432", False),
        (iban("NO", "86011117947"), True),
        (iban("XX", "8601111794"), False),
        (iban("XX", "1" * 30), True),
        (iban("XX", "1" * 31), False),
        ("8282WEST12345698765432", False),
        ("", False),
    ],
)
def test_an_iban_has_15_to_34_signs_whose_check_digits_agree(text, right):
    assert is_iban(text) is right


EURO = "DE89370400440532013000"


@pytest.mark.parametrize(
    ("minor", "made"),
    [(0, False), (1, True), (99_999_999_999, True), (100_000_000_000, False), (-1, False)],
)
def test_a_code_is_for_a_cent_to_a_thousand_million_less_one(minor, made):
    assert bool(epc_payload("Vale Ltd", EURO, "", minor, "ACME")) is made


def test_a_code_cuts_name_and_text_and_has_331_bytes_at_most():
    lines = epc_payload("n" * 71, EURO, "COBADEFFXXX", 100, "t" * 141).split("\n")
    assert (lines[5], lines[-1], lines[4]) == ("n" * 70, "t" * 140, "COBADEFFXXX")
    assert (lines[6], lines[7]) == (EURO, "EUR1.00")
    plain = epc_payload("n" * 70, EURO, "COBADEFFXXX", 100, "t" * 140)
    more = 331 - len(plain.encode())
    whole = epc_payload("n" * 70, EURO, "COBADEFFXXX", 100, "é" * more + "t" * (140 - more))
    assert len(whole.encode()) == 331
    beyond = "é" * (more + 1) + "t" * (139 - more)
    assert epc_payload("n" * 70, EURO, "COBADEFFXXX", 100, beyond) == ""
    assert epc_payload("é" * 70, EURO, "COBADEFFXXX", 100, "é" * 140) == ""


def test_only_outside_the_economic_area_a_bic_is_needed():
    assert not lacks_bic(EURO, "")
    assert lacks_bic("CH9300762011623852957", " ")
    assert not lacks_bic("CH9300762011623852957", "POFICHBE")
    assert epc_payload("Vale", "CH9300762011623852957", "", 100, "") == ""


def test_a_code_of_a_customer_has_twelve_signs_in_a_swiss_reference():
    assert int(qr_body("Z" * 12)) == int("1" + "Z" * 12, 36)
    assert len(qr_body("Z" * 12)) == len(qr_body("Z" * 13)) == len(qr_body("é")) == 20
    assert int(qr_body("Z" * 13)) >= 10**19 > int(qr_body("Z" * 12))
    assert int(qr_body("0")) == 36


def test_a_reference_of_the_swiss_guidelines_agrees():
    known = "21 00000 00003 13947 14300 09017"
    assert is_qr_reference(known)
    assert in_groups(known.replace(" ", "")) == known
    assert not is_qr_reference(known[:-1] + "8")
    assert not is_qr_reference(known.replace(" ", "")[:-1])
    made = qr_reference("ACME", "210000")
    assert (made[:6], is_qr_reference(made), qr_bodies(f"x {made} y")) == (
        *("210000", True, (qr_body("ACME"),)),
    )


def test_a_creditor_reference_holds_twenty_one_signs():
    longest = creditor_reference("A" * 21)
    number = int("".join(str(int(each, 36)) for each in longest[4:] + longest[:4]))
    assert number % 97 == 1
    assert (creditor_reference("A" * 22), creditor_reference("--"), creditor_reference("Ä")) == (
        *("", "", ""),
    )
    assert creditor_reference("539007547034") == "RF18539007547034"
    assert in_groups("RF18539007547034") == "RF18 5390 0754 7034"


@pytest.mark.parametrize(
    ("institute", "is_qr"),
    [("29999", False), ("30000", True), ("31999", True), ("32000", False), ("3000A", False)],
)
def test_a_qr_iban_is_of_an_institution_from_30000_to_31999(institute, is_qr):
    assert is_qr_iban(f"CH44{institute}123000889012") is is_qr
    assert not is_qr_iban(f"DE44{institute}123000889012")


VALE = Party("Vale AG", "Rue du Lac", "1268", "2501", "Biel", "CH")
BILL = SwissBill("CH9300762011623852957", VALE, 100, "CHF")


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ({}, True),
        ({"amount_minor": 0}, False),
        ({"amount_minor": 99_999_999_999}, True),
        ({"amount_minor": 100_000_000_000}, False),
        ({"currency": "GBP"}, False),
        ({"message": "m" * 140}, True),
        ({"message": "m" * 141}, False),
        ({"message": "Ж"}, False),
        ({"creditor": replace(VALE, name="n" * 70, street="s" * 70)}, True),
        ({"creditor": replace(VALE, name="n" * 71)}, False),
        ({"creditor": replace(VALE, street="s" * 71)}, False),
        ({"creditor": replace(VALE, house="1" * 16, postcode="2" * 16)}, True),
        ({"creditor": replace(VALE, house="1" * 17)}, False),
        ({"creditor": replace(VALE, postcode="1" * 17)}, False),
        ({"creditor": replace(VALE, town="t" * 35)}, True),
        ({"creditor": replace(VALE, town="t" * 36)}, False),
        ({"creditor": replace(VALE, town="")}, False),
        ({"creditor": replace(VALE, country="CHE")}, False),
        ({"debtor": replace(VALE, postcode="")}, False),
        ({"reference": "RF18539007547034"}, True),
        ({"reference": "RF19539007547034"}, False),
        ({"reference": "210000000003139471430009017"}, False),
        ({"iban": "CH4431999123000889012"}, False),
        ({"iban": "CH4431999123000889012", "reference": "210000000003139471430009017"}, True),
        ({"iban": "CH4431999123000889012", "reference": "210000000003139471430009018"}, False),
        ({"iban": EURO}, False),
    ],
)
def test_a_swiss_bill_keeps_to_the_sizes_of_the_guidelines(change, sound):
    assert (fault_of(replace(BILL, **change)) == "") is sound


def test_letters_of_a_swiss_bill_are_latin():
    assert allowed_text("Ž “Müller”…  x") == 'Ž "Müller". x'
    assert (allowed_text("\u017f"), allowed_text("Ș€"), allowed_text("\u0180")) == (
        *("\u017f", "Ș€", ""),
    )
    assert (allowed_text("ǎ"), allowed_text("Ж"), allowed_text("\x7f")) == ("a", "", "")


def likenesses(*faces, score=0.0):
    found = like_pairs(faces, {}, (), lambda *_: score)
    return [(each.old_id, each.new_id) for each in found]


def test_what_four_customers_share_counts_and_nine_digits_of_a_phone():
    names = ("Alpha", "Bravo", "Cedar", "Delta", "Ember")
    sharing = [Face(at, name, ("ap@x.example",)) for at, name in enumerate(names)]
    assert len(likenesses(*sharing[:4])) == 6
    assert likenesses(*sharing) == []
    near = Face(1, "Alpha", (), ("17 496 0101",)), Face(2, "Bravo", (), ("+44 117 496 0101",))
    assert likenesses(*near) == [(1, 2)]
    short = Face(1, "Alpha", (), ("7 496 0101",)), Face(2, "Bravo", (), ("7 496 0101",))
    assert likenesses(*short) == []


@pytest.mark.parametrize(("score", "alike"), [(90.0, True), (89.9, False)])
def test_names_are_alike_from_ninety_on_that_begin_with_the_same_four_letters(score, alike):
    assert likenesses(Face(1, "Harbour Inn"), Face(2, "Harbor Inne"), score=score) == (
        [(1, 2)] if alike else []
    )
    assert likenesses(Face(1, "Harbour Inn"), Face(2, "Harsour Inne"), score=99) == []


@pytest.mark.parametrize(("count", "pairs"), [(60, 1770), (61, 0)])
def test_a_beginning_that_more_than_sixty_share_says_nothing(count, pairs):
    faces = [Face(at, f"Bakery {chr(0x4E00 + at)}x") for at in range(count)]
    assert len(likenesses(*faces, score=95.0)) == pairs
