"""How the status of an account looks: a chip, and why it stands in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.queries.account_status import StatusRow
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import short_day

_LOOKS = {
    AccountStatus.INSOLVENT: (Tone.DANGER, "triangle-alert"),
    AccountStatus.ADMINISTRATION: (Tone.DANGER, "triangle-alert"),
    AccountStatus.DECEASED: (Tone.DANGER, "triangle-alert"),
    AccountStatus.GONE_AWAY: (Tone.WARN, "map-pin"),
    AccountStatus.REPRESENTED: (Tone.WARN, "gavel"),
    AccountStatus.LEGAL: (Tone.WARN, "gavel"),
    AccountStatus.AGENCY: (Tone.WARN, "external-link"),
    AccountStatus.ON_STOP: (Tone.WARN, "ban"),
}
_SHORT = {
    AccountStatus.REPRESENTED: "Represented",
    AccountStatus.LEGAL: "Legal",
    AccountStatus.AGENCY: "With agency",
    AccountStatus.ON_STOP: "On stop",
}


def status_chips(found: Iterable[AccountStatus]) -> list[Chip]:
    """Return a chip for each status, in their order."""
    return [Chip(status_short(status), *_LOOKS[status]) for status in found]


def status_short(status: AccountStatus) -> str:
    """Return a status in one or two words."""
    return _tr(_SHORT.get(status) or STATUS_RULES[status].label)


def status_label(status: AccountStatus) -> str:
    """Return a status as a sentence names it."""
    return _tr(STATUS_RULES[status].label)


def status_reason(row: StatusRow, today: date) -> str:
    """Return what, since when, who says so and why in one line."""
    words = _tr("{status} since {day}: {reason}").format(
        status=status_label(row.status), day=short_day(row.made_on, today), reason=row.reason
    )
    return f"{words} ({row.actor})" if row.actor else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountStatus", text)
