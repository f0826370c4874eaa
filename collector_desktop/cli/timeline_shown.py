"""The events of a customer's history as programs and people read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import day_text, minute_text, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.contacts import ContactRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.timeline import MoneyRow, TimelineEntry

HEADINGS = ("date", "event", "kind", "outcome", "person", "number", "amount", "note")
NUMBERS = frozenset({6})
NOTHING: dict[str, Any] = dict.fromkeys(
    (
        *("event", "date", "time", "kind", "outcome", "person", "note", "next_date", "next_time"),
        *("document", "promise", "number", "amount", "currency", "settled"),
    )
)


def timeline_document(entry: TimelineEntry) -> dict[str, Any]:
    """Return one event: a contact, a promise made without one, or an entry of money."""
    event: dict[str, Any] = {**NOTHING, "date": entry.on.isoformat()}
    if entry.contact is not None:
        event |= _contact(entry.contact)
    elif entry.money is not None:
        event |= _money(entry.money)
    if entry.promise is not None:
        event |= _promise(entry.promise, event["event"])
    return event


def timeline_table(entries: Iterable[TimelineEntry], title: str) -> TextTable:
    """Return events as a table, newest first."""
    rows = []
    for entry in entries:
        event = timeline_document(entry)
        rows.append([shown(event[key]) for key in HEADINGS])
    return TextTable(HEADINGS, rows, NUMBERS, title)


def _contact(contact: ContactRow) -> dict[str, Any]:
    return {
        "event": "contact",
        "time": minute_text(contact.made_minute),
        "kind": contact.kind,
        "outcome": contact.outcome or None,
        "person": contact.person_name or None,
        "note": contact.note or None,
        "next_date": day_text(contact.next_on),
        "next_time": minute_text(contact.next_minute),
        "document": contact.file_name,
        "seconds": contact.seconds,
        "paid_on": day_text(contact.paid_on),
        "paid_reference": contact.paid_reference or None,
        "against_rule": contact.rule_broken or None,
        "override": contact.override_reason or None,
    }


def _promise(promise: PromiseRow, event: str | None) -> dict[str, Any]:
    return {
        "event": event or "promise",
        "promise": promise.promise_id,
        "amount": plain_amount(promise.amount_minor, promise.currency),
        "currency": promise.currency,
    }


def _money(money: MoneyRow) -> dict[str, Any]:
    return {
        "event": "money",
        "kind": money.type,
        "number": money.number,
        "amount": plain_amount(money.amount_minor, money.currency),
        "currency": money.currency,
        "settled": money.settled or None,
    }
