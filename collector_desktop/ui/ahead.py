"""Imports and draws what pages need while nothing else is to be done: each opens at once."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from collector_desktop.ui.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.ui.tasks import TaskRunner
    from collector_desktop.ui.theme import Theme

REST_MS, APART_MS, QUIET_MS = 2_000, 50, 300
HANDS = frozenset((QEvent.Type.Wheel, QEvent.Type.KeyPress))
BEHIND = (
    *("queries.customer_card", "queries.statements", "services.call_sheet", "services.contacts"),
    *("services.invoice_copies", "services.chase_places", "queries.credit"),
    *("services.due_changes", "services.terms", "services.contact_limits", "services.anonymise"),
    *("queries.person_records", "queries.plan_offer", "services.plans"),
    *("services.promise_changes", "services.credit_decisions", "services.tracing"),
    *("services.placements", "services.recoveries", "services.escalation"),
    *("services.chase_preview", "services.chase_runs", "services.auto_matching"),
    *("services.bank_proposals", "services.cheques", "services.dispute_work"),
    *("services.procedures", "services.promise_calendar", "services.transfers"),
    *("queries.overview", "queries.chase_page", "queries.aged_report", "queries.paying"),
    *("queries.late_interest", "queries.customer_list", "documents.untrusted_paper"),
)
MODULES = (
    *("widgets.composer", "widgets.card_head", "widgets.card_story", "widgets.card_tabs"),
    *("dialogs.chase_desk", "dialogs.credit_check", "dialogs.customer_editing"),
    *("dialogs.payment_desk", "dialogs.hold_desk", "dialogs.plan_desk", "dialogs.case_desk"),
    *("pages.customer", "widgets.card_lists", "dialogs.interest_desk", "widgets.customer_details"),
    *("widgets.chase_words", "dialogs.chase_run_pane", "dialogs.chase_sending", "pages.chase"),
    *("widgets.import_check_lists", "widgets.import_flow", "widgets.import_file_step"),
    *("widgets.import_check_step", "widgets.mapping_step", "pages.imports"),
    *("dialogs.cheque_pane", "dialogs.payment_forms"),
    *("widgets.match_words", "dialogs.bank_choice", "dialogs.bank_pane", "pages.payments"),
    *("widgets.report_overview", "widgets.report_pictures", "widgets.report_agreements"),
    *("widgets.report_results", "dialogs.aged_pane", "pages.reports"),
    *("widgets.settings_company", "pages.settings"),
    *("widgets.invoices_groups", "dialogs.own_view_tabs", "pages.customers", "pages.invoices"),
    *("pages.promises", "pages.disputes"),
)
# Each takes a third of a millisecond to draw; pages have up to ten in their buttons.
ICONS = (
    *("ban", "banknote", "banknote-arrow-down", "banknote-x", "printer", "receipt-text"),
    *("settings", "table", "undo-2", "users"),
    *("calendar-range", "chevron-down", "chevron-up", "circle-slash", "gavel", "pause"),
    *("shield-alert", "calendar", "calendar-days", "chevron-left", "chevron-right", "list-tree"),
    *("user", "circle-stop", "pencil", "send", "settings-2", "copy", "folder-open", "paperclip"),
    "list-checks",
)


class Ahead(QObject):
    """Imports one module after another, then draws icons, each in less time than a frame takes.

    It begins some time after a ledger was opened, when the first page has its rows, and waits
    while a long job goes on, and a while after each turn of the wheel and each key: that is when
    a late frame is seen. What the modules ask of the ledger comes first, on another thread.
    """

    def __init__(self, parent: QObject, tasks: TaskRunner, theme: Theme) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._left: list[Callable[[], object]] = [
            *(partial(import_module, f"collector_desktop.ui.{name}") for name in MODULES),
            *(partial(theme.icon, name) for name in ICONS),
        ]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._hands = Presence(self, HANDS)
        self._hands.felt.connect(self._put_off)

    def begin(self) -> None:
        """Begin when the window has come to rest.

        What the first page asks is on the ledger's thread when the first answer comes, and is
        answered before the second.
        """
        run = self._tasks.run
        run(self, _nothing, lambda _: run(self, _nothing, lambda _: self._rest()))

    def _rest(self) -> None:
        QTimer.singleShot(REST_MS, self, self._begin_behind)

    def _begin_behind(self) -> None:
        self._tasks.run_apart(self, _import_behind, lambda _: self._begin_steps())

    def _begin_steps(self) -> None:
        self._hands.watch()
        self._timer.start(APART_MS)

    def _put_off(self) -> None:
        if self._timer.isActive():
            self._timer.start(QUIET_MS)

    def step(self) -> None:
        """Import the next module or draw the next icon, if there is one left."""
        if self._left and not self._tasks.is_busy:
            self._left.pop(0)()
        if self._left:
            self._timer.start(APART_MS)
        else:
            self._timer.stop()
            self._hands.rest()


def _nothing() -> None:
    """Only be answered in turn."""


def _import_behind() -> None:
    for name in BEHIND:
        import_module(f"collector_desktop.{name}")
