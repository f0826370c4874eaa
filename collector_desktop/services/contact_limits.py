"""Use cases about what limits contact: write down what a person asked for, and end it."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.contact_limits import (
    BY,
    WITH_CHANNEL,
    Limit,
    LimitKind,
    clock_text,
)
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import ContactLimit, Person
from collector_desktop.storage.operations import operation

CHANGED = Change.CUSTOMER | Change.CONTACT
WORDS = {
    LimitKind.DO_NOT_CONTACT: "not to be contacted",
    LimitKind.REPRESENTED: "represented by a solicitor or agent",
    LimitKind.NO_CHANNEL: "no contact by {by}",
    LimitKind.CONSENT: "agreed to contact by {by}",
    LimitKind.QUIET: "quiet from {first} to {last}",
    LimitKind.VULNERABLE: "vulnerable, to be treated with care",
}


@frozen
class LimitDraft:
    """What limits contact with a person by name, or without one with the whole customer."""

    customer_id: int
    limit: Limit
    person: str = ""
    reason: str = ""


def set_limit(draft: LimitDraft, made_on: date) -> Outcome[int]:
    """Write down what limits contact from a day on, and note it in the history.

    Raises:
        RefusedError: there is no such person, or the channel or the hours are missing.
    """
    customer = the_customer(draft.customer_id)
    person = _person(draft)
    _require_whole(draft.limit)
    who = draft.person or customer.name
    words = f"{who}: {limit_words(draft.limit)}"
    with operation("set_limit", words, made_on) as current:
        made = ContactLimit.create(
            customer=customer,
            person=person,
            kind=draft.limit.kind,
            channel=draft.limit.channel,
            from_minute=draft.limit.from_minute,
            to_minute=draft.limit.to_minute,
            reason=draft.reason.strip(),
            made_on=made_on,
        )
        reason = f" ({draft.reason.strip()})" if draft.reason.strip() else ""
        note_on(customer.id, f"{words}{reason}", made_on)
    return Outcome(made.id, CHANGED, current.id, current.summary)


def end_limit(limit_id: int, made_on: date, reason: str = "") -> Outcome[int]:
    """Let a limit hold no longer from a day on.

    Raises:
        RefusedError: there is no such limit, or it is over already.
    """
    row = ContactLimit.find(limit_id)
    if row is None or row.made_on > made_on:
        raise RefusedError(f"There is no limit {limit_id} at {made_on}.", "See the list of them.")
    if row.ended_on is not None:
        raise RefusedError(f"Limit {limit_id} ended on {row.ended_on}.", "Nothing is left.")
    limit = Limit(LimitKind(row.kind), row.channel, row.from_minute, row.to_minute)
    who = row.person.name if row.person else row.customer.name
    words = f"{who}: no longer {limit_words(limit)}"
    with operation("end_limit", words, made_on) as current:
        ContactLimit.update(ended_on=made_on).where(ContactLimit.id == limit_id).execute()
        said = f"{words} ({reason.strip()})" if reason.strip() else words
        note_on(row.id_in("customer") or 0, said, made_on)
    return Outcome(limit_id, CHANGED, current.id, current.summary)


def limit_words(limit: Limit) -> str:
    """Return a limit in a few words."""
    return WORDS[limit.kind].format(
        by=BY.get(ContactKind(limit.channel), "") if limit.channel else "",
        first=clock_text(limit.from_minute or 0),
        last=clock_text(limit.to_minute or 0),
    )


def _person(draft: LimitDraft) -> Person | None:
    if not draft.person:
        return None
    person = Person.get_or_none(
        (Person.customer == draft.customer_id) & (Person.name == draft.person)
    )
    if person is None:
        raise RefusedError(f"The customer has nobody called {draft.person!r}.", "Add the person.")
    return person


def _require_whole(limit: Limit) -> None:
    if limit.kind in WITH_CHANNEL and not limit.channel:
        raise RefusedError("By which channel?", "Name call, email, letter, sms or visit.")
    if limit.kind is LimitKind.QUIET and (
        limit.from_minute is None or limit.to_minute is None or limit.from_minute == limit.to_minute
    ):
        raise RefusedError("Quiet from when to when?", "Give two times, such as 18:00 and 09:00.")
