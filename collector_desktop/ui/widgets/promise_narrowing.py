"""What the promises are narrowed to: by who wrote them down, and to those with a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from collector_desktop.ui.widgets.labels import Button

if TYPE_CHECKING:
    from collector_desktop.queries.promise_list import PromiseList
    from collector_desktop.ui.theme import Theme

EVERYONE = ""


class PromiseNarrowing(QWidget):
    """Two filters of promises; `changed` says that another choice holds."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._who = EVERYONE
        self._names: tuple[str, ...] = ()
        self.who = Button(theme, self.tr("Everyone"), icon="user")
        self.who.setToolTip(self.tr("Who wrote the promise down"))
        self.menu = QMenu(self.who)
        self._group = QActionGroup(self.menu)
        self.who.setMenu(self.menu)
        self.planned = Button(theme, self.tr("With a plan"), icon="calendar-range", kind="chip")
        self.planned.setCheckable(True)
        self.planned.setToolTip(self.tr("Only customers who pay by a plan"))
        self.planned.toggled.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.who)
        row.addWidget(self.planned)

    def offer(self, data: PromiseList) -> None:
        """Offer those who wrote promises down; a choice that is no more there is given up."""
        names = tuple(sorted(set(data.takers.values()), key=str.casefold))
        if self._who not in names:
            self._who = EVERYONE
        self._names = names
        self.who.setVisible(len(names) > 1 or self._who != EVERYONE)
        self.planned.setVisible(bool(data.plans) or self.planned.isChecked())
        self._fill_menu()

    def found(self, data: PromiseList) -> PromiseList:
        """Return what the filters leave of promises and plans; the shares stay those of all."""
        rows, plans = data.rows, data.plans
        if self._who != EVERYONE:
            rows = tuple(r for r in rows if data.takers.get(r.promise.promise_id) == self._who)
            plans = tuple(p for p in plans if data.takers.get(-p.plan_id) == self._who)
        if self.planned.isChecked():
            whose = {plan.customer_id for plan in data.plans}
            rows = tuple(row for row in rows if row.promise.customer_id in whose)
        return replace(data, rows=rows, plans=plans)

    def choose(self, name: str) -> None:
        """Narrow to those that one person wrote down, or to none in particular."""
        self._who = name
        self._show_choice()
        self.changed.emit()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for name in (EVERYONE, *self._names):
            action = self.menu.addAction((name or self.tr("Everyone")).replace("&", "&&"))
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(lambda _=False, name=name: self.choose(name))
            self._group.addAction(action)
        self._show_choice()

    def _show_choice(self) -> None:
        """Say and tick who is chosen; the menu that was clicked in stays as it is."""
        shown = self._who or self.tr("Everyone")
        self.who.setText(shown)
        self.who.setAccessibleName(self.tr("Written down by: {name}").format(name=shown))
        for action in self.menu.actions():
            action.setChecked(action.data() == self._who)
