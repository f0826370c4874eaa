"""Which currencies a sign or code in front of an amount may stand for.

Signs as the Unicode Common Locale Data Repository has them, wide and narrow; a sign that is not
here may stand for any currency.
"""

from __future__ import annotations

_DOLLARS = (
    "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU DOP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD"
    " NAD SBD SRD TTD XCD"
)
_SIGNS = {
    "$": _DOLLARS,
    "US$": "USD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "CA$": "CAD",
    "C$": "CAD NIO",
    "HK$": "HKD",
    "R$": "BRL",
    "S$": "SGD",
    "£": "GBP EGP FKP GIP LBP SHP SSP SYP SDG",
    "€": "EUR",
    "¥": "JPY CNY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW KPW",
    "₦": "NGN",
    "₱": "PHP",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
    "฿": "THB",
    "₡": "CRC",
    "kr": "SEK NOK DKK ISK",
    "kr.": "DKK SEK NOK ISK",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
}


def currencies_of(mark: str) -> tuple[str, ...]:
    """Return the codes that a mark may stand for; none if it says nothing of the currency."""
    if len(mark) == 3 and mark.isascii() and mark.isalpha():
        return (mark,)
    return tuple(_SIGNS.get(mark, "").split())
