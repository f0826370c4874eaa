"""The figures at the head of a statement: what each currency owes, how much of it late, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.content import Band

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from collector_desktop.domain.statement_phrases import StatementPhrases
    from collector_desktop.queries.statements import StatementSection
    from collector_desktop.services.localised import Written

MOST_CURRENCIES = 6


def statement_bands(
    sections: Iterable[StatementSection], pay_by: date, said: StatementPhrases, written: Written
) -> tuple[Band, ...]:
    """Return the figures of each currency in which a balance is left, one below the other.

    A balance of more currencies than a head has room for is in their sections alone.
    """
    by_currency = {each.currency: each for each in sections}
    shown = [each for each in by_currency.values() if each.closing_minor]
    shown = shown or [*by_currency.values()][:1]
    if len(shown) > MOST_CURRENCIES:
        return ()
    is_due = [each.asked_minor > 0 for each in shown]
    days = [(_day_said(each, written.day(pay_by), said), False) for each in shown]
    if len(shown) == 1 and shown[0].closing_minor < 0:
        favour = written.money(-shown[0].closing_minor, shown[0].currency)
        return stacked_band(said.in_credit, [(favour, False)]), stacked_band(said.pay_by, days)
    owed = [(written.money(each.closing_minor, each.currency), False) for each in shown]
    bands = [stacked_band(said.total_owed, owed), stacked_band(said.pay_by, days)]
    if any(is_due):
        late = [
            (written.money(each.late_minor, each.currency), each.late_minor > 0) for each in shown
        ]
        bands.insert(1, stacked_band(said.overdue_now, late))
    return tuple(bands)


def _day_said(section: StatementSection, day: str, said: StatementPhrases) -> str:
    """Return by when a currency is to be paid: the day, as was agreed, or that nothing is due."""
    if section.asked_minor > 0:
        return day
    return said.as_agreed if section.is_agreed else said.nothing_due


def stacked_band(label: str, values: list[tuple[str, bool]]) -> Band:
    """Return one figure with its value in each currency, and whether each is a danger."""
    (value, is_danger), *below = values
    return Band(label, value, is_danger, tuple(below))
