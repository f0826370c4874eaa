"""The timeline of the customer card: contacts, promises and money in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.queries.contacts import ContactRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.timeline import MoneyRow, TimelineEntry
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.desk import Desk
from collector_desktop.ui.format import as_written, money, month, short_day, week_day
from collector_desktop.ui.widgets.call_words import call_facts
from collector_desktop.ui.widgets.card_words import PAPERS, item_words, promise_chip, tr
from collector_desktop.ui.widgets.composer_forms import clock
from collector_desktop.ui.widgets.composer_outcomes import contact_look
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.timeline import Timeline, TimelineEvent

ALL, CALLS, MAIL, MONEY, NOTES = range(5)
_LEAST_HEIGHT = 52
_EXPLAINED = frozenset({"credit_note", "credit_adjustment", "debit_adjustment"})
_OVER = frozenset({PromiseStatus.KEPT, PromiseStatus.CANCELLED})
_STREAM = {
    "call": CALLS,
    "visit": CALLS,
    "email": MAIL,
    "letter": MAIL,
    "sms": MAIL,
    "note": NOTES,
}
_KINDS = {
    "call": "Call to {who}",
    "email": "E-mail to {who}",
    "letter": "Letter to {who}",
    "sms": "Message to {who}",
    "visit": "Visit to {who}",
    "note": "",
}
_BARE = {
    "call": "Call",
    "email": "E-mail",
    "letter": "Letter",
    "sms": "Message",
    "visit": "Visit",
    "note": "Note",
}


class StoryPane(QWidget):
    """The timeline with its filter."""

    def __init__(self, desk: Desk, room: QWidget | None = None) -> None:
        super().__init__(room)
        self._desk = desk
        self._entries: tuple[TimelineEntry, ...] = ()
        words = (tr("All"), tr("Calls"), tr("Mail"), tr("Money"), tr("Notes"))
        self.streams = Segmented(desk.theme, words, tr("Show in the timeline"))
        self.timeline = Timeline(desk.theme)
        self.timeline.setMinimumHeight(desk.theme.px(_LEAST_HEIGHT))
        self.empty = EmptyState(desk.theme, "history", "")
        self.empty.setMinimumHeight(desk.theme.px(_LEAST_HEIGHT))
        self._title = label(tr("Timeline"), "strong")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self.streams)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.empty, 1)
        self.streams.chosen.connect(lambda _: self._show())

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Replace what is shown; the filter stays."""
        self._entries = tuple(entries)
        self._show()

    def _show(self) -> None:
        events = story(self._entries, self._desk.today(), self.streams.current())
        self.timeline.show_events(events)
        self.timeline.setVisible(bool(events))
        self.empty.setVisible(not events)
        if self._entries:
            self.empty.say(tr("Nothing of this kind"), tr("Choose All to see the whole story."))
        else:
            self.empty.say(tr("No contact yet"), tr("Log the first call."))


def story(entries: Sequence[TimelineEntry], today: date, stream: int = ALL) -> list[TimelineEvent]:
    """Return what happened in words, of one stream or of all."""
    return [event_of(entry, today) for entry in entries if stream in (ALL, stream_of(entry))]


def stream_of(entry: TimelineEntry) -> int:
    """Return the stream in which an event flows."""
    if entry.contact is not None:
        return _STREAM[entry.contact.kind]
    return MONEY if entry.money is not None else CALLS


def event_of(entry: TimelineEntry, today: date) -> TimelineEvent:
    """Return one event in words."""
    if entry.money is not None:
        return _money(entry.money, today)
    if entry.contact is not None:
        return _contact(entry.contact, entry.promise, today)
    if entry.promise is not None:
        return _promise(entry.promise, today)
    raise ValueError("An event is a contact, a promise or money.")


def _contact(contact: ContactRow, promise: PromiseRow | None, today: date) -> TimelineEvent:
    icon, tone = contact_look(contact.kind, contact.outcome)
    when = short_day(contact.made_on, today)
    if contact.made_minute is not None:
        when = f"{when} {clock(contact.made_minute)}"
    return TimelineEvent(
        month=month(contact.made_on),
        icon=icon,
        title=_promised(promise) if promise else _title(contact),
        lines=tuple(line for line in _lines(contact, promise, today) if line),
        when=when,
        tone=Tone.INFO if contact.document_kind else tone,
        chip=promise_chip(promise, today) if promise else None,
        key=contact.contact_id,
    )


def _title(contact: ContactRow) -> str:
    if contact.document_kind:
        return tr("{paper} made").format(paper=tr(PAPERS[contact.document_kind]))
    outcome = OUTCOMES.get(contact.outcome)
    return tr(outcome.label) if outcome else tr(_BARE[contact.kind])


def _lines(contact: ContactRow, promise: PromiseRow | None, today: date) -> tuple[str, ...]:
    """Return whom it was with, what was said, and what is still to follow."""
    how = tr(_KINDS[contact.kind]).format(who=contact.person_name) if contact.person_name else ""
    how = ", ".join(part for part in (how, call_facts(contact, today)) if part)
    said = as_written(contact.note)
    note = said and f"\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}"
    after = ""
    if contact.next_on is not None and contact.next_on >= today and _waits(contact, promise):
        after = tr("Follow up {day}").format(day=week_day(contact.next_on, today))
    return (contact.file_name or how, note, after)


def _waits(contact: ContactRow, promise: PromiseRow | None) -> bool:
    """Return whether somebody has yet to go on: a promise that was kept leaves nothing to ask."""
    is_over = promise is not None and promise.status in _OVER
    return not (contact.is_followed or is_over)


def _promise(promise: PromiseRow, today: date) -> TimelineEvent:
    return TimelineEvent(
        month=month(promise.taken_on),
        icon="handshake",
        title=_promised(promise),
        when=short_day(promise.taken_on, today),
        tone=Tone.OK,
        chip=promise_chip(promise, today),
    )


def _promised(promise: PromiseRow) -> str:
    """Return who promised what; the year only where it is not the one in which they said it."""
    who = promise.person_name.split()[0] if promise.person_name else tr("Customer")
    return tr("{who} promised {sum} for {day}").format(
        who=who,
        sum=money(promise.amount_minor, promise.currency),
        day=week_day(promise.pay_by, promise.taken_on),
    )


def _money(row: MoneyRow, today: date) -> TimelineEvent:
    paid_out = row.type in {"refund", "debit_adjustment"} or row.returned_on is not None
    words = f"{item_words(row.type, row.origin)} {money(row.amount_minor, row.currency)}"
    return TimelineEvent(
        month=month(row.on),
        icon="banknote" if row.type in {"receipt", "refund"} else "receipt-pound-sterling",
        title=words,
        lines=tuple(filter(None, (_settled(row), _why(row), _returned(row, today)))),
        when=short_day(row.on, today),
        tone=Tone.NEUTRAL if paid_out else Tone.OK,
        key=row.number,
    )


def _why(row: MoneyRow) -> str:
    """Return what a correction is for, where its name does not say it."""
    return row.description if row.type in _EXPLAINED and row.origin not in REASONS else ""


def _returned(row: MoneyRow, today: date) -> str:
    if row.returned_on is None:
        return ""
    return tr("Returned {day}").format(day=week_day(row.returned_on, today))


def _settled(row: MoneyRow) -> str:
    if row.settled:
        return tr("{number}, for {items}").format(number=row.number, items=row.settled)
    return row.number
