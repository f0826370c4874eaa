"""A letter by hand asks for what a run would: nothing that is held or promised.

The interest is that on what it asks for, by hand from the Act of 1998: 11.75 % in the second half
of 2026, so many days of 365, and the fixed sum by the whole debt.
"""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import About
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.rates import MissingRateError
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.late_interest import late_interest
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.letter_items import letter_items
from collector_desktop.services.letter_parts import items_table
from collector_desktop.services.mail_words import mail_asked
from collector_desktop.services.merge_fields import LetterAsked, gather, merge_fields
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.rates import rate_book
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Item
from tests.integration.chasing import THREE, customer, day, owes, promise, use
from tests.integration.papers import FONTS, words

ON = day(10)


@pytest.fixture
def acme(ledger):
    who = customer()
    owes(who, "INV-1", 100_00)
    owes(who, "INV-2", 50_00, due=day(1))
    owes(who, "INV-3", 30_00, due=day(25))
    use(*THREE)
    return who


def asked(who, about=About.OVERDUE, chosen=None):
    rows = letter_items(customer_facts(who.id), about, chosen, ON)
    return {row.number: row.open_minor for row in rows}


def require_as_the_run(who):
    """Require that a letter asks for the very sums that the run of the day proposes."""
    (message,) = chase_view(ON).messages
    assert asked(who) == {item.number: item.open_minor for item in message.items}


def id_of(number):
    return Item.get(Item.number == number).id


@pytest.mark.parametrize(
    ("minor", "numbers", "left"),
    [
        (40_00, ("INV-2",), {"INV-1": 100_00, "INV-2": 10_00}),
        (50_00, ("INV-2",), {"INV-1": 100_00}),
        (120_00, (), {"INV-2": 30_00}),
        (120_00, ("INV-1", "INV-2"), {"INV-2": 30_00}),
        (30_00, ("INV-3",), {"INV-1": 100_00, "INV-2": 50_00}),
    ],
)
def test_what_is_promised_is_not_asked_for(acme, minor, numbers, left):
    promise(acme, minor, day(14), day(3), *numbers)
    assert asked(acme) == left
    require_as_the_run(acme)


def test_what_is_in_dispute_is_left_out_before_a_promise_takes_the_rest(acme):
    raise_dispute(DisputeDraft(id_of("INV-1"), "PRICE", 25_00), day(2))
    promise(acme, 80_00, day(14), day(3))
    # 75.00 of the oldest is not denied and promised; 5.00 of the promise is for the next.
    assert asked(acme) == {"INV-2": 45_00}
    require_as_the_run(acme)


def test_a_cheque_in_hand_and_a_plan_speak_for_what_they_name(acme):
    draft = ChequeDraft(
        *(acme.id, 60_00, "GBP", "000017", day(12), day(3)), parts=((id_of("INV-1"), 60_00),)
    )
    hold_cheque(draft, day(3))
    agree_plan(PlanDraft(acme.id, "GBP", (Instalment(day(20), 50_00),), (id_of("INV-2"),)), day(3))
    assert asked(acme) == {"INV-1": 40_00}
    require_as_the_run(acme)


def test_invoices_that_were_chosen_are_asked_for_without_what_is_promised(acme):
    promise(acme, 40_00, day(14), day(3), "INV-2")
    assert asked(acme, chosen=(id_of("INV-2"),)) == {"INV-2": 10_00}


@pytest.mark.parametrize("template", ["reminder-1", "final-notice"])
def test_invoices_that_were_chosen_and_are_all_to_come_are_no_letter(acme, template):
    promise(acme, 50_00, day(14), day(3), "INV-2")
    raise_dispute(DisputeDraft(id_of("INV-1"), "PRICE"), day(4))
    for numbers in (("INV-1",), ("INV-2",), ("INV-1", "INV-2")):
        chosen = tuple(map(id_of, numbers))
        with pytest.raises(RefusedError, match="all in dispute, promised, in a plan"):
            mail_asked(LetterAsked(acme.id, template, ON, item_ids=chosen))


def test_a_note_before_the_due_date_asks_for_nothing_that_is_promised(ledger):
    who = customer()
    owes(who, "INV-1", 100_00, due=ON + timedelta(days=5))
    owes(who, "INV-2", 50_00, due=ON + timedelta(days=6))
    promise(who, 60_00, day(20), day(3), "INV-1")
    assert asked(who, About.COMING) == {"INV-1": 40_00, "INV-2": 50_00}


def test_a_letter_about_all_that_is_open_names_it_whole(acme):
    promise(acme, 150_00, day(14), day(3))
    assert asked(acme, About.OPEN) == {"INV-1": 100_00, "INV-2": 50_00, "INV-3": 30_00}


def test_where_all_is_promised_no_reminder_is_written(acme):
    promise(acme, 150_00, day(14), day(3))
    with pytest.raises(RefusedError, match="is promised, in a plan or to come by cheque"):
        asked(acme)


def test_a_promise_whose_day_passed_is_asked_for(acme):
    promise(acme, 100_00, day(5), day(3), "INV-1")
    assert asked(acme) == {"INV-1": 100_00, "INV-2": 50_00}
    require_as_the_run(acme)


@pytest.mark.parametrize(
    ("promised", "total", "interest", "fixed", "daily"),
    [
        (0, "£1,000.00", "£76.44", "£70.00", "£0.32"),
        (400_00, "£600.00", "£73.86", "£70.00", "£0.19"),
        (999_00, "£1.00", "£70.01", "£70.00", ""),
    ],
)
def test_a_final_notice_asks_for_interest_on_what_it_asks_for(
    ledger, promised, total, interest, fixed, daily
):
    # 1,000.00 x 0.1175 x 20 / 365 is 6.44, 600.00 makes 3.86, and 1.00 a penny; beside them the
    # 70.00 that a debt of 1,000.00 and more bears once.
    who = customer()
    owes(who, "INV-1", 1_000_00)
    if promised:
        promise(who, promised, day(30), day(3), "INV-1")
    said = merge_fields(who.id, None, day(20), template="final-notice")
    found = [said[name] for name in ("total", "interest", "fixed_sum", "interest_per_day")]
    assert found == [total, interest, fixed, daily]


def test_the_interest_of_a_day_is_rounded_once_over_all_invoices(ledger):
    """Each 1,000.00 bears 117.50 a year, 32.19 pence a day; three of them 96.58 and not 96."""
    who = customer()
    for number in ("INV-1", "INV-2", "INV-3"):
        owes(who, number, 1_000_00)
    said = merge_fields(who.id, None, day(20), template="final-notice")
    assert said["interest_per_day"] == "£0.97"
    paper = interest_paper(who.id, day(20), FONTS)
    assert "£0.97" in words(paper)
    (row,) = late_interest(day(20), rate_book())
    assert row.daily_minor == 97


def test_a_letter_waits_only_for_the_rates_of_what_it_asks_for(ledger):
    """INV-2 is late from 2027 on, whose rate is not known; INV-1 keeps that of 2026."""
    who, new_year = customer(), date(2027, 1, 5)
    owes(who, "INV-1", 1_000_00)
    owes(who, "INV-2", 500_00, due=date(2026, 12, 31))
    said = merge_fields(who.id, [id_of("INV-1")], new_year, template="final-notice")
    assert said["interest_per_day"] == "£0.32"
    with pytest.raises(MissingRateError, match="uk_bank_rate from 2027-01-01"):
        merge_fields(who.id, [id_of("INV-2")], new_year, template="final-notice")


def test_a_line_of_the_final_notice_adds_up_to_its_total(ledger):
    who = customer()
    owes(who, "INV-1", 1_000_00)
    promise(who, 400_00, day(30), day(3), "INV-1")
    found = gather(LetterAsked(who.id, "final-notice", day(20)))
    table = items_table(found, with_claims=True)
    (row,) = table.rows
    assert row.cells[3:] == ("600.00", "3.86", "70.00")
    assert table.total[1] == found.fields["total_with_interest"] == "£673.86"


def test_what_was_paid_late_before_bears_its_interest_beside_that_on_what_is_asked(ledger):
    who = customer()
    owes(who, "INV-1", 1_000_00)
    record_receipt(ReceiptDraft(who.id, 200_00, "GBP", day(10)), day(10))
    promise(who, 400_00, day(30), day(12), "INV-1")
    # 400.00 is asked for and was owed for 20 days, 200.00 was paid after 10: 2.575 and 0.644.
    said = merge_fields(who.id, None, day(20), template="final-notice")
    assert (said["total"], said["interest"]) == ("£400.00", "£73.22")
