"""Receipts that were entered or imported before the bank line arrived.

A line that is one of them is linked to it, so that the money is not counted twice; a line by
which one came back opens again what it paid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from collector_desktop.domain.bank_text import words
from collector_desktop.domain.matching import (
    Action,
    Clue,
    Doubt,
    Fit,
    Line,
    Proposal,
    Receipt,
    Taken,
)
from collector_desktop.domain.matching_clues import ClueBook, Known
from collector_desktop.domain.matching_confidence import confidence, doubted

NEAR = timedelta(days=7)
RETURNED_WITHIN = timedelta(days=180)
_LEAST_REFERENCE = 4


class ReceiptBook:
    """Finds receipts by currency and amount."""

    def __init__(self, receipts: Sequence[Receipt], clues: ClueBook) -> None:
        self._clues = clues
        self._by_amount: dict[tuple[str, int], list[Receipt]] = defaultdict(list)
        for receipt in receipts:
            self._by_amount[receipt.currency, receipt.amount_minor].append(receipt)

    def standing(self, line: Line, known: Known, taken: Taken) -> Proposal | None:
        """Return the receipt of a customer that a line is, if there is one near its day."""
        near = [each for each in self._near(line, taken) if each.customer_id == known.customer_id]
        numbers = self._clues.named_numbers(line)
        paying = [each for each in near if numbers & set(each.pays)] or near
        if not paying or (numbers and not numbers & set(paying[0].pays) and paying[0].pays):
            return None
        nearest = min(
            paying, key=lambda each: (abs(each.received_on - line.booked_on), each.item_id)
        )
        made = _linked(nearest, known.clue)
        return doubted(made, Doubt.TWO_FIT) if len(paying) > 1 else made

    def by_amount(self, line: Line, taken: Taken) -> Iterator[Proposal]:
        """Yield the receipts near a line's day when nothing names the payer."""
        near = self._near(line, taken)
        named = [each for each in near if _says(line, each.reference)]
        for receipt in named or near:
            made = _linked(receipt, Clue.NUMBER if named else Clue.AMOUNT)
            yield doubted(made, Doubt.TWO_FIT) if len(named or near) > 1 else made

    def returned(self, line: Line, taken: Taken) -> list[Proposal]:
        """Return the receipts that a line gives back, those that it names first."""
        same = [
            each
            for each in self._by_amount.get((line.currency, -line.amount_minor), ())
            if each.item_id not in taken.receipts
            and timedelta(0) <= line.booked_on - each.received_on <= RETURNED_WITHIN
        ]
        numbers = self._clues.named_numbers(line)
        clues = {known.customer_id: known.clue for known in self._clues.known(line)}
        found = []
        for receipt in same:
            is_named = bool(numbers & set(receipt.pays)) or _says(line, receipt.reference)
            is_named = is_named or _says(line, receipt.number)
            clue = Clue.NUMBER if is_named else clues.get(receipt.customer_id, Clue.AMOUNT)
            found.append(
                Proposal(
                    Action.RETURN,
                    receipt.customer_id,
                    confidence(clue, Fit.RETURNED),
                    clue,
                    Fit.RETURNED,
                    item_id=receipt.item_id,
                    number=receipt.number,
                )
            )
        return found

    def _near(self, line: Line, taken: Taken) -> list[Receipt]:
        return [
            each
            for each in self._by_amount.get((line.currency, line.amount_minor), ())
            if not each.is_matched
            and each.item_id not in taken.receipts
            and abs(each.received_on - line.booked_on) <= NEAR
        ]


def _linked(receipt: Receipt, clue: Clue) -> Proposal:
    return Proposal(
        Action.LINK,
        receipt.customer_id,
        confidence(clue, Fit.STANDING),
        clue,
        Fit.STANDING,
        item_id=receipt.item_id,
        number=receipt.number,
    )


def _says(line: Line, reference: str) -> bool:
    """Return whether a line has a reference in it, word for word."""
    wanted = [word.text for word in words(reference)]
    if sum(len(word) for word in wanted) < _LEAST_REFERENCE:
        return False
    every = [word.text for word in words(line.all_text)]
    return any(every[at : at + len(wanted)] == wanted for at in range(len(every)))
