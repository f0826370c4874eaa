"""In which language a customer is written to, on its card, and the choice of another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.languages import LANGUAGES, NAMES
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.wording import own_language
from collector_desktop.services.wording import choose_language, language_of
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import Button

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

OF_COUNTRY = ""


class LanguageButton(Button):
    """Says the language that counts; its menu chooses one, or that of the address again."""

    def __init__(self, desk: Desk, customer_id: int) -> None:
        super().__init__(desk.theme, tr("Language"), icon="message-square")
        self._desk, self._customer_id = desk, customer_id
        self.choices = QMenu(self)
        self._group = QActionGroup(self)
        for language in (OF_COUNTRY, *LANGUAGES):
            words = tr(NAMES[language]) if language else tr("That of the address")
            action = self.choices.addAction(words)
            action.setCheckable(True)
            action.setData(language)
            action.triggered.connect(partial(self._choose, language))
            self._group.addAction(action)
        self.setMenu(self.choices)
        desk.tasks.run(self, partial(_read, customer_id), self._show)

    def _show(self, read: tuple[str, str]) -> None:
        """Show the language that counts, and tick what was chosen."""
        spoken, chosen = read
        self.setText(tr("Written to in {language}").format(language=tr(NAMES[spoken])))
        for action in self._group.actions():
            action.setChecked(action.data() == chosen)

    def _choose(self, language: str, *_: object) -> None:
        work = partial(choose_language, self._customer_id, language, self._desk.today())
        self._desk.tasks.run(self, work, _heard)


def _read(customer_id: int) -> tuple[str, str]:
    return language_of(customer_facts(customer_id)), own_language(customer_id)


def _heard(_: object) -> None:
    """Take no notice: the card hears of the change by itself."""
