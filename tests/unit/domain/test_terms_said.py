"""Terms in words."""

import pytest

from collector_desktop.domain.terms_said import terms_said


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("NET 30", "30 days from invoice"),
        ("NET 1 MONTH", "1 month from invoice"),
        ("NET 3 MONTHS", "3 months from invoice"),
        ("COD", "on receipt of the invoice"),
        ("EOM", "end of the month"),
        ("EOM+30", "30 days from the end of the month"),
        ("45+EOM", "end of the month, 45 days from invoice"),
        ("DOM 25", "25th of the next month"),
        ("DOM 21+2", "21st of the 2nd month after"),
        ("DOM 25 cutoff 2", "25th of the next month, a month later if dated after the 2nd"),
        ("2/DOM 5 DOM 9", "9th of the next month, 2 % off if paid by 5th of the next month"),
        ("DOM 31", "last day of the next month"),
        ("2/10 NET 30", "30 days from invoice, 2 % off if paid within 10 days"),
        (
            "30% COD; 70% EOM+30",
            "30 % on receipt of the invoice; 70 % 30 days from the end of the month",
        ),
        ("when we feel like it", "when we feel like it"),
        ("", ""),
    ],
)
def test_terms_are_said_as_people_say_them(terms, words):
    assert terms_said(terms) == words
