"""The contact history of the demo's ordinary customers: most were spoken to this week."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from collector_desktop.domain.working_days import add_working_days, roll_backward, roll_forward
from collector_desktop.services.demo_plan import Account, Call, Pledge, Sale
from collector_desktop.services.demo_stories import REMINDER_1, REMINDER_2

WAITING = (
    ("PAID", "Says it was paid; checking the bank."),
    ("AWAIT_APPR", "Waiting for a second signature."),
    ("NEED_COPY", "Copies sent again."),
)
NOBODY = (("VOICEMAIL", "Left a message."), ("NO_ANSWER", ""), ("MSG_PERSON", "Left word."))
REMINDER_MINUTE = 480
FIRST_STEP_AFTER, REMINDED_WITHIN = 7, 6


def chase(account: Account, rng: Random, as_of: date) -> None:
    """Give a customer with overdue sales the reminders and calls that led up to today."""
    overdue = [sale for sale in account.sales if sale.open_minor and sale.due_on < as_of]
    _remember_a_kept_promise(account, rng)
    if not overdue:
        return
    oldest = min(overdue, key=lambda sale: sale.due_on)
    late = (as_of - oldest.due_on).days
    for after, note in ((FIRST_STEP_AFTER, REMINDER_1), (21, REMINDER_2)):
        if late > after + REMINDED_WITHIN:
            day = roll_backward(oldest.due_on + timedelta(days=after))
            account.calls.append(Call(day, REMINDER_MINUTE, "email", "", note))
    if FIRST_STEP_AFTER <= late <= FIRST_STEP_AFTER + REMINDED_WITHIN:
        return  # the first reminder is due, and nobody has spoken to them yet
    chance = rng.random()
    minute = rng.randrange(9 * 60, 17 * 60, 5)
    spoken = roll_backward(as_of - timedelta(days=rng.randrange(1, 4)))
    next_on = add_working_days(as_of, rng.randrange(1, 5))
    if chance < 0.15:
        pledge = _pledge(oldest, rng, as_of)
        account.calls.append(Call(spoken, minute, "call", "PTP", "", pledge=pledge))
    elif chance < 0.45:
        outcome, note = rng.choice(WAITING)
        account.calls.append(Call(spoken, minute, "call", outcome, note, next_on))
    elif chance < 0.85:
        outcome, note = rng.choice(NOBODY)
        account.calls.append(Call(spoken, minute, "call", outcome, note, next_on))


def _pledge(sale: Sale, rng: Random, as_of: date) -> Pledge:
    pay_by = roll_forward(as_of + timedelta(days=rng.randrange(1, 11)))
    return Pledge(sale.open_minor, pay_by, (sale,))


def _remember_a_kept_promise(account: Account, rng: Random) -> None:
    """Let one of five settled invoices have been promised a few days before it was paid."""
    for payment in account.payments:
        if len(payment.parts) != 1 or payment.type != "receipt":
            continue
        sale, minor = payment.parts[0]
        taken = roll_backward(payment.day - timedelta(days=rng.randrange(2, 8)))
        if rng.random() < 0.2 and taken >= sale.document_on:
            pledge = Pledge(minor, payment.day, (sale,))
            account.calls.append(Call(taken, 615, "call", "PTP", "", pledge=pledge))
