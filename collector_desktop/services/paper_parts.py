"""The parts that statements and letters share: sender, address, how to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.content import HowToPay, Letterhead
from collector_desktop.documents.own_letterhead import clear_of
from collector_desktop.documents.untrusted_picture import kept_picture
from collector_desktop.domain import settings as s
from collector_desktop.domain.belgian_references import belgian_printed, belgian_reference
from collector_desktop.domain.envelopes import envelope_for
from collector_desktop.domain.epc import epc_payload, lacks_bic
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.late_payment import CONSUMER
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.payment_links import link_for
from collector_desktop.domain.payment_references import in_groups, qr_reference
from collector_desktop.domain.postal import country_line
from collector_desktop.domain.settings_paper import PAPER_ENVELOPE, PAPER_SIZE
from collector_desktop.domain.settings_post import BANK_QR_IBAN, BANK_QR_START, PAYMENT_LINK
from collector_desktop.domain.sheets import Sheet, sheet_for
from collector_desktop.domain.statement_phrases import StatementPhrases, statement_phrases
from collector_desktop.domain.swiss_bill import SwissBill, is_qr_iban, plain_iban
from collector_desktop.domain.written import initials
from collector_desktop.queries.chase_ways import NAMELESS
from collector_desktop.queries.settings import Settings, logo, own_letterhead
from collector_desktop.services.localised import Written
from collector_desktop.services.swiss_payment import bill_language, swiss_bill
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.queries.customers import CustomerFacts

NO_BIC = (
    "The European payment code of an account outside the European Economic Area names its bank;"
    " set bank.bic."
)


def letterhead(stored: Settings) -> Letterhead:
    """Return the sender as the settings have it."""
    name = stored[s.COMPANY_NAME]
    sheet, own, kept = own_sheet(stored), own_letterhead(), logo()
    contact = (stored[s.COMPANY_PHONE], stored[s.COMPANY_EMAIL], stored[s.COMPANY_WEBSITE])
    address = ", ".join(line for line in stored[s.COMPANY_ADDRESS].splitlines() if line.strip())
    return Letterhead(
        name=name,
        address_lines=(address,) if address else (),
        contact_lines=tuple(line for line in contact if line),
        footer=stored[s.COMPANY_FOOTER],
        logo=None if kept is None else kept_picture(kept),
        initials=initials(name),
        accent=stored[s.COMPANY_ACCENT],
        envelope=envelope_for(stored[PAPER_ENVELOPE], stored[s.COMPANY_COUNTRY]),
        sheet=sheet if own is None else clear_of(sheet, own),
        own=own,
    )


def own_sheet(stored: Settings) -> Sheet:
    """Return the paper that documents are printed on."""
    return sheet_for(stored[PAPER_SIZE], stored[s.COMPANY_COUNTRY])


def address_lines(customer: CustomerFacts, home: str) -> tuple[str, ...]:
    """Return what is in the window of the envelope; the country only when it is not ours."""
    lines = [*_attention(customer), customer.name, *customer.address]
    if customer.country and customer.country != home:
        lines.append(country_line(customer.country))
    return tuple(lines)


def _attention(customer: CustomerFacts) -> list[str]:
    """Return who is over the customer: of a business whose people are not known, its accounts.

    They are named in its language. A consumer has no accounts department.
    """
    person = customer.main_person
    if person is None or person.name == customer.name:
        return []
    if person.name not in NAMELESS:
        return [person.name]
    is_business = customer.kind != CONSUMER
    return [phrases(language_of(customer)).accounts] if is_business else []


def how_to_pay(
    stored: Settings,
    customer: CustomerFacts,
    currency: str,
    sums: tuple[int, int],
    language: str = DEFAULT,
    asked: Sequence[str] = (),
) -> HowToPay | None:
    """Return the bank details that fit a currency, or None when none are set.

    `sums` are what is overdue and the total, in minor units; `asked` are the references with which
    the debts came that are asked for. That of a single one is quoted where it is structured.
    A Swiss account gets the Swiss bill, a euro account the European code; there is no bank-neutral
    code for sterling. Where nothing can be scanned there is a link, if the business has one.
    """
    due_minor, total_minor = sums
    said, written = statement_phrases(language), Written(language, customer.country)
    wanted = due_minor if due_minor > 0 else total_minor
    rows = _bank_rows(stored, currency, said)
    link = link_for(stored[PAYMENT_LINK], customer.code, wanted, currency)
    if not rows and not link:
        return None
    bill, fault = swiss_bill(stored, customer, currency, wanted)
    structured = _structured(stored, currency, asked)
    payload, lack = ("", "") if bill else _code(stored, customer, (currency, wanted), structured)
    amounts = _amounts(currency, sums, written)
    quoted = belgian_printed(structured) if structured else _reference(stored, customer, bill)
    rows += [(said.reference, quoted), (said.amount, amounts)]
    return HowToPay(
        pay_to=stored[s.BANK_NAME] or stored[s.COMPANY_NAME],
        rows=tuple((label, value) for label, value in rows if value),
        note=_queries(stored, said),
        qr_payload=payload,
        qr_caption=said.scan.format(amount=written.money(wanted, currency)) if payload else "",
        bill=bill,
        bill_language=bill_language(customer, language) if bill else "",
        link=link,
        fault=fault or lack,
    )


def _reference(stored: Settings, customer: CustomerFacts, bill: SwissBill | None) -> str:
    """Return what the customer is asked to quote with the account that is printed beside it.

    Only a QR-IBAN takes QR references, and it takes no others.
    """
    iban = stored[s.BANK_IBAN] or stored[BANK_QR_IBAN]
    if bill is not None and bill.reference and bill.iban == plain_iban(iban):
        return in_groups(bill.reference)
    if is_qr_iban(iban) and not stored[s.BANK_ACCOUNT]:
        return in_groups(qr_reference(customer.code, stored[BANK_QR_START]))
    return customer.code


def notes_on(pay: HowToPay | None) -> tuple[str, ...]:
    """Return what the sender should know of how a paper asks to be paid."""
    return (pay.fault,) if pay and pay.fault else ()


def _bank_rows(stored: Settings, currency: str, said: StatementPhrases) -> list[tuple[str, str]]:
    """Return the account that money in a currency goes to, labelled."""
    iban = [("IBAN", stored[s.BANK_IBAN]), ("BIC", stored[s.BANK_BIC])]
    if currency == "EUR" and stored[s.BANK_IBAN]:
        return iban
    if stored[s.BANK_ACCOUNT]:
        return [
            (said.sort_code, stored[s.BANK_SORT_CODE]),
            (said.account_number, stored[s.BANK_ACCOUNT]),
        ]
    if stored[s.BANK_IBAN]:
        return iban
    takes_it = stored[BANK_QR_IBAN] and currency == "CHF"
    return [("IBAN", stored[BANK_QR_IBAN])] if takes_it else []


def _structured(stored: Settings, currency: str, asked: Sequence[str]) -> str:
    """Return the Belgian structured communication of what is asked for, if it has one.

    Only a Belgian account passes it on, and a transfer has room for one.
    """
    is_belgian = plain_iban(stored[s.BANK_IBAN]).startswith("BE") and currency == "EUR"
    return belgian_reference(asked[0]) if is_belgian and len(asked) == 1 else ""


def _code(
    stored: Settings, customer: CustomerFacts, asked: tuple[str, int], structured: str
) -> tuple[str, str]:
    """Return the text of the European code; without one, why not, if it could be had.

    A QR-IBAN takes no money by it.
    """
    currency, wanted = asked
    iban, bic = stored[s.BANK_IBAN], stored[s.BANK_BIC]
    if currency != "EUR" or not iban or is_qr_iban(iban) or wanted <= 0:
        return "", ""
    if lacks_bic(iban, bic):
        return "", NO_BIC
    name = stored[s.BANK_NAME] or stored[s.COMPANY_NAME]
    return epc_payload(name, iban, bic, wanted, customer.code, structured), ""


def _amounts(currency: str, sums: tuple[int, int], written: Written) -> str:
    due_minor, total_minor = sums
    overdue, total = (written.money(minor, currency) for minor in sums)
    if due_minor <= 0:
        return total
    said = statement_phrases(written.language)
    words = said.overdue if due_minor == total_minor else said.overdue_of
    return words.format(overdue=overdue, total=total)


def _queries(stored: Settings, said: StatementPhrases) -> str:
    reach = reach_us(stored, said)
    return said.tell_us.format(contact=reach) if reach else ""


def reach_us(stored: Settings, said: StatementPhrases) -> str:
    """Return our e-mail address and telephone number, as far as they are set."""
    ways = (stored[s.COMPANY_EMAIL], stored[s.COMPANY_PHONE])
    return f" {said.or_} ".join(way for way in ways if way)
