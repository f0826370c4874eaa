"""Tasks, what is known of a person, and its erasure: from the menu of a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from collector_desktop.ui.dialogs.person_forms import EraseForm, ask_and_erase, tr
from collector_desktop.ui.dialogs.task_sheet import TaskSheet
from collector_desktop.ui.format import plural
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMenu, QWidget

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.services.person_export import PersonFiles, export_person
    from collector_desktop.ui.desk import Desk
else:
    export_person = later("collector_desktop.services.person_export", "export_person")


class PersonDesk(QObject):
    """Serves the key T of a card; `said` hears what was written or erased."""

    def __init__(self, desk: Desk, tabs: QWidget, said: SignalInstance) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._said = desk, tabs, said
        self._card: Callable[[], CustomerCard | None] = lambda: None
        self.sheet: TaskSheet | None = None
        self.form: EraseForm | None = None

    def serve_card(self, menu: QMenu, whose: Callable[[], CustomerCard | None]) -> None:
        """Put the actions into a menu of the card, with their keys."""
        self._card = whose
        menu.addSeparator()
        for words, slot in (
            (tr("What we have to do…\tT"), self.show_tasks),
            (tr("Export everything that is known…"), self.export),
            (tr("Erase personal data…"), self.erase),
        ):
            menu.addAction(words).triggered.connect(slot)
        listen(self._tabs, {"T": self.show_tasks})

    def show_tasks(self) -> None:
        """Open what is to be done for the customer."""
        card = self._card()
        if card is not None:
            facts = card.facts
            self.sheet = TaskSheet(self._desk, self._tabs, facts.customer_id, facts.name)
            self.sheet.finished.connect(self.sheet.deleteLater)
            self.sheet.refresh()
            self.sheet.open()

    def export(self) -> None:
        """Write everything that is known of the customer and its people, beside the papers."""
        card = self._card()
        if card is not None:
            desk = self._desk
            where = (desk.papers, desk.fonts, desk.today())
            work = partial(export_person, card.facts.customer_id, *where)
            desk.tasks.run(self, work, self._exported)

    def erase(self) -> None:
        """Ask for the word, then erase what identifies the customer's people."""
        card = self._card()
        if card is not None:
            facts = card.facts
            self.form = EraseForm(self._desk, facts.name, facts.code, self._tabs)
            ask_and_erase(self._desk, self.form, facts.customer_id, self._said.emit)

    def _exported(self, files: PersonFiles) -> None:
        words = tr("Written: {paper} to read, {data} for programs{more}.")
        kept = plural(len(files.kept), tr("kept file"))
        more = tr(", and {kept}").format(kept=kept) if files.kept else ""
        self._said.emit(words.format(paper=files.paper, data=files.data.name, more=more))
