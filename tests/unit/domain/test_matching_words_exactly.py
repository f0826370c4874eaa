"""Names and numbers in what payers write, at the limits of what is taken for one."""

import pytest

from collector_desktop.domain.matching_names import NameBook
from collector_desktop.domain.matching_numbers import Naming, NumberBook, is_slip
from tests.unit.domain.matching_cases import customer


@pytest.mark.parametrize(
    ("scores", "liked"),
    [
        ({"zeta one": 80}, []),
        ({"zeta one": 81}, [1]),
        ({"zeta one": 95, "zeta two": 87}, [1]),
        ({"zeta one": 95, "zeta two": 88}, [1, 2]),
        ({"zeta one": 85, "zeta two": 95}, [2]),
        (dict.fromkeys([f"zeta {at}x" for at in range(5)], 90), [1, 2, 3, 4]),
    ],
)
def test_a_like_name_scores_over_80_and_no_other_is_eight_better(scores, liked):
    people = [customer(at, name.title()) for at, name in enumerate(scores, 1)]
    book = NameBook(people, lambda _, name: scores[name])
    assert [each.customer_id for each in book.find("ZETAS", "")] == liked
    assert not any(each.is_written_out for each in book.find("ZETAS", ""))


@pytest.mark.parametrize(
    ("payer", "liked"),
    [("GRANARY W", [1]), ("GRANARY", []), ("GRA", []), ("GR", []), ("XGRANARY W", [])],
)
def test_a_name_cut_by_the_bank_has_at_least_eight_signs(payer, liked):
    book = NameBook([customer(1, "Granary Wharf Cafe")], lambda *_: 0)
    assert [each.customer_id for each in book.find(payer, "")] == liked


@pytest.mark.parametrize(("payer", "liked"), [("KESTRELS", [1]), ("KESTREL", [])])
def test_the_first_word_of_a_name_is_enough_from_eight_signs_on(payer, liked):
    book = NameBook([customer(1, "Kestrels Bay Cafe")], lambda *_: 0)
    assert [each.customer_id for each in book.find(payer, "")] == liked


def test_digits_beside_a_short_name_do_not_hide_it():
    book = NameBook([customer(1, "Ibex"), customer(2, "Zoe Ltd")], lambda *_: 0)
    assert [each.customer_id for each in book.find("IBEX 4711", "")] == [1]


@pytest.mark.parametrize(("number", "nearly"), [("10371", [1]), ("1037", [])])
def test_a_slip_is_looked_for_in_numbers_of_five_signs_and_more(number, nearly):
    book = NumberBook([(1, number)])
    assert book.nearly_named(f"paid {number[:-1]}2", [1]) == nearly


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Kestrel", "FP KESTREL 24", [1]),
        ("Tesco", "FP TESCO 24 STORES", []),
        ("Tesco Stores", "FP TESCO STORES 24 LEEDS", [1]),
    ],
)
def test_a_single_word_of_a_text_is_a_name_from_six_letters_on(name, text, written):
    book = NameBook([customer(1, name)], lambda *_: 0)
    assert [each.customer_id for each in book.find("", text)] == written


def test_the_longest_name_in_a_text_is_the_one_that_is_meant():
    people = [customer(1, "City Dental"), customer(2, "City Dental Practice"), customer(3, "Zoe")]
    hits = NameBook(people, lambda *_: 0).find("", "BGC CITY DENTAL PRACTICE LEEDS")
    assert [(each.customer_id, each.is_written_out) for each in hits] == [(2, True)]
    assert NameBook(people, lambda *_: 0).find("", "BGC CITY DENTAL LEEDS") == ()


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("10371", "10371", False),
        ("1037", "10371", True),
        ("0371", "10371", True),
        ("103711", "10371", True),
        ("110371", "10371", True),
        ("10381", "10371", True),
        ("10731", "10371", True),
        ("10317", "10371", True),
        ("20371", "10371", True),
        ("1071", "10371", True),
        ("17031", "10371", False),
        ("103", "10371", False),
        ("1038I", "10371", False),
        ("37101", "10371", False),
    ],
)
def test_a_slip_is_one_character_or_two_neighbours_exchanged(typed, meant, slip):
    assert is_slip(typed, meant) is slip
    assert is_slip(meant, typed) is slip


@pytest.mark.parametrize(
    ("number", "text", "naming"),
    [
        ("123", "paid 123", Naming.HARDLY),
        ("4123", "paid 4123", Naming.SURE),
        ("AB12", "paid AB12", Naming.SURE),
        ("A12", "paid A12", Naming.HARDLY),
        ("1899", "paid 1899", Naming.SURE),
        ("1900", "paid 1900", Naming.HARDLY),
        ("2099", "paid 2099", Naming.HARDLY),
        ("2100", "paid 2100", Naming.SURE),
        ("12-34", "paid 12-34", Naming.SURE),
        ("1-23", "paid 1-23", Naming.HARDLY),
    ],
)
def test_four_signs_that_are_no_year_name_a_number(number, text, naming):
    assert NumberBook([(1, number)]).named(text) == {1: naming}
