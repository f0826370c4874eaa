"""Who is spoken to: one of the customer's people, or a name that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import plain_tip


@frozen
class Callee:
    """Somebody to speak to, the number to reach them on, and what they are there."""

    name: str
    phone: str = ""
    role: str = ""

    @property
    def text(self) -> str:
        """Both in one line."""
        who = f"{self.name} ({self.role})" if self.role and self.name else self.name
        return ", ".join(part for part in (who, self.phone) if part)


class CalleeBox(QComboBox):
    """Offers people with their numbers and takes any other name; its tip has what is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Callee, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(self.tr("Spoken to"))
        self.currentTextChanged.connect(lambda text: self.setToolTip(plain_tip(text)))

    def show_people(self, people: Sequence[Callee]) -> None:
        """Offer people, the first one chosen."""
        self._people = tuple(people)
        self.clear()
        self.addItems([each.text for each in people])
        self.setCurrentIndex(0 if people else -1)
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)  # a name that is too long is read from its start

    def renew_people(self, people: Sequence[Callee]) -> None:
        """Offer other people; whoever was chosen or typed stays."""
        if tuple(people) == self._people:
            return
        text = self.currentText()
        self.show_people(people)
        known = self.findText(text)
        if known >= 0:
            self.setCurrentIndex(known)
        elif text:
            self.setEditText(text)

    def callee(self) -> Callee:
        """Return who was chosen or typed."""
        text = self.currentText().strip()
        for each in self._people:
            if text in {each.text, each.name}:
                return each
        return Callee(text)
