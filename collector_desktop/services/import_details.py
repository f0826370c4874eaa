"""What a file says about a customer, checked and brought to the customer's row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.money import LARGEST_MINOR, plain_amount
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.importers.base import CustomerRow
from collector_desktop.importers.cells import shortened
from collector_desktop.queries.typed_here import typed_value
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_tally import Tally

KINDS = ("company", "sole_trader", "consumer")
Details = dict[str, str | int | None]


class Flaw(NamedTuple):
    """A cell that cannot be used, and why."""

    column: str
    value: str
    reason: str


def read_details(row: CustomerRow, currency: str) -> tuple[Details, list[Flaw]]:
    """Return what a row says, by column, and which of its cells are wrong.

    `currency` is that of the customer, in which the row's limit is meant unless it names another.
    """
    names = ("name", "terms", "procedure", "email", "phone")
    details: Details = {name: value for name in names if (value := getattr(row, name))}
    flaws = []
    if row.kind and row.kind not in KINDS:
        flaws.append(Flaw("kind", row.kind, "Use company, sole_trader or consumer."))
    elif row.kind:
        details["kind"] = row.kind
    if row.currency:
        try:
            details["currency"] = currency = require_currency(row.currency)
        except CollectorError as error:
            flaws.append(Flaw("currency", row.currency, str(error)))
    if row.credit_limit:
        try:
            details["credit_limit_minor"] = _limit(row.credit_limit, currency)
        except AmountError as error:
            flaws.append(Flaw("credit_limit", row.credit_limit, str(error)))
    return details, flaws


def _limit(text: str, currency: str) -> int:
    minor = parse_amount(text, exponent(currency), ".", currency)
    if not 0 <= minor <= LARGEST_MINOR:
        raise AmountError("A credit limit is zero or more; leave it empty for no limit.")
    return minor


def warn_of_terms(row: int, text: str, tally: Tally) -> None:
    """Point out terms that nobody can work out a due date from."""
    try:
        parse_terms(text)
    except CollectorError as error:
        tally.warn(row, "terms", shortened(text, text), shortened(str(error), text))


def apply_changes(
    directory: Directory, known: Known, details: Details, group: str
) -> Iterator[tuple[str, str, str]]:
    """Change the customer's columns, and yield what each was and is, in words."""
    if group:
        details = {**details, "group_id": directory.group(group)}
    for column, value in details.items():
        before = getattr(known, column)
        if value == before:
            continue
        yield (
            column,
            shown(directory, known, column, before),
            shown(directory, known, column, value),
        )
        if column == "name":
            directory.rename(known, str(value))
        else:
            setattr(known, column, value)
        directory.touch(known)


def fill_blanks(directory: Directory, known: Known, row: CustomerRow, tally: Tally) -> None:
    """Bring what a file of items says about a customer to the columns that are still empty.

    A customer that the same file made takes everything from the first row that names it.
    """
    is_first = not known.is_stored and known.party is None
    known.party = row
    details, flaws = read_details(row, known.currency)
    for flaw in flaws:
        tally.warn(row.row, *flaw)
    if row.terms and not known.terms:
        warn_of_terms(row.row, row.terms, tally)
    if is_first:
        wanted, group = details, row.group
    else:
        blank = ("terms", "procedure", "email", "phone")
        empty = [name for name in blank if name in details and not getattr(known, name)]
        wanted = {name: details[name] for name in empty}
        if wanted and known.is_stored:
            wanted = _not_emptied(directory, known, wanted)
        group = "" if known.group_id else row.group
    changed = list(apply_changes(directory, known, wanted, group))
    person = directory.add_person(known, row)
    address = directory.put_address(known, row, replace=False)
    tally.filled += bool(changed) or person or address


def _not_emptied(directory: Directory, known: Known, wanted: Details) -> Details:
    """Return what is wanted, less what somebody took away here as it was."""
    if ("customer", known.id) not in directory.typed_rows:
        return wanted
    typed = {name: typed_value("customer", known.id, (name,)) for name in wanted}
    return {
        name: value
        for name, value in wanted.items()
        if (found := typed[name]) is None or found.before != (value,)
    }


def shown(directory: Directory, known: Known, column: str, value: str | int | None) -> str:
    """Return a value of a customer's column as users read it."""
    if column == "group_id":
        return directory.group_name(value)
    if column == "credit_limit_minor":
        return "no limit" if value is None else plain_amount(int(value), known.currency)
    return "" if value is None else str(value)
