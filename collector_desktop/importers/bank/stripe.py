"""Stripe's payout reconciliation report: what each payout to the bank is made of.

It becomes an account of its own: every charge comes in gross, so that it meets its invoice; its
fee and the payout go out. What is left is nothing. A fee has the mark that it has in Stripe's
balance history, so that neither comes in twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.csv_lines import fee_line
from collector_desktop.importers.bank.draft import (
    LineError,
    StatementDraft,
    read_currency,
    read_money,
)
from collector_desktop.importers.base import BankStatement, StatementLine
from collector_desktop.importers.cells import is_blank, text_of
from collector_desktop.importers.dates import DateTextError, parse_day
from collector_desktop.importers.headers import header_texts, plain_header

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.importers.layout import NumberedLines
    from collector_desktop.importers.sources import Source

NAME = "stripe_csv"
COLUMNS = (
    "automatic_payout_id",
    "automatic_payout_effective_at_utc",
    "balance_transaction_id",
    "created_utc",
    "currency",
    "gross",
    "fee",
    "net",
    "reporting_category",
    "source_id",
    "payment_intent_id",
    "charge_id",
)
NOT_READ = "rows of payouts, which follow from the others, and ids of charges"
_NEEDED = COLUMNS[:9]
_TAX = "tax"
_DISPUTES = ("dispute", "chargeback")
_WORDS = ("reporting_category", "description", "customer_name", "customer_email", "source_id")


def stripe_header(lines: NumberedLines) -> int:
    """Return the line that names the columns of Stripe's report, 0 if there is none."""
    needed = {plain_header(name) for name in _NEEDED}
    for row, cells in lines:
        if needed <= {plain_header(text) for text in header_texts(cells)}:
            return row
    return 0


@dataclass(slots=True)
class _Payout:
    """The lines of one payout in one currency."""

    paid_on: date
    net: int = 0
    fees: int = 0
    row: int = 1


def read_stripe(source: Source, header_row: int) -> list[BankStatement]:
    """Return one statement for each currency.

    Raises:
        UnreadableFileError: a statement does not add up.
    """
    places: dict[str, int] = {}
    drafts: dict[str, StatementDraft] = {}
    payouts: dict[tuple[str, str], _Payout] = {}
    for row, cells in source.rows():
        if row == header_row:
            headers = header_texts(cells)
            places = {plain_header(text): place for place, text in enumerate(headers)}
        if row <= header_row or is_blank(cells):
            continue
        values = {
            name: text_of(cells[place])
            for name in (*COLUMNS, *_WORDS, _TAX)
            if (place := places.get(plain_header(name), len(cells))) < len(cells)
        }
        _take(values, row, drafts, payouts)
    for (payout_id, currency), payout in payouts.items():
        drafts[currency].lines += _paid_out(payout_id, currency, payout)
    return [draft.finish(NAME, source.path.name) for draft in drafts.values()]


def _take(
    values: dict[str, str],
    row: int,
    drafts: dict[str, StatementDraft],
    payouts: dict[tuple[str, str], _Payout],
) -> None:
    """Add one balance transaction to its payout."""
    currency = values.get("currency", "").upper()
    draft = drafts.setdefault(currency, _draft(currency))
    try:
        _add(values, row, draft, payouts)
    except LineError as wrong:
        draft.declared = Declared()
        draft.reject(row, wrong)


def _draft(currency: str) -> StatementDraft:
    return StatementDraft(
        account_key=f"stripe{currency}",
        account_name=f"Stripe {currency}",
        currency=currency,
        declared=Declared(opening=0, closing=0),
    )


def _add(
    values: dict[str, str],
    row: int,
    draft: StatementDraft,
    payouts: dict[tuple[str, str], _Payout],
) -> None:
    currency = read_currency(draft.currency)
    category = values.get("reporting_category", "").casefold()
    if category == "payout":
        return
    gross, fee, net = _money(values, currency)
    payout_id = values.get("automatic_payout_id", "")
    paid_on = _day(values, "automatic_payout_effective_at_utc")
    payout = payouts.setdefault((payout_id, currency), _Payout(paid_on))
    payout.net += net
    payout.fees += fee
    payout.row = row
    figures = ", ".join(f"{key} {values[key]}" for key in (*COLUMNS[5:8], _TAX) if values.get(key))
    words = one_line(*(values.get(key, "") for key in _WORDS), f"payout {payout_id}: {figures}")
    line = StatementLine(
        row=row,
        booked_on=_day(values, "created_utc"),
        value_on=paid_on,
        amount_minor=gross,
        currency=currency,
        payer=values.get("customer_name", ""),
        payer_account=values.get("customer_email", ""),
        reference=values.get("payment_intent_id", ""),
        text=words,
        bank_type=category,
        bank_id=values.get("balance_transaction_id", ""),
        is_return=gross < 0 and category.startswith(_DISPUTES),
    )
    draft.lines += [line] if gross else []
    draft.lines += [fee_line(line, -fee)] if fee else []


def _money(values: dict[str, str], currency: str) -> tuple[int, int, int]:
    """Return gross, fee and net; the tax on a fee is in it, or comes on top where the net says so.

    Raises:
        LineError: an amount cannot be read, or they do not come to the net.
    """
    gross, fee, net = (read_money(values.get(key, ""), currency, key) for key in COLUMNS[5:8])
    tax = read_money(values[_TAX], currency, _TAX) if values.get(_TAX) else 0
    if tax and net == gross - fee - tax:
        fee += tax
    if gross - fee != net:
        reason = f"Gross less fee is {plain_amount(gross - fee, currency)}, not the net."
        raise LineError("net", values["net"], reason)
    return gross, fee, net


def _paid_out(payout_id: str, currency: str, payout: _Payout) -> Sequence[StatementLine]:
    """Return the payout as a line; none if it came to nothing."""
    gross = plain_amount(payout.net + payout.fees, currency)
    figures = f"gross {gross}, fees {plain_amount(payout.fees, currency)}"
    paid = StatementLine(
        row=payout.row,
        booked_on=payout.paid_on,
        value_on=payout.paid_on,
        amount_minor=-payout.net,
        currency=currency,
        text=f"Payout {payout_id}: {figures}, net {plain_amount(payout.net, currency)}",
        bank_type="payout",
        bank_id=payout_id,
    )
    return [paid] if payout.net else []


def _day(values: dict[str, str], name: str) -> date:
    try:
        return parse_day(values.get(name, ""))
    except DateTextError as wrong:
        raise LineError(name, values.get(name, ""), str(wrong)) from wrong
