"""Which currencies a sign or code beside an amount may stand for.

A sign that is not here may stand for any currency.
"""

from __future__ import annotations

# As some locale of the Unicode Common Locale Data Repository (CLDR) writes them; the currency that
# most amounts with the sign are in comes first.
CLDR_SIGNS = {
    "$": (
        "USD CAD AUD NZD SGD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD CUP FJD GYD JMD KYD LRD"
        " NAD SBD SRD TTD XCD"
    ),
    "US$": "USD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "CA$": "CAD",
    "C$": "CAD NIO",
    "HK$": "HKD",
    "NT$": "TWD",
    "MX$": "MXN",
    "EC$": "XCD",
    "R$": "BRL",
    "S$": "SGD",
    "£": "GBP FKP GIP SHP SSP",
    "€": "EUR",
    "¥": "JPY CNY",
    "CN¥": "CNY",
    "JP¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₦": "NGN",
    "₱": "PHP",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
    "฿": "THB",
    "₡": "CRC",
    "kr": "SEK NOK DKK EEK",
    "kr.": "DKK ISK",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
}
# Besides, as they are written where the sign is short for a longer one.
SHORT_SIGNS = {
    "$": "HKD DOP",
    "£": "EGP LBP SDG SYP",
    "₩": "KPW",
    "kr": "ISK",
    "kr.": "SEK NOK",
}


def currencies_of(mark: str) -> tuple[str, ...]:
    """Return the codes that a mark may stand for; none if it says nothing of the currency."""
    if len(mark) == 3 and mark.isascii() and mark.isalpha():
        return (mark,)
    return (*CLDR_SIGNS.get(mark, "").split(), *SHORT_SIGNS.get(mark, "").split())
