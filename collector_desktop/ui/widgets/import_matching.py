"""The step in which columns are matched: what is asked, and what the rows become meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.format import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.services.reading import Preview
    from collector_desktop.ui.widgets.import_flow import ImportFlow
    from collector_desktop.ui.widgets.import_foot import WizardFoot
    from collector_desktop.ui.widgets.mapping_step import MappingStep


class ColumnMatching(QObject):
    """Leads between the matching step and the work behind it; `shown` says that it is asked.

    `is_here` says whether the user is in the step.
    """

    shown = Signal()

    def __init__(
        self, step: MappingStep, flow: ImportFlow, foot: WizardFoot, is_here: Callable[[], bool]
    ) -> None:
        super().__init__(step)
        self._match, self._flow, self._foot = step, flow, foot
        self._is_here = is_here
        step.changed.connect(self._preview)
        step.look_again_asked.connect(self._look_again)
        flow.looked_again.connect(self._on_looked_again)
        flow.previewed.connect(self._show_preview)

    def ask(self) -> None:
        """Ask which column is what, as far as it is known."""
        draft = self._flow.draft
        if draft.seen is not None:
            self._match.preview.currency = draft.currency
            self._match.show_file(draft.seen, draft.stated)
            self.shown.emit()
            self._preview()

    def take(self) -> None:
        """Read the whole file as it was matched."""
        draft = self._flow.draft
        draft.stated, draft.stated_json = self._match.stated(), self._match.stated_json()
        self._flow.read()

    def _look_again(self) -> None:
        form = self._match.form
        self._flow.look_again(form.said_encoding, form.said_delimiter, form.said_header)

    def _on_looked_again(self) -> None:
        if self._flow.draft.seen is not None:
            self._match.show_other_names(self._flow.draft.seen)
            self._preview()

    def _preview(self) -> None:
        lacking = self._match.lacking()
        self._foot.show_next(self.tr("Check"), enabled=not lacking)
        if lacking:
            words = self.tr("Choose the column that has: {names}.")
            self._match.preview.show_nothing(
                self._match.kind(), words.format(names=", ".join(lacking))
            )
        else:
            self._flow.preview(self._match.stated())

    def _show_preview(self, answer: Preview | CollectorError) -> None:
        if isinstance(answer, CollectorError):
            self._match.preview.show_nothing(self._match.kind(), str(answer))
            return
        parsed = answer.parsed
        self._match.preview.show_rows(parsed)
        self._match.statuses.show_statuses(answer.statuses)
        if self._is_here() and parsed.rows_in_file and parsed.rows:
            rows = plural(len(parsed.rows), self.tr("row"))
            self._foot.show_next(self.tr("Check {rows}").format(rows=rows))
