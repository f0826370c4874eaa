"""Who and what has a trait, in a small ledger of which the answers are known by hand."""

from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.traits import NO_STEP, NO_TRAITS, Traits
from collector_desktop.queries.customer_pages import CustomersWanted, customer_keys, customer_sums
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.queries.invoice_pages import InvoiceWanted, invoice_keys, invoice_sums
from collector_desktop.queries.traits import having, holders, trait_choices
from collector_desktop.queries.worklist import worklist, worklist_among, worklist_top
from collector_desktop.services.account_status import set_status
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.procedure_places import place_item
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Customer, CustomerGroup, Item
from collector_desktop.storage.operations import name_the_worker, operation
from tests.conftest import TODAY, add_item
from tests.ui.conftest import RESOURCES

CASES = {
    # trait: (the invoices that have it, the customers of whom it can be said)
    Traits(stage="Reminder 1"): ("A1 C1", "AVON CARN"),
    Traits(stage=NO_STEP): ("A2 B1 B2 C2 D1", "AVON BATH CARN DEAL"),
    Traits(stage="Reminder 2"): ("", ""),
    Traits(terms="NET 14"): ("A1 A2", "AVON"),
    Traits(terms="EOM+30"): ("B1 B2", "BATH"),
    Traits(terms="NET 30"): ("C1 C2 D1", "CARN DEAL"),
    Traits(procedure="Do not chase"): ("B1", "BATH"),
    Traits(procedure="Standard"): ("A1 A2 B2 C1 C2 D1", "AVON BATH CARN DEAL"),
    Traits(worker="Priya"): ("A1 A2 C1 C2", "AVON CARN"),
    Traits(worker="Tom"): ("B1 B2", "BATH"),
    Traits(flag="promised"): ("B1 B2", "BATH"),
    Traits(flag="broken"): ("C1", "CARN"),
    Traits(flag="disputed"): ("A2", "AVON"),
    Traits(flag="held"): ("C2 D1", "CARN DEAL"),
    Traits(flag="over_limit"): ("A1 A2", "AVON"),
    Traits(flag="on_stop"): ("D1", "DEAL"),
    Traits(terms="NET 30", stage="Reminder 1"): ("C1", "CARN"),
    Traits(flag="held", worker="Tom"): ("", ""),
}


def days_ago(days):
    return TODAY - timedelta(days=days)


def set_up():
    adopt_procedures(days_ago(60))
    with operation("test", "Set up", days_ago(60)):
        chain = CustomerGroup.create(name="Chain", terms="EOM+30", procedure="Do not chase")
        rest = {"currency": "GBP", "email": "accounts@firm.example"}
        avon = Customer.create(
            code="AVON", name="Avon", terms="NET 14", credit_limit_minor=10_000, **rest
        )
        bath = Customer.create(code="BATH", name="Bath", group=chain, **rest)
        carn = Customer.create(code="CARN", name="Carn", **rest)
        deal = Customer.create(code="DEAL", name="Deal", **rest)
        for who, number, days in (
            *((avon, "A1", 8), (avon, "A2", -20), (bath, "B1", 8), (bath, "B2", -5)),
            *((carn, "C1", 8), (carn, "C2", -9), (deal, "D1", 2)),
        ):
            add_item(who, number, days_ago(50), days_ago(days), 20_000)
    return {each.code: each.id for each in (avon, bath, carn, deal)}


def of(number):
    return Item.get(Item.number == number).id


@pytest.fixture
def ids(ledger, tmp_path):
    who = set_up()
    place_item(of("B2"), "Standard", "", "agreed", days_ago(50))
    run_at_once(RunDraft(), Delivery(tmp_path, RESOURCES / "fonts"), TODAY)
    before = PromiseDraft(20_000, "GBP", days_ago(7))
    talk = ContactDraft(who["CARN"], "call", "PTP", "Dawn", item_ids=(of("C1"),), promise=before)
    log_contact(talk, days_ago(9))
    log_contact(ContactDraft(who["CARN"], "call", "NO_ANSWER"), TODAY)
    name_the_worker("Tom", "test")
    whole = PromiseDraft(40_000, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(who["BATH"], "call", "PTP", "Ann", promise=whole), TODAY)
    raise_dispute(DisputeDraft(of("A2"), "PRICE"), TODAY)
    put_on_hold(HoldDraft(who["CARN"], HoldKind.OTHER, "asked", item_ids=(of("C2"),)), TODAY)
    put_on_hold(HoldDraft(who["DEAL"], HoldKind.OTHER, "asked"), TODAY)
    set_status(who["DEAL"], AccountStatus.ON_STOP, "slow", TODAY)
    return who


def numbers(item_ids):
    return {each.number for each in Item.select().where(Item.id.in_(list(item_ids)))}


def test_every_trait_is_where_it_was_put(ids):
    rows = invoice_list(TODAY).rows
    codes = {customer_id: code for code, customer_id in ids.items()}
    for traits, (invoices, customers) in CASES.items():
        found, wanted = having(TODAY, traits), InvoiceWanted("open", traits=traits)
        expected = set(invoices.split())
        held = {row.number for row in rows if found.passes(row.item_id, row.customer_id)}
        assert held == expected, traits
        assert numbers(invoice_keys(TODAY, wanted)) == expected, traits
        assert invoice_sums(TODAY, wanted).count == len(expected), traits
        who = holders(TODAY, traits)
        assert {codes[each] for each in who} == set(customers.split()), traits
        asked = CustomersWanted("owing", among=who)
        assert {codes[each] for each, _ in customer_keys(TODAY, asked)} == set(customers.split())
        assert customer_sums(TODAY, asked).customers == len(customers.split())


def test_who_gave_a_new_date_since_broke_no_promise(ids):
    """A promise for the whole account that failed, and a second one in its place."""
    whole = PromiseDraft(40_000, "GBP", days_ago(7))
    log_contact(ContactDraft(ids["DEAL"], "call", "PTP", "Dee", promise=whole), days_ago(9))
    broken = Traits(flag="broken")
    assert holders(TODAY, broken) == {ids["CARN"], ids["DEAL"]}
    assert having(TODAY, broken).passes(of("D1"), ids["DEAL"])
    anew = PromiseDraft(40_000, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(ids["DEAL"], "call", "PTP", "Dee", promise=anew), TODAY)
    assert holders(TODAY, broken) == {ids["CARN"]}
    assert not having(TODAY, broken).passes(of("D1"), ids["DEAL"])


def test_the_traits_that_can_be_asked_for_are_those_that_there_are(ids):
    choices = trait_choices(TODAY)
    assert choices.stage == (NO_STEP, "Reminder 1")
    assert choices.terms == ("EOM+30", "NET 14", "NET 30")
    assert choices.procedure[0] == "Standard"
    assert "Do not chase" in choices.procedure
    assert choices.worker == ("Priya", "Tom")


def test_what_nobody_asked_for_leaves_all(ids):
    assert holders(TODAY, NO_TRAITS) is None
    assert having(TODAY, NO_TRAITS).passes(1, 1)


def test_a_procedure_that_is_there_no_more_can_still_be_asked_for(ids):
    with operation("test", "Name one", TODAY):
        Customer.update(procedure="Gently, gently").where(Customer.id == ids["AVON"]).execute()
    assert trait_choices(TODAY).procedure[-1] == "Gently, gently"
    assert holders(TODAY, Traits(procedure="Gently, gently")) == {ids["AVON"]}


def test_the_list_of_some_is_what_the_whole_list_has_of_them(demo):
    whole = worklist(TODAY)
    some = {row.customer_id for row in whole[1::3]}
    top = worklist_among(TODAY, some, 5)
    expected = [row for row in whole if row.customer_id in some]
    assert [row.customer_id for row in top.rows] == [row.customer_id for row in expected[:5]]
    assert [row.points for row in top.rows] == [row.points for row in expected[:5]]
    assert top.count == len(expected)
    assert sum(top.overdue.values()) == sum(row.overdue_minor for row in expected)
    assert worklist_top(TODAY, 5).count == len(whole)
