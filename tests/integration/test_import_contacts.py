"""Cards of an address book add people to the customers that the ledger has."""

from datetime import date

import pytest

from collector_desktop.importers.read import read_file
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Address, Customer, Person, Phone
from tests.integration.importing import bring_in, customer_row
from tests.unit.importers.whole_files import VCARD_21, VCARD_30, VCARD_40, gnucash

TODAY = date(2026, 11, 24)


@pytest.fixture
def cards(ledger, tmp_path):
    """Return what brings an address book in; `kind` is what the user says of it."""

    def brings(content, **more):
        path = tmp_path / "people.vcf"
        path.write_bytes(content)
        return apply_import(read_file(path, **more), TODAY)

    return brings


def counts(outcome):
    found = outcome.value.counts
    return (found.created, found.updated, found.unchanged, found.rejected)


def people():
    return [
        (each.name, each.role, each.email, each.is_main)
        for each in Person.select().order_by(Person.id)
    ]


def test_people_join_the_customer_with_the_name_of_their_organisation(cards):
    bring_in(TODAY, customer_row(code="M", name="MOSS Ltd"))
    assert counts(cards(VCARD_21 + VCARD_30)) == (0, 2, 0, 0)
    assert people() == [
        ("Jörg Müller", "Buyer", "joerg@moss.example", True),
        ("Ben Hall", "", "ben@moss.example", False),
    ]
    phones = [(each.person.name, each.number, each.label) for each in Phone.select()]
    assert phones == [
        ("Jörg Müller", "0117 496 0102", "Work"),
        ("Jörg Müller", "07700 900123", "Mobile"),
    ]
    assert Address.get().line1 == "1 High St, Unit 2"


def test_the_same_book_again_changes_nothing(cards):
    bring_in(TODAY, customer_row(code="M", name="Moss Ltd"))
    cards(VCARD_21 + VCARD_30)
    outcome = cards(VCARD_21 + VCARD_30)
    assert counts(outcome) == (0, 0, 2, 0)
    assert outcome.operation_id is None


def test_a_card_without_organisation_is_known_by_its_mail(cards):
    bring_in(TODAY, customer_row(code="M", name="Moss Ltd", email="AP@moss.example"))
    assert counts(cards(VCARD_40)) == (0, 1, 0, 0)
    assert [number.number for number in Phone.select()] == ["+44-117-496-0103"]
    assert Customer.select().count() == 1


def test_what_a_person_lacks_is_filled_and_nothing_overwritten(cards):
    bring_in(
        TODAY,
        customer_row(
            code="M", name="Moss Ltd", contact_name="JÖRG Müller", phone="(0117) 496-0102"
        ),
    )
    assert counts(cards(VCARD_21)) == (0, 1, 0, 0)
    assert people() == [("JÖRG Müller", "Buyer", "joerg@moss.example", True)]
    assert [each.number for each in Phone.select()] == ["(0117) 496-0102", "07700 900123"]


def test_a_card_of_nobody_is_left_out_and_says_so(cards):
    outcome = cards(VCARD_30)
    assert counts(outcome) == (0, 0, 0, 1)
    assert outcome.value.plan.problems[0].reason == (
        "No customer is called Moss Ltd or has the card's e-mail address: add the customer first."
    )
    assert not Person.select().exists()


def test_as_customers_every_card_makes_or_joins_one(cards):
    assert counts(cards(VCARD_21 + VCARD_30 + VCARD_40, kind="customers")) == (2, 1, 0, 0)
    made = [(each.name, each.kind) for each in Customer.select().order_by(Customer.id)]
    assert made == [("Moss Ltd", "company"), ("Zoë Lane", "consumer")]
    again = cards(VCARD_21 + VCARD_30 + VCARD_40, kind="customers")
    assert counts(again) == (0, 0, 3, 0)


def test_two_customers_of_one_name_are_not_guessed_between(cards):
    bring_in(TODAY, customer_row(code="A", name="Moss Ltd"))
    bring_in(TODAY, customer_row(code="B", name="Moss Ltd"))
    outcome = cards(VCARD_30)
    assert outcome.value.plan.problems[0].reason == "Several customers may be meant by Moss Ltd."


def test_undo_takes_people_and_what_was_filled_back(cards):
    bring_in(TODAY, customer_row(code="M", name="Moss Ltd", contact_name="Jörg Müller"))
    outcome = cards(VCARD_21 + VCARD_30)
    undo(outcome.operation_id, TODAY)
    assert people() == [("Jörg Müller", "", "", True)]
    assert not Phone.select().exists()


def test_a_gnucash_book_comes_in_and_comes_again_unchanged(ledger, tmp_path):
    """Moss owes 70 of G-1 less 30 of credit, Bexley 80.10 less 25 on account."""
    path = gnucash(tmp_path / "book.gnucash")
    assert counts(apply_import(read_file(path), TODAY)) == (5, 0, 0, 0)
    sql = (
        "SELECT c.code, sum(CASE WHEN i.type IN ('invoice', 'debit_adjustment', 'refund')"
        " THEN i.open_minor ELSE -i.open_minor END)"
        " FROM item i JOIN customer c ON c.id = i.customer_id GROUP BY c.code ORDER BY c.code"
    )
    owed = Customer._meta.database.execute_sql(sql).fetchall()
    assert owed == [("000001", 4_000), ("000002", 5_510)]
    assert counts(apply_import(read_file(path), TODAY)) == (0, 0, 5, 0)
    assert Customer.get(Customer.code == "000001").credit_limit_minor == 500_000
