"""The views of one's own above a list: saved under a name, chosen, removed and had back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from collector_desktop.ui.dialogs.invoices_filter import ViewNameForm
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.own_views import OwnView, keep_views, read_views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.page import Page
    from collector_desktop.ui.widgets.view_tabs import ViewTabs


class OwnViewTabs(QObject):
    """Puts the saved views behind the tabs of a list, with the buttons that save and remove one.

    `worn` carries the filters to wear when a view of one's own is come to or left, `viewed` says
    that another view is shown, `kept` that there are other views. `now` gives the present filters.
    """

    worn = Signal(object)
    viewed = Signal()
    kept = Signal()

    def __init__(
        self, desk: Desk, tabs: ViewTabs, page: Page, key: str, now: Callable[[], InvoiceFilter]
    ) -> None:
        super().__init__(page)
        self._desk, self._tabs, self._page = desk, tabs, page
        self._key, self._now = key, now
        self.own = {view.name: view for view in read_views(desk.personal, key)}
        self._standard = tabs.titles()
        self._before = tabs.current()
        for view in self.own.values():
            tabs.add_view(view.name, view.title)
        self.keep = Button(desk.theme, _tr("Save view"), icon="plus", kind="ghost")
        self.remove = Button(desk.theme, _tr("Remove view"), icon="x", kind="ghost")
        for button in (self.remove, self.keep):
            tabs.add_tool(button)
        tabs.chosen.connect(self._on_view)
        self.keep.clicked.connect(self.ask_name)
        self.remove.clicked.connect(self.remove_view)
        self.offer()

    def view(self) -> str:
        """Return the view that is shown; of one's own the one that it narrows."""
        current = self._tabs.current()
        own = self.own.get(current)
        return own.base if own is not None else current

    def offer(self) -> None:
        """Offer to save only what differs from a view that is there."""
        own = self.own.get(self._tabs.current())
        kept = own.narrowed if own is not None else InvoiceFilter()
        self.keep.setVisible(self._now() != kept)
        self.remove.setVisible(own is not None)

    def ask_name(self) -> None:
        """Open the form of the name, and save the view under it."""
        own = self.own.get(self._tabs.current())
        title = own.title if own is not None else ""
        form = ViewNameForm(self._desk.theme, title, self._standard, self._page)
        form.save_asked.connect(lambda: self._keep(form.title.text().strip()))
        form.save_asked.connect(form.accept)
        form.finished.connect(form.deleteLater)
        form.open()

    def remove_view(self) -> None:
        """Forget the view of one's own that is shown, and offer it back; its filters stay."""
        views = list(self.own.values())
        own = self.own.pop(self._tabs.current(), None)
        if own is not None:
            self._store(self.own.values())
            self._before = own.base
            self._tabs.remove_view(own.name, own.base)
            words = _tr("The view {title} is removed").format(title=own.title)
            back = partial(self._put_back, own, views.index(own))
            self._page.did.emit(words, _tr("Undo"), back)

    def _keep(self, title: str) -> None:
        view = OwnView(title, self.view(), self._now())
        if view.name not in self.own:
            self._tabs.add_view(view.name, view.title)
        self.own[view.name] = view
        self._store(self.own.values())
        self.kept.emit()
        self._tabs.choose(view.name)
        self.offer()
        self.viewed.emit()

    def _put_back(self, view: OwnView, at: int) -> None:
        """Have a view again that was removed, at its place, and show it."""
        if view.name not in self.own:
            others = list(self.own.values())
            views = [*others[:at], view, *others[at:]]
            self.own = {each.name: each for each in views}
            self._tabs.add_view(view.name, view.title, len(self._standard) + views.index(view))
            self._store(views)
        self.kept.emit()
        self._tabs.choose(view.name)

    def _on_view(self, name: str) -> None:
        """Take the filters of one's own view, and leave them behind with it."""
        own, before, self._before = self.own.get(name), self._before, name
        if own is not None or before in self.own:
            self.worn.emit(own.narrowed if own is not None else InvoiceFilter())
        self.offer()
        self.viewed.emit()

    def _store(self, views: Iterable[OwnView]) -> None:
        keep_views(self._desk.personal, views, self._key)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
