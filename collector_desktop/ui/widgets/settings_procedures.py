"""Settings: the chasing procedures, step by step, with what each would do to an invoice.

A procedure is changed as a whole and kept by Save: half of a change would chase somebody by rules
that nobody wanted.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.domain.procedure_words import procedure_sentence
from collector_desktop.domain.procedures import Channel, Procedure, Step
from collector_desktop.queries.procedure_use import ProceduresShown, procedures_shown
from collector_desktop.services.procedures import make_default, remove_procedure, save_procedure
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.procedure_calendar import ProcedureCalendar
from collector_desktop.ui.widgets.procedure_form import StepForm
from collector_desktop.ui.widgets.procedure_menu import ProcedureMenu, as_shipped, free_name
from collector_desktop.ui.widgets.procedure_room import ProcedureRoom
from collector_desktop.ui.widgets.procedure_rules import ProcedureRules
from collector_desktop.ui.widgets.procedure_saving import SaveLine, use_words
from collector_desktop.ui.widgets.procedure_steps import StepCards
from collector_desktop.ui.widgets.settings_choice import narrow_box
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk

NEW_DAYS, CHOICE = 7, 170


class ProcedureSettings(SettingsSection):
    """Shows one procedure at a time; `draft` is what is on the screen, kept or not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _tr("Chasing procedures"), "")
        self.read: ProceduresShown | None = None
        self.draft = Procedure("")
        self._stored = Procedure("")
        self.picker = narrow_box(self.tr("Procedure"))
        self.picker.setMinimumWidth(CHOICE)  # larger text needs the room for the words beside it
        self.more = ProcedureMenu(desk)
        self.cards = StepCards(desk.theme)
        self.add = Button(desk.theme, self.tr("Add a step"), icon="plus")
        self.form = StepForm(desk.theme)
        self.rules = ProcedureRules(desk.theme)
        self.calendar = ProcedureCalendar(desk.theme)
        self.saving = SaveLine(desk)
        self.nobody = EmptyState(desk.theme, "ban", self.tr("Nobody is chased by this procedure"))
        self._build()
        self._connect()

    def show_settings(self, stored: Settings) -> None:
        """Read the procedures again; one that is being changed stays as it is on the screen."""
        super().show_settings(stored)
        work = partial(procedures_shown, self.desk.today())
        self.desk.tasks.run(self, work, self._take)
        self.more.refresh()

    @property
    def is_changed(self) -> bool:
        """Whether something is not kept yet."""
        return self.draft != self._stored

    def choose(self, name: str) -> None:
        """Show a procedure by its name."""
        at = self.picker.findText(name)
        if at >= 0:
            self.picker.setCurrentIndex(at)
            self._on_choice()

    def save(self) -> None:
        """Keep the procedure, unless something is wrong with it."""
        wrong = self.rules.problem() or (self.form.problem() if self.draft.steps else "")
        if wrong:
            self.saving.show_problem(wrong)
            return
        work = partial(save_procedure, self.draft, self.desk.today())
        self.desk.tasks.run(self, work, self._on_saved, self._say)

    def copy_to_new(self) -> None:
        """Begin a new procedure with the steps of this one."""
        steps = tuple(replace(step, step_id=None) for step in self.draft.steps)
        name = self._free_name(self.tr("{name} (copy)").format(name=self.draft.name))
        self._begin(replace(self.draft, name=name, steps=steps, is_default=False))

    def show_shipped(self, shipped: Procedure) -> None:
        """Show a procedure as it comes with the program, to be kept or not."""
        if self.is_changed:
            self.saving.show_problem(self.tr("Save or discard this one first."))
            return
        standing = self.read.procedures if self.read else ()
        same = (each for each in standing if each.name.casefold() == shipped.name.casefold())
        kept = next(same, None)
        if kept is None:
            self._begin(replace(shipped, is_default=False))
        else:
            self._show(as_shipped(shipped, kept), kept)

    def _build(self) -> None:
        self.head.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.saving)
        add, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(self.desk.theme.px(56), 0, 0, 0)
        row.addWidget(self.add)
        row.addStretch(1)
        add.setLayout(row)
        steps, whole = (self.cards, self.nobody, add), (self.calendar, self.rules)
        self.column.addWidget(ProcedureRoom(self.desk.theme, steps, self.form, whole))
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.picker.activated.connect(self._on_choice)
        self.more.copy_asked.connect(self.copy_to_new)
        self.more.empty_asked.connect(self._begin_empty)
        self.more.default_asked.connect(self._make_default)
        self.more.removal_asked.connect(self._remove)
        self.more.shipped_chosen.connect(self.show_shipped)
        self.cards.chosen.connect(lambda _: self._show_step())
        self.cards.opened.connect(lambda _: self.form.name.setFocus())
        self.cards.move_asked.connect(self._move)
        self.add.clicked.connect(self._add_step)
        self.form.changed.connect(self._on_step)
        self.form.removed.connect(self._remove_step)
        self.form.copied.connect(self._copy_step)
        self.rules.changed.connect(self._on_rules)
        self.saving.save_asked.connect(self.save)
        self.saving.discard_asked.connect(self._discard)
        listen(self, {"Ctrl+Return": self.save})
        listen(
            self.cards, {"Del": self._remove_step, "+": self._add_step, "Ctrl+D": self._copy_step}
        )

    def _take(self, read: ProceduresShown) -> None:
        """Show what was read; the procedure on the screen stays chosen, and what was typed."""
        self.read = read
        wanted = self.draft.procedure_id
        self.picker.clear()
        for each in read.procedures:
            self.picker.addItem(each.name, each.procedure_id)
        if self.is_changed:
            self._show_choice()
            return
        ids = [each.procedure_id for each in read.procedures]
        at = ids.index(wanted) if wanted in ids else 0
        self._show(read.procedures[at] if read.procedures else Procedure(""))

    def _show(self, procedure: Procedure, kept: Procedure | None = None) -> None:
        self.draft, self._stored = procedure, kept or procedure
        self._show_choice()
        self.cards.show_steps(procedure.steps)
        self._show_whole()
        self._show_step()

    def _show_choice(self) -> None:
        self.picker.setCurrentIndex(self.picker.findData(self.draft.procedure_id))
        if self.draft.procedure_id is None:
            self.picker.setPlaceholderText(self.draft.name)

    def _show_whole(self) -> None:
        """Show what the draft comes to, after any change of it."""
        if self.read is None:
            return
        draft, read = self.draft, self.read
        self.rules.show_procedure(draft, read.currencies)
        self.calendar.show_procedure(draft, read.example_on, read.example_due_on)
        use = use_words(read.use_of(self._stored.name), is_default=draft.is_default)
        self._subtitle.setText(f"{use} {procedure_sentence(draft)}")
        self.nobody.setVisible(not draft.steps)
        self.cards.setVisible(bool(draft.steps))
        self.form.setVisible(bool(draft.steps))
        self.saving.show_change(draft, self._stored, read.use_of(self._stored.name))

    def _show_step(self) -> None:
        tile = self.cards.current()
        if tile is not None and self.read is not None and tile.key < len(self.draft.steps):
            self.form.show_step(self.draft.steps[tile.key], self.read.currencies)

    def _on_choice(self) -> None:
        wanted = self.picker.currentData()
        if self.is_changed:
            self._show_choice()
            self.saving.show_problem(self.tr("Save or discard this one first."))
            return
        found = (each for each in self.read.procedures if each.procedure_id == wanted)  # type: ignore[union-attr]
        self._show(next(found, self.draft))

    def _on_step(self, step: Step) -> None:
        tile = self.cards.current()
        if tile is not None:
            steps = list(self.draft.steps)
            steps[tile.key] = step
            self._change_steps(steps, tile.key)

    def _on_rules(self, procedure: Procedure) -> None:
        self.draft = replace(procedure, steps=self.draft.steps)
        self._show_whole()

    def _change_steps(self, steps: list[Step], here: int) -> None:
        self.draft = replace(self.draft, steps=tuple(steps))
        with QSignalBlocker(self.cards):  # the form is not shown anew under what is being typed
            self.cards.show_steps(self.draft.steps)
            self.cards.go_to(here)
        self._show_whole()

    def _move(self, old: int, new: int) -> None:
        if 0 <= new < len(self.draft.steps):
            steps = list(self.draft.steps)
            steps.insert(new, steps.pop(old))
            self._change_steps(steps, new)
            self._show_step()

    def _add_step(self) -> None:
        """Add a reminder after the current step, a week after it."""
        tile, steps = self.cards.current(), list(self.draft.steps)
        here = tile.key + 1 if tile is not None and steps else len(steps)
        days = steps[here - 1].days + NEW_DAYS if here else NEW_DAYS
        name = free_name(self.tr("New step"), [step.name for step in steps])
        steps.insert(here, Step(name, days=days, channel=Channel.EMAIL, template="reminder-1"))
        self._change_steps(steps, here)
        self._show_step()
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _copy_step(self) -> None:
        """Put a step like the current one below it."""
        tile, steps = self.cards.current(), list(self.draft.steps)
        if tile is not None and steps:
            name = free_name(steps[tile.key].name, [step.name for step in steps])
            steps.insert(tile.key + 1, replace(steps[tile.key], name=name, step_id=None))
            self._change_steps(steps, tile.key + 1)
            self._show_step()

    def _remove_step(self) -> None:
        tile, steps = self.cards.current(), list(self.draft.steps)
        if tile is not None and steps:
            del steps[tile.key]
            self._change_steps(steps, min(tile.key, max(len(steps) - 1, 0)))
            self._show_step()

    def _begin(self, procedure: Procedure) -> None:
        """Show a procedure that is not in the ledger yet."""
        self._show(replace(procedure, procedure_id=None), Procedure(""))
        self.rules.name.setFocus()
        self.rules.name.selectAll()

    def _begin_empty(self) -> None:
        self._begin(Procedure(self._free_name(self.tr("New procedure"))))

    def _free_name(self, name: str) -> str:
        return free_name(name, [each.name for each in self.read.procedures] if self.read else [])

    def _discard(self) -> None:
        found = self.read.procedures if self.read else ()
        kept = next((p for p in found if p.procedure_id == self._stored.procedure_id), None)
        self._show(kept or (found[0] if found else Procedure("")))

    def _make_default(self) -> None:
        if self.draft.procedure_id is not None:
            work = partial(make_default, self.draft.procedure_id, self.desk.today())
            self.desk.tasks.run(self, work, _heard, self._say)

    def _remove(self) -> None:
        if self.draft.procedure_id is None:
            self._discard()
            return
        self._discard()
        work = partial(remove_procedure, self.draft.procedure_id, self.desk.today())
        self.desk.tasks.run(self, work, _heard, self._say)

    def _on_saved(self, outcome: Outcome[int]) -> None:
        self.draft = self._stored = replace(self.draft, procedure_id=outcome.value)
        self.desk.tasks.run(self, partial(procedures_shown, self.desk.today()), self._take)

    def _say(self, error: CollectorError) -> None:
        self.saving.show_problem(str(error))


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
