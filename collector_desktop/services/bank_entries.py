"""What one bank line becomes: a receipt with what it pays, a link, or a payment returned.

The functions here write inside an operation that the use case has opened.
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.back_dating import PastChanges, together
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import Action
from collector_desktop.queries.returns import settled_with
from collector_desktop.services.allocations import allocate
from collector_desktop.services.bank_rules import learn
from collector_desktop.services.money_entries import (
    NO_CHANGES,
    Allocated,
    MoneyMoved,
    the_customer,
    the_item,
    unallocated,
)
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.reversals import bounce
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import BankLine, BankPosting
from collector_desktop.storage.operations import operation

REFERENCE_LENGTH = 140
Parts = tuple[tuple[int, int], ...]


@frozen
class Decision:
    """What a line is, as decided: (item, amount) of what it pays and of the credits taken with it.

    `item_id` is the receipt to link or return. `difference` is the reason by which what stays
    open of the parts, or what is left over, is given up; without one it stays.
    """

    line_id: int
    action: Action
    customer_id: int
    parts: Parts = ()
    credits: Parts = ()
    item_id: int | None = None
    difference: str = ""


@frozen
class Matched:
    """A line that was matched, with the entry that it is now and the links that were made.

    `changes` is what of the past comes out otherwise, as the bank booked the line before today.
    """

    line_id: int
    customer: str
    number: str
    currency: str
    amount_minor: int
    allocations: tuple[Allocated, ...]
    unallocated_minor: int
    changes: PastChanges = NO_CHANGES


def the_line(line_id: int) -> BankLine:
    """Return a bank line.

    Raises:
        RefusedError: it is not there.
    """
    found = BankLine.get_or_none(BankLine.id == line_id)
    if found is None:
        raise RefusedError(f"There is no bank line {line_id}.", "See `bank propose`.")
    return found


def match_line(decision: Decision, made_on: date) -> Matched:
    """Make of an open line what was decided, and learn who pays like this.

    Raises:
        RefusedError: the line is not open, or a rule of money forbids it.
    """
    line = the_line(decision.line_id)
    if line.status != "open":
        raise RefusedError(f"Bank line {line.id} is {line.status} already.", "Refresh the list.")
    customer = the_customer(decision.customer_id)
    with operation("match_bank_line", "Match a bank line", made_on):
        match decision.action:
            case Action.LINK:
                result = _link(line, decision)
            case Action.RETURN:
                result = _return(line, decision, made_on)
            case Action.RECEIVE:
                result = _receive(line, decision, made_on)
        BankLine.update(status="matched").where(BankLine.id == line.id).execute()
        if decision.action is not Action.RETURN:
            learn(line, customer)
    number, links, left, changes = result
    booked = (line.id, customer.code, number, line.currency, line.amount_minor)
    return Matched(*booked, links, left, changes)


Result = tuple[str, tuple[Allocated, ...], int, PastChanges]


def _link(line: BankLine, decision: Decision) -> Result:
    receipt = the_item(_receipt_of(decision))
    if BankPosting.get_or_none(BankPosting.item == receipt) is not None:
        raise RefusedError(
            f"{receipt.number} is already matched with another bank line.", "Choose another one."
        )
    same = (receipt.type, receipt.amount_minor, receipt.currency, receipt.customer.id)
    if same != ("receipt", line.amount_minor, line.currency, decision.customer_id):
        raise RefusedError(
            f"{receipt.number} is not this payment.",
            "Customer, amount and currency must be the same.",
        )
    BankPosting.create(line=line, item=receipt)
    return receipt.number, (), unallocated(receipt), NO_CHANGES


def _return(line: BankLine, decision: Decision, made_on: date) -> Result:
    receipt = the_item(_receipt_of(decision))
    if (receipt.amount_minor, receipt.currency) != (-line.amount_minor, line.currency):
        raise RefusedError(f"{receipt.number} is not what came back.", "The sums differ.")
    moved = bounce(receipt.id, line.booked_on, made_on).value
    _post(line, moved)
    return moved.number or "", moved.allocations, moved.unallocated_minor, moved.changes


def _receive(line: BankLine, decision: Decision, made_on: date) -> Result:
    if line.amount_minor < 0:
        raise RefusedError("This line is money out.", "Leave it out, or choose what came back.")
    done = _use_credits(line, decision, made_on)
    paid = _without_credits(decision)
    draft = ReceiptDraft(
        decision.customer_id,
        line.amount_minor,
        line.currency,
        line.booked_on,
        (line.reference or line.text)[:REFERENCE_LENGTH],
        "bank",
        paid or "none",
    )
    moved = record_receipt(draft, made_on).value
    _post(line, moved)
    done.append(moved)
    if decision.difference:
        done += _give_up(line, decision, moved, made_on)
    links = tuple(made for each in done for made in each.allocations)
    changes = together((decision.customer_id, each.changes) for each in done)
    left = unallocated(the_item(moved.item_id or 0))
    return moved.number or "", links, left, changes


def _use_credits(line: BankLine, decision: Decision, made_on: date) -> list[MoneyMoved]:
    """Allocate the credits to the debits, the first to the first."""
    made: list[MoneyMoved] = []
    for credit_id, debit_id, minor in _pairs(decision):
        credit, debit = the_item(credit_id), the_item(debit_id)
        day = max(line.booked_on, credit.document_on, debit.document_on)
        made.append(allocate(credit_id, debit_id, minor, day, made_on).value)
    return made


def _pairs(decision: Decision) -> list[tuple[int, int, int]]:
    """Return (credit, debit, amount), using the credits up from the first debit on."""
    rooms = [[item_id, minor] for item_id, minor in decision.parts]
    made = []
    for credit_id, minor in decision.credits:
        left = minor
        for room in rooms:
            taken = min(left, room[1])
            if taken:
                made.append((credit_id, room[0], taken))
                room[1] -= taken
                left -= taken
    return made


def _without_credits(decision: Decision) -> Parts:
    """Return what the money itself pays, once the credits are used."""
    used: dict[int, int] = {}
    for _, debit_id, minor in _pairs(decision):
        used[debit_id] = used.get(debit_id, 0) + minor
    rest = ((item_id, minor - used.get(item_id, 0)) for item_id, minor in decision.parts)
    return tuple((item_id, minor) for item_id, minor in rest if minor)


def _give_up(
    line: BankLine, decision: Decision, moved: MoneyMoved, made_on: date
) -> list[MoneyMoved]:
    """Write off what stays open of the parts, or what is left of the money.

    What is short is given up only as long as the payment stands.
    """
    made: list[MoneyMoved] = []
    short = [item_id for item_id, _ in decision.parts if the_item(item_id).open_minor]
    whole = [moved.item_id] if moved.unallocated_minor and moved.item_id else []
    for item_id in short or whole:
        item = the_item(item_id)
        day = max(line.booked_on, item.document_on)
        condition = settled_with(moved.number or "") if short else ""
        draft = WriteOffDraft(item_id, decision.difference, day, reference=condition)
        written = write_off(draft, made_on).value
        _post(line, written)
        made.append(written)
    return made


def _post(line: BankLine, moved: MoneyMoved) -> None:
    BankPosting.create(line=line, item=moved.item_id)


def _receipt_of(decision: Decision) -> int:
    if decision.item_id is None:
        raise RefusedError("No receipt was chosen.", "Choose the one that this line is.")
    return decision.item_id
