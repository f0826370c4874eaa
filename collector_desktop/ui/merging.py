"""Where customers are merged from: the menu, the list of customers, and after an import."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.merge_proposals import MergePair, merge_proposals
    from collector_desktop.services.import_tally import ImportResult
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.merge_pairs import MergePairs
else:
    merge_proposals = later("collector_desktop.queries.merge_proposals", "merge_proposals")


class MergeCommands(QObject):
    """Opens the pairs that may be one customer; `pairs` is the dialog, once it was open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.pairs: MergePairs | None = None

    def wire(self, name: str, page: Any) -> None:
        """Offer it on the pages where one thinks of it."""
        if name == nav.CUSTOMERS:
            page.header.add_action(self.tr("Merge…")).clicked.connect(self.open)
        elif name == nav.IMPORT:
            page.done.merge.clicked.connect(self.open)
            page.flow.finished.connect(partial(self._look, page))

    def open(self) -> None:
        """Show the pairs."""
        from collector_desktop.ui.dialogs.merge_pairs import MergePairs  # noqa: PLC0415 - costs 20 ms

        self.pairs = MergePairs(self._desk, self._window)
        self.pairs.refresh()
        self.pairs.open()

    def _look(self, page: Any, result: ImportResult) -> None:
        """Count the new customers of an import that may be known under another name."""
        new = set(result.plan.new_customers) if result.batch_id is not None else set()
        page.done.merge.hide()
        if new:
            self._desk.tasks.run(self, merge_proposals, partial(self._offer, page, new))

    def _offer(self, page: Any, new: set[str], pairs: list[MergePair]) -> None:
        found = [pair for pair in pairs if {pair.old.name, pair.new.name} & new]
        page.done.offer_merging(len(found))
