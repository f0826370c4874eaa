import pytest

from collector_desktop.domain.postal import country_name, town_lines


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", ("Leeds", "LS1 1AA")),
        ("IE", ("Leeds", "LS1 1AA")),
        ("", ("Leeds", "LS1 1AA")),
        ("DE", ("LS1 1AA Leeds",)),
        ("FR", ("LS1 1AA Leeds",)),
        ("US", ("Leeds, LS1 1AA",)),
    ],
)
def test_the_postcode_stands_where_the_country_has_it(country, lines):
    assert town_lines("Leeds", "", "LS1 1AA", country) == lines


def test_a_state_stands_between_town_and_postcode_in_america():
    assert town_lines("Boston", "MA", "02108", "US") == ("Boston, MA 02108",)
    assert town_lines("Boston", "MA", "", "US") == ("Boston, MA",)
    assert town_lines("", "MA", "02108", "US") == ("MA 02108",)


def test_nothing_that_is_missing_leaves_an_empty_line():
    for country in ("GB", "DE", "US"):
        assert town_lines("", "", "", country) == ()
    assert town_lines("", "", "10115", "DE") == ("10115",)


def test_a_country_is_named_else_its_letters_stand():
    assert country_name("US") == "United States of America"
    assert country_name("XX") == "XX"
