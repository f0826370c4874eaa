"""The promises of a large ledger: first cards, and only the view that is looked at."""

import pytest

from collector_desktop.services.promises import judge_promises
from collector_desktop.ui.pages.promises import IN_LIST, ON_BOARD, PromisesPage
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import customer, days_ago, owes, promised_by_three, promises

BROKEN, DUE = range(2)


@pytest.fixture
def page(qtbot, desk, ledger):
    promised_by_three()
    made = PromisesPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(page):
    return [[card.title for card in cards.cards()] for cards in page.board.lists]


def test_a_column_has_the_first_cards_and_says_how_many_there_are(page, monkeypatch):
    where = "collector_desktop.ui.widgets.promise_board_words.MOST_CARDS"
    monkeypatch.setattr(where, 2)
    for at in range(3):
        who = customer(f"LATE{at}", f"Late {at} Ltd")
        owes(who, f"INV-L{at}", 40, 90_00)
        promises(who.id, 90_00, days_ago(30 + at), days_ago(20 + at))
    judge_promises(TODAY)
    page.refresh()
    assert titles(page)[BROKEN] == ["Late 2 Ltd", "Late 1 Ltd"]
    head = page.board._heads[BROKEN]
    assert head.accessibleName().startswith("Broken, first 2 of 4, £")
    assert page.board._heads[DUE].accessibleName().startswith("Due today, 1, £")
    page.switch.choose(IN_LIST)
    assert {f"Late {at} Ltd" for at in range(3)} <= {
        row.promise.customer_name for row in page.grid.shown_records()
    }


def test_a_view_shows_what_came_while_another_was_looked_at(page):
    page.switch.choose(IN_LIST)
    new = customer("NEW", "New Promise Ltd")
    owes(new, "INV-N", 40, 90_00)
    promises(new.id, 90_00, TODAY, TODAY)
    page.refresh()
    assert "New Promise Ltd" not in titles(page)[DUE]
    page.switch.choose(ON_BOARD)
    assert "New Promise Ltd" in titles(page)[DUE]
