"""Use cases: plans, changes of promises and the work on disputes come in from an export."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.domain.plan_making import Instalment, fault_of
from collector_desktop.domain.plans import PlanKind
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.money_entries import the_item
from collector_desktop.services.repeated_rows import RepeatedRows
from collector_desktop.services.table_files import (
    Brought,
    TableImport,
    day,
    day_or_none,
    is_here,
    is_id,
    kept_id,
    minor_units,
    that_of,
)
from collector_desktop.storage.models import (
    Contact,
    Dispute,
    DisputeCase,
    DisputeNote,
    DisputeStep,
    Plan,
    PlanInstalment,
    PlanItem,
    PlanRelease,
    Promise,
    PromiseChange,
)

CREDITS = frozenset({ItemType.CREDIT_ADJUSTMENT})


def _bring_plan(values: dict[str, str], _made_on: date) -> Brought:
    customer_id, currency = customer_id_of(values["customer"]), require_currency(values["currency"])
    total, made_on = minor_units(values["total"], currency), day(values["date"])
    parts = tuple(
        Instalment(day(when), minor_units(amount, currency))
        for when, _, amount in (each.partition("=") for each in values["instalments"].split("; "))
    )
    fault = fault_of(parts, total, made_on)
    if fault:
        raise RefusedError(fault, "Correct the row.")
    same = Plan.select().where(
        *(Plan.customer == customer_id, Plan.made_on == made_on, Plan.total_minor == total),
        *(Plan.currency == currency, Plan.note == values["note"]),
    )
    alike = [each for each in same if _parts_of(each) == parts]
    if is_here(alike, Plan, values.get("id", "")):
        return Brought.UNCHANGED
    debts = [_debt(each, customer_id, currency) for each in values["items"].split("; ")]
    plan = _keep_plan(values, debts, customer_id)
    for position, part in enumerate(parts, 1):
        PlanInstalment.create(
            plan=plan, position=position, due_on=part.due_on, amount_minor=part.amount_minor
        )
    for item_id, minor, before in debts:
        PlanItem.create(plan=plan, item=item_id, amount_minor=minor, paid_before_minor=before)
    for number in values["released"].split("; ") if values["released"] else ():
        credit = the_item(entry_of(number, CREDITS, customer_id).item_id)
        PlanRelease.create(plan=plan, credit=credit, made_on=credit.document_on)
    return Brought.CREATED


def _keep_plan(values: dict[str, str], debts: list[tuple[int, int, int]], customer_id: int) -> Plan:
    replaces = Plan.find(int(values["replaces"])) if values["replaces"].isdecimal() else None
    return Plan.create(
        **kept_id(Plan, values.get("id", "")),
        customer=customer_id,
        kind=PlanKind(values["kind"]),
        currency=values["currency"],
        total_minor=minor_units(values["total"], values["currency"]),
        owed_minor=sum(minor for _, minor, _ in debts),
        every=values["every"],
        method=values["method"],
        person_name=values["person"],
        note=values["note"],
        made_on=day(values["date"]),
        replaces=replaces,
        state=values["status"] or "open",
        ended_on=day_or_none(values["ended_on"]),
        contact=_contact(values, customer_id),
    )


def _contact(values: dict[str, str], customer_id: int) -> Contact | None:
    """Return the contact in which a plan was agreed, if it came with its id."""
    text = values.get("contact", "")
    found = Contact.find(int(text)) if is_id(text) else None
    is_it = found is not None and found.id_in("customer") == customer_id
    return found if is_it and found and found.made_on == day(values["date"]) else None


def _parts_of(plan: Plan) -> tuple[Instalment, ...]:
    rows = PlanInstalment.select().where(PlanInstalment.plan == plan)
    ordered = rows.order_by(PlanInstalment.position)
    return tuple(Instalment(row.due_on, row.amount_minor) for row in ordered)


def _debt(text: str, customer_id: int, currency: str) -> tuple[int, int, int]:
    """Return a debt, what is covered of it, and what was paid of it on the day before that."""
    rest, _, before = text.rpartition("=")
    number, _, amount = rest.rpartition("=")
    item = entry_of(number, DEBITS, customer_id)
    return item.item_id, minor_units(amount, currency), minor_units(before, currency)


def _bring_change(values: dict[str, str], _made_on: date) -> Brought:
    old = _promise(values, ("amount", "promised_for", "taken_on"), "promise")
    if PromiseChange.get_or_none(PromiseChange.promise == old) is not None:
        return Brought.UNCHANGED
    has_new = bool(values["new_promised_for"])
    other = ("new_amount", "new_promised_for", "new_taken_on")
    new = _promise(values, other, "replaced_by") if has_new else None
    PromiseChange.create(
        promise=old,
        how=values["how"],
        replaced_by=new,
        reason=values["reason"],
        made_on=day(values["date"]),
    )
    return Brought.CREATED


def _promise(values: dict[str, str], terms: tuple[str, str, str], own_id: str) -> Promise:
    """Return the promise of an amount, a day and the day on which it was made.

    Of several such it is that of the id, which tells them apart.
    """
    amount, pay_by, taken_on = terms
    same = Promise.select().where(
        (Promise.customer == customer_id_of(values["customer"]))
        & (Promise.amount_minor == minor_units(values[amount], values["currency"]))
        & (Promise.pay_by == day(values[pay_by]))
        & (Promise.taken_on == day(values[taken_on]))
    )
    found = that_of(list(same.order_by(Promise.id)), values.get(own_id, ""))
    if found is None:
        raise RefusedError("This promise is not in the ledger.", "Import promises.csv first.")
    return found


def dispute_named(values: dict[str, str]) -> Dispute:
    """Return the dispute that a row of an export names; its id tells it from others alike.

    Raises:
        RefusedError: it is not in the ledger.
    """
    item = entry_of(values["item"], DEBITS, customer_id_of(values["customer"]))
    same = Dispute.select().where(
        (Dispute.item == item.item_id)
        & (Dispute.amount_minor == minor_units(values["amount"], item.currency))
        & (Dispute.reason == values["reason"].upper())
        & (Dispute.raised_on == day(values["raised_on"]))
    )
    found = that_of(list(same.order_by(Dispute.id)), values.get("dispute", ""))
    if found is None:
        raise RefusedError("This dispute is not in the ledger.", "Import disputes.csv first.")
    return found


def _bring_case(values: dict[str, str], _made_on: date) -> Brought:
    dispute = dispute_named(values)
    names = ("owner", "raised_by", "root_cause", "outcome_note", "credit_number")
    wanted: dict[str, object] = {name: values[name] for name in names}
    wanted["waiting_for"] = WaitingFor(values["waiting_for"])
    if values.get("interest_treatment"):
        wanted["channel"] = values.get("raised_through", "")
        wanted["interest"] = values["interest_treatment"]
    stored = DisputeCase.get_or_none(DisputeCase.dispute == dispute.id)
    if stored is None:
        DisputeCase.create(dispute=dispute, **wanted)
        return Brought.CREATED
    if all(getattr(stored, name) == value for name, value in wanted.items()):
        return Brought.UNCHANGED
    DisputeCase.update(**wanted).where(DisputeCase.id == stored.id).execute()
    return Brought.UPDATED


def _bring_step(values: dict[str, str], _made_on: date) -> Brought:
    dispute, due_on, done_on = (
        dispute_named(values),
        day(values["due"]),
        day_or_none(values["done_on"]),
    )
    stored = DisputeStep.get_or_none(
        (DisputeStep.dispute == dispute.id)
        & (DisputeStep.name == values["name"])
        & (DisputeStep.due_on == due_on)
    )
    if stored is None:
        DisputeStep.create(
            dispute=dispute,
            position=int(values["position"]),
            name=values["name"],
            due_on=due_on,
            done_on=done_on,
        )
        return Brought.CREATED
    if stored.done_on == done_on:
        return Brought.UNCHANGED
    DisputeStep.update(done_on=done_on).where(DisputeStep.id == stored.id).execute()
    return Brought.UPDATED


class _Notes:
    """Keeps the notes of a file."""

    def __init__(self) -> None:
        self._repeated = RepeatedRows()

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Keep one note."""
        same = {
            "dispute": dispute_named(values).id,
            "author": values["author"],
            "text": values["text"],
            "made_on": day(values["date"]),
        }
        if self._repeated.is_here(DisputeNote, same):
            return Brought.UNCHANGED
        DisputeNote.create(**same)
        return Brought.CREATED


PLANS = TableImport(
    "import_plans", "plans", needed(FileKind.PLANS), Change.PROMISE | Change.ITEM, _bring_plan
)
PROMISE_CHANGES = TableImport(
    *("import_promise_changes", "changes of promises", needed(FileKind.PROMISE_CHANGES)),
    Change.PROMISE,
    _bring_change,
)
CASES = TableImport(
    "import_cases", "cases", needed(FileKind.DISPUTE_CASES), Change.ITEM, _bring_case
)
STEPS = TableImport(
    "import_steps", "steps", needed(FileKind.DISPUTE_STEPS), Change.ITEM, _bring_step
)


def notes() -> TableImport:
    """Return how the notes of one file come in."""
    columns = needed(FileKind.DISPUTE_NOTES)
    return TableImport("import_dispute_notes", "notes", columns, Change.ITEM, _Notes().bring_in)
