"""Builds each page of the window when it is first visited."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, cast

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.sidebar import AT_FOOT, NavEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.page import Page

PAGES = {
    nav.TODAY: ("today", "TodayPage"),
    nav.CHASE: ("chase", "ChasePage"),
    nav.PROMISES: ("promises", "PromisesPage"),
    nav.CUSTOMERS: ("customers", "CustomersPage"),
    nav.INVOICES: ("invoices", "InvoicesPage"),
    nav.DISPUTES: ("disputes", "DisputesPage"),
    nav.PAYMENTS: ("payments", "PaymentsPage"),
    nav.REPORTS: ("reports", "ReportsPage"),
    nav.IMPORT: ("imports", "ImportPage"),
    nav.SETTINGS: ("settings", "SettingsPage"),
    nav.CUSTOMER: ("customer", "CustomerPage"),
    nav.WELCOME: ("welcome", "WelcomePage"),
    nav.SETUP: ("setup", "SetupPage"),
}


def make_page(name: str, desk: Desk, room: QWidget) -> Page:
    """Return a new page in a room; its module is imported only now, which keeps the start short."""
    module, kind = PAGES[name]
    made = getattr(import_module(f"collector_desktop.ui.pages.{module}"), kind)
    return cast("Page", made(replace(desk, room=room)))


def entries(window: QWidget) -> tuple[NavEntry, ...]:
    """Return the pages of the sidebar, in its order."""
    return (
        NavEntry(nav.TODAY, window.tr("Today"), "sun"),
        NavEntry(nav.CHASE, window.tr("Chase run"), "send"),
        NavEntry(nav.PROMISES, window.tr("Promises"), "handshake"),
        NavEntry(nav.PAYMENTS, window.tr("Payments"), "landmark"),
        NavEntry(nav.CUSTOMERS, window.tr("Customers"), "users", 1),
        NavEntry(nav.INVOICES, window.tr("Invoices"), "receipt-text", 1),
        NavEntry(nav.DISPUTES, window.tr("Disputes"), "scale", 1),
        NavEntry(nav.REPORTS, window.tr("Reports"), "chart-column", 2),
        NavEntry(nav.IMPORT, window.tr("Import data"), "upload", AT_FOOT),
        NavEntry(nav.SETTINGS, window.tr("Settings"), "settings", AT_FOOT),
    )
