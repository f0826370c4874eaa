"""Countries by name in files: what is kept, and what follows from it."""

from datetime import date
from types import MappingProxyType

import pytest

from collector_desktop.queries.calendars import calendar_of, customer_calendar
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.interest import Wanted
from collector_desktop.queries.settings import settings
from collector_desktop.services import import_row_parts
from collector_desktop.services.customers import AddressDraft, CustomerDraft, save_customer
from collector_desktop.services.imports import apply_import
from collector_desktop.services.paper_parts import address_lines
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.services.tracing import MoveDraft, move_customer
from collector_desktop.services.wording import language_of
from collector_desktop.storage.models import Address, Customer
from tests.integration.importing import customer_row, item_row, parsed
from tests.integration.whole_claims import interest_claims

BERLIN = MappingProxyType(
    {"address1": "Ufer 1", "city": "Berlin", "postcode": "10115", "country": "Deutschland"}
)


def bring_in(today, *rows):
    return apply_import(parsed(*rows), today).value


def kept():
    return Address.get().country, Address.get().region


def test_a_name_in_a_file_is_kept_as_two_letters(ledger, today):
    bring_in(today, customer_row(**BERLIN))
    assert kept() == ("DE", "")


def test_an_invoice_that_has_the_address_does_the_same(ledger, today):
    bring_in(today, item_row(customer=customer_row(**BERLIN)))
    assert kept() == ("DE", "")


def test_the_same_file_again_is_unchanged(ledger, today, snapshot):
    rows = (
        customer_row(**BERLIN),
        customer_row(3, "BEX", "Bexley", region="Fife", country="Scotland"),
        customer_row(4, "UTO", "More", country="Utopia"),
    )
    bring_in(today, *rows)
    before = snapshot()
    assert bring_in(today, *rows, customer_row(5, "NEW", "New")).counts.unchanged == 3
    assert snapshot()["address"] == before["address"]
    assert {row.country for row in Address.select()} == {"DE", "GB", "Utopia"}


@pytest.mark.parametrize("name", ["United Kingdom", "UK", "GBR", "Great Britain"])
def test_a_letter_within_the_country_does_not_name_it(ledger, today, name):
    bring_in(today, customer_row(address1="1 High Street", postcode="LS1 1AA", country=name))
    lines = address_lines(customer_facts(Customer.get().id), "GB")
    assert lines == ("Acme Ltd", "1 High Street", "LS1 1AA")


def test_a_letter_abroad_names_it_in_english(ledger, today):
    bring_in(today, customer_row(**BERLIN))
    lines = address_lines(customer_facts(Customer.get().id), "GB")
    assert lines[-2:] == ("10115 Berlin", "GERMANY")


def test_a_country_by_name_has_its_language_holidays_and_law(ledger, today):
    change_settings({"interest.regime": "debtor"}, today)
    bring_in(today, item_row(customer=customer_row(**BERLIN)))
    acme = customer_facts(Customer.get().id)
    assert language_of(acme) == "de"
    assert not customer_calendar(settings(), acme.country, "")(date(2025, 10, 3))
    rows = interest_claims(today, rate_book(), Wanted(acme.customer_id)).rows
    assert {row.policy.regime.name for row in rows} == {"de"}


def test_scotland_has_its_own_holidays(ledger, today):
    bring_in(today, customer_row(city="Cupar", region="Fife", country="Scotland"))
    country, region = kept()
    assert (country, region) == ("GB", "Fife, Scotland")
    assert customer_calendar(settings(), country, region) is calendar_of("GB", "SCT")


@pytest.mark.parametrize(
    "row", [customer_row, lambda **more: item_row(customer=customer_row(**more))]
)
def test_a_name_that_was_kept_before_becomes_its_letters_with_the_next_file(
    ledger, today, row, monkeypatch
):
    with monkeypatch.context() as before:
        before.setattr(import_row_parts, "placed", lambda region, country: (region, country))
        bring_in(today, row(**BERLIN))
    assert kept() == ("Deutschland", "")
    bring_in(today, row(**BERLIN))
    assert kept() == ("DE", "")


def test_what_is_typed_at_the_desk_is_kept_the_same_way(ledger, today):
    bring_in(today, customer_row(**BERLIN))
    acme = Customer.get()
    address = AddressDraft("Kai 2", city=" Wien ", country=" Oesterreich ")
    save_customer(CustomerDraft(acme.id, acme.name, address=address), today)
    assert kept() == ("AT", "")
    moved = MoveDraft(acme.id, AddressDraft("1 Quay", city="Cardiff", country="Wales"), "landlord")
    move_customer(moved, today)
    assert kept() == ("GB", "Wales")
