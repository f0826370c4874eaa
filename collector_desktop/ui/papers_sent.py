"""The commands that make a paper and show it before it goes."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.paying import payer
    from collector_desktop.services.papers import Paper
    from collector_desktop.services.report_parts import PaperFile
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_preview import PaperPreview
else:
    payer = later("collector_desktop.queries.paying", "payer")

FIRST_REMINDER = "reminder-1"
REPORTS = {
    "aged": "Aged debtors",
    "kpis": "Key figures",
    "overview": "Key figures",
    "months": "Key figures",
    "forecast": "Cash forecast",
    "activity": "Activity",
    "promises": "Promises",
    "disputes": "Disputes",
    "limits": "Credit limits",
    "placements": "Placements",
    "collected": "Collected against target",
    "performance": "Payment performance",
    "late-interest": "Late payment interest",
    "write-offs": "Bad debt and write-offs",
}
OF_KEY_FIGURES = ("overview", "months")


class PaperCommands(QObject):
    """Makes papers and shows them; a refusal goes to the message bar, as every failure does.

    A paper to a customer is recorded when it is saved, printed or mailed; one for our own eyes,
    such as a report, is recorded nowhere.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.preview: PaperPreview | None = None

    def listen_to(self, page: QObject) -> None:
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
        """Show the statement of a customer as of today: what is open, or another kind of it."""
        work = partial(_first_statement, customer_id, *self._today_with_fonts())
        self._desk.tasks.run(self, work, partial(self._show_statement, customer_id))

    def show_letter(self, customer_id: int) -> None:
        """Show the first reminder to a customer."""
        title = self.tr("Reminder letter")
        self._make(title, "paper_letter.letter_paper", customer_id, FIRST_REMINDER)

    def show_template(self, customer_id: int, template: str) -> None:
        """Show a letter to a customer in the words of a template."""
        self._make(self.tr("Letter"), "paper_letter.letter_paper", customer_id, template)

    def show_dispute(self, dispute_id: int) -> None:
        """Show the letter about a dispute."""
        title = self.tr("Letter about a dispute")
        self._make(title, "dispute_letters.dispute_letter", dispute_id)

    def show_calculation(self, customer_id: int, item_ids: list[int] | None) -> None:
        """Show how the interest of a customer was worked out, on some invoices or all."""
        made = partial(_made, "paper_interest.interest_paper", customer_id)
        work = partial(made, self._desk.today(), self._desk.fonts, item_ids)
        self._desk.tasks.run(self, work, partial(self.show, self.tr("Interest calculation")))

    def show_receipt(self, item_id: int) -> None:
        """Show the receipt for a payment."""
        self._make(self.tr("Receipt"), "paper_receipt.receipt_paper", item_id)

    def show_receipt_of(self, customer_id: int, number: str) -> None:
        """Show the receipt for the payment of a customer that has a number."""
        work = partial(_receipt, customer_id, number, self._desk.today(), self._desk.fonts)
        self._desk.tasks.run(self, work, partial(self.show, self.tr("Receipt")))

    def show_plan(self, plan_id: int) -> None:
        """Show a payment plan as it stands."""
        self._make(self.tr("Payment plan"), "paper_plan.plan_paper", plan_id)

    def show_application(self, customer_id: int | None) -> None:
        """Show the form to ask for credit, blank or with what is known of a customer."""
        title = self.tr("Credit application form")
        if customer_id is None:
            self._make(title, "paper_application.blank_application")
        else:
            self._make(title, "paper_application.application_paper", customer_id)

    def show_report(self, name: str, day: date, choice: tuple[str, ...] = ()) -> None:
        """Show a report by its name at a day, with what was chosen for it."""
        wanted = "kpis" if name in OF_KEY_FIGURES else name
        work = partial(_made, "report_shown.shown_report", wanted, day, self._desk.fonts, choice)
        self._desk.tasks.run(self, work, partial(self.show, self.tr(REPORTS[name])))

    def show_labels(self, customer_ids: Collection[int], sheet: str, first: int) -> None:
        """Show address labels of customers on a kind of sheet, from its first free label on."""
        made = partial(_made, "post_papers.label_paper", tuple(customer_ids))
        work = partial(made, self._desk.today(), self._desk.fonts, sheet, first)
        self._desk.tasks.run(self, work, partial(self.show, self.tr("Address labels")))

    def show_envelope(self) -> None:
        """Show the page by which envelopes are tried."""
        work = partial(_made, "post_papers.envelope_paper", self._desk.fonts)
        self._desk.tasks.run(self, work, partial(self.show, self.tr("Envelope proof")))

    def show(self, title: str, made: Paper | PaperFile) -> None:
        """Show a paper that was made, in place of the one before."""
        from collector_desktop.services.papers import Paper  # noqa: PLC0415 - with the first paper
        from collector_desktop.ui.dialogs.paper_preview import PaperPreview  # noqa: PLC0415

        if self.preview is not None:
            self.preview.close()
        paper = made if isinstance(made, Paper) else _for_nobody(made, self._desk.today())
        preview = PaperPreview(self._desk, paper, title, self._window, made.notes)
        preview.finished.connect(partial(self._forget, preview))
        self.preview = preview
        preview.open()
        if paper.customer_id:
            whose = partial(_name_of, paper.customer_id)
            self._desk.tasks.run(preview, whose, partial(_name_window, preview, title))

    def _show_statement(self, customer_id: int, found: tuple[str, Paper]) -> None:
        usual, paper = found
        self.show(self.tr("Statement"), paper)
        if self.preview is not None:
            from collector_desktop.ui.dialogs.statement_kind import (  # noqa: PLC0415 - as above
                StatementKind,
            )

            kind = StatementKind(self._desk, usual)
            kind.wanted.connect(partial(self._change_statement, self.preview, customer_id))
            self.preview.offer(kind)

    def _change_statement(
        self, preview: PaperPreview, customer_id: int, kind: str, first: date | None, last: date
    ) -> None:
        work = partial(_statement, customer_id, kind, (first, last), self._desk.fonts)
        self._desk.tasks.run(preview, work, preview.replace, preview.refuse)

    def _today_with_fonts(self) -> tuple[date, Path]:
        return self._desk.today(), self._desk.fonts

    def _make(self, title: str, maker: str, *about: Any) -> None:
        """Have a paper made as of today about something, then show it."""
        work = partial(_made, maker, *about, *self._today_with_fonts())
        self._desk.tasks.run(self, work, partial(self.show, title))

    def _forget(self, preview: PaperPreview, _: int) -> None:
        preview.deleteLater()
        if self.preview is preview:
            self.preview = None


def _made(maker: str, *wanted: Any) -> Any:
    """Make a paper by `module.function` of the services.

    What draws is imported with the first paper, on the ledger's thread, which keeps the start of
    the window short.
    """
    module, _, function = maker.partition(".")
    return getattr(import_module(f"collector_desktop.services.{module}"), function)(*wanted)


def _name_of(customer_id: int) -> str:
    return payer(customer_id).name


def _name_window(preview: PaperPreview, title: str, name: str) -> None:
    """Say in the title whose paper it is, as the list of open windows shows it."""
    preview.setWindowTitle(f"{title}, {name}")


def _first_statement(customer_id: int, today: date, fonts: Path) -> tuple[str, Paper]:
    """Return the usual kind of statement, and the statement of a customer of that kind."""
    from collector_desktop.domain.settings_paper import STATEMENT_KIND  # noqa: PLC0415 - as above
    from collector_desktop.queries.settings import settings  # noqa: PLC0415 - as above

    paper = _made("paper_statement.statement_paper", customer_id, today, fonts)
    return settings()[STATEMENT_KIND], paper


def _statement(customer_id: int, kind: str, days: tuple[date | None, date], fonts: Path) -> Paper:
    """Return the statement of a customer of a kind, at the last of the days."""
    from collector_desktop.services.paper_statement import (  # noqa: PLC0415 - as above
        statement_papers,
    )

    first, last = days
    [paper] = statement_papers([customer_id], last, fonts, kind, first)
    return paper


def _for_nobody(made: PaperFile, today: date) -> Paper:
    """Return what is for our own eyes as a paper to nobody."""
    from collector_desktop.services.papers import Paper  # noqa: PLC0415 - with the first paper

    return Paper(0, "report", made.name, made.content, (), today, made.missing)


def _receipt(customer_id: int, number: str, today: date, fonts: Path) -> Any:
    from collector_desktop.domain.items import ItemType  # noqa: PLC0415 - as above
    from collector_desktop.queries.entries import entry_of  # noqa: PLC0415 - as above

    item_id = entry_of(number, {ItemType.RECEIPT}, customer_id).item_id
    return _made("paper_receipt.receipt_paper", item_id, today, fonts)
