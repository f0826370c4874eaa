"""Readers of settings: text in, the value to keep out, or an error that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from collector_desktop.domain.ageing import parse_buckets
from collector_desktop.domain.countries import country_code, is_country
from collector_desktop.domain.errors import CollectorError

_MOST_DECIMALS = 4
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_SORT_CODE_DIGITS = 6


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within limits."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise CollectorError(f"{text!r} is not a whole number from {least} to {most}.")
        return int(text)

    return parse


def column_limits(text: str) -> str:
    """Return the days at which ageing columns end, as they are kept."""
    return ",".join(str(limit) for limit in parse_buckets(text).limits)


def read_terms(text: str) -> str:
    """Return payment terms as they are kept."""
    from collector_desktop.domain.terms_words import parse_terms  # noqa: PLC0415 - costs 7 ms

    return str(parse_terms(text))


def matching(
    pattern: re.Pattern[str], what: str, advice: str, *, may_be_empty: bool = False
) -> Callable[[str], str]:
    """Return a reader of capitals that fit a pattern."""

    def parse(text: str) -> str:
        capitals = text.upper()
        if not pattern.fullmatch(capitals) and not (may_be_empty and not text):
            raise CollectorError(f"{text!r} is not {what}.", advice)
        return capitals

    return parse


def read_country(text: str) -> str:
    """Return the two-letter code of a country by ISO 3166, in capitals; names are taken too.

    Raises:
        CollectorError: no country has this name or code.
    """
    code = country_code(text)
    if not is_country(code):
        raise CollectorError(
            f"{text!r} is not a country code.", "Use its name or two letters, such as GB."
        )
    return code


def read_email(text: str) -> str:
    """Return an e-mail address, or nothing.

    Raises:
        CollectorError: it cannot be one.
    """
    if text and not _EMAIL.fullmatch(text):
        raise CollectorError(
            f"{text!r} is not an e-mail address.", "Write one such as accounts@example.com."
        )
    return text


def read_sort_code(text: str) -> str:
    """Return a sort code in three pairs, or nothing.

    Raises:
        CollectorError: it has not six digits.
    """
    digits = re.sub(r"[ -]", "", text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) == _SORT_CODE_DIGITS):
        raise CollectorError(
            f"{text!r} is not a sort code.", "It has six digits, such as 12-34-56."
        )
    return "-".join((digits[:2], digits[2:4], digits[4:]))


def read_iban(text: str) -> str:
    """Return an IBAN in groups of four, or nothing."""
    from collector_desktop.domain.epc import is_iban  # noqa: PLC0415 - seldom read

    plain = "".join(text.split()).upper()
    if plain and not is_iban(plain):
        raise CollectorError(
            f"{text!r} is not an IBAN.", "Its check digits do not agree: compare it once more."
        )
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def read_target(text: str) -> str:
    """Keep an amount as written; its currency, and so its decimals, is another setting."""
    from collector_desktop.domain.amounts import parse_amount  # noqa: PLC0415 - seldom read

    if text and parse_amount(text, _MOST_DECIMALS) < 0:
        raise CollectorError("A target cannot be below zero.")
    return text


def one_of(*choices: str) -> Callable[[str], str]:
    """Return a reader of a few words."""

    def parse(text: str) -> str:
        if text.lower() not in choices:
            raise CollectorError(f"{text!r} is not a choice.", f"Use one of {', '.join(choices)}.")
        return text.lower()

    return parse
