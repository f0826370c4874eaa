"""Addresses end as their country writes them."""

import pytest

from collector_desktop.domain.postal import country_line, country_name, town_lines

# As the posts of the countries, the Universal Postal Union and Google's address data have them.
WRITTEN = [
    ("GB", "London", "", "SW1A 2AA", ("London", "SW1A 2AA")),
    ("IE", "Galway", "Co. Galway", "H91 E2K3", ("Galway", "Co. Galway", "H91 E2K3")),
    ("", "Leeds", "", "LS1 1AA", ("Leeds", "LS1 1AA")),
    ("DE", "Berlin", "", "10115", ("10115 Berlin",)),
    ("AT", "Wien", "", "1010", ("1010 Wien",)),
    ("CH", "Bern", "", "3030", ("3030 Bern",)),
    ("FR", "Paris", "", "75001", ("75001 Paris",)),
    ("NL", "Amsterdam", "", "1012 JS", ("1012 JS Amsterdam",)),
    ("ES", "Getafe", "Madrid", "28901", ("28901 Getafe", "Madrid")),
    ("IT", "Roma", "RM", "00144", ("00144 Roma RM",)),
    ("PT", "Lisboa", "", "1250-096", ("1250-096 Lisboa",)),
    ("SE", "Stockholm", "", "111 20", ("111 20 Stockholm",)),
    ("PL", "Warszawa", "", "00-940", ("00-940 Warszawa",)),
    ("TR", "Alt\u0131nda\u011f", "Ankara", "06101", ("06101 Alt\u0131nda\u011f/Ankara",)),
    ("LV", "R\u012bga", "", "LV-1010", ("R\u012bga, LV-1010",)),
    ("US", "Boston", "MA", "02108", ("Boston, MA 02108",)),
    ("CA", "Montreal", "QC", "H3Z 2Y7", ("Montreal QC H3Z 2Y7",)),
    ("AU", "Sydney", "NSW", "2000", ("Sydney NSW 2000",)),
    ("NZ", "Wellington", "", "6011", ("Wellington 6011",)),
    ("JP", "Chiyoda-ku", "Tokyo", "100-8912", ("Chiyoda-ku, Tokyo 100-8912",)),
    ("CN", "Haidian", "Beijing", "100101", ("Haidian", "Beijing, 100101")),
    ("IN", "Mumbai", "Maharashtra", "400001", ("Mumbai 400001", "Maharashtra")),
    ("SG", "Singapore", "", "018956", ("Singapore 018956",)),
    ("TH", "Watthana", "Bangkok", "10110", ("Watthana", "Bangkok 10110")),
    ("MX", "Cuauht\u00e9moc", "CDMX", "06500", ("06500 Cuauht\u00e9moc, CDMX",)),
    ("BR", "S\u00e3o Paulo", "SP", "01310-100", ("S\u00e3o Paulo - SP", "01310-100")),
    ("ZA", "Cape Town", "", "8001", ("Cape Town", "8001")),
    ("HK", "Kowloon", "", "", ("Kowloon",)),
]


@pytest.mark.parametrize(("country", "town", "region", "postcode", "lines"), WRITTEN)
def test_an_address_ends_as_its_country_writes_it(country, town, region, postcode, lines):
    assert town_lines(town, region, postcode, country) == lines


@pytest.mark.parametrize(
    ("country", "town", "region", "postcode", "lines"),
    [
        ("US", "Boston", "MA", "", ("Boston, MA",)),
        ("US", "", "MA", "02108", ("MA 02108",)),
        ("US", "Boston", "", "02108", ("Boston 02108",)),
        ("IT", "", "RM", "00144", ("00144 RM",)),
        ("MX", "Cuauht\u00e9moc", "", "06500", ("06500 Cuauht\u00e9moc",)),
        ("TR", "", "", "06101", ("06101",)),
        ("CN", "Haidian", "", "100101", ("Haidian", "100101")),
        ("DE", "", "", "10115", ("10115",)),
        ("BR", "", "SP", "", ("SP",)),
    ],
)
def test_what_is_missing_leaves_no_sign_behind(country, town, region, postcode, lines):
    assert town_lines(town, region, postcode, country) == lines


@pytest.mark.parametrize("country", [*(each[0] for each in WRITTEN), "XX"])
def test_nothing_at_all_leaves_no_line(country):
    assert town_lines("", "", "", country) == ()


def test_a_country_is_named_else_its_letters_stand():
    assert country_name("US") == "United States of America"
    assert country_name("XX") == "XX"
    assert country_line("DE") == "GERMANY"
