"""The EPC payment code of a euro credit transfer (EPC069-12), read by banking programs."""

from __future__ import annotations

from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.unions import EEA

LONGEST_BYTES = 331
LARGEST_MINOR = 99_999_999_999
_LONGEST_NAME = 70
_LONGEST_TEXT = 140
_SHORTEST_IBAN = 15
_LONGEST_IBAN = 34


def is_iban(text: str) -> bool:
    """Return whether a text is an IBAN whose check digits agree (ISO 13616, mod 97)."""
    iban = "".join(text.split()).upper()
    if not (iban.isascii() and iban.isalnum() and iban[:2].isalpha() and iban[2:4].isdigit()):
        return False
    if not _SHORTEST_IBAN <= len(iban) <= _LONGEST_IBAN:
        return False
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 == 1


def lacks_bic(iban: str, bic: str) -> bool:
    """Return whether an account needs the BIC of its bank, which is not given, in a code.

    Version 2 of the code does without it inside the European Economic Area only (EPC069-12, AT-23).
    """
    return not bic.strip() and "".join(iban.split())[:2].upper() not in EEA


def epc_payload(
    name: str, iban: str, bic: str, amount_minor: int, text: str, structured: str = ""
) -> str:
    """Return the text of the code, or nothing when no valid code can be made.

    `amount_minor` is in euro cents; `text` is what the payer's bank passes on, unless there is a
    `structured` reference of at most 35 characters: exactly one of both is allowed (AT-05).
    """
    if not name or not is_iban(iban) or lacks_bic(iban, bic):
        return ""
    if not 0 < amount_minor <= LARGEST_MINOR:
        return ""
    lines = (
        "BCD",
        "002",
        "1",
        "SCT",
        "".join(bic.split()).upper(),
        _line(name, _LONGEST_NAME),
        "".join(iban.split()).upper(),
        f"EUR{plain_amount(amount_minor, 'EUR')}",
        "",
        structured,
        "" if structured else _line(text, _LONGEST_TEXT),
    )
    payload = "\n".join(lines).rstrip("\n")
    return payload if len(payload.encode()) <= LONGEST_BYTES else ""


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]
