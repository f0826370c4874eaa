"""What narrows a list of customers to traits, how that is changed, and who is left by it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.ui.dialogs.traits_form import TraitsForm, trait_words
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.labels import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from collector_desktop.queries.traits import TraitChoices, holders, trait_choices
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.filter_bar import FilterBar
    from collector_desktop.ui.widgets.page import Page
else:
    holders = later("collector_desktop.queries.traits", "holders")
    trait_choices = later("collector_desktop.queries.traits", "trait_choices")


class TraitNarrowing(QObject):
    """Holds the traits that are asked for, and finds out on the ledger's thread who has them.

    `asked` says that other traits are wanted, `changed` that it is known who has them. `others`
    names further traits of which that is to be known, such as those of saved views.
    """

    asked = Signal()
    changed = Signal()

    def __init__(
        self, desk: Desk, bar: FilterBar, page: Page, others: Callable[[], Iterable[Traits]] = tuple
    ) -> None:
        super().__init__(page)
        self._desk, self._bar, self._page = desk, bar, page
        self._others = others
        self._holders: dict[Traits, frozenset[int] | None] = {}
        self.traits = NO_TRAITS
        self.add = Button(desk.theme, _tr("Add filter"), icon="plus", kind="ghost")
        bar.add_filter(self.add)
        bar.filter_removed.connect(self._on_removed)
        self.add.clicked.connect(self.ask)

    def ask(self) -> None:
        """Open the form, with the traits that there are."""
        work = partial(trait_choices, self._desk.today())
        self._desk.tasks.run(self._page, work, self._open_form)

    def narrow(self, traits: Traits) -> None:
        """Ask for other traits."""
        self.wear(traits)
        self.asked.emit()
        self.tell()

    def wear(self, traits: Traits) -> None:
        """Take other traits, without finding out yet who has them."""
        self.traits = traits
        self._bar.show_filters([words for _, words in trait_words(traits)])

    def left(self, traits: Traits | None = None) -> frozenset[int] | None:
        """Return who has the traits asked for, or others; None for all where nothing is asked."""
        return self._holders.get(self.traits if traits is None else traits)

    def tell(self) -> None:
        """Announce the traits asked for once it is known who has them."""
        if self.traits == NO_TRAITS or self.traits in self._holders:
            self.changed.emit()
        else:
            self.read_again()

    def read_again(self) -> None:
        """Find out who has the traits, if any is asked for, as the ledger is now."""
        if self._wanted() == {NO_TRAITS}:
            self._holders = {}  # of the ledger as it was
        else:
            work = partial(_find, self._desk.today(), self._wanted())
            self._desk.tasks.run(self._page, work, self._take)

    def _wanted(self) -> frozenset[Traits]:
        return frozenset((self.traits, *self._others()))

    def _take(self, found: dict[Traits, frozenset[int] | None]) -> None:
        """Keep who has what, unless other traits are asked for by now, which are still to come."""
        if self.traits == NO_TRAITS or self.traits in found:
            self._holders = found
            self.changed.emit()

    def _open_form(self, choices: TraitChoices) -> None:
        form = TraitsForm(self._desk.theme, choices, self.traits, self._page)
        form.save_asked.connect(lambda: self.narrow(form.fields.traits()))
        form.save_asked.connect(form.accept)
        form.finished.connect(form.deleteLater)
        form.open()

    def _on_removed(self, at: int) -> None:
        self.narrow(replace(self.traits, **{self.traits.asked()[at][0]: ""}))


def _find(as_of: date, wanted: Iterable[Traits]) -> dict[Traits, frozenset[int] | None]:
    return {each: holders(as_of, each) for each in wanted}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Traits", text)
