"""What is known of people: erased after a typed word, and whose records need not be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from collector_desktop.queries.person_records import LastTouched
from collector_desktop.services.anonymise import Anonymised, anonymise, past_keeping
from collector_desktop.ui.cells import Column
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.dialogs.list_sheet import ListSheet
from collector_desktop.ui.widgets.card_words import CUSTOMER_KINDS
from collector_desktop.ui.widgets.card_words import tr as tr_card
from collector_desktop.ui.widgets.columns import customer_column, day_column
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk


class EraseForm(FormSheet):
    """Erases what identifies a customer's people, once its code was typed: it cannot be undone."""

    def __init__(self, desk: Desk, name: str, code: str, parent: QWidget | None) -> None:
        title = tr("Erase the personal data of {name}").format(name=name)
        super().__init__(desk.theme, title, parent)
        self._code = code
        self.save_button.setText(tr("Erase for good"))
        self.save_button.setProperty("kind", "danger")
        self._cancel.setDefault(True)  # what cannot be undone is never done by Enter alone
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(code)
        self.add_words(
            tr(
                "Goes: name, code, addresses, people, numbers, what was said and written, e-mails,"
                " evidence of disputes, and their traces in the history."
            )
        )
        self.add_words(
            tr(
                "Stays: invoices, payments, credits, amounts and days, for the accounts and the"
                " tax office. Backups and saved files outside the ledger keep what they have."
            )
        )
        self.add_words(tr("This cannot be undone."), "strong", "danger")
        self.add_field(tr("&Type {code} to go on").format(code=code), self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay after a word and Enter: a form that closes would look as if all were erased."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.focusWidget() is self.typed and self.typed.text().strip():
            words = tr("Enter does not erase: press {button}, or Escape to change nothing.")
            self._say(self.problem() or words.format(button=self.save_button.text()))
        else:
            super().keyPressEvent(event)

    def problem(self) -> str:
        is_wrong = self.typed.text().strip() != self._code
        mark_error(self.typed, wrong=is_wrong)
        return tr("Type {code} exactly.").format(code=self._code) if is_wrong else ""


class RetentionSheet(ListSheet[LastTouched]):
    """Whose records need not be kept any more; Enter opens the card, E erases.

    `customer_asked` carries whose card is wanted, `said` a sentence about what was done.
    """

    customer_asked = Signal(int)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        nothing = (
            "archive-restore",
            tr("Nobody is due"),
            tr("All records are still to be kept by law."),
        )
        super().__init__(desk, _columns(desk), lambda row: row.customer_id, nothing, parent)
        self.setWindowTitle(tr("Records past retention"))
        self.grid.setAccessibleName(tr("Records past retention"))
        self.words.setText(
            tr(
                "Settled accounts untouched for longer than records must be kept. Erase the"
                " personal data; the accounts stay."
            )
        )
        self.form: EraseForm | None = None
        self.offer(tr("Erase…"), "E", self.erase)
        self.offer(tr("Open customer"), "O", self._open)
        self.grid.opened.connect(lambda _: self._open())

    def refresh(self) -> None:
        """Read who is due."""
        self.desk.tasks.run(self, partial(past_keeping, self.desk.today()), self.show_rows)

    def erase(self) -> None:
        """Ask for the word, then erase the current one."""
        row = self.grid.current_record()
        if row is not None:
            self.form = EraseForm(self.desk, row.name, row.code, self)
            ask_and_erase(self.desk, self.form, row.customer_id, self._erased)

    def _erased(self, words: str) -> None:
        self.said.emit(words)
        self.refresh()

    def _open(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            self.accept()
            self.customer_asked.emit(row.customer_id)


def ask_and_erase(desk: Desk, form: EraseForm, customer_id: int, done: Any) -> None:
    """Show a form, and erase once its word was typed; `done` gets a sentence about what is left."""

    def save() -> None:
        if form.save_button.isEnabled():
            form.save_button.setEnabled(False)
            desk.tasks.run(form, partial(anonymise, customer_id, desk.today()), finish, refuse)

    def finish(outcome: Outcome[Anonymised]) -> None:
        form.accept()
        done(erased_words(outcome.value))

    def refuse(error: CollectorError) -> None:
        form.save_button.setEnabled(True)
        form.show_problem(error)

    form.save_asked.connect(save)
    form.finished.connect(lambda _: form.deleteLater())
    form.open()


def erased_words(done: Anonymised) -> str:
    """Return what was erased, and what is outside the ledger."""
    words = tr("Erased: it is {code} from now on.").format(code=done.code)
    if done.files:
        files = tr("Delete these files too: {files}").format(files=", ".join(done.files))
        words = f"{words} {files}"
    return words


def _columns(desk: Desk) -> tuple[Column[LastTouched], ...]:
    kind: Column[LastTouched] = Column(
        "kind", tr("Kind"), lambda row: tr_card(CUSTOMER_KINDS[row.kind]), width=120
    )
    code: Column[LastTouched] = Column("code", tr("Code"), lambda row: row.code, width=120)
    last: Column[LastTouched] = day_column(
        "last", tr("Last touched"), desk.today, lambda row: row.last_on, 130
    )
    return (customer_column(lambda row: row.name), code, kind, last)


def tr(text: str) -> str:
    """Return a text about personal data in the language of the desk."""
    return QCoreApplication.translate("Person", text)
