"""ISO 4217: which currencies there are, and how many decimals each has.

The list is that of 1 January 2026, money only: no metals, funds' codes for testing, or composites.
Codes withdrawn since 2011 stay known, because older invoices are in them.
"""

from __future__ import annotations

from collector_desktop.domain.errors import CollectorError

_BY_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD"
        " CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP"
        " GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK"
        " LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO"
        " NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS"
        " SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST"
        " XAD XCD XCG YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_WITHDRAWN = {
    0: "BYR",
    2: "ANG BGN CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL",
}

CURRENCIES = {code: decimals for decimals, codes in _BY_DECIMALS.items() for code in codes.split()}
WITHDRAWN = {code: decimals for decimals, codes in _WITHDRAWN.items() for code in codes.split()}
_KNOWN = CURRENCIES | WITHDRAWN
_USUAL = 2


def exponent(currency: str) -> int:
    """Return the number of decimals of a currency's minor unit (ISO 4217).

    An unknown code has two, so that a ledger with such an item can be read.
    """
    return _KNOWN.get(currency, _USUAL)


def unusual_exponents() -> dict[str, int]:
    """Return the currencies that have not two decimals, with how many they have."""
    return {code: places for code, places in _KNOWN.items() if places != _USUAL}


def is_currency_code(text: str) -> bool:
    """Return whether a text is the code of a currency, in capitals."""
    return text in _KNOWN


def require_currency(text: str) -> str:
    """Return the code in capitals; refuse what is no currency.

    Raises:
        CollectorError: ISO 4217 has no such code.
    """
    code = text.strip().upper()
    if code not in _KNOWN:
        raise CollectorError(
            f"{text!r} is not a currency code.", "Use three letters of ISO 4217, such as GBP."
        )
    return code
