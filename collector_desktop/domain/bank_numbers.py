"""What a bank account number must look like where its country says so."""

from __future__ import annotations

from collector_desktop.domain.errors import CollectorError

UK = "GB"
UK_DIGITS = 8


def read_account_number(text: str, country: str) -> str:
    """Return an account number without blanks; a British one must have eight digits.

    Raises:
        CollectorError: a British one has other signs, or more or fewer of them.
    """
    number = "".join(text.split())
    if country != UK or not number:
        return number
    if not (number.isascii() and number.isdigit()):
        raise CollectorError(f"A UK account number has {UK_DIGITS} digits and nothing else.")
    if len(number) != UK_DIGITS:
        raise CollectorError(
            f"A UK account number has {UK_DIGITS} digits. This one has {len(number)}."
        )
    return number
