"""ISO 4217: how many decimals a currency has."""

from __future__ import annotations

import re

from collector_desktop.domain.errors import CollectorError

_NO_DECIMALS = frozenset(
    (
        *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"),
        *("PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"),
    )
)
_THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
_FOUR_DECIMALS = frozenset(("CLF", "UYW"))
_CODE = re.compile(r"[A-Z]{3}")


def exponent(currency: str) -> int:
    """Return the number of decimals of a currency's minor unit (ISO 4217)."""
    if currency in _NO_DECIMALS:
        return 0
    if currency in _THREE_DECIMALS:
        return 3
    return 4 if currency in _FOUR_DECIMALS else 2


def require_currency(text: str) -> str:
    """Return the code in capitals; refuse what is not three letters."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        raise CollectorError(f"{text!r} is not a currency code.", "Use three letters, such as GBP.")
    return code
