"""The IBAN of a French account, from bank, branch and account number as statements have them."""

from __future__ import annotations

from string import ascii_uppercase

# The key of a French account (RIB) counts its letters as digits: A and J are 1, B, K and S are 2.
_DIGITS = str.maketrans(ascii_uppercase, "12345678912345678923456789")
_COUNTRY = "152700"


def french_iban(bank: str, branch: str, account: str) -> str:
    """Return the IBAN of an account: 5 digits each of bank and branch, 11 signs of the account.

    Their key is 97 less the remainder by 97 of 89 times the bank, 15 times the branch and 3 times
    the account (instruction of the CFONB); the check digits are those of ISO 13616. What makes no
    numbers comes back as it is.
    """
    parts = [part.strip().upper() for part in (bank, branch, account)]
    numbers = [part.translate(_DIGITS) for part in parts]
    if not all(number.isascii() and number.isdecimal() for number in numbers):
        return "".join(parts)
    weighed = sum(int(number) * by for number, by in zip(numbers, (89, 15, 3), strict=True))
    whole = "".join((*parts, f"{97 - weighed % 97:02}"))
    spelt = "".join(str(int(sign, 36)) for sign in whole)
    return f"FR{98 - int(spelt + _COUNTRY) % 97:02}{whole}"
