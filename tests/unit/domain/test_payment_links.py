"""Payment links: only encrypted pages, and nothing of a reference changes where a link leads."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.payment_links import link_for, read_link

PATTERN = "https://pay.vale.example/now?ref={reference}&sum={amount}&in={currency}"


@pytest.mark.parametrize(
    "text",
    [
        "http://pay.vale.example",
        "https://localhost/x",
        "https://",
        "pay.vale.example",
        "javascript:alert(1)",
        "https://user@pay.vale.example",
        "https://pay.vale.example/a b",
        "https://pay.vale.example/ü",
        "https://{reference}.vale.example",
        "https://pay.vale.example/{code}",
        "https://pay.vale.example/{reference",
        "https://[bad/",
        "https://pay.vale.example/" + "x" * 200,
    ],
)
def test_anything_but_an_encrypted_page_is_refused(text):
    with pytest.raises(CollectorError):
        read_link(text)


def test_nothing_and_a_page_are_kept():
    assert read_link("") == ""
    assert read_link(PATTERN) == PATTERN


@given(st.text(min_size=1, max_size=30), st.integers(1, 10**11))
def test_the_page_gets_back_what_was_put_in(reference, minor):
    parts = urlsplit(link_for(PATTERN, reference, minor, "EUR"))
    assert (parts.scheme, parts.hostname, parts.path) == ("https", "pay.vale.example", "/now")
    asked = parse_qs(parts.query, keep_blank_values=True, errors="strict")
    assert asked == {"ref": [reference], "sum": [f"{minor / 100:.2f}"], "in": ["EUR"]}


@pytest.mark.parametrize("minor", [0, -500])
def test_there_is_no_link_where_nothing_is_to_be_paid(minor):
    assert link_for(PATTERN, "ACME", minor, "GBP") == ""


def test_amounts_have_the_decimals_of_their_currency():
    assert "sum=1250&" in link_for(PATTERN, "ACME", 1250, "JPY")
    assert link_for("", "ACME", 100, "GBP") == ""
