"""What a credit pays, arranged anew in one step that is undone as one."""

from datetime import date

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.credits import CreditDraft, credit_debt
from collector_desktop.services.history import undo_last
from collector_desktop.services.interest_claims import claim_interest
from collector_desktop.services.reallocations import ReallocationDraft, reallocate
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.money import invoice, item, left, receive

OCTOBER = date(2026, 10, 11)
# 120.00 owed late for 54 days bears 2.09 at 11.75 % (8 % over the Bank Rate, 2026 H2). With 20.00
# owed from the eleventh day on it is 120.00 for 10 days and 20.00 for 44: 0.67.
LOWERED = ("INT-000001, lowered by 1.42 GBP",)


@pytest.fixture
def paid(acme):
    """Acme's receipt of 100.00 pays INV-1 (120.00); INV-2 (50.00) is open."""
    moved = receive(acme, 100_00)
    invoice(acme, "INV-2", 50_00)
    return moved.item_id


def arrange(source_id, **parts):
    chosen = tuple((item(name.replace("_", "-")).id, minor) for name, minor in parts.items())
    return reallocate(ReallocationDraft(source_id, chosen, TODAY), TODAY)


def test_money_goes_from_one_invoice_to_another_at_once(paid):
    moved = arrange(paid, INV_2=50_00, INV_1=50_00).value
    assert left() == {"INV-1": 70_00}
    assert moved.unallocated_minor == 0
    assert check_ledger(TODAY) == []
    undo_last(TODAY)
    assert left() == {"INV-1": 20_00, "INV-2": 50_00}


def test_nothing_for_an_invoice_takes_the_credit_off_it(paid):
    arrange(paid, INV_1=0)
    assert left() == {"INV-1": 120_00, "INV-2": 50_00, "R-000001": -100_00}


def test_what_is_not_named_keeps_what_it_has(paid):
    arrange(paid, INV_1=60_00)
    arrange(paid, INV_2=40_00)
    assert left() == {"INV-1": 60_00, "INV-2": 10_00}


def test_more_than_there_is_is_refused_and_nothing_changes(paid):
    with pytest.raises(RefusedError, match="is left of R-000001"):
        arrange(paid, INV_1=100_00, INV_2=10_00)
    with pytest.raises(RefusedError, match="is left of INV-2"):
        arrange(paid, INV_1=0, INV_2=60_00)
    assert left() == {"INV-1": 20_00, "INV-2": 50_00}


def test_what_changes_nothing_is_refused(paid):
    with pytest.raises(RefusedError, match="pays that already"):
        arrange(paid, INV_1=100_00, INV_2=0)


def test_a_return_cannot_be_taken_off_its_payment(paid):
    bounce(paid, TODAY, TODAY)
    entry = Item.get(Item.type == "debit_adjustment")
    with pytest.raises(RefusedError, match="is the return of"):
        reallocate(ReallocationDraft(paid, ((entry.id, 0),), TODAY), TODAY)


def test_money_of_october_that_is_allocated_at_the_desk_lowers_what_was_claimed(acme):
    claim_interest(acme.id, None, TODAY)
    paid = receive(acme, 100_00, OCTOBER, allocate="none").item_id
    done = arrange(paid, INV_1=100_00)
    assert done.value.changes.claims == LOWERED
    assert LOWERED[0] in done.note
    assert check_ledger(TODAY) == []


def test_credit_from_october_on_lowers_what_was_claimed(acme):
    claim_interest(acme.id, None, TODAY)
    draft = CreditDraft(item("INV-1").id, 100_00, OCTOBER, "returned goods")
    assert credit_debt(draft, TODAY).value.changes.claims == LOWERED
    assert check_ledger(TODAY) == []
