"""What can be done with a whole procedure: copy, start empty, make default, restore, remove."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.queries.settings import settings
from collector_desktop.services.procedures import shipped_procedures
from collector_desktop.ui.widgets.labels import Button

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.ui.desk import Desk


class ProcedureMenu(Button):
    """A button with a menu; `shipped_chosen` carries a procedure as it comes with the program."""

    copy_asked = Signal()
    empty_asked = Signal()
    default_asked = Signal()
    removal_asked = Signal()
    shipped_chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, _tr("More"), icon="ellipsis")
        self._desk = desk
        menu = QMenu(self)
        for words, signal in (
            (_tr("Copy to new"), self.copy_asked),
            (_tr("New without steps"), self.empty_asked),
            (_tr("Use for everybody without another"), self.default_asked),
            (_tr("Remove this procedure"), self.removal_asked),
        ):
            menu.addAction(words).triggered.connect(signal)
        self.shipped = menu.addMenu(_tr("As it comes with the program"))
        self.setMenu(menu)

    def refresh(self) -> None:
        """Offer the procedures that come with the program for the company's country."""
        self._desk.tasks.run(self, _shipped, self._offer)

    def _offer(self, found: tuple[Procedure, ...]) -> None:
        self.shipped.clear()
        for each in found:
            act = self.shipped.addAction(each.name)
            act.triggered.connect(partial(self.shipped_chosen.emit, each))


def as_shipped(shipped: Procedure, kept: Procedure) -> Procedure:
    """Return a shipped procedure in the place of a kept one, whose steps it goes on by name."""
    rows = {step.name.casefold(): step.step_id for step in kept.steps}
    steps = tuple(replace(s, step_id=rows.get(s.name.casefold())) for s in shipped.steps)
    return replace(shipped, steps=steps, procedure_id=kept.procedure_id, is_default=kept.is_default)


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken, with a number if need be."""
    known, number, made = {each.casefold() for each in taken}, 2, name
    while made.casefold() in known:
        made, number = f"{name} {number}", number + 1
    return made


def _shipped() -> tuple[Procedure, ...]:
    return shipped_procedures(settings()[COMPANY_COUNTRY])


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
