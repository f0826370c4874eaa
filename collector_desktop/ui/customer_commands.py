"""The Customer menu: what the card does, by the card's own keys, and what it offers besides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.actions import ActionSpec
from collector_desktop.ui.widgets.palette_entry import OFFERED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar

    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.pages.customer import CustomerPage
    from collector_desktop.ui.widgets.page import Page


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)


def customer_specs() -> tuple[ActionSpec, ...]:
    """Return the commands about the customer whose card is shown."""
    menu = _tr("Customer")
    return tuple(
        ActionSpec(name, _tr(text), menu, icon=icon, hint=key)
        for name, text, icon, key in (*_ON_CARD, *_ON_ITEM)
    )


_ON_CARD = (
    ("card_call", "Call this customer", "phone", "C"),
    ("card_email", "Write an e-mail to this customer", "mail", "E"),
    ("card_contact", "Log a contact with this customer", "message-square", "L"),
    ("card_note", "Note about this customer", "sticky-note", "N"),
    ("card_promise", "Promise by this customer", "handshake", "M"),
    ("card_plan", "Instalment plan with this customer…", "calendar-range", "I"),
    ("card_statement", "Statement for this customer…", "file-text", "S"),
    ("card_letter", "Reminder to this customer…", "mail", "R"),
    ("card_payment", "Take payment from this customer…", "banknote", "Y"),
    ("card_cheque", "Post-dated cheque from this customer…", "calendar-clock", "P"),
    ("card_order", "May I ship an order to this customer?", "shield-alert", "O"),
    ("card_before", "Previous customer in the list", "chevron-up", "Alt+Up"),
    ("card_after", "Next customer in the list", "chevron-down", "Alt+Down"),
)
_ON_ITEM = (
    ("card_due", "Change the due date of the current invoice…", "calendar-range", "D"),
    ("card_chase", "Chase the chosen invoices by another procedure…", "list-checks", "Shift+R"),
    ("card_credit", "Credit the current item…", "", "G"),
    ("card_settle", "Settle the current item for less…", "", "X"),
    ("card_write_off", "Write the current item off…", "circle-slash", "W"),
)


class CardWindow(Protocol):
    """The window as far as this menu looks: its bar, its ledger and the page that is shown."""

    registry: ActionRegistry
    session: LedgerSession

    @property
    def place(self) -> nav.Place:
        """Where the window is."""

    def page(self, name: str) -> Page:
        """Return a page, built on first use."""

    def menuBar(self) -> QMenuBar:  # noqa: N802 Qt's name
        """Return the menus."""


class CustomerCommands(QObject):
    """Does on the card what its menu says; elsewhere it says where that can be done.

    A command presses the key that the card listens to, so the two can never differ.
    """

    def __init__(self, window: CardWindow, say: Callable[[str], object]) -> None:
        super().__init__(window.menuBar())
        self._window, self._say = window, say
        self._lent: tuple[QAction, ...] = ()
        window.registry.before_menu_of("card_call", self._lend)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what the commands do; without an open ledger nothing."""
        on_card = {name: partial(self._press, key) for name, _, _, key in _ON_CARD}
        on_item = {name: partial(self._press_on_item, key) for name, _, _, key in _ON_ITEM}
        guarded = self._window.session.guarded
        return {name: guarded(act) for name, act in (on_card | on_item).items()}

    def _card(self) -> CustomerPage | None:
        if self._window.place.page != nav.CUSTOMER:
            return None
        return cast("CustomerPage", self._window.page(nav.CUSTOMER))

    def _press(self, key: str) -> None:
        page = self._card()
        if page is None:
            self._say(_tr("Open a customer first: Enter on its row, or Ctrl+K and its name."))
            return
        wanted = QKeySequence(key)
        alone = Qt.FindChildOption.FindDirectChildrenOnly
        for place in (page.tabs.items.grid, page.tabs, page):
            for shortcut in place.findChildren(QShortcut, options=alone):
                if shortcut.key() == wanted:
                    shortcut.activated.emit()
                    return

    def _press_on_item(self, key: str) -> None:
        page = self._card()
        if page is not None:
            page.tabs.show_items()
            if page.tabs.items.grid.current_record() is None:
                self._say(_tr("Choose an open item of this customer first."))
                return
        self._press(key)

    def _lend(self) -> None:
        """End the menu with the actions of the card's own menus, while a card is shown."""
        titles = {each.text().replace("&", ""): each for each in self._window.menuBar().actions()}
        menu = cast("QMenu", titles[_tr("Customer")].menu())
        for action in self._lent:
            menu.removeAction(action)
        page = self._card()
        if page is None:
            self._lent = ()
            return
        offered = page.header.findChildren(QMenu, OFFERED)
        parts = menu.addSeparator(), *(act for each in offered for act in each.actions())
        menu.addActions(parts)
        self._lent = parts
