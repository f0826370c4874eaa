"""The people, contacts and promises of our own export, each made of the texts of a row."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.own_rows import CallNote, ContactNote, PersonNote, PromiseNote

YES = "yes"
NO_CONTACT = "none"
FACTS = ("seconds", "called", "paid_on", "paid_reference", "rule_broken", "override")
A_DAY = 86_400
LONGEST_ID = 9
Texts = dict[str, str]


def contact_note(row: int, texts: Texts) -> ContactNote:
    """Return a contact; raise CellError for a cell that cannot be used."""
    return ContactNote(
        row,
        _needed(texts, "customer"),
        _day(texts, "date"),
        _minute(texts, "time"),
        _needed(texts, "kind"),
        texts["outcome"],
        texts["person"],
        texts["note"],
        _day(texts, "next_date") if texts["next_date"] else None,
        _minute(texts, "next_time"),
        texts["items"],
        texts["document"],
        wished_id(texts),
        wished_id(texts, "closed_by"),
        _call_note(texts) if any(texts[name] for name in FACTS) else None,
    )


def _call_note(texts: Texts) -> CallNote:
    seconds = texts["seconds"]
    if seconds and not (seconds.isascii() and seconds.isdecimal() and int(seconds) <= A_DAY):
        raise CellError("seconds", seconds, "This is not a number of seconds such as 90.")
    return CallNote(
        int(seconds) if seconds else None,
        texts["called"],
        _day(texts, "paid_on") if texts["paid_on"] else None,
        texts["paid_reference"],
        texts["rule_broken"],
        texts["override"],
    )


def person_note(row: int, texts: Texts) -> PersonNote:
    """Return a person; raise CellError for a cell that cannot be used."""
    return PersonNote(
        row,
        _needed(texts, "customer"),
        _needed(texts, "name"),
        texts["role"],
        texts["email"],
        tuple(filter(None, texts["phones"].split("; "))),
        tuple(filter(None, texts["wrong_phones"].split("; "))),
        texts["is_main"] == YES,
        texts["do_not_call"] == YES,
    )


def promise_note(row: int, texts: Texts) -> PromiseNote:
    """Return a promise; raise CellError for a cell that cannot be used."""
    try:
        currency = require_currency(_needed(texts, "currency"))
    except CollectorError as wrong:
        raise CellError("currency", texts["currency"], str(wrong)) from None
    minor = _minor(texts, "amount", currency)
    if minor <= 0:
        raise CellError("amount", texts["amount"], "The amount must be above zero.")
    contact = texts["contact"]
    return PromiseNote(
        row,
        _needed(texts, "customer"),
        minor,
        currency,
        _day(texts, "promised_for"),
        _day(texts, "taken_on"),
        texts["status"],
        _day(texts, "decided_on") if texts["decided_on"] else None,
        texts["person"],
        texts["method"],
        texts["items"],
        wished_id(texts),
        texts["paid_before"],
        contact if contact == NO_CONTACT else str(wished_id(texts, "contact") or ""),
        _minor(texts, "received", currency) if texts["received"] else 0,
    )


def wished_id(texts: Texts, column: str = "id") -> int | None:
    """Return an id of the ledger that a row comes from, None if it has none."""
    text = texts[column]
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID and int(text)):
        raise CellError(column, text, "This is not a number such as 12.")
    return int(text)


def _minor(texts: Texts, field: str, currency: str) -> int:
    try:
        return parse_amount(_needed(texts, field), exponent(currency))
    except ValueError as wrong:
        raise CellError(field, texts[field], str(wrong)) from None


def _needed(texts: Texts, field: str) -> str:
    if not texts[field]:
        raise CellError(field, "", "This cell is empty.")
    return texts[field]


def _day(texts: Texts, field: str) -> date:
    try:
        return date.fromisoformat(texts[field])
    except ValueError:
        raise CellError(field, texts[field], "This is not a day such as 2026-11-24.") from None


def _minute(texts: Texts, field: str) -> int | None:
    """Return minutes from midnight of a time such as 09:30; None if there is none."""
    if not texts[field]:
        return None
    hours, _, minutes = texts[field].partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise CellError(field, texts[field], "This is not a time such as 09:30.")
    return int(hours) * 60 + int(minutes)
