"""Payment references with check digits, printed on documents and read from bank lines.

Both say which customer pays, by its code. The creditor reference (ISO 11649) is RF, two check
digits (mod 97-10) and up to 21 letters and digits. The QR reference of a Swiss QR-IBAN has 27
digits, the last a check digit (modulo 10, recursive): six that the bank may have given us, and
twenty that stand for the code.
"""

from __future__ import annotations

import re
from hashlib import sha256

CREDITOR_LONGEST = 21
QR_DIGITS = 27
START_DIGITS = 6
_BODY_DIGITS = 20
_PLAIN_LONGEST = 12
_DIGEST_FROM = 10**19
_CARRY = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
_QR_GROUPS = re.compile(r"\d[\d ]{25,}\d")


def check_digit(digits: str) -> str:
    """Return the check digit modulo 10, recursive, of a row of digits."""
    carry = 0
    for digit in digits:
        carry = _CARRY[(carry + int(digit)) % 10]
    return str((10 - carry) % 10)


def is_qr_reference(text: str) -> bool:
    """Return whether a text is a QR reference whose check digit agrees; blanks do not count."""
    digits = text.replace(" ", "")
    if not (len(digits) == QR_DIGITS and digits.isascii() and digits.isdigit()):
        return False
    return check_digit(digits[:-1]) == digits[-1]


def qr_reference(code: str, start: str = "") -> str:
    """Return the QR reference of a customer; `start` are the digits that the bank gave us."""
    digits = f"{start:0<{START_DIGITS}}{qr_body(code)}"
    return digits + check_digit(digits)


def qr_body(code: str) -> str:
    """Return the twenty digits that stand for a customer's code.

    A code of up to 12 letters and digits is read as a number to the base 36, after a leading 1
    that keeps its zeros; of any other a digest stands for it, above all those numbers.
    """
    if is_plain(code) and len(code) <= _PLAIN_LONGEST:
        return f"{int('1' + code, 36):0{_BODY_DIGITS}}"
    digest = int(sha256(code.casefold().encode()).hexdigest(), 16)
    return str(_DIGEST_FROM + digest % _DIGEST_FROM)


def qr_bodies(text: str) -> tuple[str, ...]:
    """Return what the QR references of a text stand for; only those whose check digit agrees."""
    rows = (match.group().replace(" ", "") for match in _QR_GROUPS.finditer(text))
    windows = (row[at : at + QR_DIGITS] for row in rows for at in range(len(row) - QR_DIGITS + 1))
    return tuple(each[START_DIGITS:-1] for each in windows if is_qr_reference(each))


def creditor_reference(code: str) -> str:
    """Return the creditor reference of a customer, or nothing where its code cannot be in one."""
    body = squashed(code)
    if not (body and is_plain(body) and len(body) <= CREDITOR_LONGEST):
        return ""
    number = int("".join(str(int(sign, 36)) for sign in f"{body}RF00"))
    return f"RF{98 - number % 97:02}{body}"


def squashed(code: str) -> str:
    """Return a code in capitals without blanks and signs."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def is_plain(text: str) -> bool:
    """Return whether a text has only the letters A to Z and digits."""
    return text.isascii() and text.isalnum()


def in_groups(reference: str) -> str:
    """Return a reference as it is printed: a QR reference as 2 and fives of digits, else fours."""
    first, step = (2, 5) if is_qr_reference(reference) else (4, 4)
    rest = (reference[at : at + step] for at in range(first, len(reference), step))
    return " ".join((reference[:first], *rest))
