"""What the palette finds for what is typed."""

import pytest

from collector_desktop.queries.search import search
from collector_desktop.storage.models import Customer, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


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
