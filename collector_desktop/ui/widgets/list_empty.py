"""What a list of customers or invoices says when it has no row."""

from __future__ import annotations

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.empty_state import EmptyState


class ListEmpty(EmptyState):
    """Says whether nothing was imported yet, nothing matches, or the view is empty.

    `acted` asks for an import, `acted_otherwise` for the filter to be cleared.
    """

    def __init__(self, theme: Theme, first: tuple[str, str], unfiltered: tuple[str, str]) -> None:
        super().__init__(theme, "search-x", *first)
        self._first, self._unfiltered = first, unfiltered
        self._act = self.offer(self.tr("Import data"), key="Ctrl I")
        self._clear = self.offer_otherwise(self.tr("Clear filter"))

    def explain(self, *, anything: bool, words: str = "", filtered: bool = False) -> None:
        """Choose the words: `anything` says whether the ledger has rows at all."""
        self._act.setVisible(not anything)
        self._clear.setVisible(anything and (filtered or bool(words)))
        if not anything:
            self.say(*self._first)
        elif words:
            title = self.tr(
                "Nothing matches \N{LEFT DOUBLE QUOTATION MARK}{words}"
                "\N{RIGHT DOUBLE QUOTATION MARK}"
            )
            self.say(title.format(words=words), self.tr("Try another word, or another view."))
        elif filtered:
            self.say(self.tr("Nothing left"), self.tr("Choose other filters, or clear them."))
        else:
            self.say(*self._unfiltered)
