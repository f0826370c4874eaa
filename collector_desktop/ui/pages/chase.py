"""Chase run: what goes to whom today, sent and printed at once; and the runs of before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.domain.changes import Change
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.ui.dialogs.chase_run_pane import RunPane
from collector_desktop.ui.dialogs.chase_sending import ChaseSending
from collector_desktop.ui.format import long_day, plural
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets import chase_words as words
from collector_desktop.ui.widgets.chase_read import RunRead, read_run
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.late_stack import LateStack
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.today_toolbar import OldLedgerLine

if TYPE_CHECKING:
    from collector_desktop.services.chase_sending import RunSent
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.campaign_pane import CampaignPane
    from collector_desktop.ui.dialogs.chase_past_pane import PastDesk
    from collector_desktop.ui.widgets.chase_runs import PastRuns
else:
    CampaignPane = later("collector_desktop.ui.dialogs.campaign_pane", "CampaignPane")
    PastDesk = later("collector_desktop.ui.dialogs.chase_past_pane", "PastDesk")
    PastRuns = later("collector_desktop.ui.widgets.chase_runs", "PastRuns")

PROCEDURE, PAST = "chase.procedure", "past"
RUN, RUNS, CAMPAIGNS, NOBODY = range(4)
_MARGIN = 16


class ChasePage(Page):
    """The run of today and those of before; nothing leaves before Send.

    `waiting` says that e-mails stand in the outbox.
    """

    REFRESH_ON = ~Change.DOCUMENT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.pane = RunPane(desk)
        self.sending = ChaseSending(desk, self)
        self.switch = Segmented(
            desk.theme,
            (self.tr("To send"), self.tr("Past runs"), self.tr("Campaigns")),
            self.tr("Runs and campaigns"),
        )
        self.old_ledger = OldLedgerLine(desk.theme)
        self.nobody = EmptyState(desk.theme, "circle-check", "")
        self._adopt = self.nobody.offer(self.tr("Use the usual procedures"))
        self.nobody.offer_otherwise(self.tr("See the procedures"))
        self._stack: LateStack[int] = LateStack(
            {
                RUN: lambda: self.pane,
                RUNS: partial(PastRuns, desk.theme),
                CAMPAIGNS: partial(CampaignPane, desk),
                NOBODY: lambda: self.nobody,
            }
        )
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Work the run out again; what was decided stays decided."""
        today = self.desk.today()
        self.header.show_title(self.tr("Chase run"), long_day(today).rsplit(" ", 1)[0])
        if self.sending.running:
            return
        chosen = self.desk.personal.get(PROCEDURE, "")
        plan = self.pane.plan
        whom = (frozenset(plan.despite), frozenset(plan.from_start))
        self.desk.tasks.run(self, partial(read_run, today, chosen, *whom), self._show)
        if RUNS in self._stack.so_far:
            self.desk_of_past.refresh()
        if CAMPAIGNS in self._stack.so_far:
            self.campaigns.refresh()

    @property
    def past(self) -> PastRuns:
        """The runs of before."""
        return cast("PastRuns", self._stack.part(RUNS))

    @property
    def campaigns(self) -> CampaignPane:
        """The campaigns."""
        return cast("CampaignPane", self._stack.part(CAMPAIGNS))

    def main_focus(self) -> QWidget:
        at = self._stack.shown
        if at == RUNS:
            return self.past.rows.tiles
        if at == CAMPAIGNS:
            return self.campaigns.main_focus()
        return self.nobody if at == NOBODY else self.pane.panes.rows.tiles

    def show_argument(self, argument: Any) -> None:
        """Show the runs of before, the run to some customers, or a procedure by its name."""
        if argument == PAST:
            self.switch.choose(RUNS)
        elif isinstance(argument, frozenset):
            self.switch.choose(RUN)
            if not self.sending.running:
                self.pane.narrow(argument)
        else:
            self._choose_procedure(str(argument))

    def _build(self) -> None:
        self.switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.header.add(self.switch)
        settings = self.header.add_action(self.tr("Procedure"), "settings-2")
        settings.clicked.connect(self._see_procedures)
        notice = QVBoxLayout()
        notice.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        notice.addWidget(self.old_ledger)
        self.column.addLayout(notice)
        self.column.addWidget(self._stack, 1)
        self._stack.made.connect(self._dress)
        self._stack.choose(RUN)

    def _connect(self) -> None:
        pane, foot = self.pane, self.pane.foot
        self.switch.chosen.connect(self._on_switch)
        self.switch.turn_by_keys()
        pane.said.connect(self.said)
        pane.customer_asked.connect(self.customer_asked)
        pane.procedure_chosen.connect(self._choose_procedure)
        pane.despite_chosen.connect(self.mark_stale)
        pane.start_chosen.connect(self.mark_stale)
        foot.send_asked.connect(self._send)
        foot.later_asked.connect(self._keep)
        foot.stop_asked.connect(self.sending.stop)
        self.sending.told.connect(self._show_progress)
        self.sending.sent.connect(self._on_sent)
        self.sending.stopped.connect(self.mark_stale)
        self.sending.said.connect(self.said)
        self.old_ledger.import_asked.connect(lambda: self.page_asked.emit("import", None))
        self.nobody.acted.connect(self._use_the_usual)
        self.nobody.acted_otherwise.connect(self._see_procedures)
        listen(self, {"Ctrl+Return": self._on_save_key})

    def _dress(self, name: int, part: Any) -> None:
        """Connect what was just made, and let it read what it shows."""
        if name == RUNS:
            self.desk_of_past = PastDesk(self.desk, part)
            self.desk_of_past.said.connect(self.said)
            self.desk_of_past.refresh()
        elif name == CAMPAIGNS:
            part.said.connect(self.said)
            part.customer_asked.connect(self.customer_asked)
            part.refresh()

    def _show(self, read: RunRead) -> None:
        data = read.page
        self.pane.show_page(read)
        self.old_ledger.show_age(data.age, self.desk.today())
        self.nobody.say(*words.nobody_words(data))
        self._adopt.setVisible(not data.names)
        self._show_stack()

    def _show_stack(self) -> None:
        """Show the runs that are chosen, or that there is nothing to run."""
        data = self.pane.data
        empty = data is not None and not data.view.messages and not data.view.held
        if self.switch.current() in {RUNS, CAMPAIGNS}:
            self._stack.choose(self.switch.current())
        else:
            self._stack.choose(NOBODY if empty else RUN)

    def _on_switch(self) -> None:
        self._show_stack()
        self.main_focus().setFocus()

    def _on_save_key(self) -> None:
        """Keep what is being edited, or else send."""
        message = self.pane.panes.message
        if message.editing:
            message.end_edit(keep=True)
        elif self._stack.shown == RUN:
            self._send()

    def _send(self) -> None:
        data, plan = self.pane.data, self.pane.plan
        if data is None:
            return
        counts = plan.counted().going.counts()
        button = words.send_words(counts, by_server=data.by_server)
        draft = plan.draft(data.chosen)
        self.sending.send(draft, counts.messages, button, by_server=data.by_server)

    def _keep(self) -> None:
        if self.pane.data is not None:
            self.sending.keep(self.pane.plan.draft(self.pane.data.chosen))

    def _show_progress(self, done: int, total: int, name: str) -> None:
        title = self.tr("Message {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self.pane.foot.show_running(title, name, done, total)

    def _on_sent(self, sent: RunSent) -> None:
        """Show what went out, as it will be found under the runs of before."""
        self.pane.plan.forget()
        self._stack.part(RUNS)  # which makes the desk of the runs
        self.desk_of_past.remember_letters(sent.run_id, sent.letters)
        self.desk_of_past.go_to(sent.run_id)
        if sent.waiting:
            whom = plural(len(sent.waiting), self.tr("message"))
            words_ = self.tr("{messages} wait for the customer's next working day.")
            self.said.emit(words_.format(messages=whom))
        if sent.problems:
            self.said.emit(words.problem_words(sent.problems))
        if sent.boxes:
            self.said.emit(sent.boxes)
        self.mark_stale()
        self.switch.choose(RUNS)

    def _choose_procedure(self, name: str) -> None:
        self.desk.personal.put(PROCEDURE, name)
        self.mark_stale()

    def _see_procedures(self) -> None:
        self.page_asked.emit("settings", "procedures")

    def _use_the_usual(self) -> None:
        work = partial(adopt_procedures, self.desk.today())
        self.desk.tasks.run(self, work, lambda _: self.mark_stale())
