"""What is passed on to others: what is due and undisputed, unless all of it is to go."""

from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.queries.contacts import history
from collector_desktop.queries.placeable import placeable, stays_said
from collector_desktop.queries.placements import open_placement
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.contact_drafts import PromiseDraft
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.placement_pack import PackDraft, write_pack
from collector_desktop.services.placements import PlacementDraft, place_debts
from collector_desktop.services.plans import PlanDraft, agree_plan
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, receive
from tests.integration.papers import FONTS, give_address, set_up_company, words

LATER = date(2026, 12, 3)


@pytest.fixture
def customer(acme):
    """INV-1 of 120.00 is 54 days late, INV-2 of 50.00 is due tomorrow, INV-3 of 30.00 is late."""
    invoice(acme, "INV-2", 50_00, due=TODAY + timedelta(days=1))
    invoice(acme, "INV-3", 30_00, due=TODAY - timedelta(days=3))
    return acme


def place(customer, *, whole=False, kind=PlacementKind.AGENCY):
    return place_debts(PlacementDraft(customer.id, kind, "Recover & Co", whole=whole), TODAY)


def placed(customer):
    return open_placement(customer.id, TODAY).sums.placed_minor


def going(customer, on=TODAY):
    return {row.number: row.open_minor for row in placeable(customer.id, on).rows}


def stays(customer):
    return stays_said(placeable(customer.id, TODAY).staying)


def promise(customer, minor, *numbers):
    ids = tuple(item(number).id for number in numbers)
    made = PromiseDraft(minor, "GBP", LATER)
    log_contact(ContactDraft(customer.id, "call", "PTP", item_ids=ids, promise=made), TODAY)


def first_page(pack):
    return " ".join(PdfReader(pack.paper).pages[0].extract_text().split())


def plan(customer):
    parts = schedule(equal_parts(200_00, 2), date(2026, 12, 1), read_every("month"))
    agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY)


def deny(_customer):
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 20_00), TODAY)


def promise_a_part(customer):
    promise(customer, 70_00, "INV-1")


def send_a_cheque(customer):
    hold_cheque(ChequeDraft(customer.id, 120_00, "GBP", "7", LATER, TODAY), TODAY)


def hold_one(customer):
    ids = (item("INV-3").id,)
    put_on_hold(HoldDraft(customer.id, HoldKind.GRACE, "asked", None, ids), TODAY)


def hold_all(customer):
    put_on_hold(HoldDraft(customer.id, HoldKind.LEGAL, "Court"), TODAY)


def promise_on_a_held_account(customer):
    promise_a_part(customer)
    hold_all(customer)


COMING = "£50.00 not overdue (INV-2)"
LATE = {"INV-1": 120_00, "INV-3": 30_00}


@pytest.mark.parametrize(
    ("act", "left", "said"),
    [
        (hold_all, LATE, COMING),
        (hold_one, {"INV-1": 120_00}, f"{COMING}; £30.00 on hold (INV-3)"),
        (deny, LATE | {"INV-1": 100_00}, f"£20.00 in dispute (INV-1); {COMING}"),
        (promise_a_part, LATE | {"INV-1": 50_00}, f"{COMING}; £70.00 promised (INV-1)"),
        (
            promise_on_a_held_account,
            LATE | {"INV-1": 50_00},
            f"{COMING}; £70.00 promised (INV-1)",
        ),
        (
            send_a_cheque,
            {"INV-3": 30_00},
            f"£120.00 to come by a cheque in hand (INV-1); {COMING}",
        ),
    ],
)
def test_what_is_due_and_undisputed_goes_and_the_rest_is_named(customer, act, left, said):
    act(customer)
    assert going(customer) == left
    assert stays(customer) == said
    place(customer)
    assert placed(customer) == sum(left.values())
    [note] = [row.note for row in history(customer.id, TODAY) if row.note.startswith("Passed")]
    assert note.endswith(f"to Recover & Co. Stays with us: {said}")


def test_all_that_is_owed_goes_where_that_is_wanted(customer):
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 120_00), TODAY)
    credit(customer, "CN-1", 15_00)
    place(customer, whole=True, kind=PlacementKind.COURT)
    assert placed(customer) == 185_00


def test_nothing_goes_while_a_plan_is_kept_and_all_of_it_once_it_is_not(customer):
    plan(customer)
    with pytest.raises(RefusedError, match=r"due and undisputed: .*£150\.00 in a plan"):
        place(customer)
    assert going(customer, LATER) == {"INV-1": 120_00, "INV-2": 50_00, "INV-3": 30_00}


def test_money_that_waits_is_taken_off_what_goes(customer):
    receive(customer, 40_00, TODAY, allocate="none")
    place(customer)
    assert placed(customer) == 110_00


def test_nobody_is_passed_on_whose_money_covers_it(customer):
    credit(customer, "CN-1", 150_00)
    with pytest.raises(RefusedError, match="not allocated yet"):
        place(customer)


def test_the_file_is_about_what_goes_and_names_many_that_stay_in_short(customer, tmp_path):
    for number in range(6):
        invoice(customer, f"NEW-{number}", 10_00, due=TODAY + timedelta(days=9))
    pack = write_pack(PackDraft(customer.id, PlacementKind.AGENCY), tmp_path, FONTS, TODAY)
    assert {each.number for each in pack.staying} >= {"INV-2", "NEW-5"}
    case = first_page(pack)
    assert "2 in GBP, £150.00 open" in case
    assert "INV-2" not in case
    assert stays(customer) == "£110.00 not overdue (INV-2, NEW-0, NEW-1, NEW-2 and 3 more)"
    whole = PackDraft(customer.id, PlacementKind.AGENCY, whole=True)
    pack = write_pack(whole, tmp_path, FONTS, TODAY)
    assert "9 in GBP, £260.00 open" in first_page(pack)


@pytest.mark.parametrize(("whole", "total"), [(False, "£110.00"), (True, "£160.00")])
def test_the_letter_tells_the_customer_what_went(customer, whole, total):
    set_up_company()
    give_address(customer)
    receive(customer, 40_00, TODAY, allocate="none")
    place(customer, whole=whole)
    text = words(letter_paper(customer.id, "agency-handover", TODAY + timedelta(days=9), FONTS))
    assert f"the collection of {total} to Recover & Co" in text
    assert ("INV-2" in text) is whole
