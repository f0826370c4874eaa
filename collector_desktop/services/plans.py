"""Use cases about instalment plans: agree one, put another in its place, end it."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.plan_making import Instalment, fault_of
from collector_desktop.domain.plans import PlanKind
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.plan_debts import plannable, require_unplanned
from collector_desktop.queries.plan_money import paid_on
from collector_desktop.queries.plans import PlanRow, plan_of
from collector_desktop.queries.position import OpenItem
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.services.promises import WITHDRAWN, judge_promises, withdraw
from collector_desktop.storage.models import (
    Contact,
    ContactItem,
    Plan,
    PlanInstalment,
    PlanItem,
    Promise,
    PromiseChange,
    PromiseItem,
)
from collector_desktop.storage.operations import operation

CHANGED = Change.PROMISE | Change.CONTACT | Change.ITEM
INSTEAD = "instalments agreed instead"


@frozen
class PlanDraft:
    """What was agreed: the instalments, and which open debts they pay.

    Without items they are the customer's open debts of the currency, the oldest first, as far as
    the sum reaches. `replaces` is a plan that this one takes the place of; without items it is
    then about the debts of that one. A settlement names its kind and asks for less than is open.
    """

    customer_id: int
    currency: str
    instalments: tuple[Instalment, ...]
    item_ids: tuple[int, ...] = ()
    kind: PlanKind = PlanKind.PLAN
    every: str = ""
    method: str = ""
    person: str = ""
    note: str = ""
    contact_kind: str = ContactKind.NOTE
    replaces: int | None = None

    @property
    def total_minor(self) -> int:
        """The sum of the instalments."""
        return sum(each.amount_minor for each in self.instalments)


def agree_plan(draft: PlanDraft, made_on: date) -> Outcome[int]:
    """Record an instalment plan and return its id; while it is kept, its debts are not chased.

    The debts keep their due dates. Promises for them, and open follow-ups, end with it.

    Raises:
        RefusedError: the instalments are not sound, or a debt is not open, or in another plan.
    """
    customer = the_customer(draft.customer_id)
    replaced = None if draft.replaces is None else _running(draft.replaces, made_on)
    debts = _debts(draft, replaced, made_on)
    shares = _shares(draft, debts, made_on)
    kind = "settlement" if draft.kind is PlanKind.SETTLEMENT else "plan"
    words = f"{kind} of {in_words(draft.total_minor, draft.currency)}"
    with operation("agree_plan", f"Agree a {words} with {customer.name}", made_on) as current:
        if replaced is not None:
            _end(replaced.plan_id, "replaced", made_on)
        judge_promises(made_on, customer.id)
        contact = _contact(draft, shares, made_on)
        plan = _write(draft, shares, contact, made_on)
        _withdraw_promises(draft, shares, made_on)
        judge_promises(made_on, customer.id)
    return Outcome(plan.id, CHANGED, current.id, current.summary)


def cancel_plan(plan_id: int, made_on: date, reason: str = "") -> Outcome[int]:
    """End a plan by which money is still to come; what it covered is chased again from that day.

    So ends a settlement that was paid before its rest is given up: the rest stays owed.

    Raises:
        RefusedError: there is no such plan, or it has ended.
    """
    row = _running(plan_id, made_on)
    words = f"Cancel the plan of {row.customer_name}"
    with operation("cancel_plan", words, made_on) as current:
        _end(plan_id, "cancelled", made_on)
        said = f"Plan of {money(row.total_minor, row.currency)} cancelled"
        note_on(
            row.customer_id,
            f"{said}: {reason.strip()}" if reason.strip() else said,
            made_on,
            row.item_ids,
        )
        judge_promises(made_on, row.customer_id)
    return Outcome(plan_id, CHANGED, current.id, words)


def _running(plan_id: int, made_on: date) -> PlanRow:
    row = plan_of(plan_id, made_on)
    if row is None:
        raise RefusedError(f"There is no plan {plan_id}.", "See the list of plans.")
    if not row.is_running and not row.is_rest_open:
        state = row.state.value.replace("_", " ")
        raise RefusedError(f"Plan {plan_id} is {state} already.", "See the list of plans.")
    return row


def _debts(draft: PlanDraft, replaced: PlanRow | None, made_on: date) -> list[OpenItem]:
    """Return the open debts that the plan is about, the oldest first."""
    free = plannable(made_on, draft.customer_id, draft.currency, draft.replaces)
    named = set(draft.item_ids or (replaced.item_ids if replaced else ()))
    if not named:
        return free
    found = [row for row in free if row.item_id in named]
    if draft.item_ids and len(found) < len(named):
        _refuse(named, draft, made_on)
    return found


def _refuse(named: set[int], draft: PlanDraft, made_on: date) -> NoReturn:
    require_unplanned(made_on, draft.customer_id, named, draft.replaces)
    raise RefusedError(
        f"Not all of these are open debts of the customer in {draft.currency}.",
        "Choose open invoices of one currency.",
    )


def _shares(draft: PlanDraft, debts: list[OpenItem], made_on: date) -> dict[int, int]:
    """Return how much of which debt the plan covers, by item."""
    owed, total = sum(row.open_minor for row in debts), draft.total_minor
    fault = fault_of(draft.instalments, total, made_on)
    if fault:
        raise RefusedError(fault, "Correct the instalments.")
    if not owed:
        require_unplanned(made_on, draft.customer_id, (), draft.replaces)
        raise RefusedError("Nothing is open that a plan could pay.", "See the open items.")
    if total > owed:
        raise RefusedError(
            f"Only {in_words(owed, draft.currency)} is open for it.", "Agree on no more than that."
        )
    if draft.kind is PlanKind.SETTLEMENT:
        if total == owed:
            raise RefusedError(
                f"A settlement is for less than the {in_words(owed, draft.currency)} that is open.",
                "Agree a plan instead.",
            )
        return {row.item_id: row.open_minor for row in debts}
    shares, rest = {}, total
    for row in debts:
        if rest:
            shares[row.item_id] = min(rest, row.open_minor)
            rest -= shares[row.item_id]
    return shares


def _contact(draft: PlanDraft, shares: dict[int, int], made_on: date) -> Contact:
    """Write the agreement into the history; what was to follow is done with."""
    count, last = len(draft.instalments), draft.instalments[-1].due_on
    kind = "Settlement" if draft.kind is PlanKind.SETTLEMENT else "Plan"
    parts = "1 instalment" if count == 1 else f"{count} instalments"
    said = f"{kind} of {money(draft.total_minor, draft.currency)}, {parts} to {plain_day(last)}"
    contact = Contact.create(
        customer=draft.customer_id,
        kind=draft.contact_kind,
        outcome="PLAN",
        person_name=draft.person,
        note=f"{said}. {draft.note.strip()}" if draft.note.strip() else said,
        made_on=made_on,
    )
    for item_id in shares:
        ContactItem.create(contact=contact, item=item_id)
    Contact.update(closed_by=contact).where(
        (Contact.customer == draft.customer_id)
        & Contact.closed_by.is_null()
        & Contact.next_on.is_null(False)  # noqa: FBT003 - peewee's own way to say "is not null"
    ).execute()
    return contact


def _write(draft: PlanDraft, shares: dict[int, int], contact: Contact, made_on: date) -> Plan:
    plan = Plan.create(
        customer=draft.customer_id,
        kind=draft.kind,
        currency=draft.currency,
        total_minor=draft.total_minor,
        owed_minor=sum(shares.values()),
        every=draft.every,
        method=draft.method,
        person_name=draft.person,
        note=draft.note.strip(),
        made_on=made_on,
        contact=contact,
        replaces=draft.replaces,
    )
    for position, each in enumerate(draft.instalments, 1):
        PlanInstalment.create(
            plan=plan, position=position, due_on=each.due_on, amount_minor=each.amount_minor
        )
    before = paid_on(shares, made_on)
    for item_id, minor in shares.items():
        PlanItem.create(
            plan=plan,
            item=item_id,
            amount_minor=minor,
            paid_before_minor=before.get(item_id, 0),
        )
    return plan


def _withdraw_promises(draft: PlanDraft, shares: dict[int, int], made_on: date) -> None:
    """End the open promises for a debt of the plan, and those for the whole account."""
    covering = PromiseItem.select(PromiseItem.promise).where(PromiseItem.item.in_(list(shares)))
    of_items = PromiseItem.select(PromiseItem.promise)
    mine = (
        (Promise.customer == draft.customer_id)
        & (Promise.currency == draft.currency)
        & (Promise.status == PromiseStatus.OPEN)
        & (Promise.id.in_(covering) | Promise.id.not_in(of_items))
    )
    for promise in list(Promise.select().where(mine)):
        withdraw(promise, made_on)
        PromiseChange.create(promise=promise, how=WITHDRAWN, reason=INSTEAD, made_on=made_on)


def _end(plan_id: int, state: str, made_on: date) -> None:
    Plan.update(state=state, ended_on=made_on).where(Plan.id == plan_id).execute()
