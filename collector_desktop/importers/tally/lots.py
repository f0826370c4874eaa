"""Tally: the moves on each bill of a customer, as an item and what is open of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collector_desktop.importers.base import CustomerRow, ItemRow
from collector_desktop.importers.tally.vouchers import AGAINST, Move

_DEBITS = {"sales": "invoice", "debit note": "invoice", "payment": "refund", "contra": "refund"}
_CREDITS = {"sales": "credit_note", "credit note": "credit_note", "receipt": "receipt"}
_DOCUMENTS = frozenset({"invoice", "credit_note"})


def items_of(moves: Iterable[Move], customers: dict[str, CustomerRow]) -> list[ItemRow]:
    """Return the items that moves come to, in the order of the file.

    Moves of one bill are one item, and so are the parts of a voucher that are on account.
    """
    bills: dict[tuple[str, ...], list[Move]] = {}
    for move in moves:
        party, voucher = move.party.casefold(), f"{move.row} {move.kind} {move.number}"
        key = (party, move.bill.casefold()) if move.bill else (party, "", voucher)
        bills.setdefault(key, []).append(move)
    items = [
        item._replace(customer=customers.get(party), customer_name=_name(party, parts, customers))
        for (party, *_), parts in bills.items()
        for item in _of_bill(parts)
    ]
    return sorted(items, key=lambda item: item.row)


def _name(party: str, moves: Sequence[Move], customers: dict[str, CustomerRow]) -> str:
    return customers[party].name if party in customers else moves[0].party


def _of_bill(moves: Sequence[Move]) -> list[ItemRow]:
    """Return what the moves of one bill come to: one item, two if its sides cross.

    Of a bill that is older than the file only what moved is known: that is on account.
    """
    net = sum(move.amount for move in moves)
    made = [move for move in moves if move.way != AGAINST]
    first = next((move for move in made if _kind(move) in _DOCUMENTS), None)
    if first is None:
        return _rest(moves, net)
    same = sum(move.amount for move in made if (move.amount > 0) == (first.amount > 0))
    left = abs(net) if net * same > 0 else 0
    item = _item(first, same)
    document = item._replace(
        amount_minor=max(item.amount_minor, left),
        open_minor=left,
        settled_on=None if left else max(move.on for move in moves),
    )
    return [document, *([] if left else _rest(moves, net))]


def _rest(moves: Sequence[Move], net: int) -> list[ItemRow]:
    """Return what is left on account; it is of the last voucher on that side."""
    return [_item(move, net) for move in moves[::-1] if move.amount * net > 0][:1]


def _kind(move: Move) -> str:
    """Return the type of item that a move is by itself."""
    if move.amount > 0:
        return _DEBITS.get(move.kind, "debit_adjustment")
    return _CREDITS.get(move.kind, "credit_adjustment")


def _item(move: Move, amount: int) -> ItemRow:
    """Return an item of a move; `amount` is below zero for a credit, as that of the move is."""
    kind = _kind(move)
    is_document = kind in _DOCUMENTS and move.way != AGAINST
    said = " of ".join(filter(None, (move.number, "" if move.bill else move.on.isoformat())))
    said = f"{move.kind.capitalize()} {said or move.on.isoformat()}"
    number = (move.bill or move.number) if is_document else ""
    return ItemRow(
        row=move.row,
        type=kind,
        number=number or (f"{said} for {move.bill}" if move.bill else said),
        customer_code="",
        customer_name=move.party,
        document_on=move.on,
        due_on=move.due_on if is_document else None,
        amount_minor=abs(amount),
        reference=move.reference if is_document else move.bill,
    )
