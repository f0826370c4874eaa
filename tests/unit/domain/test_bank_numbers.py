"""What an account number must look like, by its country."""

import pytest

from collector_desktop.domain.bank_numbers import read_account_number
from collector_desktop.domain.errors import CollectorError


@pytest.mark.parametrize(
    ("text", "country", "kept"),
    [("1234 5678", "GB", "12345678"), ("", "GB", ""), ("DE-1 23", "DE", "DE-123")],
)
def test_an_account_number_is_kept_without_blanks(text, country, kept):
    assert read_account_number(text, country) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [("1234567", "This one has 7"), ("123456789", "has 9"), ("1234567x", "nothing else")],
)
def test_a_british_account_number_has_eight_digits(text, words):
    with pytest.raises(CollectorError, match=words):
        read_account_number(text, "GB")
