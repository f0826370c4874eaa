"""`aged`: what each customer owes, by how late it is."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.domain.ageing import SAGE_PERIODS, Buckets, Method, parse_buckets
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.queries.aged import AgedDebtors, AgedRow, AgeingOptions, aged_debtors
from collector_desktop.queries.settings import settings

FIRST_NUMBER = 2


def configure(parser: ArgumentParser) -> None:
    """Add how to age and for whom."""
    parser.add_argument(
        "--basis",
        choices=("due", "document"),
        help="age from this date; by default due, by Sage's periods document",
    )
    parser.add_argument(
        "--method",
        choices=[str(method) for method in Method],
        default=Method.DAYS.value,
        help="age by days, by calendar months or by Sage's periods",
    )
    parser.add_argument(
        "--buckets",
        type=_limits,
        metavar="30,60,90",
        help="days at which the columns end; at which Sage's periods begin",
    )
    parser.add_argument(
        "--credits",
        choices=("own", "aged"),
        default="own",
        help="unallocated money in a column of its own, or in the ageing columns",
    )
    parser.add_argument("--customer", metavar="CODE", help="only this one")
    parser.add_argument(
        "--base", action="store_true", help="also the total in the company's currency"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the aged list of every currency, with its totals."""
    method = Method(options.method)
    basis = options.basis or ("document" if method.is_sage else "due")
    how = AgeingOptions(basis, method, _buckets(method, options.buckets), options.credits)
    found = aged_debtors(session.as_of, how, _customer(options.customer))
    document: dict[str, Any] = {
        "as_of": session.as_of.isoformat(),
        "basis": how.basis,
        "method": how.method,
        "credits": how.credits,
        "buckets": list(how.labels),
        "currencies": {currency: _currency(found, currency) for currency in found.currencies},
    }
    tables = tuple(_table(found, currency) for currency in found.currencies)
    if options.base:
        document["base"], table = _base(found)
        tables += (table,)
    return Answer(document, tables, "" if tables else "Nothing is open.")


def _base(found: AgedDebtors) -> tuple[dict[str, Any], TextTable]:
    """Return what each customer owes in the company's currency, at the rates of the day."""
    from collector_desktop.cli.base_view import base_document, base_table  # noqa: PLC0415 - 8 ms
    from collector_desktop.queries.exchange import rate_table  # noqa: PLC0415 - as above

    owed = (
        (row.code, row.currency, row.balance, row.overdue)
        for rows in found.currencies.values()
        for row in rows
    )
    document = base_document(owed, rate_table(), found.as_of)
    return document, base_table(document, found.as_of)


def _customer(code: str | None) -> int | None:
    if code is None:
        return None
    from collector_desktop.queries.customers import customer_id_of  # noqa: PLC0415 - costs 10 ms

    return customer_id_of(code)


def _limits(text: str) -> Buckets:
    """Read the limits asked for."""
    try:
        return parse_buckets(text)
    except CollectorError as error:
        raise ArgumentTypeError(str(error)) from error


def _buckets(method: Method, asked: Buckets | None) -> Buckets:
    """Return the limits asked for, else those of Sage or those set."""
    if asked is None:
        return SAGE_PERIODS if method.is_sage else parse_buckets(settings()[AGED_BUCKETS])
    return asked


def _currency(found: AgedDebtors, currency: str) -> dict[str, Any]:
    labels = found.options.labels
    rows = [
        {"customer": row.code, "name": row.name, **_amounts(row, labels)}
        for row in found.currencies[currency]
    ]
    return {"rows": rows, "totals": _amounts(found.totals(currency), labels)}


def _amounts(row: AgedRow, labels: tuple[str, ...]) -> dict[str, str]:
    minor = {
        **dict(zip(labels, row.buckets, strict=True)),
        "unallocated": row.unallocated,
        "balance": row.balance,
        "overdue": row.overdue,
        "disputed": row.disputed,
        "promised": row.promised,
    }
    return {name: plain_amount(value, row.currency) for name, value in minor.items()}


def _table(found: AgedDebtors, currency: str) -> TextTable:
    labels = found.options.labels
    total = found.totals(currency)
    names = [(row.code, row.name) for row in found.currencies[currency]]
    amounts = [_amounts(row, labels) for row in (*found.currencies[currency], total)]
    headings = tuple(amounts[-1])
    rows = [
        (*name, *each.values()) for name, each in zip([*names, ("", "Total")], amounts, strict=True)
    ]
    numbers = frozenset(range(FIRST_NUMBER, FIRST_NUMBER + len(headings)))
    title = f"{currency} at {found.as_of.isoformat()}"
    return TextTable(("customer", "name", *headings), rows, numbers, title)
