"""The fields of letters and e-mails, read from the ledger and written in a language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_claims import daily_together
from collector_desktop.domain.late_payment import CONSUMER
from collector_desktop.domain.legal_letters import (
    BEFORE_ACTION,
    Place,
    court_fee,
    place_of,
    reply_days,
    template_for,
)
from collector_desktop.domain.letter_phrases import Phrases, phrases
from collector_desktop.domain.letter_templates import (
    INTEREST_FIELDS,
    TEXT_FIELDS,
    template_kind,
    written_in,
)
from collector_desktop.domain.templates import Template, fields_of
from collector_desktop.queries.chase_ways import NAMELESS
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.interest import ClaimRow, Wanted, known_claims
from collector_desktop.queries.letter_facts import (
    last_call,
    last_written,
    postcode_of,
    stopped_on,
)
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.interest_rule import rule_said
from collector_desktop.services.letter_items import letter_items
from collector_desktop.services.localised import Written
from collector_desktop.services.merge_events import event_due, event_fields
from collector_desktop.services.rates import rate_book
from collector_desktop.services.wording import Wording, language_of, words_of

if TYPE_CHECKING:
    from collector_desktop.queries.items import ItemRow


@frozen
class LetterAsked:
    """What is to be written to whom; no `item_ids` are those that the template is about.

    `extra` are fields that only the caller knows, already in words; they go before the ledger's.
    `fee_minor` is asked for beside the items. `asked` is how much of an item is asked for, where a
    promise or the like speaks for the rest. `language` and `words` are there to try words before
    they are kept: the law chooses no other template for them.
    """

    customer_id: int
    template: str
    as_of: date
    item_ids: tuple[int, ...] | None = None
    pay_by: date | None = None
    fee_minor: int = 0
    extra: Mapping[str, str] | None = None
    asked: Mapping[int, int] | None = None
    due: tuple[int, str] | None = None
    language: str = ""
    words: Template | None = None


@frozen
class Gathered:
    """All that a letter or e-mail needs: the words that count, the fields, items and claims."""

    customer: CustomerFacts
    stored: Settings
    template: str
    wording: Wording
    language: str
    currency: str
    items: tuple[ItemRow, ...]
    claims: tuple[ClaimRow, ...]
    pay_by: date
    fields: Mapping[str, str]
    fee_minor: int = 0
    due_minor: int | None = None

    @property
    def phrases(self) -> Phrases:
        """What the program itself says in the language."""
        return phrases(self.language)

    @property
    def written(self) -> Written:
        """How the language writes amounts and days."""
        return Written(self.language, self.customer.country)


def merge_fields(
    customer_id: int,
    item_ids: Collection[int] | None,
    as_of: date,
    extra: Mapping[str, str] | None = None,
    template: str = "reminder-1",
) -> dict[str, str]:
    """Return the text of every field for a customer, empty where the ledger knows nothing."""
    chosen = None if item_ids is None else tuple(item_ids)
    asked = LetterAsked(customer_id, template, as_of, chosen, extra=extra)
    return dict(gather(asked).fields)


def gather(asked: LetterAsked) -> Gathered:
    """Return what is needed to write a letter; the law chooses the last letter before court.

    Raises:
        RefusedError: no such template, or there is nothing to write about.
        MissingRateError: the words speak of interest and a rate of it is not known.
    """
    template_kind(asked.template)
    customer, stored = customer_facts(asked.customer_id), settings()
    country = customer.country or stored[s.COMPANY_COUNTRY]
    postcode = postcode_of(customer.customer_id)
    name = asked.template
    if asked.words is None:
        name = template_for(name, customer.kind, country, postcode)
    language = written_in(name, asked.language or language_of(customer))
    wording = words_of(name, language, asked.as_of)
    if asked.words is not None:
        wording = Wording(asked.words.subject, asked.words.body, None)
    rows = _rows(asked, name, customer)
    wants_interest = not INTEREST_FIELDS.isdisjoint(fields_of(wording.template))
    claims = _claims(customer.customer_id, rows, asked.as_of) if wants_interest else ()
    currency, due_minor = _due(asked, name, rows, customer)
    pay_by = _pay_by(asked, stored, reply_days(name, country, postcode))
    written = Written(language, customer.country)
    fields = dict.fromkeys(TEXT_FIELDS, "")
    fields |= _people(customer, stored, phrases(language))
    fields |= _money(rows, claims, (currency, asked.fee_minor), written)
    fields |= event_fields(customer, name, currency, asked.as_of, written)
    fields |= _days(customer, rows, asked.as_of, pay_by, written)
    fields["next_step"] = phrases(language).next_steps[
        template_for(BEFORE_ACTION, customer.kind, country, postcode)
    ]
    if place_of(country, postcode) is not Place.ENGLAND_WALES:
        fields["court_fee"] = ""
    fields |= {key: text for key, text in (asked.extra or {}).items() if key in fields and text}
    head = (customer, stored, name, wording, language, currency)
    return Gathered(*head, tuple(rows), claims, pay_by, fields, asked.fee_minor, due_minor)


def _rows(asked: LetterAsked, name: str, customer: CustomerFacts) -> list[ItemRow]:
    """Return the items of a letter, each with what is asked for of it."""
    about, parts = template_kind(name).about, asked.asked
    settled = parts is not None
    rows = letter_items(customer, about, asked.item_ids, asked.as_of, is_settled=settled)
    return [replace(row, open_minor=(parts or {}).get(row.item_id, row.open_minor)) for row in rows]


def _due(
    asked: LetterAsked, name: str, rows: Sequence[ItemRow], customer: CustomerFacts
) -> tuple[str, int | None]:
    """Return the currency of a letter, and what is to be paid unless it is the sum of items."""
    due = asked.due or event_due(customer.customer_id, name, asked.as_of)
    if due is not None:
        return due[1], due[0]
    return (rows[0].currency if rows else customer.currency), None


def _pay_by(asked: LetterAsked, stored: Settings, least_days: int | None) -> date:
    """Return the day by which payment is asked; a legal letter leaves at least the law's days."""
    usual = asked.pay_by or asked.as_of + timedelta(days=stored[s.STATEMENT_PAY_WITHIN_DAYS])
    return max(usual, asked.as_of + timedelta(days=least_days or 0))


def _claims(customer_id: int, rows: Sequence[ItemRow], as_of: date) -> tuple[ClaimRow, ...]:
    """Return the claims on what is asked for of each item, which may be a part of it."""
    asked = {row.item_id: row.open_minor for row in rows}
    if not asked:
        return ()
    found = known_claims(as_of, rate_book(), Wanted(customer_id), asked=asked).of(asked)
    return tuple(row for row in found if row.claim.rest_minor)


def _people(customer: CustomerFacts, stored: Settings, said: Phrases) -> dict[str, str]:
    name = name_of(customer)
    collector = stored[s.COMPANY_COLLECTOR]
    ways = (stored[s.COMPANY_EMAIL], stored[s.COMPANY_PHONE])
    reach = f" {said.or_} ".join(way for way in ways if way)
    who = collector or stored[s.COMPANY_NAME] or said.us
    return {
        "salutation": salutation(name, said),
        "customer_name": customer.name,
        "contact_name": name,
        "code": customer.code,
        "company_name": stored[s.COMPANY_NAME],
        "company_address": ", ".join(
            line.strip() for line in stored[s.COMPANY_ADDRESS].splitlines() if line.strip()
        ),
        "company_phone": stored[s.COMPANY_PHONE],
        "company_email": stored[s.COMPANY_EMAIL],
        "contact": f"{who} ({reach})" if reach else who,
        "collector": collector or stored[s.COMPANY_NAME],
    }


def salutation(name: str, said: Phrases) -> str:
    """Return how somebody is greeted who has a name, or none that is known."""
    return said.dear.format(name=name) if name else said.dear_unknown


def name_of(customer: CustomerFacts) -> str:
    """Return whom to address by name: a consumer is a person, what a file calls nobody is not."""
    person = customer.main_person
    if person is not None and person.name not in NAMELESS:
        return person.name
    return customer.name if customer.kind == CONSUMER else ""


def _money(
    rows: Sequence[ItemRow], claims: Sequence[ClaimRow], charge: tuple[str, int], written: Written
) -> dict[str, str]:
    currency, fee = charge

    def said(minor: int) -> str:
        return written.money(minor, currency) if minor else ""

    total = sum(row.sign * row.open_minor for row in rows) + fee
    claimed = sum(row.claim.rest_minor for row in claims)
    return {
        "total": said(total),
        "fee": said(fee),
        "invoices": ", ".join(row.number for row in rows),
        "oldest_days": str(max((row.days for row in rows), default=0) or ""),
        "disputed": said(sum(row.disputed_minor for row in rows)),
        "interest": said(claimed),
        "interest_per_day": said(daily_together(row.claim for row in claims)),
        "fixed_sum": said(sum(row.claim.rest_fixed_minor or 0 for row in claims)),
        "interest_law": rule_said(claims[0].policy, written) if claims else "",
        "total_with_interest": said(total + claimed),
        "court_fee": said(court_fee(total + claimed)) if currency == "GBP" and total > 0 else "",
    }


def _days(
    customer: CustomerFacts, rows: Sequence[ItemRow], as_of: date, pay_by: date, written: Written
) -> dict[str, str]:
    def said(on: date | None) -> str:
        return written.day(on) if on else ""

    first_due = min((row.due_on for row in rows), default=None)
    since = first_due or date.min
    call = last_call(customer.customer_id, since, as_of)
    return {
        "today": said(as_of),
        "pay_by": said(pay_by),
        "first_due": said(first_due),
        "previous_on": said(last_written(customer.customer_id, since, as_of)),
        "spoken_on": said(call.on) if call and call.is_spoken else "",
        "tried_on": said(call.on) if call and not call.is_spoken else "",
        "stopped_on": said(stopped_on(customer.customer_id, as_of)),
    }
