"""What each outcome of a contact sets off beside its next day."""

from __future__ import annotations

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tasks import TaskKind

CHEQUE_IN_POST, PAYMENT_RUN = "cheque in the post", "next payment run"
ENDINGS = (AccountStatus.INSOLVENT, AccountStatus.ADMINISTRATION, AccountStatus.DECEASED)


@frozen
class Effects:
    """What follows from an outcome.

    `promises`: it comes with a promise, paid by `method` unless said otherwise. `pauses`: no step
    of a procedure until the next day. `task`: what is to be done, on the next day if `task_waits`.
    `status` of the account; `marks_number` as wrong; `disputes` opens a case;
    `needs_reason` in the note; `is_closed`: nothing is to follow.
    """

    promises: bool = False
    method: str = ""
    pauses: bool = False
    task: TaskKind | None = None
    task_waits: bool = False
    status: AccountStatus | None = None
    marks_number: bool = False
    disputes: bool = False
    needs_reason: bool = False
    is_closed: bool = False


NOTHING_MORE = Effects()
EFFECTS = {
    "PTP": Effects(promises=True, pauses=True),
    "PTP_PART": Effects(promises=True, pauses=True),
    "PLAN": Effects(pauses=True),
    "PAID": Effects(pauses=True, task=TaskKind.CHECK_PAYMENT, task_waits=True),
    "CHQ_POST": Effects(promises=True, method=CHEQUE_IN_POST, pauses=True),
    "APPROVED": Effects(promises=True, method=PAYMENT_RUN, pauses=True),
    "DISPUTE": Effects(disputes=True),
    "NEED_COPY": Effects(task=TaskKind.SEND_COPY),
    "NEED_POD": Effects(task=TaskKind.SEND_PROOF),
    "NOT_RECEIVED": Effects(task=TaskKind.RESEND),
    "CASHFLOW": Effects(task=TaskKind.OFFER_PLAN),
    "CALL_LATER": Effects(pauses=True),
    "NOT_AVAIL": Effects(task=TaskKind.UPDATE_CONTACT, task_waits=True),
    "WRONG_NO": Effects(task=TaskKind.TRACE, task_waits=True, marks_number=True),
    "REFUSED": Effects(task=TaskKind.DECIDE, task_waits=True),
    "INSOLV": Effects(status=AccountStatus.INSOLVENT, needs_reason=True, is_closed=True),
    "REPRESENTED": Effects(status=AccountStatus.REPRESENTED, needs_reason=True, is_closed=True),
    "SKIPPED": Effects(pauses=True, needs_reason=True),
}


def effects(code: str) -> Effects:
    """Return what follows from an outcome; most are only written down."""
    return EFFECTS.get(code, NOTHING_MORE)
