"""The Swiss QR-bill: what its code holds, and what a bill must be to be paid.

By the Swiss Implementation Guidelines QR-bill of SIX, version 2.3: structured addresses only. A
QR-IBAN always has a QR reference and no other account has one. From version 2.4 on a bill in euros
goes to an ordinary account.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from collector_desktop.domain.bank_text import is_creditor_reference
from collector_desktop.domain.epc import is_iban
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.payment_references import is_qr_reference

CURRENCIES = ("CHF", "EUR")
COUNTRIES = ("CH", "LI")
LARGEST_MINOR = 99_999_999_999
LONGEST_NAME, LONGEST_HOUSE, LONGEST_TOWN, LONGEST_MESSAGE = 70, 16, 35, 140
_IBAN_LENGTH = 21
_QR_INSTITUTES = range(30_000, 32_000)
_NEW_LINE = "\r\n"
_TYPOGRAPHY = str.maketrans(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2010\u2011\u2012\u2013\u2014\u2212\u2026",
    "'''\"\"\"------.",
)
_LATIN_LAST = "\u017f"
_MORE_LETTERS = frozenset("\u0218\u0219\u021a\u021b\u20ac")


class ReferenceKind(StrEnum):
    """What kind of reference goes with a payment."""

    QR = "QRR"
    CREDITOR = "SCOR"
    NONE = "NON"


@frozen
class Party:
    """Who is paid or pays, with the parts of an address; `country` has two letters."""

    name: str
    street: str
    house: str
    postcode: str
    town: str
    country: str


@frozen
class SwissBill:
    """What is to be paid to whom; `amount_minor` is in hundredths of the currency.

    Without `debtor` the payer writes who it is by hand.
    """

    iban: str
    creditor: Party
    amount_minor: int
    currency: str
    debtor: Party | None = None
    reference: str = ""
    message: str = ""

    @property
    def kind(self) -> ReferenceKind:
        """Which kind of reference it has."""
        if not self.reference:
            return ReferenceKind.NONE
        is_creditor = self.reference.startswith("RF")
        return ReferenceKind.CREDITOR if is_creditor else ReferenceKind.QR


def is_swiss(iban: str) -> bool:
    """Return whether an account is kept in Switzerland or Liechtenstein."""
    return plain_iban(iban)[:2] in COUNTRIES


def is_qr_iban(iban: str) -> bool:
    """Return whether an account is a QR-IBAN: its institution has a number from 30000 to 31999."""
    institute = plain_iban(iban)[4:9]
    return is_swiss(iban) and institute.isdigit() and int(institute) in _QR_INSTITUTES


def plain_iban(iban: str) -> str:
    """Return an IBAN without blanks, in capitals."""
    return "".join(iban.split()).upper()


def fault_of(bill: SwissBill) -> str:
    """Return in a sentence why a bill could not be paid, or nothing."""
    return (
        _account_fault(bill)
        or _amount_fault(bill)
        or _reference_fault(bill)
        or _party_fault(bill.creditor, "your")
        or (_party_fault(bill.debtor, "the customer's") if bill.debtor else "")
        or _message_fault(bill)
    )


def payload(bill: SwissBill) -> str:
    """Return the text of the code of a bill without fault."""
    lines = (
        *("SPC", "0200", "1"),
        plain_iban(bill.iban),
        *_lines(bill.creditor),
        *[""] * 7,
        plain_amount(bill.amount_minor, bill.currency),
        bill.currency,
        *(_lines(bill.debtor) if bill.debtor else [""] * 7),
        bill.kind.value,
        bill.reference,
        bill.message,
        "EPD",
    )
    return _NEW_LINE.join(lines)


def allowed_text(text: str) -> str:
    """Return a text in the letters that a bill may have, or nothing where it has others.

    Latin letters with and without accents are allowed; typographic signs become plain ones, and
    letters that others only decorate lose it.
    """
    tidy = " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())
    if all(_is_allowed(sign) for sign in tidy):
        return tidy
    bare = "".join(sign if _is_allowed(sign) else _bare(sign) for sign in tidy)
    return bare if all(_is_allowed(sign) for sign in bare) else ""


def _bare(sign: str) -> str:
    """Return a letter without its decoration, or itself."""
    apart = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in apart if not unicodedata.combining(part)) or sign


def _is_allowed(sign: str) -> bool:
    """Return whether a sign is among those of the guidelines: printable Latin letters and signs."""
    return " " <= sign <= "~" or "\xa0" <= sign <= _LATIN_LAST or sign in _MORE_LETTERS


def _lines(party: Party) -> tuple[str, ...]:
    place = (party.street, party.house, party.postcode, party.town, party.country)
    return ("S", party.name, *place)


def _account_fault(bill: SwissBill) -> str:
    iban = plain_iban(bill.iban)
    if not is_iban(iban) or len(iban) != _IBAN_LENGTH or not is_swiss(iban):
        return "A QR-bill is paid to an account in Switzerland or Liechtenstein; check your IBAN."
    if bill.currency not in CURRENCIES:
        return f"A QR-bill is in francs or euros, not in {bill.currency}."
    if bill.currency == "EUR" and is_qr_iban(iban):
        return "A QR-bill in euros needs an IBAN that is no QR-IBAN; ask your bank for it."
    return ""


def _amount_fault(bill: SwissBill) -> str:
    if 0 < bill.amount_minor <= LARGEST_MINOR:
        return ""
    return "The amount of a QR-bill is from 0.01 to 999,999,999.99."


def _reference_fault(bill: SwissBill) -> str:
    if is_qr_iban(bill.iban) != (bill.kind is ReferenceKind.QR):
        return "A QR-IBAN needs a QR reference, and no other account may have one."
    if bill.kind is ReferenceKind.QR and not is_qr_reference(bill.reference):
        return "The check digit of the QR reference does not agree."
    if bill.kind is ReferenceKind.CREDITOR and not is_creditor_reference(bill.reference):
        return "The check digits of the creditor reference do not agree."
    return ""


def _party_fault(party: Party, whose: str) -> str:
    if not party.name or not party.postcode or not party.town:
        return (
            f"A QR-bill needs {whose} name, postcode and town;"
            " write street, then postcode and town, on lines of their own."
        )
    if len(party.country) != 2:
        return f"A QR-bill needs the two letters of {whose} country."
    sizes = (
        (party.name, LONGEST_NAME),
        (party.street, LONGEST_NAME),
        (party.house, LONGEST_HOUSE),
        (party.postcode, LONGEST_HOUSE),
        (party.town, LONGEST_TOWN),
    )
    for text, longest in sizes:
        if len(text) > longest:
            return f"{text!r} is too long for {whose} part of a QR-bill: {longest} letters at most."
        if not all(_is_allowed(sign) for sign in text):
            return f"{text!r} has letters that a QR-bill cannot have; write it in Latin letters."
    return ""


def _message_fault(bill: SwissBill) -> str:
    if len(bill.message) > LONGEST_MESSAGE or not all(_is_allowed(sign) for sign in bill.message):
        return f"The message of a QR-bill has at most {LONGEST_MESSAGE} Latin letters."
    return ""
