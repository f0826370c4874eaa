"""What moved on an account, in words and formatted figures for a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.content import ActivityLine, ActivitySection, AgeingPart
from collector_desktop.domain.activity_phrases import activity_phrases

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.activity_phrases import ActivityPhrases
    from collector_desktop.queries.statements import StatementEntry, StatementSection
    from collector_desktop.services.localised import Written


def activity_section(
    found: StatementSection, last: date, written: Written, ageing: tuple[AgeingPart, ...]
) -> ActivitySection:
    """Return the movements of one currency up to the end of `last`, as the paper shows them."""
    said = activity_phrases(written.language)
    currency = found.currency
    return ActivitySection(
        columns=said.columns,
        opening=(said.opening, written.column(found.opening_minor, currency)),
        lines=tuple(_line(entry, currency, said, written) for entry in found.entries),
        total=(
            said.closing.format(day=written.day(last)),
            written.money(found.closing_minor, currency),
        ),
        ageing=ageing,
        heading=said.moved.format(currency=currency),
    )


def period_said(first: date, last: date, written: Written) -> tuple[str, str]:
    """Return the label of a period and its days, as the facts beside the address have them."""
    said = activity_phrases(written.language)
    days = said.days.format(first=written.short_day(first), last=written.short_day(last))
    return said.period, days


def _line(
    entry: StatementEntry, currency: str, said: ActivityPhrases, written: Written
) -> ActivityLine:
    debit, credit = (
        written.column(minor, currency) if minor else ""
        for minor in (entry.debit_minor, entry.credit_minor)
    )
    return ActivityLine(
        date=written.short_day(entry.on),
        type=said.type_said(entry.type),
        number=entry.number,
        reference=entry.reference,
        due=written.short_day(entry.due_on) if entry.debit_minor else "",
        debit=debit,
        credit=credit,
        balance=written.column(entry.balance_minor, currency),
    )
