"""Settling for less: one operation, never called paid, and void if the money comes back."""

from datetime import timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.statements import statement
from collector_desktop.queries.timeline import timeline
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settlements import SettlementDraft, settle_for_less
from collector_desktop.ui.widgets.card_words import item_words
from tests.conftest import TODAY
from tests.integration.money import invoice, item, left, pay, receive

LATER = TODAY + timedelta(days=3)


def settle(minor, *numbers, on=TODAY):
    draft = SettlementDraft(tuple(item(number).id for number in numbers), minor, on)
    return settle_for_less(draft, TODAY)


def test_d3_d5_the_payment_and_the_write_off_are_one_operation(acme, snapshot):
    invoice(acme, "INV-2", 68_00)
    before = snapshot()
    done = settle(65_00, "INV-2")
    assert done.summary == "Settle INV-2 for 65.00 GBP"
    assert [(each.source, each.minor) for each in done.value.allocations] == [
        ("R-000001", 65_00),
        ("A-000001", 3_00),
    ]
    assert left() == {"INV-1": 120_00}
    undo_last(TODAY)
    assert left() == {"INV-1": 120_00, "INV-2": 68_00}
    assert snapshot()["item"] == before["item"]
    redo_last(TODAY)
    assert (left(), check_ledger(TODAY)) == ({"INV-1": 120_00}, [])


def test_the_rest_is_called_written_off_and_never_paid(acme):
    settle(100_00, "INV-1")
    given_up = item("A-000001")
    assert (given_up.description, given_up.origin) == ("Written off: settlement", "settlement")
    assert item_words(given_up.type, given_up.origin) == "Written off (settlement):"
    entries = statement(acme.id, "activity", TODAY).sections[0].entries
    assert [(each.number, each.reference) for each in entries][-1] == (
        "A-000001",
        "Written off: settlement",
    )
    money = [each.money for each in timeline(acme.id, TODAY) if each.money]
    assert {(row.type, row.amount_minor) for row in money} == {
        ("receipt", 100_00),
        ("credit_adjustment", 20_00),
    }


def test_several_debts_are_paid_in_order_and_the_rest_of_each_is_given_up(acme):
    invoice(acme, "INV-2", 50_00)
    settle(130_00, "INV-1", "INV-2")
    assert left() == {}
    assert [item(f"A-00000{n}").amount_minor for n in (1,)] == [40_00]


def test_when_the_money_comes_back_all_of_the_debt_does(acme):
    done = settle(100_00, "INV-1")
    bounce(done.value.item_id, LATER, LATER)
    assert left(TODAY) == {}
    assert left(LATER) == {"INV-1": 120_00}
    assert check_ledger(LATER) == []
    undo_last(LATER)
    assert left(LATER) == {}


@pytest.mark.parametrize(
    ("minor", "numbers", "why"),
    [
        (120_00, ("INV-1",), "Only 120.00 GBP is open"),
        (0, ("INV-1",), "above zero"),
        (1, (), "Nothing is named"),
        (1, ("INV-1", "INV-E"), "not of one customer and one currency"),
        (1, ("CN-1",), "Only debts"),
    ],
)
def test_what_is_no_settlement_for_less_is_refused(acme, minor, numbers, why):
    invoice(acme, "INV-E", 50_00, currency="EUR")
    invoice(acme, "CN-1", 50_00, type_="credit_note")
    with pytest.raises(RefusedError, match=why):
        settle(minor, *numbers)


def test_d16_more_paid_back_than_was_on_account_is_owed_by_the_customer(acme):
    """160 came in as 120 and 40; 120 is paid back, then 50 against the 40 that is left."""
    receive(acme, 120_00, allocate="none")
    receive(acme, 40_00, allocate="none")
    refund(item("R-000001").id, 120_00, TODAY, TODAY)
    with pytest.raises(RefusedError, match=r"Only 40\.00 GBP is left of R-000002"):
        refund(item("R-000002").id, 50_00, TODAY, TODAY)
    invoice(acme, "F-9", 50_00, made=TODAY, due=TODAY, type_="refund")
    pay("R-000002", "F-9", 40_00)
    assert left() == {"INV-1": 120_00, "F-9": 10_00}
