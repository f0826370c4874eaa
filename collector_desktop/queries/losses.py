"""What became of past invoices, and what that lets expect of those that are owed now.

What was given up by a write-off was never paid: it counts as still open. What was credited for a
dispute was never owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.collection_rates import per_cent
from collector_desktop.domain.forecast_losses import in_parts
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, month_end
from collector_desktop.domain.provision import (
    USUAL_RATES,
    RatesFrom,
    loss_rates,
    provision,
    read_rates,
    read_vat,
    without_vat,
)
from collector_desktop.domain.settings_credit import PROVISION_RATES, PROVISION_VAT
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.position import ask
from collector_desktop.queries.receivables import columns as owed_by_age
from collector_desktop.queries.settings import settings

FELL_DUE = """FROM item d NOT INDEXED WHERE d.type = 'invoice' AND d.currency = :currency
    AND d.due_on >= :first AND d.due_on <= :last AND d.document_on <= :day"""

BILLED = f"SELECT coalesce(sum(d.amount_minor), 0) {FELL_DUE}"

PAID = f"""SELECT {{columns}} FROM item d NOT INDEXED
    CROSS JOIN allocation a ON a.target_id = d.id AND a.allocated_on <= :day
    CROSS JOIN item i ON i.id = a.source_id
    {FELL_DUE.removeprefix("FROM item d NOT INDEXED ")}
      AND NOT (i.type = 'credit_adjustment' AND i.origin NOT IN ('', 'source', 'dispute'))"""
PAID_BY = "coalesce(sum(CASE WHEN a.allocated_on <= {last} THEN a.amount_minor ELSE 0 END), 0)"

_ONE_DAY = timedelta(days=1)
_STAGES = (0, *STANDARD_BUCKETS.limits)


@frozen
class Losses:
    """The loss to expect in minor units, the rates it comes from, and the month's bad share.

    The last is None where nothing fell due in the month. `net` is the loss without VAT, if a rate
    is set.
    """

    provision: Fraction
    rates: tuple[Fraction, ...]
    rates_from: RatesFrom
    at_risk: Fraction | None
    net: Fraction | None = None


def losses(currency: str, day: date, columns: Sequence[int]) -> Losses:
    """Return the provision at a day for what is owed in the ageing columns of 30 days.

    The rates are those set, else of the twelve months of invoices that by now could pass all
    columns, else the usual ones of small businesses. What the insolvent, those in administration
    and the dead owe is lost whole.
    """
    last = day - timedelta(days=_STAGES[-1] + 1)
    year = Period(add_months(last, -12) + _ONE_DAY, last, currency)
    stored = settings()
    vat = stored[PROVISION_VAT]
    rates, rates_from = _rates(stored[PROVISION_RATES], year, day)
    of_month, open_of_month = _fell_due(_whole_month(last, currency), day)
    found = provision(columns, rates, _lost(currency, day))
    net = without_vat(found, read_vat(vat)) if vat else None
    return Losses(found, rates, rates_from, per_cent(open_of_month[-1], of_month), net)


def loss_columns() -> tuple[int, ...] | None:
    """Return the share lost of each ageing column by the rates set, in ten-thousandths.

    None where none are set: those of the past take what is 91 days late as lost whole, because
    nobody knows what came of it later.
    """
    agreed = settings()[PROVISION_RATES]
    return in_parts(read_rates(agreed)) if agreed else None


def lost_whole(day: date) -> frozenset[int]:
    """Return the customers of whom a status at a day says that nothing is to be expected."""
    return frozenset(
        who for who, rows in statuses(day).items() if any(row.rule.whole_loss for row in rows)
    )


def _rates(agreed: str, year: Period, day: date) -> tuple[tuple[Fraction, ...], RatesFrom]:
    if agreed:
        return read_rates(agreed), RatesFrom.SET
    billed, still_open = _fell_due(year, day)
    past = loss_rates(billed, still_open[:-1])
    return (USUAL_RATES, RatesFrom.USUAL) if past is None else (past, RatesFrom.PAST)


def _lost(currency: str, day: date) -> Sequence[int]:
    """Return what those owe, by age, of whom nothing is to be expected."""
    gone = lost_whole(day)
    return owed_by_age(currency, day, gone) if gone else ()


def _whole_month(last: date, currency: str) -> Period:
    """Return the newest calendar month that is over by the end of a day."""
    end = last if last == month_end(last) else last.replace(day=1) - _ONE_DAY
    return Period(end.replace(day=1), end, currency)


def _fell_due(period: Period, day: date) -> tuple[int, list[int]]:
    """Return what fell due in a period, and what of it was open at each stage and is at the day."""
    values = {**period.parameters, "day": day.isoformat()}
    billed = int(ask(BILLED, **values)[0][0])
    ends = [*(f"coalesce(date(d.due_on, '+{late} days'), :day)" for late in _STAGES), ":day"]
    sql = PAID.format(columns=", ".join(PAID_BY.format(last=end) for end in ends))
    return billed, [billed - int(paid) for paid in ask(sql, **values)[0]]
