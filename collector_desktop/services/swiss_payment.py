"""The Swiss QR-bill of a statement or letter, made of the settings and the customer's address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.address_parts import (
    parts_of_lines,
    street_among,
    street_and_house,
)
from collector_desktop.domain.payment_references import creditor_reference, qr_reference
from collector_desktop.domain.settings_paper import PAPER_SIZE
from collector_desktop.domain.settings_post import BANK_QR_IBAN, BANK_QR_START
from collector_desktop.domain.sheets import A4, sheet_for
from collector_desktop.domain.swiss_bill import (
    COUNTRIES,
    CURRENCIES,
    LONGEST_MESSAGE,
    LONGEST_NAME,
    Party,
    SwissBill,
    allowed_text,
    fault_of,
    is_qr_iban,
    is_swiss,
    plain_iban,
)
from collector_desktop.queries.places import place_of
from collector_desktop.queries.settings import Settings

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts

NO_EUROS = (
    "A QR-IBAN takes no euros; set bank.iban to the IBAN of the account, and bank.qr_iban to the"
    " QR-IBAN."
)
_ITALIAN_POSTCODES = ("65", "66", "67", "68", "69")


def swiss_bill(
    stored: Settings, customer: CustomerFacts, currency: str, wanted_minor: int
) -> tuple[SwissBill | None, str]:
    """Return the bill by which a sum is paid; without one, why not, if one was to be expected.

    There is none unless the account is Swiss and the money francs or euros. Euros from abroad come
    by the European code, which banks outside Switzerland read.
    """
    iban, abroad = _account(stored, currency), customer.country not in ("", *COUNTRIES)
    if not is_swiss(iban) or currency not in CURRENCIES or wanted_minor <= 0:
        return None, ""
    if currency == "EUR" and is_qr_iban(iban):
        return None, NO_EUROS
    if currency == "EUR" and abroad:
        return None, ""
    if sheet_for(stored[PAPER_SIZE], stored[s.COMPANY_COUNTRY]) is not A4:
        return None, "The Swiss QR-bill needs A4 paper; set paper.size to a4."
    bill = _bill(stored, customer, currency, wanted_minor)
    fault = fault_of(bill)
    if fault:
        bill = replace(bill, debtor=None)
        fault = fault_of(bill)
    return (None, fault) if fault else (bill, "")


def _account(stored: Settings, currency: str) -> str:
    """Return the account that money in a currency goes to by a bill."""
    return (stored[BANK_QR_IBAN] if currency == "CHF" else "") or stored[s.BANK_IBAN]


def bill_language(customer: CustomerFacts, language: str) -> str:
    """Return the language of the bill: that of the paper, but Italian where that is spoken.

    Papers are not written in Italian, the words of the bill are.
    """
    place = place_of(customer.customer_id)
    in_ticino = place.country == "CH" and place.postcode.startswith(_ITALIAN_POSTCODES)
    return "it" if in_ticino or place.country == "IT" else language


def _bill(stored: Settings, customer: CustomerFacts, currency: str, wanted_minor: int) -> SwissBill:
    iban, code = _account(stored, currency), customer.code
    is_qr = is_qr_iban(iban)
    reference = qr_reference(code, stored[BANK_QR_START]) if is_qr else creditor_reference(code)
    return SwissBill(
        plain_iban(iban),
        _creditor(stored),
        wanted_minor,
        currency,
        _debtor(customer, stored[s.COMPANY_COUNTRY]),
        reference,
        "" if reference else allowed_text(code)[:LONGEST_MESSAGE],
    )


def _creditor(stored: Settings) -> Party:
    """Return who is paid; the address is split, since the settings have it in lines."""
    name = stored[s.BANK_NAME] or stored[s.COMPANY_NAME]
    parts = parts_of_lines(stored[s.COMPANY_ADDRESS].splitlines())
    street, house, postcode, town = (allowed_text(part) for part in parts)
    country = stored[s.COMPANY_COUNTRY]
    return Party(allowed_text(name)[:LONGEST_NAME], street, house, postcode, town, country)


def _debtor(customer: CustomerFacts, home: str) -> Party | None:
    """Return who pays; nobody where the name has other letters than a bill."""
    place, name = place_of(customer.customer_id), allowed_text(customer.name)[:LONGEST_NAME]
    if not name:
        return None
    street, house = map(allowed_text, street_and_house(street_among(place.lines)))
    postcode, town = allowed_text(place.postcode), allowed_text(place.town)
    return Party(name, street, house, postcode, town, place.country or home)
