"""The short forms about the status of an account and about what limits contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus, StatusRule
from collector_desktop.domain.contact_limits import WITH_CHANNEL, Limit, LimitKind
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services.contact_limits import LimitDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.composer_forms import TimeEdit
from collector_desktop.ui.widgets.composer_outcomes import kind_words
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.status_words import limit_label, status_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.contact_limits import LimitRow
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.ui.desk import Desk

CHANNELS = tuple(kind for kind in ContactKind if kind is not ContactKind.NOTE)


class StatusForm(FormSheet):
    """Puts an account into a status, or ends one that stands."""

    def __init__(self, desk: Desk, card: CustomerCard, parent: QWidget | None) -> None:
        title = _tr("Status of {name}").format(name=card.facts.name)
        super().__init__(desk.theme, title, parent)
        self.status, self.reason = QComboBox(), QLineEdit()
        standing = [row.status for row in card.statuses]
        for status in standing:
            words = _tr("No longer: {status}").format(status=status_label(status))
            self.status.addItem(words, ("lift", status.value))
        for status in AccountStatus:
            if status not in standing:
                self.status.addItem(status_label(status), ("set", status.value))
        self._effect = label(kind="second")
        self._effect.setWordWrap(True)
        self.add_field(_tr("&Status"), self.status)
        self.add_field(_tr("&Reason"), self.reason)
        self.add_widget(self._effect)
        self.status.currentIndexChanged.connect(self._explain)
        self._explain()

    def is_lift(self) -> bool:
        """Return whether a status is to end."""
        return bool(self.status.currentData()[0] == "lift")

    def chosen(self) -> AccountStatus:
        """Return the status that is meant."""
        return AccountStatus(self.status.currentData()[1])

    def problem(self) -> str:
        missing = not self.is_lift() and not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        if not missing:
            return ""
        return _tr("Say how you know.") if self._rule.stops_chasing else _tr("Say why.")

    @property
    def _rule(self) -> StatusRule:
        return STATUS_RULES[self.chosen()]

    def _explain(self) -> None:
        how, why = _tr("how you know, such as the notice and its date"), _tr("why")
        if self.is_lift() and self._rule.stops_chasing:
            words = _tr("From today on they are chased again as before.")
        elif self.is_lift():
            words = _tr("From today on they are supplied again.")
        elif self._rule.stops_chasing:
            words = _tr("Nobody chases them meanwhile: no run, and not on Today.")
        else:
            words = _tr("They are chased as before; nothing more is supplied.")
        is_known = self._rule.stops_chasing and not self.is_lift()
        self.reason.setPlaceholderText(how if is_known else why)
        self._effect.setText(words)


class LimitForm(FormSheet):
    """Writes down how a person may be contacted, or ends a limit."""

    def __init__(
        self, desk: Desk, card: CustomerCard, rows: tuple[LimitRow, ...], parent: QWidget | None
    ) -> None:
        title = _tr("Contact with {name}").format(name=card.facts.name)
        super().__init__(desk.theme, title, parent)
        self._customer_id = card.facts.customer_id
        self.person, self.kind, self.channel = QComboBox(), QComboBox(), QComboBox()
        self.first = TimeEdit("18:00", _tr("Quiet from"))
        self.last = TimeEdit("09:00", _tr("Quiet to"))
        self.reason = QLineEdit()
        self.person.addItem(_tr("Everybody there"), "")
        for person in card.facts.people:
            self.person.addItem(person.name, person.name)
        for kind in LimitKind:
            self.kind.addItem(limit_label(kind), ("set", kind.value))
        for row in rows:
            if row.limit_id is not None:
                who = row.person or _tr("Everybody there")
                words = _tr("No longer: {limit}, {who}")
                text = words.format(limit=limit_label(row.limit.kind, row.limit.channel), who=who)
                self.kind.addItem(text, ("end", row.limit_id))
        for channel in CHANNELS:
            self.channel.addItem(kind_words(channel), channel.value)
        self.reason.setPlaceholderText(_tr("what they said, and when"))
        self.add_pair((_tr("&Who"), self.person), (_tr("W&hat"), self.kind))
        pair = (_tr("&Quiet from"), self.first), (_tr("&to"), self.last)
        self.add_pair((_tr("&By"), self.channel), *pair)
        self.add_field(_tr("&Reason"), self.reason)
        self.kind.currentIndexChanged.connect(self._arrange)
        self._arrange()

    def ends(self) -> int | None:
        """Return the limit that is to end, if one is."""
        way, which = self.kind.currentData()
        return int(which) if way == "end" else None

    def draft(self) -> LimitDraft:
        """Return what was entered."""
        kind = LimitKind(self.kind.currentData()[1])
        is_quiet = kind is LimitKind.QUIET
        limit = Limit(
            kind,
            self.channel.currentData() if kind in WITH_CHANNEL else "",
            self.first.minute() if is_quiet else None,
            self.last.minute() if is_quiet else None,
        )
        return LimitDraft(self._customer_id, limit, self.person.currentData(), self.reason.text())

    def problem(self) -> str:
        return self.first.problem() or self.last.problem()

    def _arrange(self) -> None:
        """Let be filled in what the kind needs."""
        way, which = self.kind.currentData()
        kind = LimitKind(which) if way == "set" else None
        self.person.setEnabled(kind is not None)
        self.channel.setEnabled(kind in WITH_CHANNEL)
        for edit in (self.first, self.last):
            edit.setEnabled(kind is LimitKind.QUIET)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountForms", text)
