"""The structured communication of Belgium: `+++090/9337/55493+++`, twelve digits, two to check.

The first ten by 97 leave the last two, 97 for no remainder (Febelfin, standard of the OGM-VCS). We
print one where the invoice came with it, and make none: it is the number of the accounting program.
"""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?:\+{3}|\*{3})?\s*(\d{3})\s?/?\s?(\d{4})\s?/?\s?(\d{5})\s*(?:\+{3}|\*{3})?")
_WITHIN = re.compile(r"(?<!\d)(\d{3})/?(\d{4})/?(\d{5})(?!\d)", re.ASCII)
_MODULUS = 97


def is_belgian_reference(digits: str) -> bool:
    """Return whether twelve digits are a structured communication: their check digits agree."""
    if not (len(digits) == 12 and digits.isascii() and digits.isdigit()):
        return False
    return (int(digits[:10]) % _MODULUS or _MODULUS) == int(digits[10:])


def belgian_reference(text: str) -> str:
    """Return the twelve digits of a text that is a structured communication, else nothing."""
    found = _WHOLE.fullmatch(text.strip())
    digits = "".join(found.groups()) if found else ""
    return digits if is_belgian_reference(digits) else ""


def belgian_references(text: str) -> tuple[str, ...]:
    """Return the twelve digits of each structured communication within what a bank wrote."""
    found = ("".join(match.groups()) for match in _WITHIN.finditer(text))
    return tuple(digits for digits in found if is_belgian_reference(digits))


def belgian_printed(digits: str) -> str:
    """Return twelve digits as they are printed and written on transfers."""
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
