"""What is said about files that wait in the watched folder, and of the age of the ledger's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui.format import money, plural

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.ledger_age import LedgerAge
    from collector_desktop.services.watched_folder import FolderNews


def news_words(news: FolderNews, folder: str) -> str:
    """Return how many files are new and what they would do, in one sentence."""
    files = plural(len(news.paths), _tr("new file"))
    parts = []
    if news.created:
        parts.append(_tr("add {rows}").format(rows=plural(news.created, _tr("entry"), "entries")))
    if news.updated:
        parts.append(_tr("change {count}").format(count=f"{news.updated:,}"))
    if news.closed:
        sums = " + ".join(money(each.minor, each.currency) for each in news.sums)
        parts.append(_tr("settle {count} ({sums})").format(count=f"{news.closed:,}", sums=sums))
    said = _tr("{files} in {folder}").format(files=files, folder=folder)
    if parts:
        said += _tr(" would {what}").format(what=_listed(parts))
    if news.asked:
        said += _tr("; {count} to be matched by you").format(count=plural(news.asked, _tr("file")))
    return f"{said}."


def age_words(age: LedgerAge, today: date) -> str:
    """Return how old the newest news of the ledger is, and where it came from."""
    days = age.days(today)
    if days is None:
        return _tr("Nothing imported yet")
    near = {0: _tr("today"), 1: _tr("yesterday")}
    when = near.get(days) or _tr("{days} ago").format(days=plural(days, _tr("day")))
    return _tr("Ledger imported {when} from {file}").format(when=when, file=age.file_name)


def _listed(parts: list[str]) -> str:
    return _tr(" and ").join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Incoming", text)
