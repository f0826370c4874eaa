"""Which labels addresses are printed on, and where on the sheet they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QSpinBox

from collector_desktop.domain.label_sheets import LABEL_SHEETS, label_sheet
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.currency_sums import give_margin
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk

LAST = "labels.sheet"


class LabelForm(FormSheet):
    """Asks for the sheet of labels and its first free one; the sheet is remembered.

    `usual` is the sheet that goes with our paper, proposed until another one was chosen.
    """

    def __init__(self, desk: Desk, count: int, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, _tr("Address labels"), parent)
        self._desk, self._count = desk, count
        self.save_button.setText(_tr("Show labels"))
        self.sheet, self.first = QComboBox(), QSpinBox()
        for name in LABEL_SHEETS:
            found = label_sheet(name)
            size = f"{found.width:.1f} by {found.height:.1f} mm"
            words = _tr("{name}: {count} of {size}")
            self.sheet.addItem(words.format(name=name, count=found.count, size=size), name)
        give_margin(self.first)
        kept = self.sheet.findData(desk.personal.get(LAST, usual))
        self.sheet.setCurrentIndex(max(kept, 0))
        self.add_pair((_tr("&Labels"), self.sheet), (_tr("&First free label"), self.first))
        self._need = label(kind="second")
        self.add_widget(self._need)
        self.sheet.currentIndexChanged.connect(self._fit)
        self.first.valueChanged.connect(self._show_need)
        self._fit()

    def chosen(self) -> tuple[str, int]:
        """Return the sheet and the first label, and remember the sheet."""
        name = str(self.sheet.currentData())
        self._desk.personal.put(LAST, name)
        return name, self.first.value()

    def _fit(self) -> None:
        self.first.setRange(1, label_sheet(str(self.sheet.currentData())).count)
        self._show_need()

    def _show_need(self) -> None:
        count = label_sheet(str(self.sheet.currentData())).count
        sheets = -(-(self._count + self.first.value() - 1) // count)
        words = _tr("{customers} on {sheets}, in the order of the post.")
        customers, papers = plural(self._count, _tr("customer")), plural(sheets, _tr("sheet"))
        self._need.setText(words.format(customers=customers, sheets=papers))


def _tr(text: str) -> str:
    return QCoreApplication.translate("LabelForm", text)
