"""Runs of the procedures and their messages, as they were sent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

RUNS = """SELECT id, made_on, procedure, state, note FROM chase_run
    WHERE made_on <= :day ORDER BY made_on DESC, id DESC"""
COUNTS = """SELECT m.run_id, m.channel, m.state, count(*) FROM message m
    JOIN chase_run r ON r.id = m.run_id WHERE r.made_on <= :day GROUP BY 1, 2, 3"""
MESSAGES = """SELECT m.id, m.customer_id, c.code, c.name, m.currency, m.channel, m.procedure_name,
    m.step_name, m.template, m.state, m.to_name, m.address, m.subject, m.body, m.is_edited,
    m.reminder_number, m.total_minor, m.fee_minor, m.made_on, m.sent_on, m.error,
    d.path, d.file_name, d.sha256
    FROM message m JOIN customer c ON c.id = m.customer_id
    LEFT JOIN document d ON d.id = m.document_id
    WHERE {only} ORDER BY m.id"""
ITEMS = """SELECT t.message_id, i.id, i.number, t.open_minor, t.disputed_minor, t.days_overdue,
    coalesce(s.name, ''), t.fee_minor
    FROM message_item t JOIN item i ON i.id = t.item_id JOIN message m ON m.id = t.message_id
    LEFT JOIN procedure_step s ON s.id = t.step_id WHERE {only} ORDER BY t.id"""
OF_RUN = "m.run_id = :run"
# E-mails that were not part of a run, which are papers sent alone, stand together by day, as a run
# of their own would: its number is the day, below zero.
APART = "m.run_id IS NULL AND m.channel = 'email'"
DAYS = f"""SELECT -CAST(strftime('%Y%m%d', m.made_on) AS INTEGER), m.made_on, m.channel, m.state,
    count(*) FROM message m WHERE {APART} AND m.made_on <= :day GROUP BY 2, 3, 4"""
OF_DAY = f"{APART} AND m.made_on = :day"


@frozen
class RunRow:
    """One run; `counts` are its messages by channel and state."""

    run_id: int
    made_on: date
    procedure: str
    state: str
    note: str
    counts: dict[tuple[str, str], int]

    @property
    def is_apart(self) -> bool:
        """Return whether it is no run but the papers that went by e-mail alone on a day."""
        return self.run_id < 0

    @property
    def is_open(self) -> bool:
        """Return whether it is prepared and not sent."""
        return self.state == "open"

    def count_of(self, *states: str) -> int:
        """Return how many messages are in one of these states."""
        return sum(count for (_, state), count in self.counts.items() if state in states)


@frozen
class SentItem:
    """An item of a message as it stood then; `step_name` is the step that it took, if any."""

    item_id: int
    number: str
    open_minor: int
    disputed_minor: int
    days_overdue: int
    step_name: str
    fee_minor: int


@frozen
class MessageRow:
    """One message as it was made; the file's name and hash once there is one."""

    message_id: int
    customer_id: int
    code: str
    name: str
    currency: str
    channel: str
    procedure: str
    step: str
    template: str
    state: str
    to_name: str
    address: str
    subject: str
    body: str
    is_edited: bool
    reminder_number: int | None
    total_minor: int
    fee_minor: int
    made_on: date
    sent_on: date | None
    error: str
    path: str | None
    file_name: str | None
    sha256: str | None
    items: tuple[SentItem, ...] = ()


def runs(as_of: date) -> tuple[RunRow, ...]:
    """Return the runs up to a day, the newest first, and days with e-mails apart from runs."""
    counts: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for run_id, channel, state, count in ask(COUNTS, day=as_of.isoformat()):
        counts[run_id][channel, state] = count
    make: Callable[..., RunRow] = RunRow
    found = [
        make(row[0], date.fromisoformat(row[1]), *row[2:], dict(counts[row[0]]))
        for row in ask(RUNS, day=as_of.isoformat())
    ]
    found += _apart(as_of)
    return tuple(sorted(found, key=lambda row: row.made_on, reverse=True))


def _apart(as_of: date) -> list[RunRow]:
    """Return the days on which e-mails were made apart from runs."""
    days: dict[tuple[int, str], dict[tuple[str, str], int]] = defaultdict(dict)
    for number, day, channel, state, count in ask(DAYS, day=as_of.isoformat()):
        days[number, day][channel, state] = count
    return [
        RunRow(number, date.fromisoformat(day), "", "finished", "", counts)
        for (number, day), counts in days.items()
    ]


def messages_of_run(run_id: int) -> tuple[MessageRow, ...]:
    """Return the messages of a run, or of a day, in the order in which they were made."""
    if run_id < 0:
        day = date.fromisoformat(str(-run_id))
        return _messages(OF_DAY, day=day.isoformat())
    return _messages(OF_RUN, run=run_id)


def _messages(only: str, **values: object) -> tuple[MessageRow, ...]:
    items: dict[int, list[SentItem]] = defaultdict(list)
    for message_id, *item in ask(ITEMS.format(only=only), **values):
        items[message_id].append(SentItem(*item))
    rows = ask(MESSAGES.format(only=only), **values)
    return tuple(_message(row, tuple(items[row[0]])) for row in rows)


def _message(row: tuple[Any, ...], items: tuple[SentItem, ...]) -> MessageRow:
    values = list(row)
    values[14] = bool(row[14])
    values[18] = date.fromisoformat(row[18])
    values[19] = None if row[19] is None else date.fromisoformat(row[19])
    make: Callable[..., MessageRow] = MessageRow
    return make(*values, items)
