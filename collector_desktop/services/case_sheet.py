"""The first sheet of the file of a debtor: who owes what, and all that was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import Composed, Grid, GridRow, Heading, Part
from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.case_file import LetterLine, contact_lines
from collector_desktop.queries.promises import promises
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_parts import letterhead
from collector_desktop.services.report_parts import (
    figures,
    money_grid,
    names,
    outcome_said,
    own_first,
    said,
    sums,
    texts,
    way_said,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.items import ItemRow

TITLES = {
    PlacementKind.AGENCY: "File for the collection agency",
    PlacementKind.LEGAL: "File for the solicitor",
    PlacementKind.COURT: "File for the court",
}


def case_sheet(
    who: CustomerFacts,
    kind: PlacementKind,
    owed: Sequence[ItemRow],
    letters: Sequence[LetterLine],
    as_of: date,
) -> Composed:
    """Return the sheet; notes of calls are for solicitors and courts only.

    It has no address to post it to: in a window envelope that of the debtor would take it there.
    """
    with_notes = kind is not PlacementKind.AGENCY
    ours = letterhead(settings())
    parts: list[Part] = [
        Heading("Creditor", ", ".join((ours.name, *ours.address_lines, *ours.contact_lines))),
        Heading("Debtor"),
        _debtor(who),
        *_debts(owed),
        Heading("Contacts"),
        _contacts(who.customer_id, as_of, with_notes=with_notes),
        Heading("Promises"),
        _promises(who.customer_id, as_of),
        Heading("Letters sent", "With the hash of each file, by which it can be recognised."),
        _letters(letters),
    ]
    return Composed(
        ours,
        TITLES[kind],
        tuple(parts),
        (("Customer", who.code), ("Made on", plain_day(as_of))),
        customer=who.name,
    )


def _debtor(who: CustomerFacts) -> Grid:
    """Return who owes and how to reach them; people only where they are the debtor's contact."""
    known = (
        ("Name", who.name),
        ("Kind", who.kind.replace("_", " ").capitalize()),
        ("Address", ", ".join(who.address)),
        ("Telephone", who.main_phone),
        ("E-mail", who.main_email),
    )
    rows = tuple(GridRow(pair) for pair in known if pair[1])
    return Grid((*texts("What is known"), *words("")), rows)


def _debts(owed: Sequence[ItemRow]) -> Iterator[Part]:
    """Yield the debts of each currency with their sums."""
    columns = (
        *names("Invoice"),
        *texts("Dated", "Due"),
        *figures("Days late", "Amount", "In dispute"),
        *sums("Open"),
    )
    for currency in own_first({row.currency for row in owed}):
        rows = [row for row in owed if row.currency == currency]
        lines = (
            (
                (row.number, paper_day(row.document_on), paper_day(row.due_on), _late(row)),
                (row.amount_minor, row.disputed_minor, row.open_minor),
            )
            for row in rows
        )
        total = sum(row.open_minor for row in rows)
        yield Heading("Debts", f"{len(rows)} in {currency}, {money(total, currency)} open")
        yield money_grid(columns, lines, currency, "Nothing is owed.")


def _late(row: ItemRow) -> str:
    return f"{row.days:,}" if row.days > 0 else ""


def _contacts(customer_id: int, as_of: date, *, with_notes: bool) -> Grid:
    rows = tuple(
        GridRow(
            (
                paper_day(each.on),
                way_said(each.channel),
                outcome_said(each.outcome),
                *((each.note,) if with_notes else ()),
            )
        )
        for each in contact_lines(customer_id, as_of)
    )
    columns = (*texts("Day", "Way", "What came of it"), *(words("Note") if with_notes else ()))
    return Grid(columns, rows, empty="There was none.")


def _promises(customer_id: int, as_of: date) -> Grid:
    columns = (
        *texts("Taken on", "For"),
        *names("What happened"),
        *texts("Currency"),
        *sums("Promised"),
        *figures("Received"),
    )
    rows = tuple(
        GridRow(
            (
                paper_day(each.taken_on),
                paper_day(each.pay_by),
                each.status.value.capitalize(),
                each.currency,
                column_money(each.amount_minor, each.currency),
                said(each.received_minor, each.currency),
            )
        )
        for each in promises(as_of, customer_id)
    )
    return Grid(columns, rows, empty="There was none.")


def _letters(letters: Sequence[LetterLine]) -> Grid:
    columns = (*texts("Day", "Way", "File"), *words("Proof of sending", "SHA-256"))
    rows = tuple(
        GridRow(
            (
                paper_day(each.on),
                way_said(each.channel),
                each.file_name,
                each.message_ref,
                each.sha256,
            )
        )
        for each in letters
    )
    return Grid(columns, rows, empty="There was none.")
