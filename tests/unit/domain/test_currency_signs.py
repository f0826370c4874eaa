"""The signs of currencies, held against the locales of the Unicode CLDR as babel carries them."""

from collections import defaultdict

import pytest
from babel.localedata import load, locale_identifiers

from collector_desktop.domain.amounts import currency_mark
from collector_desktop.domain.currency import is_currency_code
from collector_desktop.domain.currency_signs import CLDR_SIGNS, SHORT_SIGNS, currencies_of


@pytest.fixture(scope="module")
def by_sign():
    # babel keeps what it loads, and would give these halves to whoever asks for a locale later
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("babel.localedata._cache", {})
        own_data = [load(locale, merge_inherited=False) for locale in locale_identifiers()]
    found = defaultdict(set)
    for own in own_data:
        for code, sign in own.get("currency_symbols", {}).items():
            if is_currency_code(code):
                found[sign].add(code)
    return found


def test_every_sign_stands_for_what_some_locale_writes_with_it(by_sign):
    assert {sign: set(codes.split()) for sign, codes in CLDR_SIGNS.items()} == {
        sign: by_sign[sign] for sign in CLDR_SIGNS
    }


def test_what_is_written_short_is_no_repetition_and_of_known_currencies():
    for sign, codes in SHORT_SIGNS.items():
        assert set(codes.split()).isdisjoint(CLDR_SIGNS[sign].split())
        assert all(map(is_currency_code, codes.split()))


@pytest.mark.parametrize("sign", sorted(CLDR_SIGNS))
def test_every_sign_is_read_on_either_side_of_an_amount(sign):
    assert currency_mark(f"{sign}1,234.50") == currency_mark(f"-1.234,50 {sign}") == sign


@pytest.mark.parametrize("text", ["1,234.50", "1234", "$", "INV $5", "Acme", "", "$" * 60])
def test_what_is_no_amount_with_a_sign_names_no_currency(text):
    assert currency_mark(text) == ""


def test_the_most_usual_currency_of_a_shared_sign_comes_first():
    assert [currencies_of(sign)[0] for sign in ("$", "£", "¥")] == ["USD", "GBP", "JPY"]
    assert currencies_of("CHF") == ("CHF",)
    assert currencies_of("?") == ()
