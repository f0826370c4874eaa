"""When two numbers, names or codes are the same, and which comes next."""

import pytest

from collector_desktop.domain.numbers import (
    code_stem,
    made_code,
    name_key,
    name_keys,
    next_number,
    number_key,
    number_keys,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INV-1", "inv-1"),
        ("INV 1", "INV1"),
        ("INV\u00a01", "inv1"),
        ("\uff29\uff2e\uff36-1", "INV-1"),
        ("STRASSE 1", "Straße 1"),
        (" A\t7 ", "a7"),
    ],
)
def test_case_blanks_and_width_do_not_make_another_number(one, other):
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(("one", "other"), [("INV-1", "INV1"), ("INV-1", "INV-01"), ("1/1", "1/2")])
def test_signs_and_zeros_make_another_number(one, other):
    assert number_key(one) != number_key(other)


def test_names_differ_by_words_not_by_case_or_spacing():
    assert name_key("Smith  &  Sons ") == name_key("SMITH & SONS")
    assert name_key("Smith & Sons") != name_key("Smith and Sons")


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\n", "\r", "\x1c", "\x1f", "\u00a0", ""])
@pytest.mark.parametrize("shape", ["{}A", "A{}", "A{}B", "{}"])
def test_many_names_have_the_keys_of_each(blank, shape):
    names = ["Smith & Sons", shape.format(blank), "ACME"]
    assert name_keys(names) == [name_key(name) for name in names]
    assert name_keys([]) == []


@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        (["INV-1", "CN-2"], ["inv-1", "cn-2"]),
        (["INV 1", "CN-2"], ["inv1", "cn-2"]),
        (["INV-1", "\uff23\uff2e-2"], ["inv-1", "cn-2"]),
        (["", "CN-2"], ["", "cn-2"]),
        ([], []),
    ],
)
def test_many_numbers_have_the_keys_of_each(numbers, keys):
    assert number_keys(numbers) == keys


def test_the_first_number_of_a_prefix_is_one():
    assert next_number("R") == "R-000001"


@pytest.mark.parametrize(
    ("last", "following"),
    [("R-000041", "R-000042"), ("R-999999", "R-1000000"), ("R-1000000", "R-1000001")],
)
def test_numbers_go_up_by_one_and_may_grow_longer(last, following):
    assert next_number("R", last) == following


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Bexley Building Supplies", "BEXLEY"),
        ("A & B Ltd", "ABLTD"),
        ("Müller GmbH", "MULLER"),
        ("Ελληνικά", "ΕΛΛΗΝΙ"),
        ("3M", "3M"),
        ("***", "CUST"),
    ],
)
def test_a_code_starts_with_the_letters_and_digits_of_the_name(name, stem):
    assert code_stem(name) == stem


def test_a_code_counts_from_01():
    assert [made_code("BEXLEY", count) for count in (1, 12, 100)] == [
        "BEXLEY01",
        "BEXLEY12",
        "BEXLEY100",
    ]
