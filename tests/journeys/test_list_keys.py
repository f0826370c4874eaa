"""The list of keys names every key that a page listens to, and no other."""

import re

import pytest
from PySide6.QtGui import QShortcut

from collector_desktop.queries.worklist import worklist
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.cheque_pane import CHEQUES
from collector_desktop.ui.list_keys import EVERYWHERE, keys_of, list_keys
from collector_desktop.ui.pages.chase import CAMPAIGNS, RUN, RUNS
from collector_desktop.ui.pages.payments import RECEIPTS, RETURNED, UNALLOCATED
from collector_desktop.ui.pages.settings import PARTS
from collector_desktop.ui.widgets.card_names import (
    ACCOUNT,
    DETAILS,
    DISPUTES,
    INTEREST,
    PAPERS,
    PROMISES,
)
from tests.conftest import TODAY

WORDS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
# What the lists themselves hear, without a shortcut.
OF_LISTS = keys_of(EVERYWHERE) | {"Space", "PgUp", "PgDown"}
PAGES = (
    *(nav.TODAY, nav.CHASE, nav.PROMISES, nav.PAYMENTS, nav.CUSTOMERS, nav.INVOICES),
    *(nav.DISPUTES, nav.REPORTS, nav.CUSTOMER, nav.SETTINGS),
)


def named(page):
    """Return the keys that the list names for a page, each for itself."""
    keys = set(keys_of(page))
    if "…" in keys:
        keys |= {f"{way}{digit}" for way in ("", "Alt+") for digit in range(1, 7)}
    return keys - {"…"}


def heard(widget):
    """Return the keys that a page listens to, as the list writes them."""
    found = {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut)}
    return {re.sub(r"(\w+)$", lambda m: WORDS.get(m[1], m[1]), key) for key in found}


def test_every_key_of_a_page_is_in_the_list_and_every_key_of_the_list_does_something(sample):
    sample.open_customer(worklist(TODAY)[0].customer_id)
    for part in (RUNS, CAMPAIGNS, RUN):  # each is made when it is first looked at
        sample.page(nav.CHASE).switch.choose(part)
    for tab in (UNALLOCATED, CHEQUES, RETURNED, RECEIPTS):
        sample.page(nav.PAYMENTS).tabs.choose(tab)
    for tab in (PROMISES, DISPUTES, INTEREST, PAPERS, ACCOUNT, DETAILS):
        sample.page(nav.CUSTOMER).tabs.part(tab)
    for part in PARTS:
        sample.page(nav.SETTINGS).section(part)
    for name in PAGES:
        sample.open_page(name)
        keys = heard(sample.page(name))
        assert sorted(keys - named(name)) == [], name
        assert sorted(named(name) - keys - OF_LISTS) == [], name


@pytest.mark.parametrize("column", [1, 2])
def test_no_line_of_the_list_is_empty_or_there_twice(column):
    rows = list_keys()
    assert all(row[column].strip() for row in rows)
    assert len(set(rows)) == len(rows)
