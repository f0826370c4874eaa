"""The short form by which a promise is put off to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from collector_desktop.services.promise_changes import RescheduleDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money, week_day
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.plan_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.promises import PromiseRow
    from collector_desktop.ui.desk import Desk


class PutOffForm(FormSheet):
    """The new day and sum of a promise, and why; the old one stays in the history."""

    def __init__(self, desk: Desk, promise: PromiseRow, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Put a promise off"), parent)
        self._promise_id = promise.promise_id
        self.save_button.setText(tr("Put off"))
        self.day, self.amount = DayEdit(desk.today), MoneyEdit(promise.currency)
        self.reason = QLineEdit()
        self.amount.set_amount(promise.missing_minor)
        words = tr("{sum} was promised by {day}. Put off after its day, it counts as broken once.")
        sum_ = money(promise.amount_minor, promise.currency)
        day = week_day(promise.pay_by, desk.today())
        intro = label(words.format(sum=sum_, day=day), "second")
        intro.setWordWrap(True)
        self.add_pair((tr("New &day"), self.day), (tr("&Amount"), self.amount))
        self.add_field(tr("&Reason"), self.reason)
        self.add_widget(intro)

    def draft(self) -> RescheduleDraft:
        """Return what was entered."""
        day = self.day.day()
        if day is None:
            raise TypeError("a draft is asked for before the day is right")
        return RescheduleDraft(self._promise_id, day, self.amount.amount(), self.reason.text())

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        for field in (self.day, self.amount):
            mark_error(field, wrong=bool(field.problem()))
            if field.problem():
                return field.problem()
        return ""
