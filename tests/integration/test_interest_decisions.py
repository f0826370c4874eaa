"""Claiming and waiving: entries beside the invoice, once each, and all of it can be undone."""

from datetime import date

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.rates import MissingRateError
from collector_desktop.queries.interest import Wanted
from collector_desktop.queries.interest_checks import claim_problems
from collector_desktop.queries.interest_decisions import decisions
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.services.interest_claims import claim_interest, waive_claim, waive_interest
from collector_desktop.services.rates import rate_book
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import InterestDecision, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.importing import item_row, parsed
from tests.integration.whole_claims import interest_claims

EARLY, LATE = date(2026, 10, 31), date(2026, 11, 24)


def the_row(customer, day=TODAY):
    (row,) = interest_claims(day, rate_book(), Wanted(customer.id)).rows
    return row


@pytest.fixture
def parts(ledger, acme):
    """An invoice of GBP 1200.00 payable in two parts, both late."""
    with operation("test", "Set up", TODAY):
        Item.update(due_on=date(2027, 1, 1)).execute()
        made = date(2026, 6, 1)
        return [
            add_item(acme, f"P-1/{place}", made, date(2026, 6 + place, 1), 60_000).id
            for place in (1, 2)
        ]


def test_a_claim_is_an_entry_beside_the_invoice(acme):
    """GBP 120 at 11.75 % from 2 October to 24 November is 54 days: 2.09, and 40.00."""
    made = claim_interest(acme.id, None, TODAY).value
    (claim,) = made
    assert (claim.number, claim.interest_minor, claim.fixed_minor) == ("INT-000001", 209, 4_000)
    entry = Item.get_by_id(claim.entry_id)
    assert (entry.type, entry.origin) == ("debit_adjustment", "interest")
    assert (entry.amount_minor, entry.open_minor, entry.reference) == (4_209, 4_209, "INV-1")
    assert (entry.document_on, entry.due_on) == (TODAY, TODAY)
    assert "2026-10-02 to 2026-11-24" in entry.description
    invoice = Item.get(Item.number == "INV-1")
    assert (invoice.amount_minor, invoice.open_minor) == (12_000, 12_000)
    assert check_ledger(TODAY) == []


def test_claiming_twice_never_doubles(acme):
    first = claim_interest(acme.id, None, EARLY).value[0]
    with pytest.raises(RefusedError, match="Nothing can be claimed on Acme Ltd"):
        claim_interest(acme.id, None, EARLY)
    second = claim_interest(acme.id, None, LATE).value[0]
    assert (first.interest_minor, first.fixed_minor) == (116, 4_000)
    assert (second.interest_minor, second.fixed_minor) == (93, 0)
    kept = [(each.first, each.last) for each in decisions(LATE)]
    assert kept == [
        (date(2026, 10, 2), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 11, 24)),
    ]
    row = the_row(acme)
    assert (row.claim.rest_minor, row.settled.claimed_minor) == (0, 4_209)
    assert row.claim.interest_minor == 209


def test_a_claim_dated_back_does_not_double_a_later_one(acme):
    claim_interest(acme.id, None, LATE)
    with pytest.raises(RefusedError, match="Nothing can be claimed"):
        claim_interest(acme.id, None, EARLY)


def test_an_earlier_day_is_shown_without_the_later_claim(acme):
    claim_interest(acme.id, None, LATE)
    row = the_row(acme, EARLY)
    assert (row.settled.claimed_minor, row.claim.rest_minor) == (0, 4_116)


def test_a_claim_on_what_was_paid_late_waits_until_it_is_decided(acme):
    """ERPNext, issue 58220: paying the principal neither claims nor waives the interest."""
    record_receipt(ReceiptDraft(acme.id, 12_000, "GBP", EARLY), EARLY)
    assert the_row(acme).claim.rest_minor == 4_116
    waive_interest(acme.id, None, "goodwill", LATE)
    assert (the_row(acme).claim.rest_minor, the_row(acme).settled.waived_minor) == (0, 4_116)
    with pytest.raises(RefusedError, match="Nothing can be claimed"):
        claim_interest(acme.id, None, LATE)
    undo_last(LATE)
    assert claim_interest(acme.id, None, LATE).value[0].interest_minor == 116


def test_a_waived_claim_is_settled_and_stays_out(acme):
    claim = claim_interest(acme.id, None, EARLY).value[0]
    moved = waive_claim(claim.entry_id, " agreed  by phone ", LATE).value
    credit = Item.get_by_id(moved.item_id)
    assert (credit.type, credit.origin, credit.open_minor) == ("credit_adjustment", "waived", 0)
    assert credit.description == "Waived: agreed by phone"
    row = the_row(acme)
    assert (row.settled.claimed_minor, row.settled.waived_minor) == (0, 4_116)
    assert row.claim.rest_minor == 93
    assert row.total_minor == 12_000 + 93
    with pytest.raises(RefusedError, match="Nothing is open of INT-000001"):
        waive_claim(claim.entry_id, "again", LATE)
    assert check_ledger(TODAY) == []


def test_only_what_is_open_of_a_claim_is_waived(acme):
    claim = claim_interest(acme.id, None, EARLY).value[0]
    draft = ReceiptDraft(acme.id, 3_000, "GBP", LATE, allocate=((claim.entry_id, 3_000),))
    record_receipt(draft, LATE)
    waive_claim(claim.entry_id, "goodwill", LATE)
    assert the_row(acme).settled.waived_minor == 1_116


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_waiver_needs_its_reason(acme, reason):
    with pytest.raises(RefusedError, match="No reason"):
        waive_interest(acme.id, None, reason, TODAY)
    with pytest.raises(RefusedError, match="No reason"):
        waive_claim(1, reason, TODAY)


def test_an_invoice_is_no_claim(acme):
    with pytest.raises(RefusedError, match="INV-1 is not a claim"):
        waive_claim(Item.get(Item.number == "INV-1").id, "goodwill", TODAY)


def test_claims_and_waivers_can_be_undone_and_done_again(acme, snapshot):
    for act in (
        lambda: claim_interest(acme.id, None, EARLY),
        lambda: waive_claim(Item.get(Item.number == "INT-000001").id, "goodwill", LATE),
        lambda: waive_interest(acme.id, None, "goodwill", LATE),
    ):
        before = snapshot()
        act()
        after = snapshot()
        undo_last(TODAY)
        assert snapshot() == before
        redo_last(TODAY)
        assert snapshot() == after


def test_an_invoice_in_parts_bears_one_fixed_sum_by_the_whole_debt(acme, parts):
    rows = interest_claims(TODAY, rate_book(), Wanted(acme.id)).rows
    assert [(row.number, row.claim.fixed_minor) for row in rows] == [("P-1/1", 7_000), ("P-1/2", 0)]
    (first,) = claim_interest(acme.id, [parts[0]], TODAY).value
    assert first.fixed_minor == 7_000
    (second,) = claim_interest(acme.id, None, TODAY).value
    assert (second.item_number, second.fixed_minor) == ("P-1/2", 0)


@pytest.mark.parametrize(
    ("regime", "sums"),
    [
        *((regime, (4_000, 4_000)) for regime in ("de", "at", "eu")),
        ("ie_statutory", (4_000, 7_000)),
        ("fr", (4_000, 0)),
    ],
)
def test_by_the_directive_each_part_that_was_late_bears_a_sum_of_its_own(acme, regime, sums):
    """One for each late payment (CJEU C-78/22); for each invoice in France (D. 441-5)."""
    change_settings({"interest.regime": regime}, TODAY)
    made = date(2026, 5, 2)
    with operation("test", "Set up", TODAY):
        for place, minor in ((1, 100_000), (2, 100_001), (3, 500)):
            day = date(2026, 5 + place, 1) if place < 3 else TODAY
            add_item(acme, f"E-1/{place}", made, day, minor, currency="EUR")
    rows = interest_claims(TODAY, rate_book(), Wanted(acme.id)).rows
    assert tuple(row.claim.fixed_minor for row in rows if row.number != "INV-1") == sums


def test_the_part_that_was_late_bears_it(acme, parts):
    """The first part is paid in time: what was late is GBP 600, below GBP 1000."""
    on = date(2026, 7, 1)
    record_receipt(ReceiptDraft(acme.id, 60_000, "GBP", on, allocate=((parts[0], 60_000),)), on)
    (row,) = interest_claims(TODAY, rate_book(), Wanted(number="P-1/2")).rows
    assert row.claim.fixed_minor == 4_000


def test_one_invoice_or_those_ticked_can_be_claimed(acme, parts):
    made = claim_interest(acme.id, [parts[1]], TODAY).value
    assert [each.item_number for each in made] == ["P-1/2"]


def test_check_proves_each_claim_by_its_working(acme):
    claim_interest(acme.id, None, TODAY)
    assert list(claim_problems()) == []
    with operation("test", "Damage", TODAY):
        InterestDecision.update(interest_minor=210).execute()
    found = [(each.code, each.where) for each in check_ledger(TODAY)]
    assert found == [("claim", "INT-000001"), ("claim-entry", "INT-000001")]


@pytest.mark.parametrize("working", ["", "{}", "nonsense"])
def test_check_finds_a_claim_without_its_working(acme, working):
    claim_interest(acme.id, None, TODAY)
    with operation("test", "Damage", TODAY):
        InterestDecision.update(working=working).execute()
    assert [each.code for each in claim_problems()] == ["claim"]


def test_a_missing_figure_is_named(acme):
    with operation("test", "Set up", TODAY):
        add_item(acme, "INV-9", date(2026, 12, 1), date(2026, 12, 31), 100)
    with pytest.raises(MissingRateError) as caught:
        claim_interest(acme.id, None, date(2027, 1, 5))
    assert (caught.value.series, caught.value.starts_on) == ("uk_bank_rate", date(2027, 1, 1))
    assert InterestDecision.select().count() == 0


def test_without_a_rule_nothing_is_claimed(acme):
    change_settings({"interest.regime": "none"}, TODAY)
    with pytest.raises(RefusedError, match="Nothing can be claimed on INV-1"):
        claim_interest(acme.id, [Item.get(Item.number == "INV-1").id], TODAY)


@pytest.mark.parametrize(
    ("order", "open_minor"), [("principal", (2_000, 4_209)), ("interest", (6_209, 0))]
)
def test_unnamed_money_pays_in_the_order_that_is_set(acme, order, open_minor):
    change_settings({"allocation.first": order}, TODAY)
    claim = claim_interest(acme.id, None, TODAY).value[0]
    record_receipt(ReceiptDraft(acme.id, 10_000, "GBP", TODAY), TODAY)
    left = (Item.get(Item.number == "INV-1").open_minor, Item.get_by_id(claim.entry_id).open_minor)
    assert left == open_minor


def test_a_list_of_open_items_does_not_close_the_claims_it_cannot_know(acme):
    claim = claim_interest(acme.id, None, EARLY).value[0]
    rows = (item_row(minor=12_000), item_row(3, "INV-2", 500))
    result = apply_import(parsed(*rows, as_of=TODAY), TODAY, missing="close").value
    assert result.counts.closed == 0
    assert Item.get_by_id(claim.entry_id).open_minor == claim.interest_minor + claim.fixed_minor
