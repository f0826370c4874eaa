"""Small ways to make one field of several columns, for the formats that need it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from collector_desktop.domain.amounts import AmountError, parse_amount

_PHONE = re.compile(r"(?:phone|mobile|tel|work|home|fax)\w*\s*:\s*", re.IGNORECASE)
_DAYS = re.compile(r"[0-9]{1,3}(?:\.0+)?")
_FINE = 6


def joined(*texts: str) -> str:
    """Return what is filled, with a blank between."""
    return " ".join(filter(None, texts))


def listed(*texts: str) -> str:
    """Return what is filled, with a comma between."""
    return ", ".join(filter(None, texts))


def first(*texts: str) -> str:
    """Return the first text that is filled."""
    return next(filter(None, texts), "")


def people(*texts: str) -> str:
    """Return people of three columns each (first name, last name, e-mail) as one text."""
    named = []
    for at in range(0, len(texts) - 2, 3):
        name, email = joined(*texts[at : at + 2]), texts[at + 2]
        if name or email:
            named.append(f"{name} <{email}>" if email else name)
    return "; ".join(part.strip() for part in named)


def first_phone(*texts: str) -> str:
    """Return the first number of texts such as `Phone:(480) 555-0142 Mobile:480 555 0188`."""
    parts = (part.strip(" ,;") for text in texts for part in _PHONE.split(text))
    return next(filter(None, parts), "")


def second_phone(text: str) -> str:
    """Return the second number of such a text."""
    parts = [part.strip(" ,;") for part in _PHONE.split(text)]
    return next(iter(list(filter(None, parts))[1:]), "")


def net_terms(*texts: str) -> str:
    """Return payment terms; a bare number of days means as many after the invoice."""
    text = first(*texts)
    return f"NET {int(float(text))}" if _DAYS.fullmatch(text) else text


def some_limit(text: str) -> str:
    """Return a credit limit; nothing where a zero means that none was set."""
    return "" if not text.strip("0.,") else text


def unless_zero(text: str, reason: str) -> str:
    """Return a reason to leave a line out if its amount is nothing."""
    return "" if text.strip("$£€0.,- ") else reason


def difference(whole: str, part: str) -> str:
    """Return what is left of an amount with a decimal point; nothing if one cannot be read."""
    try:
        minor = parse_amount(whole, _FINE) - parse_amount(part or "0", _FINE)
    except AmountError:
        return ""
    return f"{Decimal(minor).scaleb(-_FINE):f}"


def product(quantity: str, rate: str) -> str:
    """Return quantity times rate in cents, both with a decimal point; nothing if unreadable."""
    try:
        whole = parse_amount(quantity, _FINE) * parse_amount(rate, _FINE)
    except AmountError:
        return ""
    return _rounded(Decimal(whole).scaleb(-2 * _FINE))


def in_cents(text: str) -> str:
    """Return an amount that a program wrote with the noise of binary fractions, in cents."""
    try:
        return _rounded(Decimal(text))
    except InvalidOperation:
        return text


def _rounded(exact: Decimal) -> str:
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
