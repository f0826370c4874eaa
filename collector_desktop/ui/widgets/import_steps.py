"""What the foot of the import says in each step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.import_draft import Step
from collector_desktop.ui.widgets.import_words import (
    changes_nothing,
    foot_words,
    import_button,
    rows_taken,
)

if TYPE_CHECKING:
    from collector_desktop.services.reading import names_no_account
    from collector_desktop.ui.widgets.import_draft import ImportDraft
    from collector_desktop.ui.widgets.import_foot import WizardFoot
else:
    names_no_account = later("collector_desktop.services.reading", "names_no_account")


def show_foot(
    foot: WizardFoot, step: Step, draft: ImportDraft, waiting: list[str], *, asks: bool
) -> None:
    """Show the buttons and the words of a step; `waiting` are the files to come after this one."""
    foot.setVisible(step != Step.FILE)
    foot.back.setVisible(step in {Step.MATCH, Step.CHECK})
    may_remember = step == Step.MATCH and bool(draft.signature)
    foot.offer_remembering(draft.layout_name if may_remember else "")
    if step == Step.CHECK and draft.plan is not None:
        if has_nothing_new(draft):
            foot.show_next(_other(waiting), words=_tr("Nothing to import."))
            return
        counts = draft.plan.counts
        able = bool(rows_taken(counts) or counts.closed)
        words = foot_words(able=able, asked=asks)
        foot.show_next(import_button(draft.plan), enabled=able, words=words)
    elif step == Step.IMPORT:
        foot.show_next(_after(draft, waiting))


def has_nothing_new(draft: ImportDraft) -> bool:
    """Return whether the ledger has all that can be read of a checked file already.

    Columns that were matched by hand are still to be remembered, which importing does; and the
    lines of a statement that names no account may be those of another, whose name is being typed.
    """
    plan = draft.plan
    if plan is None or draft.parsed is None or draft.stated_json or plan.matched:
        return False
    if names_no_account(draft.parsed):
        return False
    return changes_nothing(plan) and bool(plan.counts.unchanged)


def _other(waiting: list[str]) -> str:
    if waiting:
        return _tr("Next: {name}").format(name=Path(waiting[0]).name)
    return _tr("Choose another file")


def _after(draft: ImportDraft, waiting: list[str]) -> str:
    if waiting:
        return _tr("Next: {name}").format(name=Path(waiting[0]).name)
    return _tr("Open Payments") if draft.is_statement else _tr("Open Today")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportPage", text)
