"""In which order a message lists what it asks for: the oldest first, then as it was entered."""

from datetime import timedelta

from collector_desktop.domain.procedures import Consolidate
from collector_desktop.domain.settings import CHASE_MOST_A_DAY
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.operations import operation
from tests.conftest import add_item
from tests.integration.chasing import DUE, THREE, customer, day, owes, use


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


def test_messages_come_by_name_then_by_customer_and_by_the_first_item_entered(ledger):
    second, first = customer("ZZ", name="beta Ltd"), customer("AA", name="Alpha Ltd")
    namesake = customer("BB", name="Beta Ltd")
    owes(second, "S-LATE", due=DUE)
    owes(second, "S-EARLY", due=DUE - timedelta(days=3))
    for who, number in ((namesake, "N-1"), (first, "F-1")):
        owes(who, number)
    use(*THREE, consolidate=Consolidate.INVOICE)
    found = [each.items[0].number for each in chase_view(day(9)).messages]
    assert found == ["F-1", "S-LATE", "S-EARLY", "N-1"]


def test_what_a_day_allows_is_the_oldest_and_comes_by_name_too(ledger):
    for code, age in (("DD", 5), ("AA", 1), ("CC", 9), ("BB", 7)):
        owes(customer(code, name="Same Ltd" if age > 5 else code), code, due=day(-age))
    use(*THREE)
    change_settings({CHASE_MOST_A_DAY.key: "3"}, DUE)
    view = chase_view(day(9))
    assert [each.code for each in view.messages] == ["DD", "CC", "BB"]
    assert [each.code for each in view.held] == ["AA"]
