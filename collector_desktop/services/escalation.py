"""Use cases: what may follow for a customer, and the decision on it with what it does."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.escalation import Advice, Step, advise, suggested
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.legal_letters import BEFORE_ACTION, Place, court_fee
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.escalation import Situation, situation
from collector_desktop.queries.interest import Unknown, Wanted, known_claims
from collector_desktop.services.account_status import keep_status
from collector_desktop.services.credit_limits import set_limit
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import the_customer
from collector_desktop.services.rates import rate_book
from collector_desktop.services.tasks import TaskDraft, keep_task
from collector_desktop.storage.models import NextStep
from collector_desktop.storage.operations import operation

LABELS = {
    Step.STOP_SUPPLY: "Stop supply",
    Step.WITHDRAW_TERMS: "Withdraw credit terms",
    Step.VISIT: "Visit the customer",
    Step.DIRECTOR_LETTER: "Write to a director",
    Step.LETTER_BEFORE_ACTION: "Letter before action",
    Step.STATUTORY_DEMAND: "Statutory demand",
    Step.COURT_CLAIM: "Prepare a court claim",
    Step.AGENCY: "Pass to a collection agency",
    Step.INSURANCE_CLAIM: "Claim on the credit insurance",
    Step.ONE_MORE_CHANCE: "One more chance",
    Step.WRITE_OFF: "Write off",
}
TEMPLATES = {
    Step.STOP_SUPPLY: "credit-hold",
    Step.LETTER_BEFORE_ACTION: BEFORE_ACTION,
}
_STATUS = {
    Step.STOP_SUPPLY: AccountStatus.ON_STOP,
    Step.COURT_CLAIM: AccountStatus.LEGAL,
    Step.AGENCY: AccountStatus.AGENCY,
}
_TO_DO = {
    Step.VISIT: "Visit them: tell them the day and the purpose before",
    Step.DIRECTOR_LETTER: "Write to a director by name",
    Step.LETTER_BEFORE_ACTION: "Print and post the letter before action",
    Step.STATUTORY_DEMAND: "Have the statutory demand served",
    Step.COURT_CLAIM: "Issue the court claim",
    Step.AGENCY: "Send the agency its file",
    Step.INSURANCE_CLAIM: "Report the debt to the credit insurer",
    Step.WRITE_OFF: "Write off what is left of each debt",
}


@frozen
class ClaimSum:
    """What a court would be asked for; `fee_minor` None where the fee is not known to us.

    What the debts in `unknown` bear is in no sum: a rate of theirs is missing, and so is the fee.
    """

    principal_minor: int
    interest_minor: int
    compensation_minor: int
    fee_minor: int | None
    unknown: tuple[Unknown, ...] = ()

    @property
    def total_minor(self) -> int:
        """Principal, interest and compensation, without the fee."""
        return self.principal_minor + self.interest_minor + self.compensation_minor


@frozen
class NextStepAdvice:
    """Where a customer stands, every step with its reasons, and the one suggested now."""

    situation: Situation
    options: tuple[Advice, ...]
    suggested: Step | None
    claim: ClaimSum
    as_of: date

    def option(self, step: Step) -> Advice:
        """Return the advice on one step."""
        return next(each for each in self.options if each.step is step)


@frozen
class StepDraft:
    """The step decided on, and why."""

    customer_id: int
    step: Step
    reason: str


def next_step_advice(customer_id: int, as_of: date) -> NextStepAdvice:
    """Return what may follow for a customer at a day."""
    found = situation(customer_id, as_of)
    claim = _claim(found, as_of)
    return NextStepAdvice(
        found, advise(found.facts, as_of), suggested(found.facts, as_of), claim, as_of
    )


def decide_next_step(draft: StepDraft, made_on: date) -> Outcome[int]:
    """Decide on what follows, keep the decision, and do what it means.

    Supply stopped, a court claim and an agency put the account into that status; withdrawn terms
    make it cash only; what somebody has to do is on Today. Letters are printed by whoever asks.

    Raises:
        RefusedError: no reason is given, or this step cannot be taken now.
    """
    customer = the_customer(draft.customer_id)
    reason = draft.reason.strip()
    if not reason:
        raise RefusedError("A decision needs a reason.", "It is kept in the history.")
    advice = next_step_advice(draft.customer_id, made_on)
    option = advice.option(draft.step)
    if not option.is_open:
        label = LABELS[draft.step]
        why = "; ".join(option.reasons)
        raise RefusedError(f"{label} is not possible now.", f"{why[:1].upper()}{why[1:]}.")
    summary = f"{LABELS[draft.step]}: {customer.name}"
    with operation("decide_next_step", summary, made_on) as current:
        made = NextStep.create(
            customer=customer,
            step=draft.step.value,
            suggested=advice.suggested.value if advice.suggested else "",
            reason=reason,
            made_on=made_on,
        )
        if draft.step in _STATUS:
            keep_status(customer.id, _STATUS[draft.step], reason, made_on)
        if draft.step is Step.WITHDRAW_TERMS:
            set_limit(customer.id, 0, made_on)
        if draft.step in _TO_DO:
            task = TaskDraft(customer.id, TaskKind.OTHER, made_on, _TO_DO[draft.step])
            keep_task(task, made_on)
        note_on(customer.id, f"{LABELS[draft.step]}: {reason}", made_on)
    return Outcome(made.id, Change.CUSTOMER | Change.CONTACT, current.id, summary)


def _claim(found: Situation, as_of: date) -> ClaimSum:
    facts = found.facts
    claims = known_claims(as_of, rate_book(), Wanted(found.customer.customer_id))
    rows = [
        row.claim for row in claims.rows if row.currency == facts.currency and row.claim.open_minor
    ]
    unknown = tuple(
        each for each in claims.unknown if each.currency == facts.currency and each.open_minor
    )
    interest = sum(claim.rest.interest_minor for claim in rows)
    fixed = sum(claim.rest_fixed_minor or 0 for claim in rows)
    total = facts.undisputed_minor + interest + fixed
    is_english = facts.place is Place.ENGLAND_WALES and facts.currency == "GBP"
    is_whole = total > 0 and not unknown
    fee = court_fee(total) if is_english and is_whole else None
    return ClaimSum(facts.undisputed_minor, interest, fixed, fee, unknown)
