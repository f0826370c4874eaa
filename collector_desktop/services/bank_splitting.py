"""Use cases: one bank line is the money of several customers, or several receipts that stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.services.bank_entries import REFERENCE_LENGTH, Matched, the_line
from collector_desktop.services.bank_matching import Confirmed, done_with
from collector_desktop.services.money_entries import in_words, the_customer, the_item, unallocated
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import BankLine, BankPosting
from collector_desktop.storage.operations import operation

Share = tuple[int, int]


def split_line(line_id: int, shares: Sequence[Share], made_on: date) -> Outcome[Confirmed]:
    """Make a receipt for each customer's share of a line; each pays by the usual order.

    `shares` are (customer, minor units) and come to the line, as a payout of a card service or a
    deposit of several cheques does.

    Raises:
        RefusedError: the line is not open or is money out, or the shares are not the line.
    """
    line = _open_line(line_id)
    if len({customer_id for customer_id, _ in shares}) < len(shares):
        raise RefusedError("A customer was named twice.", "Name each once, with all of it.")
    _require_sum(line, [minor for _, minor in shares])
    whole = in_words(line.amount_minor, line.currency)
    summary = f"Split bank line {whole} into {len(shares)} shares"
    with operation("split_bank_line", summary, made_on) as current:
        matched = tuple(_receive(line, share, made_on) for share in shares)
        BankLine.update(status="matched").where(BankLine.id == line.id).execute()
    return done_with(Confirmed(matched), current.id, summary)


def link_line(line_id: int, receipt_ids: Sequence[int], made_on: date) -> Outcome[Confirmed]:
    """Tie a line to the receipts that it is together, of one customer or of several.

    Raises:
        RefusedError: the line is not open, a receipt is another line's already, or together they
            are not the line.
    """
    line = _open_line(line_id)
    receipts = [the_item(each) for each in dict.fromkeys(receipt_ids)]
    for receipt in receipts:
        if receipt.type != "receipt" or receipt.currency != line.currency:
            raise RefusedError(f"{receipt.number} is not this payment.", "Choose receipts.")
        if BankPosting.get_or_none(BankPosting.item == receipt) is not None:
            raise RefusedError(
                f"{receipt.number} is already matched with another bank line.", "Choose another."
            )
    _require_sum(line, [receipt.amount_minor for receipt in receipts])
    numbers = ", ".join(receipt.number for receipt in receipts)
    summary = f"Match bank line {in_words(line.amount_minor, line.currency)} with {numbers}"
    with operation("link_bank_line", summary, made_on) as current:
        for receipt in receipts:
            BankPosting.create(line=line, item=receipt)
        BankLine.update(status="matched").where(BankLine.id == line.id).execute()
    matched = tuple(
        Matched(
            *(line.id, each.customer.code, each.number, each.currency, each.amount_minor, ()),
            unallocated(each),
        )
        for each in receipts
    )
    return done_with(Confirmed(matched), current.id, summary)


def _receive(line: BankLine, share: Share, made_on: date) -> Matched:
    customer = the_customer(share[0])
    reference = (line.reference or line.text)[:REFERENCE_LENGTH]
    draft = ReceiptDraft(
        *(customer.id, share[1], line.currency, line.booked_on, reference), less_discount=True
    )
    moved = record_receipt(draft, made_on).value
    BankPosting.create(line=line, item=moved.item_id)
    return Matched(
        *(line.id, customer.code, moved.number or "", line.currency, share[1]),
        moved.allocations,
        moved.unallocated_minor,
        moved.changes,
    )


def _open_line(line_id: int) -> BankLine:
    line = the_line(line_id)
    if line.status != "open":
        raise RefusedError(f"Bank line {line.id} is {line.status} already.", "Refresh the list.")
    return line


def _require_sum(line: BankLine, parts: Sequence[int]) -> None:
    if any(minor <= 0 for minor in parts) or sum(parts) != line.amount_minor:
        shares, whole = (
            in_words(minor, line.currency) for minor in (sum(parts), line.amount_minor)
        )
        raise RefusedError(
            f"The shares come to {shares}, the line is {whole}.", "Name shares above zero."
        )
