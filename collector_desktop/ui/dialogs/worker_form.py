"""Who is at the desk: a name that was used before, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk


class WorkerForm(FormSheet):
    """Takes the name under which the next changes are written down."""

    def __init__(self, desk: Desk, names: Sequence[str], now: str, parent: QWidget | None) -> None:
        super().__init__(desk.theme, _tr("Working as"), parent)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(names))
        self.name.setCurrentText(now)
        self.add_field(_tr("&Name"), self.name)
        words = _tr("Calls, promises and every other change are kept under this name.")
        self.add_widget(label(words, "second"))

    def problem(self) -> str:
        return "" if self.name.currentText().strip() else _tr("Who is at the desk?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkerForm", text)
