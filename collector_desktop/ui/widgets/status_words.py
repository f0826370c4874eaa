"""How the status of an account looks: a chip, and its reason in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.domain.contact_limits import LimitKind
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from collector_desktop.queries.account_status import StatusRow
    from collector_desktop.queries.contact_limits import LimitRow

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
_LIMIT_LOOKS = {
    LimitKind.DO_NOT_CONTACT: (Tone.DANGER, "ban"),
    LimitKind.REPRESENTED: (Tone.WARN, "gavel"),
    LimitKind.NO_CHANNEL: (Tone.DANGER, "phone-off"),
    LimitKind.QUIET: (Tone.NEUTRAL, "moon"),
    LimitKind.VULNERABLE: (Tone.PLUM, "shield-alert"),
}
_LIMITS = {
    LimitKind.DO_NOT_CONTACT: "Do not contact",
    LimitKind.REPRESENTED: "Represented",
    LimitKind.NO_CHANNEL: "Not by one means",
    LimitKind.CONSENT: "Only by one means",
    LimitKind.QUIET: "Quiet hours",
    LimitKind.VULNERABLE: "Vulnerable",
}
_NO_CHANNEL = {
    ContactKind.CALL: "Do not call",
    ContactKind.EMAIL: "No e-mail",
    ContactKind.LETTER: "No letters",
    ContactKind.SMS: "No texts",
    ContactKind.VISIT: "No visits",
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


def limit_chips(rows: Iterable[LimitRow]) -> list[Chip]:
    """Return a chip for what limits contact; who may not be called has a chip already."""
    chips = {
        limit_label(row.limit.kind, row.limit.channel): Chip(
            limit_label(row.limit.kind, row.limit.channel), *_LIMIT_LOOKS[row.limit.kind]
        )
        for row in rows
        if row.limit_id is not None and row.limit.kind is not LimitKind.CONSENT
    }
    return list(chips.values())


def limit_label(kind: LimitKind, channel: str = "") -> str:
    """Return a limit in a few words; of a channel by its name, if given."""
    if kind is LimitKind.NO_CHANNEL and channel:
        return _tr(_NO_CHANNEL[ContactKind(channel)])
    return _tr(_LIMITS[kind])


def status_reason(row: StatusRow, today: date) -> str:
    """Return what, since when, who says so and why in one line."""
    words = _tr("{status} since {day}: {reason}").format(
        status=status_label(row.status), day=short_day(row.made_on, today), reason=row.reason
    )
    return f"{words} ({row.actor})" if row.actor else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountStatus", text)
