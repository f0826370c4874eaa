"""What narrows the list of invoices, how that is changed, and the views that keep it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from collector_desktop.domain.invoice_limits import NO_LIMITS, InvoiceLimits
from collector_desktop.queries.invoice_pages import ALL, OPEN
from collector_desktop.ui.dialogs.invoices_filter import LimitsForm, ViewNameForm, limit_words
from collector_desktop.ui.widgets.customers_words import age_title
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter, view_rows
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.own_views import OwnView, keep_views, read_views

if TYPE_CHECKING:
    from collector_desktop.queries.invoice_list import InvoiceList
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.filter_bar import FilterBar
    from collector_desktop.ui.widgets.page import Page
    from collector_desktop.ui.widgets.view_tabs import ViewTabs


class Narrowing(QObject):
    """Holds the filters; `changed` tells that other invoices are wanted, `viewed` another view."""

    changed = Signal()
    viewed = Signal()

    def __init__(self, desk: Desk, tabs: ViewTabs, bar: FilterBar, page: Page) -> None:
        super().__init__(page)
        self._desk, self._tabs, self._bar, self._page = desk, tabs, bar, page
        self.filter = InvoiceFilter()
        self.own = {view.name: view for view in read_views(desk.personal)}
        self._standard = tabs.titles()
        self._before = tabs.current()
        self._currency = ""
        self._data: InvoiceList | None = None
        for view in self.own.values():
            tabs.add_view(view.name, view.title)
        self.add, self.keep, self.remove = (
            Button(desk.theme, _tr("Add filter"), icon="plus", kind="ghost"),
            Button(desk.theme, _tr("Save view"), icon="plus", kind="ghost"),
            Button(desk.theme, _tr("Remove view"), icon="x", kind="ghost"),
        )
        bar.add_filter(self.add)
        for button in (self.remove, self.keep):
            tabs.add_tool(button)
        self._connect()
        self._offer()

    def view(self) -> str:
        """Return the view that is shown; of one's own the one that it narrows."""
        current = self._tabs.current()
        own = self.own.get(current)
        return own.base if own is not None else current

    def narrow(
        self,
        words: str | None = None,
        buckets: frozenset[int] | None = None,
        limits: InvoiceLimits | None = None,
    ) -> None:
        """Change some of what narrows the list."""
        old = self.filter
        self.filter = InvoiceFilter(
            old.words if words is None else words,
            old.buckets if buckets is None else buckets,
            old.limits if limits is None else limits,
        )
        self._offer()
        self.changed.emit()

    def clear(self) -> None:
        """Take every filter away."""
        self._bar.edit.clear()
        self.narrow("", frozenset(), NO_LIMITS)

    def show_chips(self, data: InvoiceList) -> None:
        """Show what narrows the list, each with a cross."""
        self._data, self._currency = data, data.currency
        ages = [age_title(data.labels[at]) for at in self._ages()]
        self._bar.show_filters([*ages, *(words for _, words in self._limits())])

    def take_bucket(self, bucket: int) -> None:
        """Show one age; with Shift add it to those shown; again takes it away."""
        shown = self.filter.buckets
        adds = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        wanted = shown ^ {bucket} if adds else frozenset({bucket}) - (shown & {bucket})
        if len(shown) > 1 and not adds:
            wanted = frozenset({bucket})
        if bucket == 0 and self.view() not in {OPEN, ALL}:
            self._tabs.choose(OPEN)
        self.narrow(buckets=frozenset(wanted))

    def count_own(self, data: InvoiceList) -> None:
        """Show how many invoices each of one's own views has, of a list that is held."""
        for view in self.own.values():
            rows = [row for row in view_rows(view.base, data) if view.narrowed.passes(row)]
            knows_all = view.base != ALL or self.view() == ALL
            self._tabs.show_count(view.name, len(rows) if knows_all else None)

    def ask_limits(self) -> None:
        """Open the form of the limits."""
        form = LimitsForm(self._desk, self.filter.limits, self._currency, self._page)
        form.save_asked.connect(lambda: self.narrow(limits=form.limits()))
        self._open(form)

    def ask_name(self) -> None:
        """Open the form of the name, and save the view under it."""
        own = self.own.get(self._tabs.current())
        title = own.title if own is not None else ""
        form = ViewNameForm(self._desk.theme, title, self._standard, self._page)
        form.save_asked.connect(lambda: self._keep(form.title.text().strip()))
        self._open(form)

    def remove_view(self) -> None:
        """Forget the view of one's own that is shown, and offer it back; its filters stay."""
        views, narrowed = list(self.own.values()), self.filter
        own = self.own.pop(self._tabs.current(), None)
        if own is not None:
            keep_views(self._desk.personal, self.own.values())
            self._before = own.base
            self._tabs.remove_view(own.name, own.base)
            self.narrow(narrowed.words, narrowed.buckets, narrowed.limits)
            words = _tr("The view {title} is removed").format(title=own.title)
            back = partial(self._put_back, own, views.index(own))
            self._page.did.emit(words, _tr("Undo"), back)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self._on_view)
        self._bar.filtered.connect(lambda words: self.narrow(words=words))
        self._bar.filter_removed.connect(self._on_removed)
        self.add.clicked.connect(self.ask_limits)
        self.keep.clicked.connect(self.ask_name)
        self.remove.clicked.connect(self.remove_view)

    def _open(self, form: LimitsForm | ViewNameForm) -> None:
        form.save_asked.connect(form.accept)
        form.finished.connect(form.deleteLater)
        form.open()

    def _keep(self, title: str) -> None:
        view = OwnView(title, self.view(), self.filter)
        if view.name not in self.own:
            self._tabs.add_view(view.name, view.title)
        self.own[view.name] = view
        keep_views(self._desk.personal, self.own.values())
        if self._data is not None and self._data.whole:
            self.count_own(self._data)
        self._tabs.choose(view.name)
        self._offer()
        self.viewed.emit()

    def _put_back(self, view: OwnView, at: int) -> None:
        """Have a view again that was removed, at its place, and show it."""
        if view.name not in self.own:
            others = list(self.own.values())
            views = [*others[:at], view, *others[at:]]
            self.own = {each.name: each for each in views}
            self._tabs.add_view(view.name, view.title, len(self._standard) + views.index(view))
            keep_views(self._desk.personal, views)
        if self._data is not None and self._data.whole:
            self.count_own(self._data)
        self._tabs.choose(view.name)

    def _on_view(self, name: str) -> None:
        """Take the filters of one's own view, and leave them behind with it."""
        own, before, self._before = self.own.get(name), self._before, name
        if own is not None or before in self.own:
            self.filter = own.narrowed if own is not None else InvoiceFilter()
            self._bar.edit.show_words(self.filter.words)
        self._offer()
        self.viewed.emit()

    def _on_removed(self, at: int) -> None:
        ages = self._ages()
        if at < len(ages):
            self.narrow(buckets=self.filter.buckets - {ages[at]})
        else:
            name = self._limits()[at - len(ages)][0]
            self.narrow(limits=replace(self.filter.limits, **{name: None}))

    def _ages(self) -> list[int]:
        return sorted(self.filter.buckets)

    def _limits(self) -> list[tuple[str, str]]:
        return limit_words(self.filter.limits, self._currency, self._desk.today())

    def _offer(self) -> None:
        """Offer to save only what differs from a view that stands there."""
        own = self.own.get(self._tabs.current())
        kept = own.narrowed if own is not None else InvoiceFilter()
        self.keep.setVisible(self.filter != kept)
        self.remove.setVisible(own is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
