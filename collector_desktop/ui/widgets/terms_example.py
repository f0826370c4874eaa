"""What payment terms mean, said below the field that they are typed into."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from collector_desktop.domain.rounding import half_up
from collector_desktop.queries.terms_examples import TermsExample, terms_example
from collector_desktop.ui.format import long_day

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk


class TermsExampleLine(QLabel):
    """The terms in words, and when an invoice of today would fall due; nothing while unreadable."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "second")
        self.setWordWrap(True)
        self._desk = desk
        self._asked = ""
        self._place = ("", "")

    def set_place(self, country: str, region: str) -> None:
        """Let due dates move to the working days of a customer's country."""
        self._place = (country, region)

    def show_terms(self, text: str) -> None:
        """Say what is typed."""
        self._asked = text.strip()
        if not self._asked:
            self.setText("")
            return
        work = partial(terms_example, self._asked, self._desk.today(), *self._place)
        self._desk.tasks.run(self, work, partial(self._show, self._asked), self._clear)

    def _show(self, asked: str, example: TermsExample) -> None:
        if asked != self._asked:
            return
        if len(example.parts) > 1:
            words = self.tr(
                "{terms}. An invoice dated today would be due in {count} parts, the last on {day}."
            )
        else:
            words = self.tr("{terms}. An invoice dated today would fall due on {day}.")
        offer = example.discount
        if offer is not None:
            words += " " + self.tr("{percent}% off if paid by {until}.")
        cost = example.cost_of_refusing
        if cost is not None:
            words += " " + self.tr("To let that go is to borrow at {cost}% a year.")
        self.setText(
            words.format(
                terms=example.words[:1].upper() + example.words[1:],
                count=len(example.parts),
                day=long_day(example.due_on),
                percent=f"{offer[0].normalize():f}" if offer else "",
                until=long_day(offer[1]) if offer else "",
                cost=half_up(cost) if cost is not None else "",
            )
        )

    def _clear(self, _: CollectorError) -> None:
        self.setText("")
