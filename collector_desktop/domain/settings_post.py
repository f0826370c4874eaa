"""Settings of the post: both sides of the sheet, names of files, how customers pay."""

from __future__ import annotations

import re

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.paper_names import USUAL, read_pattern
from collector_desktop.domain.payment_links import read_link
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of, read_iban
from collector_desktop.domain.swiss_bill import is_qr_iban

YES, NO = "yes", "no"
_START = re.compile(r"\d{0,6}", re.ASCII)


def read_start(text: str) -> str:
    """Return the digits that a bank gave for QR references, or nothing.

    Raises:
        CollectorError: there are more than six, or other signs.
    """
    digits = text.replace(" ", "")
    if not _START.fullmatch(digits):
        raise CollectorError(
            f"{text!r} is not a beginning of QR references.", "Your bank gave you up to six digits."
        )
    return digits


def read_qr_iban(text: str) -> str:
    """Return a QR-IBAN in groups of four, or nothing.

    Raises:
        CollectorError: it is no IBAN, or one of another kind.
    """
    iban = read_iban(text)
    if iban and not is_qr_iban(iban):
        raise CollectorError(
            f"{text!r} is not a QR-IBAN.",
            "It is Swiss, with an institution from 30000 to 31999; put any other under bank.iban.",
        )
    return iban


PAPER_DUPLEX = Setting(
    "paper.duplex",
    NO,
    one_of(NO, YES),
    "Whether your printer prints on both sides (yes, no): in a PDF with the post of many, each"
    " paper then begins on a new sheet.",
)
PAPER_FILE_NAME = Setting(
    "paper.file_name",
    USUAL,
    read_pattern,
    "How files of papers are named, with {kind}, {code}, {name}, {number}, {date}, {year} and"
    " {month}; {number} is a currency or the number of a receipt.",
)
PAYMENT_LINK = Setting(
    "payment.link",
    "",
    read_link,
    "Your payment page, printed where no code can be scanned; it begins with https:// and may have"
    " {reference}, {amount} and {currency}.",
)
BANK_QR_IBAN = Setting(
    "bank.qr_iban",
    "",
    read_qr_iban,
    "The QR-IBAN of your Swiss account, for QR-bills in francs; euros go to bank.iban.",
)
BANK_QR_START = Setting(
    "bank.qr_start",
    "",
    read_start,
    "The up to six digits with which the bank of your QR-IBAN wants QR references to begin.",
)
POST_SETTINGS = (PAPER_DUPLEX, PAPER_FILE_NAME, PAYMENT_LINK, BANK_QR_IBAN, BANK_QR_START)
