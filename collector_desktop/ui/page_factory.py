"""Builds each page of the window when it is first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from collector_desktop.ui import navigation as nav

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.page import Page

PAGES = {
    nav.TODAY: ("today", "TodayPage"),
    nav.PROMISES: ("promises", "PromisesPage"),
    nav.CUSTOMERS: ("customers", "CustomersPage"),
    nav.INVOICES: ("invoices", "InvoicesPage"),
    nav.PAYMENTS: ("payments", "PaymentsPage"),
    nav.IMPORT: ("imports", "ImportPage"),
    nav.SETTINGS: ("settings", "SettingsPage"),
    nav.CUSTOMER: ("customer", "CustomerPage"),
    nav.WELCOME: ("welcome", "WelcomePage"),
}


def make_page(name: str, desk: Desk) -> Page:
    """Return a new page; its module is imported only now, which keeps the start short."""
    module, kind = PAGES[name]
    return cast("Page", getattr(import_module(f"collector_desktop.ui.pages.{module}"), kind)(desk))
