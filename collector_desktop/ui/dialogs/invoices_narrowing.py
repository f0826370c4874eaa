"""What narrows the list of invoices, how that is changed, and the views that keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from collector_desktop.domain.invoice_limits import NO_LIMITS, InvoiceLimits
from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.queries.invoice_pages import ALL, OPEN
from collector_desktop.queries.traits import EVERYTHING, Having, having, trait_choices
from collector_desktop.ui.dialogs.invoices_filter import LimitsForm, limit_words
from collector_desktop.ui.dialogs.own_view_tabs import OwnViewTabs
from collector_desktop.ui.dialogs.traits_form import trait_words
from collector_desktop.ui.widgets.customers_words import age_title
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter, view_rows
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.own_views import INVOICES

if TYPE_CHECKING:
    from collector_desktop.queries.invoice_list import InvoiceList
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.queries.traits import TraitChoices
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.filter_bar import FilterBar
    from collector_desktop.ui.widgets.page import Page
    from collector_desktop.ui.widgets.view_tabs import ViewTabs

T = TypeVar("T")
_Places = dict[Traits, Having]


class Narrowing(QObject):
    """Holds the filters; `changed` says that other invoices are wanted, `viewed` another view.

    Which invoices have a trait is asked on the ledger's thread, for the filters that hold and for
    every view of one's own at once, so that all of them can be counted.
    """

    changed = Signal()
    viewed = Signal()

    def __init__(self, desk: Desk, tabs: ViewTabs, bar: FilterBar, page: Page) -> None:
        super().__init__(page)
        self._desk, self._tabs, self._bar, self._page = desk, tabs, bar, page
        self.filter = InvoiceFilter()
        self._currency = ""
        self._data: InvoiceList | None = None
        self._places: _Places = {}
        self.add = Button(desk.theme, _tr("Add filter"), icon="plus", kind="ghost")
        bar.add_filter(self.add)
        self.views = OwnViewTabs(desk, tabs, page, INVOICES, lambda: self.filter)
        self.keep, self.remove = self.views.keep, self.views.remove
        self._connect()

    def view(self) -> str:
        """Return the view that is shown; of one's own the one that it narrows."""
        return self.views.view()

    def reading(self, work: Callable[[], T]) -> Callable[[], tuple[T, _Places]]:
        """Return work that also finds who has which traits; `take` is given what it returns."""
        return partial(_read, work, self._desk.today(), self._traits())

    def take(self, found: tuple[T, _Places]) -> T:
        """Keep who has which traits, and return what else was read."""
        self._places = found[1]
        return found[0]

    def leaves(self, row: ItemRow, narrowed: InvoiceFilter | None = None) -> bool:
        """Return whether the filters that hold, or others, leave a row."""
        by = narrowed or self.filter
        return by.passes(row, self._places.get(by.traits, EVERYTHING))

    def narrow(
        self,
        words: str | None = None,
        buckets: frozenset[int] | None = None,
        limits: InvoiceLimits | None = None,
        traits: Traits | None = None,
    ) -> None:
        """Change some of what narrows the list."""
        old = self.filter
        self.filter = InvoiceFilter(
            old.words if words is None else words,
            old.buckets if buckets is None else buckets,
            old.limits if limits is None else limits,
            old.traits if traits is None else traits,
        )
        self.views.offer()
        self._announce(self.changed)

    def clear(self) -> None:
        """Take every filter away."""
        self._bar.edit.clear()
        self.narrow("", frozenset(), NO_LIMITS, NO_TRAITS)

    def show_chips(self, data: InvoiceList) -> None:
        """Show what narrows the list, each with a cross."""
        self._data, self._currency = data, data.currency
        ages = [age_title(data.labels[at]) for at in self._ages()]
        more = [*self._limits(), *trait_words(self.filter.traits)]
        self._bar.show_filters([*ages, *(words for _, words in more)])

    def take_bucket(self, bucket: int) -> None:
        """Show one age; with Shift add it to those shown; again takes it away."""
        shown, one = self.filter.buckets, frozenset({bucket})
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            wanted = shown ^ one
        else:
            wanted = frozenset() if shown == one else one
        if bucket == 0 and self.view() not in {OPEN, ALL}:
            self._tabs.choose(OPEN)
        self.narrow(buckets=wanted)

    def count_own(self, data: InvoiceList) -> None:
        """Show how many invoices each of one's own views has, of a list that is held."""
        for view in self.views.own.values():
            rows = [row for row in view_rows(view.base, data) if self.leaves(row, view.narrowed)]
            knows_all = view.base != ALL or self.view() == ALL
            self._tabs.show_count(view.name, len(rows) if knows_all else None)

    def ask_limits(self) -> None:
        """Open the form of the limits and traits, with the traits that there are."""
        work = partial(trait_choices, self._desk.today())
        self._desk.tasks.run(self._page, work, self._open_form)

    def _connect(self) -> None:
        self.views.worn.connect(self._wear)
        self.views.viewed.connect(partial(self._announce, self.viewed))
        self.views.kept.connect(self._count_kept)
        self._bar.filtered.connect(lambda words: self.narrow(words=words))
        self._bar.filter_removed.connect(self._on_removed)
        self.add.clicked.connect(self.ask_limits)

    def _open_form(self, choices: TraitChoices) -> None:
        held = self.filter
        form = LimitsForm(self._desk, held.limits, self._currency, self._page)
        form.offer_traits(choices, held.traits)
        form.save_asked.connect(lambda: self.narrow(limits=form.limits(), traits=form.traits()))
        form.save_asked.connect(form.accept)
        form.finished.connect(form.deleteLater)
        form.open()

    def _wear(self, narrowed: InvoiceFilter) -> None:
        self.filter = narrowed
        self._bar.edit.show_words(narrowed.words)

    def _count_kept(self) -> None:
        if self._data is not None and self._data.whole:
            self.count_own(self._data)

    def _announce(self, signal: SignalInstance) -> None:
        """Announce other filters once it is known who has their traits."""

        def take(places: _Places) -> None:
            self._places = places
            signal.emit()

        if self.filter.traits in self._places or self.filter.traits == NO_TRAITS:
            signal.emit()
        else:
            work = partial(_find, self._desk.today(), self._traits())
            self._desk.tasks.run(self._page, work, take)

    def _traits(self) -> frozenset[Traits]:
        """Return the traits of the filter and of every view of one's own."""
        kept = (view.narrowed.traits for view in self.views.own.values())
        return frozenset((self.filter.traits, *kept))

    def _on_removed(self, at: int) -> None:
        ages, limits = self._ages(), self._limits()
        if at < len(ages):
            self.narrow(buckets=self.filter.buckets - {ages[at]})
        elif at < len(ages) + len(limits):
            name = limits[at - len(ages)][0]
            self.narrow(limits=replace(self.filter.limits, **{name: None}))
        else:
            name = self.filter.traits.asked()[at - len(ages) - len(limits)][0]
            self.narrow(traits=replace(self.filter.traits, **{name: ""}))

    def _ages(self) -> list[int]:
        return sorted(self.filter.buckets)

    def _limits(self) -> list[tuple[str, str]]:
        return limit_words(self.filter.limits, self._currency, self._desk.today())


def _read(work: Callable[[], T], as_of: date, traits: Iterable[Traits]) -> tuple[T, _Places]:
    return work(), _find(as_of, traits)


def _find(as_of: date, traits: Iterable[Traits]) -> _Places:
    return {each: having(as_of, each) for each in traits}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
