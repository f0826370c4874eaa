"""What is said about a paper that was sent: in a sentence, and in the columns of a list of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.written import plain_day
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.widgets.card_words import PAPERS
from collector_desktop.ui.widgets.columns import customer_column, day_column

if TYPE_CHECKING:
    from collector_desktop.queries.sent_documents import SentDocument
    from collector_desktop.ui.widgets.columns import Today

WAYS = {"letter": "by post", "email": "by e-mail"}


def sent_words(sent: SentDocument) -> str:
    """Return what was sent to whom, when and how: one record in one sentence."""
    words = _tr("{kind} to {name} ({code}), sent on {day} {way}.")
    if sent.passed_to:
        words = _tr("File about {name} ({code}), passed on to {whom} on {day}.")
    elif not sent.ways:
        words = _tr("{kind} to {name} ({code}), made on {day}. How it went is not recorded.")
    if sent.combined:
        words += _tr(" This file has all papers of that run.")
    return words.format(
        kind=_kind(sent),
        name=sent.name,
        code=sent.code,
        day=plain_day(sent.made_on),
        way=_way(sent),
        whom=sent.passed_to,
    )


def sent_columns(today: Today) -> tuple[Column[SentDocument], ...]:
    """Return the columns of a list of the papers in one file."""
    return (
        customer_column(lambda row: f"{row.name} ({row.code})", 190),
        Column("paper", _tr("Document"), _kind, key=_kind, width=130),
        day_column("made_on", _tr("Made on"), today, lambda row: row.made_on),
        Column("way", _tr("How it went"), _way, key=_way, cell=_way_cell, width=110),
    )


def _way(sent: SentDocument) -> str:
    if sent.passed_to:
        return _tr("passed on to {whom}").format(whom=sent.passed_to)
    return _tr(" and ").join(_tr(WAYS[way]) for way in sent.ways if way in WAYS)


def _way_cell(sent: SentDocument) -> TextCell:
    return TextCell(_way(sent), dim=True)


def _kind(sent: SentDocument) -> str:
    return _tr(PAPERS.get(sent.kind, sent.kind.replace("_", " ").capitalize()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentSheet", text)
