"""The run narrowed to customers who were chosen in a list."""

import pytest

from collector_desktop.storage.models import Customer
from tests.ui.pages.chase.ways import sent


def ids_of(*codes):
    return frozenset(Customer.get(Customer.code == code).id for code in codes)


def shown(page):
    return {message.customer_id for message in page.pane.plan.messages}


@pytest.fixture
def narrowed(page):
    page.show_argument(ids_of("AVON", "KILN"))
    return page


def test_only_the_chosen_are_shown_until_all_are_asked_for(narrowed):
    line = narrowed.pane.chosen
    assert shown(narrowed) == ids_of("AVON", "KILN")
    assert line.isVisible()
    assert line.text.text() == "Only the 2 customers that you chose."
    narrowed.mark_stale()  # a reading anew keeps what was chosen
    assert shown(narrowed) == ids_of("AVON", "KILN")
    line.button.click()
    assert len(shown(narrowed)) == 5
    assert not line.isVisible()


def test_who_gets_nothing_today_is_counted(page):
    with_nothing = frozenset({*ids_of("AVON"), 9_999})
    page.show_argument(with_nothing)
    assert page.pane.chosen.text.text() == (
        "Only the 2 customers that you chose. No message is due today to 1 of them."
    )


def test_nothing_goes_to_the_others_and_the_whole_run_is_there_again(narrowed):
    assert not narrowed.pane.foot.later.isVisible()
    narrowed.pane.foot.send.click()
    states = {name: row.state for name, row in sent(narrowed).items()}
    assert {name for name, state in states.items() if state != "left_out"} == {
        "Avon Gorge Ltd",
        "Kilburn Upholstery",
    }
    assert not narrowed.pane.plan.only
