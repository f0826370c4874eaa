"""What somebody needs who is about to call: may they, what time is it there, what is due."""

from __future__ import annotations

from datetime import date, datetime

from collector_desktop.domain.attempts import Tries, Try, tries
from collector_desktop.domain.contact_rules import Verdict
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.working_days import Calendar, is_working_day
from collector_desktop.queries.account_status import StatusRow, statuses
from collector_desktop.queries.calendars import customer_calendar
from collector_desktop.queries.contacts import history
from collector_desktop.queries.position import open_items
from collector_desktop.queries.settings import settings
from collector_desktop.queries.tasks import TaskRow, tasks
from collector_desktop.services.contact_guard import Guard, contact_guard

MOST_CONTACTS = 60


@frozen
class Debt:
    """An open debt that may be disputed, in minor units."""

    item_id: int
    number: str
    open_minor: int
    currency: str


@frozen
class CallSheet:
    """What is known of one customer at one moment.

    `at` is the time there; `is_elsewhere` when their clock is not ours. `debts` come by due date;
    `is_worked` are the working days there.
    """

    customer_id: int
    guard: Guard
    at: datetime
    is_elsewhere: bool
    tries: Tries
    tasks: tuple[TaskRow, ...]
    statuses: tuple[StatusRow, ...]
    debts: tuple[Debt, ...]
    is_worked: Calendar = is_working_day

    def verdict(
        self,
        channel: ContactKind,
        person: str,
        item_ids: frozenset[int] = frozenset(),
    ) -> Verdict:
        """Return whether a person may be contacted now."""
        return self.guard.ask(channel, self.at, person, item_ids)


def call_sheet(customer_id: int, as_of: date, minute: int) -> CallSheet:
    """Return what is to be known before a call at our day and minute."""
    guard = contact_guard(customer_id, as_of)
    at = guard.local(as_of, minute)
    is_worked = customer_calendar(settings(), *guard.place)
    # What holidays there are is read here, not where the window waits for it.
    guard.ask(ContactKind.CALL, at)
    is_worked(as_of)
    past = [
        (row.kind, Try(row.made_on, row.made_minute, row.outcome))
        for row in history(customer_id, as_of, MOST_CONTACTS)
    ]
    debts = sorted(open_items(as_of, customer_id), key=lambda row: (row.due_on, row.item_id))
    return CallSheet(
        customer_id,
        guard,
        at,
        at != datetime(as_of.year, as_of.month, as_of.day, *divmod(minute, 60)),  # noqa: DTZ001
        tries(past),
        tasks(as_of, [customer_id]),
        statuses(as_of, [customer_id]).get(customer_id, ()),
        tuple(
            Debt(row.item_id, row.number, row.open_minor, row.currency)
            for row in debts
            if row.sign > 0
        ),
        is_worked,
    )
