"""The parts that statements and letters share: sender, address, how to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.content import HowToPay, Letterhead
from collector_desktop.domain import settings as s
from collector_desktop.domain.envelopes import envelope_for
from collector_desktop.domain.epc import epc_payload
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.late_payment import CONSUMER
from collector_desktop.domain.postal import country_name
from collector_desktop.domain.settings_paper import PAPER_ENVELOPE, PAPER_SIZE
from collector_desktop.domain.sheets import Sheet, sheet_for
from collector_desktop.domain.statement_phrases import StatementPhrases, statement_phrases
from collector_desktop.domain.written import initials
from collector_desktop.queries.chase_ways import NAMELESS
from collector_desktop.queries.settings import Settings, logo
from collector_desktop.services.localised import Written

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts


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
        envelope=envelope_for(stored[PAPER_ENVELOPE], stored[s.COMPANY_COUNTRY]),
        sheet=own_sheet(stored),
    )


def own_sheet(stored: Settings) -> Sheet:
    """Return the paper that documents are printed on."""
    return sheet_for(stored[PAPER_SIZE], stored[s.COMPANY_COUNTRY])


def address_lines(customer: CustomerFacts, home: str) -> tuple[str, ...]:
    """Return what stands in the window of the envelope; the country only when it is not ours."""
    person = customer.main_person
    lines = [person.name] if person and _is_written(person.name, customer) else []
    lines += [customer.name, *customer.address]
    if customer.country and customer.country != home:
        lines.append(country_name(customer.country))
    return tuple(lines)


def _is_written(person: str, customer: CustomerFacts) -> bool:
    """Return whether a person stands over the customer: not a consumer's "Accounts"."""
    if person == customer.name:
        return False
    return customer.kind != CONSUMER or person not in NAMELESS


def how_to_pay(
    stored: Settings,
    customer: CustomerFacts,
    currency: str,
    sums: tuple[int, int],
    language: str = DEFAULT,
) -> HowToPay | None:
    """Return the bank details that fit a currency, or None when none are set.

    `sums` are what is overdue and the total, in minor units.
    A euro account gets the EPC code; there is no bank-neutral code for sterling.
    """
    rows: list[tuple[str, str]] = []
    payload = ""
    due_minor, total_minor = sums
    said, written = statement_phrases(language), Written(language)
    wanted = due_minor if due_minor > 0 else total_minor
    if currency == "EUR" and stored[s.BANK_IBAN]:
        rows = [("IBAN", stored[s.BANK_IBAN]), ("BIC", stored[s.BANK_BIC])]
        name = stored[s.BANK_NAME] or stored[s.COMPANY_NAME]
        payload = epc_payload(name, stored[s.BANK_IBAN], stored[s.BANK_BIC], wanted, customer.code)
    elif stored[s.BANK_ACCOUNT]:
        rows = [
            (said.sort_code, stored[s.BANK_SORT_CODE]),
            (said.account_number, stored[s.BANK_ACCOUNT]),
        ]
    elif stored[s.BANK_IBAN]:
        rows = [("IBAN", stored[s.BANK_IBAN]), ("BIC", stored[s.BANK_BIC])]
    if not rows:
        return None
    rows += [(said.reference, customer.code), (said.amount, _amounts(currency, sums, language))]
    return HowToPay(
        pay_to=stored[s.BANK_NAME] or stored[s.COMPANY_NAME],
        rows=tuple((label, value) for label, value in rows if value),
        note=_queries(stored, said),
        qr_payload=payload,
        qr_caption=said.scan.format(amount=written.money(wanted, currency)) if payload else "",
    )


def _amounts(currency: str, sums: tuple[int, int], language: str) -> str:
    due_minor, total_minor = sums
    overdue, total = (Written(language).money(minor, currency) for minor in sums)
    if due_minor <= 0:
        return total
    said = statement_phrases(language)
    words = said.overdue if due_minor == total_minor else said.overdue_of
    return words.format(overdue=overdue, total=total)


def _queries(stored: Settings, said: StatementPhrases) -> str:
    email, phone = stored[s.COMPANY_EMAIL], stored[s.COMPANY_PHONE]
    reach = f" {said.or_} ".join(text for text in (email, phone) if text)
    return said.tell_us.format(contact=reach) if reach else ""
