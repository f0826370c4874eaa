"""Rows of our own export that no other program writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class OwnRow(NamedTuple):
    """A row of one of the smaller files of our own export: the text of each of its columns."""

    row: int
    texts: dict[str, str]


class CopyRow(NamedTuple):
    """A file kept with an entry; its bytes are read from the archive when they are needed."""

    row: int
    texts: dict[str, str]
    archive: Path


class PersonNote(NamedTuple):
    """A person of our own export; a number may have a label, as `Mobile: 07700 900123`."""

    row: int
    customer: str
    name: str
    role: str
    email: str
    phones: tuple[str, ...]
    wrong_phones: tuple[str, ...]
    is_main: bool
    do_not_call: bool


class CallNote(NamedTuple):
    """What is known of a contact beside its outcome: how long it took, what was said to be paid."""

    seconds: int | None
    number: str
    paid_on: date | None
    paid_reference: str
    rule_broken: str
    override_reason: str


@frozen
class ContactNote:
    """A contact of our own export; `items` are numbers, `document` names a paper sent.

    Minutes count from local midnight. `own_id` is the id that it had, and `closed_by` that of the
    contact after which there was nothing to follow any more; an older export has neither.
    """

    row: int
    customer: str
    made_on: date
    made_minute: int | None
    kind: str
    outcome: str
    person: str
    note: str
    next_on: date | None
    next_minute: int | None
    items: str
    document: str
    own_id: int | None = None
    closed_by: int | None = None
    facts: CallNote | None = None


@frozen
class PromiseNote:
    """A promise of our own export; only a cancelled one keeps its status and what it received.

    `wished_id` is the id that it had, which it keeps if that is free. `paid_before` names the
    receipts of its day that were there before it, as `R-000001=100.00`. `contact` is the id of the
    contact in which it was given, "none" if there was none; an older export does not say.
    """

    row: int
    customer: str
    amount_minor: int
    currency: str
    pay_by: date
    taken_on: date
    status: str
    decided_on: date | None
    person: str
    method: str
    items: str
    wished_id: int | None = None
    paid_before: str = ""
    contact: str = ""
    received_minor: int = 0
