"""What a change of a procedure would mean, said before it is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from collector_desktop.queries.procedure_effect import ProcedureEffect, procedure_effect
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.labels import Button, IconLabel, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.queries.procedure_use import ProcedureUse
    from collector_desktop.ui.desk import Desk


SETTLE_MS = 250


class SaveLine(QFrame):
    """Stands above a procedure that is not kept yet, with Save and Discard."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk = desk
        self._asked: tuple[Procedure, Procedure] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.setObjectName("notice")
        self._text, self.problem = label(kind="medium"), ProblemLine(theme)
        self._effect = label(kind="second")
        self._text.setWordWrap(True)
        self.save = Button(
            theme,
            _tr("Save"),
            kind="primary",
            key="Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
        )
        self.discard = Button(theme, _tr("Discard"))
        self.save.clicked.connect(self.save_asked)
        self.discard.clicked.connect(self.discard_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "pencil", "warn_text"))
        row.addWidget(self._text, 1)
        row.addWidget(self.discard)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(row)
        self._effect.setWordWrap(True)
        column.addWidget(self._effect)
        column.addWidget(self.problem)
        self._effect.hide()
        self.hide()

    def show_change(self, draft: Procedure, kept: Procedure, use: ProcedureUse) -> None:
        """Say what keeping the draft would mean; nothing while nothing is changed."""
        self.problem.show_text("")
        self.setVisible(draft != kept)
        self._text.setText(change_words(draft, kept, use))
        self._asked = (kept, draft) if draft != kept else None
        self._settle.start()

    def show_effect(self, effect: ProcedureEffect) -> None:
        """Say what becomes of the invoices that are being chased."""
        words = effect_words(effect)
        self._effect.setText(words)
        self._effect.setVisible(bool(words))

    def show_problem(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.setVisible(True)
        self.problem.show_text(sentence)

    def _ask(self) -> None:
        """Work out what it would do once the user has stopped typing."""
        if self._asked is not None:
            work = partial(procedure_effect, *self._asked, self._desk.today())
            self._desk.tasks.run(self, work, self.show_effect)


def change_words(draft: Procedure, kept: Procedure, use: ProcedureUse) -> str:
    """Return what changes for those who are chased by the procedure."""
    if kept.procedure_id is None:
        return _tr("This procedure is new. Nobody is chased by it until you say so.")
    whom = plural(use.customers, _tr("customer"))
    words = [_tr("Not saved yet.")]
    if use.customers and not draft.steps:
        words.append(_tr("{customers} would not be chased any more.").format(customers=whom))
    elif use.customers:
        words.append(_tr("Counts for {customers} from the next run.").format(customers=whom))
    return " ".join(words)


def effect_words(effect: ProcedureEffect) -> str:
    """Return what becomes of invoices: `5 invoices continue at Reminder 3.`."""
    words = []
    for step, count in effect.going_on.items():
        one = count == 1
        goes_on = _tr("1 invoice continues at {step}.") if one else _tr("{n} continue at {step}.")
        if not step:
            goes_on = _tr("1 invoice is done.") if one else _tr("{n} are done.")
        words.append(goes_on.format(n=plural(count, _tr("invoice")), step=step))
    if effect.due_after != effect.due_before:
        due = _tr("{after} would have a step due today, instead of {before}.")
        after = plural(effect.due_after, _tr("invoice"))
        words.append(due.format(after=after, before=f"{effect.due_before:,}"))
    return " ".join(words)


def use_words(use: ProcedureUse, *, is_default: bool) -> str:
    """Return who is chased by a procedure in a sentence."""
    parts = [plural(use.customers, _tr("customer"))] if use.customers else []
    if use.groups:
        groups = _tr("group") if len(use.groups) == 1 else _tr("groups")
        parts.append(f"{groups} {_listed(use.groups)}")
    if use.invoices:
        parts.append(plural(use.invoices, _tr("single invoice")))
    words = (
        _tr("Used by {whom}.").format(whom=", ".join(parts)) if parts else _tr("Used by nobody.")
    )
    return _tr("The default. {used}").format(used=words) if is_default else words


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
