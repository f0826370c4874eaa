"""The commands that make a paper for a customer and show it before it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.papers import Paper
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_preview import PaperPreview
    from collector_desktop.ui.widgets.page import Page

FIRST_REMINDER = "reminder-1"


class PaperCommands(QObject):
    """Makes statements and letters; a refusal goes to the message bar, as every failure does."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.preview: PaperPreview | None = None

    def listen_to(self, page: Page) -> None:
        """Take the wishes of a page that has a customer to write to."""
        for name, show in (
            ("statement_asked", self.show_statement),
            ("letter_asked", self.show_letter),
            ("calculation_asked", self.show_calculation),
            ("template_asked", self.show_template),
            ("dispute_letter_asked", self.show_dispute),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(show)

    def show_statement(self, customer_id: int) -> None:
        """Show the statement of a customer as of today."""
        work = partial(_statement, customer_id, self._desk.today(), self._desk.fonts)
        self._desk.tasks.run(self, work, partial(self._show, self.tr("Statement")))

    def show_letter(self, customer_id: int) -> None:
        """Show the first reminder to a customer."""
        today, fonts = self._desk.today(), self._desk.fonts
        work = partial(_letter, customer_id, FIRST_REMINDER, today, fonts)
        self._desk.tasks.run(self, work, partial(self._show, self.tr("Reminder letter")))

    def show_template(self, customer_id: int, template: str) -> None:
        """Show a letter to a customer in the words of a template."""
        work = partial(_letter, customer_id, template, self._desk.today(), self._desk.fonts)
        self._desk.tasks.run(self, work, partial(self._show, self.tr("Letter")))

    def show_dispute(self, dispute_id: int) -> None:
        """Show the letter about a dispute."""
        work = partial(_dispute_letter, dispute_id, self._desk.today(), self._desk.fonts)
        self._desk.tasks.run(self, work, partial(self._show, self.tr("Letter about a dispute")))

    def show_calculation(self, customer_id: int, item_ids: list[int] | None) -> None:
        """Show how the interest of a customer was worked out, on some invoices or all."""
        today, fonts = self._desk.today(), self._desk.fonts
        work = partial(_calculation, customer_id, today, fonts, item_ids)
        self._desk.tasks.run(self, work, partial(self._show, self.tr("Interest calculation")))

    def _show(self, title: str, paper: Paper) -> None:
        from collector_desktop.ui.dialogs.paper_preview import PaperPreview  # noqa: PLC0415

        if self.preview is not None:
            self.preview.close()
        preview = PaperPreview(self._desk, paper, title, self._window)
        preview.finished.connect(partial(self._forget, preview))
        self.preview = preview
        preview.open()

    def _forget(self, preview: PaperPreview, _: int) -> None:
        preview.deleteLater()
        if self.preview is preview:
            self.preview = None


def _statement(*wanted: Any) -> Paper:
    """Return a statement; what draws is imported with the first paper, on the ledger's thread."""
    from collector_desktop.services.paper_statement import statement_paper  # noqa: PLC0415

    return statement_paper(*wanted)


def _letter(*wanted: Any) -> Paper:
    from collector_desktop.services.paper_letter import letter_paper  # noqa: PLC0415 - as above

    return letter_paper(*wanted)


def _dispute_letter(*wanted: Any) -> Paper:
    from collector_desktop.services.dispute_letters import dispute_letter  # noqa: PLC0415 - as above

    return dispute_letter(*wanted)


def _calculation(*wanted: Any) -> Paper:
    from collector_desktop.services.paper_interest import interest_paper  # noqa: PLC0415 - as above

    return interest_paper(*wanted)
