"""The buttons for papers on the pages where people look for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.card_names import ACCOUNT, PROMISES
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.post_papers import our_labels
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.label_form import LabelForm
    from collector_desktop.ui.papers_sent import PaperCommands
else:
    our_labels = later("collector_desktop.services.post_papers", "our_labels")

RECEIPT_KEY = "Shift+P"
RECEIPT = "receipt"


class PaperButtons(QObject):
    """Puts buttons on pages as they are built, and knows what the keyboard's page is about.

    `form` is the question about labels, once it was asked.
    """

    def __init__(self, desk: Desk, commands: PaperCommands, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._commands, self._window = desk, commands, window
        self._pages: dict[str, Any] = {}
        self.form: LabelForm | None = None

    def serve(self, name: str, page: Any, statements: Callable[[frozenset[int]], None]) -> None:
        """Put what a page needs on it; `statements` opens statements to many."""
        self._pages[name] = page
        if name == nav.CUSTOMERS:
            many = page.header.add_action(_tr("Statements…"), "file-text")
            many.clicked.connect(lambda: statements(page.chosen_customers()))
            labels = page.header.add_action(_tr("Labels…"))
            labels.clicked.connect(self.ask_labels)
            page.statements_asked.connect(statements)
        elif name == nav.INVOICES:
            page.many.statements_asked.connect(statements)
        elif name == nav.PAYMENTS:
            self._serve_payments(page)
        elif name == nav.CUSTOMER:
            self._serve_account(page)
            self._serve_plans(page)
        elif name == nav.REPORTS:
            self._serve_reports(page)

    def ask_labels(self) -> None:
        """Ask on which labels the customers selected or listed are printed."""
        page = self._pages.get(nav.CUSTOMERS)
        chosen = page.chosen_customers() if page is not None else frozenset()
        self._desk.tasks.run(self, our_labels, partial(self._show_form, chosen))

    def _show_form(self, chosen: frozenset[int], usual: str) -> None:
        from collector_desktop.ui.dialogs.label_form import LabelForm  # noqa: PLC0415 - seldom

        form = LabelForm(self._desk, len(chosen), usual, self._window)
        form.save_asked.connect(partial(self._show_labels, form, chosen))
        form.finished.connect(lambda _: form.deleteLater())
        self.form = form
        form.open()

    def show_application(self) -> None:
        """Show the form to ask for credit: of the customer whose card is open, else blank."""
        self._commands.show_application(self.shown_customer())

    def shown_customer(self) -> int | None:
        """Return the customer whose card is open, if one is."""
        page = self._pages.get(nav.CUSTOMER)
        shown = page if page is not None and page.isVisible() else None
        return int(shown.walk.customer_id) if shown else None

    def show_report(self, name: str) -> None:
        """Show a report at the day that the reports stand at, else as of today."""
        page = self._pages.get(nav.REPORTS)
        self._commands.show_report(name, page.day() if page is not None else self._desk.today())

    def _show_labels(self, form: LabelForm, chosen: frozenset[int]) -> None:
        sheet, first = form.chosen()
        form.accept()
        self._commands.show_labels(chosen, sheet, first)

    def _serve_payments(self, page: Any) -> None:
        pane = page.receipts
        button = self._receipt_button()
        pane.add_tool(button)

        def show() -> None:
            row = pane.grid.current_record()
            if row is not None:
                self._commands.show_receipt(row.item_id)

        button.clicked.connect(show)
        listen(pane.grid, {RECEIPT_KEY: show})

    def _serve_account(self, page: Any) -> None:
        page.tabs.when(ACCOUNT, partial(self._serve_entries, page))

    def _serve_entries(self, page: Any, account: Any) -> None:
        grid = account.grid
        button = self._receipt_button()
        button.hide()
        account.add_tool(button)

        def show() -> None:
            row = grid.current_record()
            if row is not None and row.entry.type == RECEIPT:
                self._commands.show_receipt_of(page.walk.customer_id, row.entry.number)

        def fit(row: Any) -> None:
            button.setVisible(row is not None and row.entry.type == RECEIPT)

        grid.current_changed.connect(fit)
        button.clicked.connect(show)
        listen(grid, {RECEIPT_KEY: show})

    def _serve_plans(self, page: Any) -> None:
        page.tabs.when(PROMISES, self._serve_sheet)

    def _serve_sheet(self, agreed: Any) -> None:
        plans = agreed.plans.list
        grid = plans.grid
        button = Button(self._desk.theme, _tr("Sheet"), icon="file-text")
        button.setToolTip(_tr("The plan as it stands, with what was kept and missed"))
        button.hide()
        plans.add_tool(button)
        grid.current_changed.connect(lambda row: button.setVisible(row is not None))

        def show() -> None:
            row = grid.current_record()
            if row is not None:
                self._commands.show_plan(row.plan_id)

        button.clicked.connect(show)

    def _serve_reports(self, page: Any) -> None:
        button = page.header.add_action(_tr("PDF and print…"), "printer")
        button.setToolTip(_tr("The report as it is shown, to be saved or printed"))

        def show() -> None:
            name, choice = page.asked_paper()
            self._commands.show_report(name, page.day(), choice)

        button.clicked.connect(show)

    def _receipt_button(self) -> Button:
        button = Button(self._desk.theme, _tr("Receipt"), icon="receipt-text")
        button.setToolTip(_tr("The receipt for this payment (Shift+P)"))
        return button


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaperButtons", text)
