"""The statement that libraries are compared by: pages of open items, with all their parts."""

from __future__ import annotations

from collector_desktop.documents.content import (
    AgeingPart,
    Band,
    HowToPay,
    Letterhead,
    Section,
    Statement,
    StatementLine,
)

LABELS = ("Not due", "1 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days")


def sample_statement(rows: int, customer: str) -> Statement:
    """Return a statement of so many open items to a customer."""
    total = f"£{rows * 123.45:,.2f}"
    rows_to_pay = (("Sort code", "00-11-22"), ("Account number", "00112233"), ("Amount", total))
    return Statement(
        letterhead=Letterhead(
            "Harbour & Vale Supplies Ltd",
            ("Unit 4 Feeder Road, Bristol BS2 0XX",),
            ("0117 496 0123", "accounts@harbourvale.example", "harbourvale.example"),
            "Registered in England and Wales 01234567. VAT GB 123 4567 89.",
            initials="HV",
        ),
        customer=customer,
        address_lines=("Rosa Field", customer, "3 Plane Row", "Leeds", "LS1 0XX"),
        sections=(
            Section(
                _lines(rows),
                ("Total outstanding", total),
                tuple(AgeingPart(label, f"{rows * 24.69:,.2f}", 200) for label in LABELS),
            ),
        ),
        facts=(("Date", "24 November 2026"), ("Customer code", "OAKEN01"), ("Terms", "30 days")),
        bands=(
            Band("Total owed", total),
            Band("Overdue now", total, is_danger=True),
            Band("Please pay by", "1 December 2026"),
        ),
        how_to_pay=HowToPay("Harbour & Vale Supplies Ltd", rows_to_pay, "Tell us what you pay."),
        slip_rows=(("Customer", customer), ("Customer code", "OAKEN01"), ("Total due", total)),
    )


def _lines(rows: int) -> tuple[StatementLine, ...]:
    """Return that many open items, all of them late."""
    return tuple(
        StatementLine(
            number=f"INV-{number:05}",
            date=f"{number % 28 + 1:02}/09/2026",
            reference=f"PO {4200 + number}",
            due=f"{number % 28 + 1:02}/10/2026",
            days_late=str(54 - number % 28),
            amount="150.00",
            outstanding="123.45",
            is_late=True,
            running=f"{number * 123.45:,.2f}",
        )
        for number in range(1, rows + 1)
    )
