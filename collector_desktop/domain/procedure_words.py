"""A chasing procedure in sentences: when a step is due, what it does, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collector_desktop.domain.procedures import Advice, Attach, Channel, FeeKind, Mode
from collector_desktop.domain.written import money

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure, Step

CHANNEL_WORDS = {
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
    Channel.CALL: "Call",
    Channel.SMS: "Text message",
    Channel.VISIT: "Visit",
}
ADVICE_WORDS = {
    Advice.STOP_SUPPLY: "stop supply",
    Advice.WITHDRAW_TERMS: "withdraw credit terms",
    Advice.VISIT: "visit the customer",
    Advice.LEGAL: "go to court",
    Advice.AGENCY: "hand over to an agency",
    Advice.WRITE_OFF: "write off",
}
ATTACHED_WORDS = {
    Attach.STATEMENT: "a statement",
    Attach.COPIES: "copies of the invoices",
    Attach.BOTH: "a statement and copies of the invoices",
}
_DOES = {
    Channel.EMAIL: "e-mail {name} to the accounts contact",
    Channel.LETTER: "post {name}",
    Channel.CALL: "call about it ({name})",
    Channel.SMS: "text {name}",
    Channel.VISIT: "visit the customer ({name})",
}


def days_words(count: int) -> str:
    """Return a number of days in words: `1 day`, `14 days`."""
    return "1 day" if count == 1 else f"{count:,} days"


def when_words(step: Step) -> str:
    """Return when a step is due: `14 days after the due date`."""
    days = step.days
    if step.mode is Mode.AFTER_PREVIOUS:
        return f"{days_words(days)} after the step before"
    if step.mode is Mode.END_OF_MONTH:
        if days == 0:
            return "at the end of the month of the due date"
        side = "after" if days > 0 else "before"
        return f"at the end of the month that is {days_words(abs(days))} {side} the due date"
    if days == 0:
        return "on the due date"
    return f"{days_words(abs(days))} {'after' if days > 0 else 'before'} the due date"


def short_when(step: Step) -> str:
    """Return when a step is due in a few words: `14 days late`, `3 days before due`."""
    if step.mode is Mode.AFTER_PREVIOUS:
        return f"{days_words(step.days)} after the last"
    if step.mode is Mode.END_OF_MONTH:
        late = f"{days_words(abs(step.days))} {'late' if step.days > 0 else 'before due'}"
        return f"Month's end, {late}" if step.days else "Month's end"
    if step.days == 0:
        return "On the due date"
    return f"{days_words(abs(step.days))} {'late' if step.days > 0 else 'before due'}"


def sums_words(sums: Mapping[str, int]) -> str:
    """Return amounts of several currencies: `£50.00 or €60.00`; nothing of nothing."""
    return " or ".join(money(minor, each) for each, minor in sorted(sums.items()) if minor > 0)


def fee_words(step: Step) -> str:
    """Return the fee of a step: `a fee of 5.00`, `a fee of 1.5%`; nothing without one."""
    if step.fee_kind is FeeKind.NONE or not step.fee_value:
        return ""
    sign = "%" if step.fee_kind is FeeKind.PERCENT else ""
    return f"a fee of {step.fee_value:f}{sign}"


def step_sentence(step: Step) -> str:
    """Return a step as one sentence, as it would be read to a colleague."""
    does = _DOES[step.channel].format(name=step.name)
    when = when_words(step)
    parts = [f"{when[:1].upper()}{when[1:]}, {does}"]
    parts += [f"with {extra}" for extra in _extras(step)[:1]]
    parts += _extras(step)[1:]
    least = sums_words(step.min_amount)
    if least:
        parts.append(f"if {least} or more is overdue")
    sentence = ", ".join(parts) + "."
    return " ".join((sentence, *_after(step)))


def procedure_sentence(procedure: Procedure) -> str:
    """Return what a procedure comes to: `8 steps, first contact 3 days before the due date`."""
    if not procedure.steps:
        return "Nobody is chased."
    count = len(procedure.steps)
    steps = "1 step" if count == 1 else f"{count} steps"
    return f"{steps}, first contact {when_words(procedure.steps[0])}."


def _extras(step: Step) -> list[str]:
    """Return what goes with a message."""
    found = [ATTACHED_WORDS[step.attach]] if step.attach in ATTACHED_WORDS else []
    if step.with_interest:
        found.append("interest")
    if fee_words(step):
        found.append(fee_words(step))
    return found


def _after(step: Step) -> list[str]:
    """Return what follows from a step, each as a sentence of its own."""
    found = []
    if step.pay_within_days is not None:
        found.append(f"It asks for payment within {days_words(step.pay_within_days)}.")
    if step.hold_supply:
        found.append("It proposes to stop supply.")
    if step.recommend in ADVICE_WORDS:
        found.append(f"It proposes to {ADVICE_WORDS[step.recommend]}.")
    if step.needs_approval:
        found.append("You are asked first.")
    return found
