"""Tally: the report of bills receivable, whose amounts stand beside the bills and not in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from collector_desktop.importers.base import ItemRow, RowProblem
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.tally.values import day, debit, due_after, words
from collector_desktop.importers.xml_tree import Node

_BEGINS = "BILLFIXED"


@dataclass(slots=True)
class BillRows:
    """What the report says is open: bills, and credits that are on account."""

    items: list[ItemRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def is_payable(self) -> bool:
        """Whether the report is that of bills to be paid: then all of them are credits."""
        return bool(self.items) and all(item.type == "receipt" for item in self.items)


def read_bills(root: Node) -> BillRows:
    """Return the bills of a report; what a bill comes to is behind it, before the next."""
    rows = BillRows()
    for bill, behind in _bills(root):
        try:
            rows.items.append(_item(bill, behind))
        except CellError as wrong:
            rows.problems.append(RowProblem(bill.row, wrong.field, wrong.value, wrong.reason))
    return rows


def _bills(root: Node) -> list[tuple[Node, Node]]:
    """Return each bill with what is behind it, wherever in the file they are."""
    found: list[tuple[Node, Node]] = []
    waiting = root.parts[::-1]
    while waiting:
        part = waiting.pop()
        if part.name == _BEGINS:
            found.append((part, Node("", part.row, {})))
            continue
        if found:
            found[-1][1].parts.append(part)
        waiting += part.parts[::-1]
    return found


def _item(bill: Node, behind: Node) -> ItemRow:
    name, number = words(bill, "BILLPARTY"), words(bill, "BILLREF")
    if not name:
        raise CellError("customer", "", "The customer is missing.")
    issued = day(words(bill, "BILLDATE"))
    amount = debit(words(behind, "BILLCL"))
    if amount == 0:
        raise CellError("amount", "0", "An amount of zero owes nothing.")
    if amount > 0 and not number:
        raise CellError("number", "", "The number is missing.")
    due = words(behind, "BILLDUE")
    return ItemRow(
        row=bill.row,
        type="invoice" if amount > 0 else "receipt",
        number=number or f"On account {issued.isoformat()}",
        customer_code="",
        customer_name=name,
        document_on=issued,
        due_on=due_after(issued, due) if due and amount > 0 else None,
        amount_minor=abs(amount),
        open_minor=abs(amount),
        only_open=True,
    )
