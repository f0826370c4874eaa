"""The short forms about late-payment interest: why it is waived, and a figure that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.rates import parse_rate
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk


class WaiverForm(FormSheet):
    """Why interest is given up; `what` says in a sentence what that is."""

    def __init__(self, desk: Desk, what: str, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Waive interest"), parent)
        self.save_button.setText(tr("Waive"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("agreed by phone, goodwill"))
        words = label(what, "second")
        words.setWordWrap(True)
        self.add_field(tr("&Reason"), self.reason)
        self.add_widget(words)

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        return tr("Say why it is waived.") if missing else ""


class FigureForm(FormSheet):
    """The figure of a reference rate for a half-year."""

    def __init__(self, desk: Desk, series: str, starts_on: date, parent: QWidget | None) -> None:
        title = tr("{series} from {day}").format(series=series, day=starts_on.isoformat())
        super().__init__(desk.theme, title, parent)
        self.series, self.starts_on = series, starts_on
        self.value = QLineEdit()
        self.value.setPlaceholderText("3.75")
        self.add_field(tr("&Per cent a year, as published"), self.value)

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        try:
            parse_rate(self.value.text())
        except CollectorError as error:
            mark_error(self.value, wrong=True)
            return sentence_of(error)
        mark_error(self.value, wrong=False)
        return ""
