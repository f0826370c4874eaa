"""Contacts and promises of our own export come into a ledger: each once, in the order of days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from collector_desktop.domain.combined_papers import MARK
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.outcomes import outcome
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.importers.native_notes import NO_CONTACT
from collector_desktop.importers.own_rows import ContactNote, PromiseNote
from collector_desktop.services.contacts import close_follow_ups
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.promises_before import keep_named
from collector_desktop.services.table_files import kept_id
from collector_desktop.storage.models import (
    Contact,
    ContactFact,
    ContactItem,
    Document,
    Item,
    Person,
    Promise,
    PromiseItem,
)

KINDS = ("call", "email", "letter", "sms", "visit", "note")
STATUSES = tuple(PromiseStatus)
PROMISED = ("PTP", "PTP_PART", "PLAN", "CHQ_POST")
MOST_WORDS = 6


class NoteRows:
    """Brings contacts and promises in; those that the ledger has already stay as they are."""

    def __init__(self, directory: Directory, tally: Tally) -> None:
        self._directory = directory
        self._tally = tally
        self._numbers: dict[int, dict[str, int]] = {}
        self._linked: set[int] = set()
        self._contacts: dict[str, int | None] = {}
        self._met: Counter[tuple[Any, ...]] = Counter()
        self._made: dict[int, Contact] = {}
        self._closings: list[tuple[Contact, int]] = []

    def take(self, rows: Sequence[ContactNote | PromiseNote]) -> None:
        """Bring some rows in."""
        for row in rows:
            known = self._directory.find(row.customer, "")
            if len(known) != 1:
                reason = "There is no customer with this code: import the customers first."
                self._tally.reject(row.row, "customer", row.customer, reason)
            elif isinstance(row, ContactNote):
                self._contact(row, known[0])
            else:
                self._promise(row, known[0])
        self._close()

    def _contact(self, row: ContactNote, known: Known) -> None:
        code = _code(row.outcome)
        if row.kind not in KINDS or code is None:
            field, value = ("kind", row.kind) if code is not None else ("outcome", row.outcome)
            self._tally.reject(row.row, field, value, "This is not known here.")
            return
        fields = {
            "customer": known.id,
            "made_on": row.made_on,
            "made_minute": row.made_minute,
            "kind": row.kind,
            "outcome": code,
            "person_name": row.person,
            "note": row.note,
        }
        if self._has(Contact, fields):
            self._tally.unchanged += 1
            return
        same_name = (Person.customer == known.id) & (Person.name == row.person)
        person = Person.get_or_none(same_name) if row.person else None
        made = Contact.create(
            **fields,
            **kept_id(Contact, str(row.own_id or "")),
            next_on=row.next_on,
            next_minute=row.next_minute,
            person=person,
            document=self._document(row, known),
        )
        for item_id in self._items(known.id, row.items):
            ContactItem.create(contact=made, item=item_id)
        if row.facts is not None:
            ContactFact.create(contact=made, **row.facts._asdict())
        if row.own_id is not None:
            self._made[row.own_id] = made
            self._closings += [(made, row.closed_by)] if row.closed_by else []
        elif not row.document:
            close_follow_ups(made)
        self._tally.created += 1

    def _close(self) -> None:
        """Tie follow-ups to the contacts that ended them, as far as these are there by now."""
        waiting = []
        for contact, closer_id in self._closings:
            closer = self._made.get(closer_id)
            if closer is None:
                waiting.append((contact, closer_id))
            elif closer.id_in("customer") == contact.id_in("customer") and closer != contact:
                Contact.update(closed_by=closer).where(Contact.id == contact.id).execute()
        self._closings = waiting

    def _document(self, row: ContactNote, known: Known) -> int | None:
        """Return the paper that was sent in a contact, if the ledger knows of it."""
        if not row.document:
            return None
        same = (Document.customer == known.id) & (Document.file_name == row.document)
        of_one = ~Document.kind.startswith(MARK)
        papers = Document.select(Document.id).where(same, of_one, Document.made_on == row.made_on)
        found = papers.order_by(Document.id.desc()).first()
        return None if found is None else int(found.id)

    def _promise(self, row: PromiseNote, known: Known) -> None:
        if row.status not in STATUSES:
            self._tally.reject(row.row, "status", row.status, "This is not known here.")
            return
        fields = {
            "customer": known.id,
            "amount_minor": row.amount_minor,
            "currency": row.currency,
            "taken_on": row.taken_on,
            "pay_by": row.pay_by,
            "person_name": row.person,
        }
        if self._has(Promise, fields):
            self._tally.unchanged += 1
            return
        ended = row.status == PromiseStatus.CANCELLED
        wished = kept_id(Promise, str(row.wished_id or ""))
        made = Promise.create(
            **fields,
            **wished,
            method=row.method,
            contact=self._contact_of(row, known),
            status=row.status if ended else PromiseStatus.OPEN,
            received_minor=row.received_minor if ended else 0,
            decided_on=row.decided_on if ended else None,
        )
        for item_id in self._items(known.id, row.items):
            PromiseItem.create(promise=made, item=item_id)
        keep_named(made, row.paid_before)
        self._tally.created += 1

    def _contact_of(self, row: PromiseNote, known: Known) -> int | None:
        """Return the contact in which a promise was given; those of one contact stay together."""
        if row.contact == NO_CONTACT:
            return None
        if not row.contact:
            return self._unnamed_contact(row, known)
        if row.contact not in self._contacts:
            self._contacts[row.contact] = self._named_contact(row, known)
        return self._contacts[row.contact]

    def _named_contact(self, row: PromiseNote, known: Known) -> int | None:
        """Return the contact of an id; if that is taken by another, the one that stands for it."""
        kept = Contact.find(int(row.contact))
        if kept is None or (kept.id_in("customer"), kept.made_on) != (known.id, row.taken_on):
            return self._unnamed_contact(row, known)
        self._linked.add(kept.id)
        return int(kept.id)

    def _unnamed_contact(self, row: PromiseNote, known: Known) -> int | None:
        """Return a contact of that day in which something was promised, each for one."""
        that_day = (Contact.customer == known.id) & (Contact.made_on == row.taken_on)
        for contact in Contact.select().where(that_day).order_by(Contact.id):
            if contact.outcome in PROMISED and contact.id not in self._linked:
                self._linked.add(contact.id)
                return int(contact.id)
        return None

    def _has(self, model: type[Contact | Promise], fields: dict[str, Any]) -> bool:
        """Return whether the ledger has a row; the second of two like ones needs a second."""
        query = model.select(model.id)
        for name, value in fields.items():
            field = getattr(model, name)
            query = query.where(field.is_null() if value is None else field == value)
        key = (model, *fields.values())
        met, self._met[key] = self._met[key], self._met[key] + 1
        return int(query.count()) > met

    def _items(self, customer_id: int, text: str) -> list[int]:
        """Return the items whose numbers stand in a text; a number may have blanks in it."""
        numbers = self._numbers_of(customer_id) if text else {}
        words, found = text.split(), []
        while words:
            size, item = _first(words, numbers)
            found += item
            del words[:size]
        return found

    def _numbers_of(self, customer_id: int) -> dict[str, int]:
        if customer_id not in self._numbers:
            by_side: dict[bool, dict[str, int]] = defaultdict(dict)
            for item in Item.select().where(Item.customer == customer_id):
                by_side[item.type in DEBITS][item.number_key] = item.id
            self._numbers[customer_id] = by_side[False] | by_side[True]
        return self._numbers[customer_id]


def _first(words: Sequence[str], numbers: dict[str, int]) -> tuple[int, list[int]]:
    """Return how many words the first number takes, and its item; one word that is none."""
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        item = numbers.get(number_key("".join(words[:size])))
        if item is not None:
            return size, [item]
    return 1, []


def _code(text: str) -> str | None:
    """Return the code of an outcome, an empty text for none, None if it is not known."""
    try:
        return outcome(text).code if text else ""
    except CollectorError:
        return None
