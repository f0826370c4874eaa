"""What the palette finds for what is typed."""

import pytest

from collector_desktop.queries.search import search, search_inside
from collector_desktop.services.credits import CreditDraft, credit_debt
from collector_desktop.storage.models import Customer, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import invoice, item, receive


@pytest.fixture
def filled(acme):
    with operation("test", "More", TODAY):
        dawn = Person.create(customer=acme, name="Dawn Whitlock", email="dawn@acme.example")
        Phone.create(person=dawn, number="0117 496 0142")
        odd = Customer.create(code="ODD", name="100% Steel_works", currency="GBP")
        add_item(odd, "INV[7]", TODAY, TODAY, 100)
        add_item(odd, "2026/0815", TODAY, TODAY, 100)
    return acme


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("acme l", ["Acme Ltd"]),
        ("dawn", ["Dawn Whitlock"]),
        ("01174960142", ["Dawn Whitlock"]),
        ("496 0142", ["Dawn Whitlock"]),
        ("inv-1", ["INV-1"]),
        ("#inv-1", ["INV-1"]),
        ("0815", ["2026/0815"]),
        ("inv[7", ["INV[7]"]),
        ("100%", ["100% Steel_works"]),
        ("l_w", ["100% Steel_works"]),
        ("zzz", []),
        ("  ", []),
        ("' OR 1=1 --", []),
        ('"*', []),
    ],
)
def test_search_finds_what_is_meant_and_takes_every_sign_as_it_is(filled, typed, found):
    assert [hit.title for hit in search(typed)] == found


def test_a_hit_leads_to_its_customer(filled):
    assert {hit.customer_id for hit in search("inv-1")} == {filled.id}


@pytest.fixture
def amounts(acme):
    """INV-1 of 120.00; 50.00 of pounds and of euros, 5,000 yen, and 50.00 that was credited."""
    with operation("test", "More", TODAY):
        for number, minor, currency in (("P", 5000, "GBP"), ("E", 5000, "EUR"), ("Y", 5000, "JPY")):
            add_item(acme, number, TODAY, TODAY, minor, currency=currency)
    invoice(acme, "BIG", 80_00)
    credit_debt(CreditDraft(item("BIG").id, 30_00, TODAY, "returned"), TODAY)
    return acme


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("\N{POUND SIGN}50", ["P", "BIG"]),
        ("\N{POUND SIGN}50.00", ["P", "BIG"]),
        ("\N{POUND SIGN}80", ["BIG"]),
        ("\N{POUND SIGN}120.00", ["INV-1"]),
        ("\N{EURO SIGN}50", ["E"]),
        ("EUR 50", ["E"]),
        ("\N{YEN SIGN}5,000", ["Y"]),
        ("\N{POUND SIGN}50.001", []),
        ("\N{POUND SIGN}", []),
    ],
)
def test_an_amount_finds_what_is_or_was_of_it(amounts, typed, found):
    assert sorted(hit.title for hit in search(typed)) == sorted(found)


def test_what_is_open_of_an_amount_comes_first(amounts):
    invoice(amounts, "OLD", 50_00)
    receive(amounts, 50_00, reference="OLD")
    assert [hit.title for hit in search("\N{POUND SIGN}50")][-1] == "OLD"


@pytest.mark.parametrize("typed", ["stel_works", "Steal works", "100% stelworks"])
def test_a_name_that_is_mistyped_finds_the_one_it_is_like(filled, typed):
    assert [(hit.kind, hit.title) for hit in search(typed)] == [("near", "100% Steel_works")]


def test_a_name_that_changed_is_near_by_its_new_name_only(filled):
    search("acme")
    with operation("test", "Rename", TODAY):
        Customer.update(name="Zephyr Kites").where(Customer.id == filled.id).execute()
    assert [hit.title for hit in search("zefyr kit")] == ["Zephyr Kites"]
    assert search("akme ltd") == []


def test_names_that_are_like_it_are_not_looked_for_where_something_has_the_text(filled):
    assert "near" not in {hit.kind for hit in search("acme")}
    assert search_inside("stel_works", [], wants_near=False) == []
    assert search("aky") == []


@pytest.mark.parametrize("typed", ["caf\u00e9", "cafe\u0301", "CAFE\u0301"])
@pytest.mark.parametrize("kept", ["Caf\u00e9 Noir", "Cafe\u0301 Noir"])
def test_accents_are_found_whether_they_are_written_apart_or_not(acme, typed, kept):
    with operation("test", "More", TODAY):
        Customer.create(code="NOIR", name=kept, currency="GBP")
    assert [hit.title for hit in search(typed)] == [kept]
