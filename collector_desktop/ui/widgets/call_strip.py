"""The line above the composer: may they be called now, what time is it there, what is to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collector_desktop.domain.contact_rules import Answer, Verdict
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.working_days import Calendar, is_working_day
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.widgets.call_timer import CallTimer
from collector_desktop.ui.widgets.call_words import (
    advice_words,
    task_words,
    tries_words,
    verdict_words,
)
from collector_desktop.ui.widgets.labels import Button, IconButton, IconLabel, label, set_tone
from collector_desktop.ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from collector_desktop.services.call_sheet import CallSheet
    from collector_desktop.services.contact_drafts import ContactDraft
    from collector_desktop.ui.desk import Desk

_TONES = {Answer.YES: "ok", Answer.ASK: "warn", Answer.NO: "danger"}
_LIGHT = "\N{BLACK CIRCLE}"


class CallStrip(QWidget):
    """Light, time and tries; the next task; and why to go on though a rule is against it.

    `task_done` carries the task that was ticked off; `guide_asked` asks for help with the call.
    """

    task_done = Signal(int)
    guide_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: CallSheet | None = None
        self._kind, self._person = ContactKind.CALL, ""
        self._items: frozenset[int] = frozenset()
        self._light, self._text = label(_LIGHT, "meta"), ShortLine("meta")
        self._tries = label(kind="meta")
        self.timer = CallTimer(desk.theme)
        self.guide = IconButton(desk.theme, "circle-help", self.tr("Help with the call"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why contact them anyway?"))
        self.reason.setAccessibleName(self.tr("Why contact them although a rule is against it"))
        self.task = ShortLine("meta")
        self.done = Button(desk.theme, self.tr("Done"), kind="link")
        self._todo = QWidget()
        self._build()
        self.show_sheet(None)

    def show_sheet(self, sheet: CallSheet | None) -> None:
        """Show what is known of a customer now; None while it is being read."""
        self._sheet = sheet
        self._show()

    def show_for(self, kind: ContactKind, person: str, items: frozenset[int]) -> None:
        """Ask the rules for another way, person or set of invoices."""
        if (kind, person, items) != (self._kind, self._person, self._items):
            self._kind, self._person, self._items = kind, person, items
            self._show()

    def verdict(self) -> Verdict:
        """Return whether the person chosen may be contacted now in the way chosen."""
        if self._sheet is None:
            return Verdict(Answer.YES)
        return self._sheet.verdict(self._kind, self._person, self._items)

    def is_worked(self) -> Calendar:
        """Return the working days where the customer is, as far as they are known."""
        return self._sheet.is_worked if self._sheet else is_working_day

    def problem(self) -> str:
        """Return that a reason is missing, or nothing."""
        if self.verdict().needs_reason and not self.reason.text().strip():
            self.reason.setFocus()
            return self.tr("A rule is against it. Say why you contact them anyway.")
        return ""

    def complete(self, draft: ContactDraft, number: str) -> ContactDraft:
        """Return the draft with the number, how long the call took, and why it was made."""
        if draft.kind == ContactKind.NOTE:
            return draft
        verdict = self.verdict()
        facts = replace(draft.facts, seconds=self.timer.seconds())
        if facts.seconds is not None:
            facts = replace(facts, number=number)
        if verdict.answer is Answer.ASK and self.reason.text().strip():
            reason = self.reason.text().strip()
            facts = replace(facts, rule_broken=" ".join(verdict.reasons), override_reason=reason)
        return replace(draft, facts=facts)

    def clear(self) -> None:
        """Forget the call: its time and the reason for it."""
        self.timer.forget()
        self.reason.clear()

    def _show(self) -> None:
        sheet, verdict = self._sheet, self.verdict()
        self._light.setVisible(sheet is not None)
        self.guide.setVisible(sheet is not None)
        self.reason.setVisible(verdict.needs_reason)
        words = verdict_words(sheet, verdict, self._desk.today()) if sheet else ""
        tone = _TONES[verdict.answer]
        set_tone(self._light, tone)
        set_tone(self._text, "" if verdict.answer is Answer.YES else tone)
        self._text.say(words)
        self._light.setAccessibleName(words)
        self._tries.setText(tries_words(sheet.tries) if sheet else "")
        self._tries.setVisible(bool(self._tries.text()))
        self._light.setToolTip(plain_tip(advice_words(sheet)) if sheet else "")
        to_do = sheet.tasks if sheet else ()
        self._todo.setVisible(bool(to_do))
        self.task.say(task_words(to_do, self._desk.today()) if to_do else "")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for part in (self._light, self._text, self._tries, self.timer, self.guide):
            head.addWidget(part, int(part is self._text))
        row = QHBoxLayout(self._todo)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(self._desk.theme, "list-checks", "text3"))
        row.addWidget(self.task, 1)
        row.addWidget(self.done)
        self.done.clicked.connect(self._finish)
        self.guide.clicked.connect(self.guide_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addWidget(self._todo)

    def _finish(self) -> None:
        if self._sheet is not None and self._sheet.tasks:
            self.task_done.emit(self._sheet.tasks[0].task_id)
