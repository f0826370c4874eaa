"""The parts that statements and letters share: sender, address, how to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.content import HowToPay, Letterhead
from collector_desktop.domain import settings as s
from collector_desktop.domain.epc import epc_payload
from collector_desktop.domain.written import initials, money
from collector_desktop.queries.settings import Settings, logo

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts

COUNTRIES = {"GB": "United Kingdom", "IE": "Ireland", "FR": "France", "DE": "Germany"}


def letterhead(stored: Settings) -> Letterhead:
    """Return the sender as the settings have it."""
    name = stored[s.COMPANY_NAME]
    contact = (stored[s.COMPANY_PHONE], stored[s.COMPANY_EMAIL], stored[s.COMPANY_WEBSITE])
    address = ", ".join(line for line in stored[s.COMPANY_ADDRESS].splitlines() if line.strip())
    return Letterhead(
        name=name,
        address_lines=(address,) if address else (),
        contact_lines=tuple(line for line in contact if line),
        footer=stored[s.COMPANY_FOOTER],
        logo=logo(),
        initials=initials(name),
        accent=stored[s.COMPANY_ACCENT],
    )


def address_lines(customer: CustomerFacts, home: str) -> tuple[str, ...]:
    """Return what stands in the window of the envelope; the country only when it is not ours."""
    person = customer.main_person
    lines = [person.name] if person and person.name != customer.name else []
    lines += [customer.name, *customer.address]
    if customer.country and customer.country != home:
        lines.append(COUNTRIES.get(customer.country, customer.country))
    return tuple(lines)


def how_to_pay(
    stored: Settings, customer: CustomerFacts, currency: str, due_minor: int, total_minor: int
) -> HowToPay | None:
    """Return the bank details that fit a currency, or None when none are set.

    A euro account gets the EPC code; there is no bank-neutral code for sterling.
    """
    rows: list[tuple[str, str]] = []
    payload = ""
    wanted = due_minor if due_minor > 0 else total_minor
    if currency == "EUR" and stored[s.BANK_IBAN]:
        rows = [("IBAN", stored[s.BANK_IBAN]), ("BIC", stored[s.BANK_BIC])]
        name = stored[s.BANK_NAME] or stored[s.COMPANY_NAME]
        payload = epc_payload(name, stored[s.BANK_IBAN], stored[s.BANK_BIC], wanted, customer.code)
    elif stored[s.BANK_ACCOUNT]:
        rows = [
            ("Sort code", stored[s.BANK_SORT_CODE]),
            ("Account number", stored[s.BANK_ACCOUNT]),
        ]
    elif stored[s.BANK_IBAN]:
        rows = [("IBAN", stored[s.BANK_IBAN]), ("BIC", stored[s.BANK_BIC])]
    if not rows:
        return None
    rows += [("Reference", customer.code), ("Amount", _amounts(currency, due_minor, total_minor))]
    return HowToPay(
        pay_to=stored[s.BANK_NAME] or stored[s.COMPANY_NAME],
        rows=tuple((label, value) for label, value in rows if value),
        note=_queries(stored),
        qr_payload=payload,
        qr_caption=f"Scan to pay {money(wanted, currency)}" if payload else "",
    )


def _amounts(currency: str, due_minor: int, total_minor: int) -> str:
    if due_minor <= 0:
        return money(total_minor, currency)
    if due_minor == total_minor:
        return f"{money(due_minor, currency)} overdue"
    return f"{money(due_minor, currency)} overdue, {money(total_minor, currency)} in total"


def _queries(stored: Settings) -> str:
    email, phone = stored[s.COMPANY_EMAIL], stored[s.COMPANY_PHONE]
    reach = " or ".join(text for text in (email, phone) if text)
    return f"Tell us which invoices you are paying: {reach}." if reach else ""
