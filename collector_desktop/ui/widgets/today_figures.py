"""The four figures above Today's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.pace import expected_by
from collector_desktop.domain.written import MONTHS
from collector_desktop.queries.today import TodayView
from collector_desktop.ui.format import brief_money, percent, plural, whole_money
from collector_desktop.ui.widgets.card import BarPart, Figure
from collector_desktop.ui.widgets.worth_words import worth_beside

FIGURE_PAGES = ("", "settings", "promises", "invoices")
_AGES = 5


def today_figures(view: TodayView, today: date, *, brief: bool = False) -> list[Figure]:
    """Return what is to chase, collected, promised and overdue; `brief` where room is short."""
    figures = [
        _to_chase(view, brief=brief),
        _collected(view, today),
        _promised(view, brief=brief),
        _overdue(view),
    ]
    return [replace(each, beside="", tip=each.beside) for each in figures] if brief else figures


def _to_chase(view: TodayView, *, brief: bool) -> Figure:
    currency = view.figures.currency
    booked, overdue = view.top.booked, view.top.overdue.get(currency, 0)
    detail = plural(view.top.count, _tr("customer"))
    if booked and not brief:
        detail = f"{detail}, {plural(booked, _tr('booked call'))}"
    return Figure(
        _tr("To chase today"),
        whole_money(overdue, currency),
        detail,
        beside=worth_beside(view.to_chase_worth),
        short=brief_money(overdue, currency),
    )


def _collected(view: TodayView, today: date) -> Figure:
    collected, target, currency = view.figures.collected, view.target_minor, view.figures.currency
    title = _tr("Collected in {month}").format(month=MONTHS[today.month - 1])
    value, short = whole_money(collected, currency), brief_money(collected, currency)
    in_all = worth_beside(view.figures.collected_worth)
    if target is None:
        return Figure(title, value, _tr("Set a target"), "accent", in_all, short=short)
    expected = expected_by(target, today)
    behind = expected - collected
    words = _tr("{sum} behind pace") if behind > 0 else _tr("{sum} ahead of pace")
    done = min(collected, target)
    return Figure(
        title,
        value,
        words.format(sum=whole_money(abs(behind), currency)),
        "warn" if behind > 0 else "ok",
        in_all or _tr("of {target}").format(target=whole_money(target, currency)),
        (BarPart(done, "accent"), BarPart(target - done, "press")),
        expected / target,
        short=short,
    )


def _promised(view: TodayView, *, brief: bool) -> Figure:
    sums_ = view.figures
    detail = plural(sums_.promised_count, _tr("promise"))
    if sums_.promised_today:
        words = _tr("{count}, {due} today") if brief else _tr("{count}, {due} due today")
        detail = words.format(count=detail, due=sums_.promised_today)
    return Figure(
        _tr("Promised, next 7 days"),
        whole_money(sums_.promised, sums_.currency),
        detail,
        beside=worth_beside(sums_.promised_worth),
        short=brief_money(sums_.promised, sums_.currency),
    )


def _overdue(view: TodayView) -> Figure:
    sums_ = view.figures
    words = _tr("{share} of {owed} owed") if sums_.owed > 0 else _tr("nothing is owed")
    if sums_.overdue > sums_.owed > 0:
        words = _tr("{owed} owed after credit")
    detail = words.format(
        share=percent(sums_.overdue, sums_.owed), owed=whole_money(sums_.owed, sums_.currency)
    )
    parts = tuple(
        BarPart(max(minor, 0), f"age{min(at, _AGES - 1)}") for at, minor in enumerate(sums_.buckets)
    )
    value = whole_money(sums_.overdue, sums_.currency)
    beside, short = worth_beside(sums_.overdue_worth), brief_money(sums_.overdue, sums_.currency)
    return Figure(_tr("Overdue"), value, detail, beside=beside, parts=parts, short=short)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
