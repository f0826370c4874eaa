"""Credit asked for and decided, a debtor passed on, somebody looked for: from the card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.queries.credit_decisions import decisions, limit_suggestions
from collector_desktop.queries.credit_references import ReferenceRow, references
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.placeable import placeable
from collector_desktop.queries.tracing import Trace, trace
from collector_desktop.services.credit_decisions import LETTERS, decide_credit, record_application
from collector_desktop.services.merge_events import HANDED_OVER
from collector_desktop.services.placements import PlacementDraft, place_debts
from collector_desktop.services.tracing import note_trace
from collector_desktop.ui.dialogs.case_forms import (
    ApplicationForm,
    CreditForm,
    TraceForm,
    tr,
)
from collector_desktop.ui.dialogs.filled_form import FilledForm
from collector_desktop.ui.dialogs.pass_on_form import Going, PlacementForm
from collector_desktop.ui.dialogs.placement_desk import PlacementDesk
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMenu, QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.domain.limit_advice import Suggestion
    from collector_desktop.queries.credit_decisions import DecisionRow
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.form_sheet import FormSheet

Known = tuple[tuple["Suggestion", ...], tuple["DecisionRow", ...], tuple[ReferenceRow, ...]]


class CaseDesk(QObject):
    """Serves the menu of what may follow on a card."""

    def __init__(self, desk: Desk, window: QWidget, letter_asked: SignalInstance) -> None:
        super().__init__(window)
        self._desk, self._window, self._letter_asked = desk, window, letter_asked
        self._whose: Callable[[], int | None] = lambda: None
        self.dialog: FormSheet | None = None
        self.filled: FilledForm | None = None
        self.more = PlacementDesk(desk, window, self._open)

    def serve(self, menu: QMenu, tabs: QWidget, whose: Callable[[], int | None]) -> None:
        """Put the actions into a menu of the card, with their keys."""
        self._whose = whose
        menu.addSeparator()
        for words, slot in (
            (tr("Decide on credit…\tShift+O"), self.decide_credit),
            (tr("Credit application…"), self.apply),
            (tr("Pass on to an agency, solicitor or court…"), self.pass_on),
            (tr("Trace them…"), self.search),
        ):
            menu.addAction(words).triggered.connect(slot)
        self.more.serve(menu, whose)
        listen(tabs, {"Shift+O": self.decide_credit})

    def apply(self) -> None:
        """Ask what a customer asks for."""
        self._read(customer_facts, self._show_application)

    def decide_credit(self) -> None:
        """Ask for the decision on a customer's credit."""
        self._read(partial(_credit, as_of=self._desk.today()), self._show_credit)

    def pass_on(self) -> None:
        """Ask to whom a debtor goes."""
        self.pass_on_whom(self._whose())

    def pass_on_whom(self, customer_id: int | None) -> None:
        """Ask to whom a customer goes."""
        if customer_id is not None and self.dialog is None:
            work = partial(_placing, customer_id, self._desk.today())
            self._desk.tasks.run(self, work, self._show_placement)

    def search(self) -> None:
        """Ask which source was asked for who has gone away."""
        self._read(partial(_search, as_of=self._desk.today()), self._show_search)

    def _read(self, read: Callable[[int], Any], show: Callable[[Any], None]) -> None:
        customer_id = self._whose()
        if customer_id is not None and self.dialog is None:
            self._desk.tasks.run(self, partial(read, customer_id), show)

    def _show_application(self, who: CustomerFacts) -> None:
        form = ApplicationForm(self._desk, who, self._window)
        self.filled = FilledForm(self._desk, form)
        self._open(form, lambda: partial(record_application, form.draft(), self._desk.today()))

    def _show_credit(self, found: tuple[CustomerFacts, Known]) -> None:
        form = CreditForm(self._desk, *found, self._window)
        self._open(form, lambda: partial(decide_credit, form.draft(), self._desk.today()))
        if self.dialog is form:
            form.accepted.connect(partial(self._offer_letter, form))

    def _offer_letter(self, form: CreditForm) -> None:
        """Show the letter that announces the decision, if it is wanted."""
        if form.letter.isChecked():
            draft = form.draft()
            self._letter_asked.emit(draft.customer_id, LETTERS[draft.decision])

    def _show_placement(self, found: tuple[CustomerFacts, Going]) -> None:
        form = PlacementForm(self._desk, *found, self._window)
        desk = self._desk
        work = partial(pass_on, folder=desk.papers, fonts=desk.fonts, made_on=desk.today())
        self._open(form, lambda: partial(work, form.draft(), form.chosen()))
        if self.dialog is form:
            form.accepted.connect(partial(self._offer_handover, form))

    def _offer_handover(self, form: PlacementForm) -> None:
        """Show the letter that tells the customer who collects from now on, if it is wanted."""
        if form.wants_letter():
            self._letter_asked.emit(form.draft().customer_id, HANDED_OVER)

    def _show_search(self, found: tuple[CustomerFacts, Trace]) -> None:
        who, seen = found
        form = TraceForm(self._desk, who.name, seen, self._window)
        today = self._desk.today()
        self._open(
            form,
            lambda: partial(note_trace, who.customer_id, *form.chosen(), today, form.note.text()),
        )

    def _open(self, form: FormSheet, work: Callable[[], Callable[[], Outcome[Any]]]) -> None:
        """Show a form; when it is saved, do what `work` returns, and close it or say why not."""

        def save() -> None:
            if form.save_button.isEnabled():
                form.save_button.setEnabled(False)
                self._desk.tasks.run(form, work(), lambda _: form.accept(), refuse)

        def refuse(error: CollectorError) -> None:
            form.save_button.setEnabled(True)
            form.show_problem(error)

        form.save_asked.connect(save)
        form.finished.connect(self._forget)
        self.dialog = form
        form.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def pass_on(
    draft: PlacementDraft, evidence: Collection[int], folder: Path, fonts: Path, made_on: date
) -> Outcome[int]:
    """Write the file of a debtor, then pass it on; without the file nothing is passed on."""
    from collector_desktop.services.placement_pack import (  # noqa: PLC0415 - what draws: 150 ms
        PackDraft,
        write_pack,
    )

    made = PackDraft(draft.customer_id, draft.kind, evidence, draft.whole)
    pack = write_pack(made, folder, fonts, made_on)
    return place_debts(draft, made_on, (pack.paper, pack.archive))


def _credit(customer_id: int, as_of: date) -> tuple[CustomerFacts, Known]:
    known = (
        limit_suggestions(customer_id, as_of),
        decisions(as_of, customer_id),
        references(customer_id, as_of),
    )
    return customer_facts(customer_id), known


def _placing(customer_id: int, as_of: date) -> tuple[CustomerFacts, Going]:
    from collector_desktop.services.placement_pack import pack_evidence  # noqa: PLC0415 - as above

    return customer_facts(customer_id), Going(
        placeable(customer_id, as_of),
        placeable(customer_id, as_of, whole=True),
        pack_evidence(customer_id, as_of, whole=True),
    )


def _search(customer_id: int, as_of: date) -> tuple[CustomerFacts, Trace]:
    return customer_facts(customer_id), trace(customer_id, as_of)
