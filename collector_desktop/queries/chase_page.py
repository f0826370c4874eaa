"""What the chase page shows beside the messages of a run: the steps' order, the age of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import BANK_ACCOUNT, BANK_IBAN, COMPANY_CURRENCY
from collector_desktop.domain.settings_mail import HANDOVER, MAIL_UNDO_SECONDS, MAIL_WAY
from collector_desktop.domain.settings_post import BANK_QR_IBAN, PAYMENT_LINK
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.ledger_age import LedgerAge, ledger_age
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import procedures
from collector_desktop.queries.runs import MessageRow, messages_of_run, runs
from collector_desktop.queries.settings import settings

if TYPE_CHECKING:
    from collections.abc import Collection, Container
    from datetime import date

    from collector_desktop.queries.chase_shown import ChaseView

WAYS_TO_PAY = (BANK_ACCOUNT, BANK_IBAN, BANK_QR_IBAN, PAYMENT_LINK)
RUNS = "SELECT EXISTS (SELECT 1 FROM chase_run WHERE state = 'finished')"


@frozen
class ChasePage:
    """A view of a run, and what the page must know to show it.

    `order` numbers the steps by procedure and name; `by_server` says that e-mails go by a mail
    server and not as drafts; `undo_seconds` is how long they wait there; `is_first` that no run
    was ever finished; `names_bank` that some way to pay is set; `chosen` the procedure that the
    view is of, nothing for all; `saved` is what a run of the day held that was saved for later.
    """

    view: ChaseView
    order: dict[tuple[str, str], int]
    names: tuple[str, ...]
    currency: str
    age: LedgerAge
    by_server: bool
    undo_seconds: int
    is_first: bool
    names_bank: bool
    chosen: str = ""
    saved_run: int = 0
    saved: tuple[MessageRow, ...] = ()


def chase_page(
    as_of: date,
    procedure: str = "",
    despite: Collection[int] = frozenset(),
    from_start: Container[int] = frozenset(),
) -> ChasePage:
    """Return what the chase page shows at a day; `despite` and `from_start` as for its view."""
    stored, listed = settings(), procedures()
    known = procedure if procedure in {each.name for each in listed} else ""
    waiting = next((row.run_id for row in runs(as_of) if row.is_open), 0)
    steps = ((each.name, step.name) for each in listed for step in each.steps)
    return ChasePage(
        view=chase_view(as_of, known, despite, from_start),
        order={key: at for at, key in enumerate(steps)},
        names=tuple(each.name for each in listed if each.steps),
        currency=stored[COMPANY_CURRENCY],
        age=ledger_age(as_of),
        by_server=stored[MAIL_WAY] != HANDOVER,
        undo_seconds=stored[MAIL_UNDO_SECONDS],
        is_first=not ask(RUNS)[0][0],
        names_bank=any(stored[each] for each in WAYS_TO_PAY),
        chosen=known,
        saved_run=waiting,
        saved=messages_of_run(waiting) if waiting else (),
    )
