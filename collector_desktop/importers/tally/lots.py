"""Tally: the moves on each bill of a customer, as an item and what is open of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

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
        return [*_used_up(made, moves, net), *_rest(moves, net)]
    same = sum(move.amount for move in made if (move.amount > 0) == (first.amount > 0))
    left = abs(net) if net * same > 0 else 0
    item = _item(first, same)
    document = item._replace(
        amount_minor=max(item.amount_minor, left),
        open_minor=left,
        settled_on=None if left else max(move.on for move in moves),
    )
    return [document, *(_rest(moves, 0 if left else net) or _paid_back(first, moves))]


def _rest(moves: Sequence[Move], net: int) -> list[ItemRow]:
    """Return what is left on account.

    It is of the first voucher on that side, so that it is the same in a later file; payments for
    an older bill, which nothing went against, are one each.
    """
    if all(move.way == AGAINST and move.amount * net > 0 for move in moves):
        return [_item(move, move.amount) for move in moves]
    return [_item(move, net) for move in moves if move.amount * net > 0][:1]


def _paid_back(first: Move, moves: Sequence[Move]) -> list[ItemRow]:
    """Return what was paid too much for some days: an earlier file may have brought it in."""
    beyond = total = 0
    for _, some in groupby(moves, attrgetter("on")):
        total += sum(move.amount for move in some)
        if total * first.amount < 0:
            beyond = max(beyond, abs(total))
    if not beyond:
        return []
    last = max(move.on for move in moves)
    return [
        item._replace(amount_minor=beyond, open_minor=0, settled_on=last)
        for item in _rest(moves, -first.amount)
    ]


def _used_up(made: Sequence[Move], moves: Sequence[Move], net: int) -> list[ItemRow]:
    """Return an advance of which nothing is left: an earlier file may have brought it in."""
    if not made or made[0].amount * net > 0:
        return []
    (item,) = _rest(made, made[0].amount)
    same = sum(move.amount for move in made if move.amount * made[0].amount > 0)
    last = max(move.on for move in moves)
    return [item._replace(amount_minor=abs(same), open_minor=0, settled_on=last)]


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
