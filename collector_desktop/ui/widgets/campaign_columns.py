"""The customers of a campaign as a list, and its figures in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.money import Money
from collector_desktop.queries.campaigns import CampaignView, CollectorRow, MemberRow
from collector_desktop.ui.cells import AmountCell, Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.format import column_money, money, plural, short_day
from collector_desktop.ui.widgets.card import BarPart, Figure

Today = Callable[[], date]
_DASH = "\N{EM DASH}"


def campaign_columns(today: Today, currency: Callable[[], str]) -> tuple[Column[MemberRow], ...]:
    """Return the columns of the customers of a campaign."""
    return (
        Column(
            "name",
            _tr("Customer"),
            lambda row: row.name,
            key=lambda row: row.name.casefold(),
            cell=lambda row: TextCell(row.name, strong=True),
            width=200,
            stretch=True,
        ),
        Column("code", _tr("Code"), lambda row: row.code, width=90, priority=4),
        Column("phone", _tr("Phone"), lambda row: row.phone, width=130, priority=3),
        _amount("overdue", _tr("Overdue then"), currency, lambda row: row.overdue_minor),
        _amount("paid", _tr("Paid since"), currency, lambda row: row.paid_minor),
        Column(
            "status",
            _tr("Done"),
            lambda row: status_words(row, today()),
            key=lambda row: (row.is_done, row.done_on or row.contacted_on or date.min),
            cell=lambda row: ChipsCell((_status(row, today()),)),
            width=150,
        ),
    )


def status_words(row: MemberRow, today: date) -> str:
    """Return how far somebody is with a customer."""
    if row.done_on is not None:
        return _tr("Done {day}").format(day=short_day(row.done_on, today))
    if row.contacted_on is not None:
        return _tr("Contacted {day}").format(day=short_day(row.contacted_on, today))
    return _tr("To do")


def campaign_figures(view: CampaignView) -> tuple[Figure, ...]:
    """Return what came in, what would have come anyway, and how far it is."""
    found, currency = view.comparison, view.row.currency
    of_goal = _share_words(Fraction(found.paid_minor, view.row.goal_minor or 1))
    goal = money(view.row.goal_minor, currency)
    share = _tr("{percent} of what was overdue").format(percent=_share_words(found.share))
    return (
        Figure(_tr("Overdue on the first day"), money(found.overdue_minor, currency)),
        Figure(
            _tr("Paid of it since"),
            money(found.paid_minor, currency),
            _tr("{percent} of the goal of {goal}").format(percent=of_goal, goal=goal)
            if view.row.goal_minor
            else share,
            parts=_bar(found.paid_minor, view.row.goal_minor),
        ),
        _others(view),
        Figure(
            _tr("Done"),
            str(view.done),
            beside=_tr("of {count}").format(count=len(view.members)),
            parts=_bar(view.done, len(view.members)),
        ),
    )


def collector_words(rows: tuple[CollectorRow, ...], currency: str) -> str:
    """Return what each collector did, in one line."""
    some, none = _tr("{actor}: {contacts}, {promises} of {sum}"), _tr("{actor}: {contacts}")
    return "   ".join(
        (some if row.promises else none).format(
            actor=row.actor,
            contacts=plural(row.contacts, _tr("contact")),
            promises=plural(row.promises, _tr("promise")),
            sum=money(row.promised_minor, currency),
        )
        for row in rows
    )


def _others(view: CampaignView) -> Figure:
    """Return what they would have paid like customers of the same age who are not in it."""
    found, title = view.comparison, _tr("If paid like others of the same age")
    if found.expected is None:
        return Figure(title, _DASH, _tr("nobody to compare with"))
    words = _tr("they paid {others}, these {own}")
    detail = words.format(others=_share_words(found.others_share), own=_share_words(found.share))
    return Figure(title, money(round(found.expected), view.row.currency), detail)


def _bar(part: int, whole: int) -> tuple[BarPart, ...]:
    if whole <= 0:
        return ()
    part = min(part, whole)
    return (BarPart(part, "accent"), BarPart(whole - part, "press"))


def _share_words(share: Fraction | None) -> str:
    return _DASH if share is None else f"{round(share * 100)}%"


def _amount(
    name: str, title: str, currency: Callable[[], str], minor: Callable[[MemberRow], int]
) -> Column[MemberRow]:
    return Column(
        name,
        title,
        lambda row: column_money(minor(row), currency()),
        key=minor,
        cell=lambda row: AmountCell(column_money(minor(row), currency()), strong=name == "paid"),
        value=lambda row: Money(minor(row), currency()),
        numeric=True,
        width=120,
    )


def _status(row: MemberRow, today: date) -> Chip:
    tone, icon = (Tone.OK, "check") if row.is_done else (Tone.NEUTRAL, "clock")
    return Chip(status_words(row, today), tone, icon)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Campaigns", text)
