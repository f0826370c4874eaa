"""What a change of a procedure would mean, said before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.labels import Button, IconLabel, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.queries.procedure_use import ProcedureUse
    from collector_desktop.ui.theme import Theme


class SaveLine(QFrame):
    """Stands above a procedure that is not kept yet, with Save and Discard."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text, self.problem = label(kind="medium"), ProblemLine(theme)
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
        column.addWidget(self.problem)
        self.hide()

    def show_change(self, draft: Procedure, kept: Procedure, use: ProcedureUse) -> None:
        """Say what keeping the draft would mean; nothing while nothing is changed."""
        self.problem.show_text("")
        self.setVisible(draft != kept)
        self._text.setText(change_words(draft, kept, use))

    def show_problem(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.setVisible(True)
        self.problem.show_text(sentence)


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
    gone = [step.name for step in kept.steps if step.step_id not in _rows(draft)]
    if gone and draft.steps:
        last = _tr("Invoices whose last step was {steps} go on with the step that follows.")
        words.append(last.format(steps=_listed(gone)))
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


def _rows(procedure: Procedure) -> set[int | None]:
    return {step.step_id for step in procedure.steps}


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
