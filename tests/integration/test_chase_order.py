"""In which order a message lists what it asks for: the oldest first, then as it was entered."""

from datetime import timedelta

from collector_desktop.queries.chase import chase_view
from collector_desktop.storage.operations import operation
from tests.conftest import add_item
from tests.integration.chasing import DUE, THREE, customer, day, use


def enter(who, number, made, due, minor):
    with operation("test", f"Enter {number}", made):
        add_item(who, number, made, due, minor)


def test_items_are_listed_by_their_due_day_and_then_as_they_were_entered(ledger):
    who = customer()
    late, early = DUE - timedelta(days=10), DUE - timedelta(days=40)
    enter(who, "C", late, DUE, 300)
    enter(who, "B", early, DUE, 200)
    enter(who, "D", late, DUE + timedelta(days=1), 50)
    enter(who, "A", early, DUE, 200)
    enter(who, "Z", early, DUE - timedelta(days=1), 900)
    use(*THREE)
    (message,) = chase_view(day(9)).messages
    assert [item.number for item in message.items] == ["Z", "C", "B", "A", "D"]
