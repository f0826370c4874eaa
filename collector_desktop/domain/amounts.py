"""Amounts as people and programs write them, read into whole minor units.

The grammar is our own and strict: ASCII digits, groups of three with one kind of separator (or, as
India writes lakh and crore, of two before the last three), one decimal sign that is known
beforehand, one sign of whatever kind, one currency mark at most. What does not fit is refused with
a sentence; nothing is rounded and nothing is guessed. A credit mark (`CR`, `H`, parentheses, a
minus before or after) makes the amount negative.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from collector_desktop.domain.currency_signs import currencies_of

LONGEST_TEXT = 48
LARGEST_DIGITS = 15

_SPACE = "[ \u00a0\u202f]*"
_SIGN = "[+\\-\u2212]"
_SYMBOL = (
    r"(?:(?:US|AU|NZ|CA|HK|NT|MX|EC|A|C|R|S)?\$|(?:CN|JP)?¥|[£€₹₽₺₩₦₱₪₫₴฿₡]|kr\.?|zł|Kč|Ft|Fr\."
    r"|[A-Z]{3})"
)
_WORD = "(?:CR|DR|Cr|Dr|S|H)"
_NEGATIVE = frozenset({"-", "\u2212", "CR", "Cr", "H"})
_SIGNS = {".": (r"\.", ","), ",": (",", ".")}


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    """Return the whole grammar for one decimal sign."""
    decimal, group = _SIGNS[sign]
    groups = f"[1-9][0-9]{{0,2}}(?:(?P<gap>[{group}' \u00a0\u202f\u2019])[0-9]{{3}})"
    lakh = "[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}|" if group == "," else ""
    whole = f"(?:{groups}(?:(?P=gap)[0-9]{{3}})*|{lakh}[0-9]+)"
    body = f"(?P<whole>{whole})(?:{decimal}(?P<part>[0-9]+))?|{decimal}(?P<only>[0-9]+)"
    before = f"(?P<s1>{_SIGN})?{_SPACE}(?P<c1>{_SYMBOL})?{_SPACE}(?P<s2>{_SIGN})?{_SPACE}"
    after = f"{_SPACE}(?P<s3>{_SIGN})?{_SPACE}(?P<c2>{_SYMBOL})?{_SPACE}(?P<s4>{_SIGN}|{_WORD})?"
    begin = f"(?:(?P<c0>{_SYMBOL}){_SPACE}(?=\\())?(?P<left>\\()?"
    end = f"(?P<right>\\))?(?:(?<=\\)){_SPACE}(?P<c3>{_SYMBOL}))?"
    return re.compile(f"{begin}{_SPACE}{before}(?:{body}){after}{_SPACE}{end}")


class AmountError(ValueError):
    """A text is not an amount; the message is a plain sentence for the user."""


class OtherCurrencyError(AmountError):
    """An amount names another currency than the one expected."""


class DecimalVerdict(StrEnum):
    """What a whole column says about its decimal sign."""

    POINT = "."
    COMMA = ","
    UNNEEDED = "unneeded"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"


def parse_amount(text: str, exponent: int = 2, decimal: str = ".", currency: str = "") -> int:
    """Return the minor units of a text, or raise AmountError.

    `decimal` is `.` or `,`. With a `currency`, an amount that names another one is refused.
    Decimals beyond the exponent must be zeros.
    """
    whole, _, part = text.partition(decimal)
    digits = whole + part
    if len(part) == exponent and len(digits) <= LARGEST_DIGITS and digits.isdigit():
        return int(digits) if digits.isascii() else _parse_slowly(text, exponent, decimal, currency)
    return _parse_slowly(text, exponent, decimal, currency)


def currency_mark(text: str) -> str:
    """Return the sign or code of a currency beside an amount; empty: none, or it is no amount."""
    stripped = text.strip()
    if len(stripped) > LONGEST_TEXT or stripped.isdigit():
        return ""
    found = _pattern(".").fullmatch(stripped) or _pattern(",").fullmatch(stripped)
    return _marks(found)[0] if found is not None and _marks(found) else ""


def _parse_slowly(text: str, exponent: int, decimal: str, currency: str) -> int:
    """Read a text by the whole grammar."""
    stripped = text.strip()
    found = None if len(stripped) > LONGEST_TEXT else _pattern(decimal).fullmatch(stripped)
    if found is None:
        raise AmountError(f"{_shown(text)} is not an amount.")
    negative = _is_negative(found, text)
    _check_currency(found, text, currency)
    whole = re.sub("[^0-9]", "", found["whole"] or "0")
    part = (found["part"] or found["only"] or "").rstrip("0")
    if len(part) > exponent:
        raise AmountError(f"{_shown(text)} has more decimals than its currency allows.")
    digits = (whole + part.ljust(exponent, "0")).lstrip("0") or "0"
    if len(digits) > LARGEST_DIGITS:
        raise AmountError(f"{_shown(text)} is too large.")
    return -int(digits) if negative else int(digits)


def _is_negative(found: re.Match[str], text: str) -> bool:
    """Return the side of an amount; refuse more than one sign."""
    if bool(found["left"]) != bool(found["right"]):
        raise AmountError(f"{_shown(text)} has one parenthesis only.")
    marks = [mark for mark in (found["s1"], found["s2"], found["s3"], found["s4"]) if mark]
    if len(marks) + bool(found["left"]) > 1:
        raise AmountError(f"{_shown(text)} has more than one sign.")
    return bool(found["left"]) or (bool(marks) and marks[0] in _NEGATIVE)


def _check_currency(found: re.Match[str], text: str, currency: str) -> None:
    """Refuse two currency marks, and a mark of another currency than the expected one.

    A sign that several currencies share, such as `$`, is that of any of them.
    """
    marks = _marks(found)
    if len(marks) > 1:
        raise AmountError(f"{_shown(text)} names two currencies.")
    mark = marks[0] if marks else ""
    named = currencies_of(mark)
    if currency and named and currency not in named:
        own = f"is in {named[0]}" if len(named) == 1 else f"has the sign '{mark}'"
        raise OtherCurrencyError(f"{_shown(text)} {own}, but {currency} is expected here.")


def _marks(found: re.Match[str]) -> list[str]:
    """Return the currency marks of an amount, in their order."""
    return [mark for mark in found.group("c0", "c1", "c2", "c3") if mark]


def _shown(text: str) -> str:
    """Return a text for a sentence, quoted and not too long."""
    return f"'{text}'" if len(text) <= LONGEST_TEXT else f"'{text[:LONGEST_TEXT]}…'"


class DecimalSurvey:
    """Learns the decimal sign of a column from its texts, one after the other.

    A text that fits only one of the two grammars is evidence; `1.234` fits both and is none.
    """

    __slots__ = ("comma", "point", "unsure")

    def __init__(self) -> None:
        self.point = ""
        self.comma = ""
        self.unsure = ""

    def add(self, text: str) -> None:
        """Take one more text of the column into account."""
        if ("." not in text and "," not in text) or len(text) > LONGEST_TEXT:
            return
        stripped = text.strip()
        fits_point = _pattern(".").fullmatch(stripped)
        fits_comma = _pattern(",").fullmatch(stripped)
        if fits_point and fits_comma:
            self.unsure = self.unsure or text
        elif fits_point:
            self.point = self.point or text
        elif fits_comma:
            self.comma = self.comma or text

    @property
    def verdict(self) -> DecimalVerdict:
        """What the texts so far say together."""
        if self.point and self.comma:
            return DecimalVerdict.CONFLICT
        if self.point or self.comma:
            return DecimalVerdict.POINT if self.point else DecimalVerdict.COMMA
        return DecimalVerdict.AMBIGUOUS if self.unsure else DecimalVerdict.UNNEEDED
