"""What the steps that may follow are called, and what each one means for a customer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.escalation import DebtorFacts, Step
from collector_desktop.queries.interest_gaps import left_out_lines
from collector_desktop.services.escalation import LABELS, NextStepAdvice
from collector_desktop.ui.format import as_written, money, plural, short_day

_BUTTONS = {
    Step.STOP_SUPPLY: "Put on stop",
    Step.WITHDRAW_TERMS: "Make it cash only",
    Step.LETTER_BEFORE_ACTION: "Decide and print the letter",
    Step.COURT_CLAIM: "Prepare the claim",
    Step.AGENCY: "Pass to an agency",
    Step.ONE_MORE_CHANCE: "Give one more chance",
}

_WITH_INTEREST = (Step.LETTER_BEFORE_ACTION, Step.COURT_CLAIM)


def step_title(step: Step) -> str:
    """Return what a step is called."""
    return tr(LABELS[step])


def button_words(step: Step) -> str:
    """Return what the button says that decides on a step."""
    return tr(_BUTTONS.get(step, "Decide"))


def suggested_word() -> str:
    """Return the mark of the step that the rules suggest."""
    return tr("suggested")


def step_detail(advice: NextStepAdvice, step: Step) -> str:
    """Return what a step means here, and what speaks for it."""
    facts = advice.situation.facts
    why = "; ".join(advice.option(step).reasons)
    words = {
        Step.STOP_SUPPLY: tr("No new orders until {sum} is paid: {why}"),
        Step.LETTER_BEFORE_ACTION: tr("{principal} + interest {interest} + compensation {fixed}"),
        Step.COURT_CLAIM: tr("A claim of {total}; {fee}"),
        Step.AGENCY: tr("Makes a file with statement, invoices and contact history: {why}"),
        Step.WRITE_OFF: _relief(advice) or "{why}",
    }.get(step)
    if words is None:
        return f"{why[:1].upper()}{why[1:]}"
    owed = money(facts.overdue_minor, facts.currency)
    said = words.format(sum=owed, why=why, **_claimed(advice))
    if step in _WITH_INTEREST and advice.claim.unknown:
        said += tr("; more is not worked out yet")
    return said


def _claimed(advice: NextStepAdvice) -> dict[str, str]:
    claim, currency = advice.claim, advice.situation.facts.currency
    fee = tr("ask the court for its fee")
    if claim.fee_minor is not None:
        fee = tr("the court's fee is {fee}").format(fee=money(claim.fee_minor, currency))
    return {
        "principal": money(claim.principal_minor, currency),
        "interest": money(claim.interest_minor, currency),
        "fixed": money(claim.compensation_minor, currency),
        "total": money(claim.total_minor, currency),
        "fee": fee,
    }


def fact_words(facts: DebtorFacts, disputed_minor: int) -> tuple[tuple[str, str, str], ...]:
    """Return the facts above the steps: what, how much, and its tone."""
    kept = tr("{kept} of {count}").format(kept=facts.promises_kept, count=facts.promises_judged)
    if not facts.promises_judged:
        kept = tr("none made")
    is_bad = facts.promises_kept < facts.promises_judged
    old = facts.oldest_days > facts.stop_days
    days = plural(facts.oldest_days, tr("day"))
    disputed = money(disputed_minor, facts.currency) if disputed_minor else tr("nothing")
    return (
        (tr("Overdue"), money(facts.overdue_minor, facts.currency), ""),
        (tr("Oldest"), days, "danger" if old else ""),
        (tr("Chased"), plural(facts.chased, tr("time")), ""),
        (tr("Promises kept"), kept, "danger" if is_bad else ""),
        (tr("Disputed"), disputed, ""),
    )


def old_debts(advice: NextStepAdvice) -> str:
    """Return a warning of debts that are too old for a court, or will be in six months."""
    lines = []
    day = advice.as_of
    for debt in advice.situation.debts:
        if debt.limitation is None:
            continue
        if debt.limitation.is_past(day):
            lines.append(tr("{number} is time-barred").format(number=debt.number))
        elif debt.limitation.is_near(day):
            words = tr("{number} becomes time-barred on {day}")
            lines.append(words.format(number=debt.number, day=short_day(debt.limitation.on, day)))
    return "\n".join(lines)


def missing_rates(advice: NextStepAdvice) -> str:
    """Return for which debts no interest is in the sums, as a rate is missing, and what to do."""
    return as_written("\n".join(left_out_lines(advice.claim.unknown)))


def _relief(advice: NextStepAdvice) -> str:
    days = [each.relief.first for each in advice.situation.debts if each.relief is not None]
    if not days:
        return ""
    words = tr("Needs a reason. VAT may be claimed back from {day} on")
    return words.format(day=short_day(min(days), advice.as_of))


def tr(text: str) -> str:
    """Return a text about the next step in the language of the desk."""
    return QCoreApplication.translate("NextStep", text)
