"""Whose terms of interest count: the customer's, the group's, the company's."""

import pytest

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.interest import Wanted
from collector_desktop.queries.interest_terms import terms_book, whose_terms
from collector_desktop.services.history import undo_last
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer, CustomerGroup
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.whole_claims import interest_claims

CONTRACT = {"interest.regime": "contract", "interest.contract_rate": "12"}


@pytest.fixture
def chain(acme):
    with operation("test", "Set up", TODAY):
        group = CustomerGroup.create(name="Chain")
        Customer.update(group=group).execute()
    return Owner(group="Chain")


def regime(customer):
    rows = interest_claims(TODAY, rate_book(), Wanted(customer.id)).rows
    return rows[0].policy.regime.name if rows else None


def source(customer, name="interest.regime"):
    found = terms_book(rate_book()).terms(whose_terms(customer.id))
    return next((each.value, each.source) for each in found if each.name == name)


def test_the_nearest_word_counts(acme, chain):
    own = Owner(acme.id)
    assert (regime(acme), source(acme)) == ("uk_statutory", ("auto", "company"))
    change_settings({"interest.regime": "none"}, TODAY)
    assert regime(acme) is None
    change_terms(chain, CONTRACT, TODAY)
    assert (regime(acme), source(acme)) == ("contract", ("contract", "group"))
    change_terms(own, {"interest.regime": "uk_statutory"}, TODAY)
    assert (regime(acme), source(acme)) == ("uk_statutory", ("uk_statutory", "customer"))
    assert source(acme, "interest.contract_rate") == ("12", "group")
    change_terms(own, {"interest.regime": ""}, TODAY)
    assert regime(acme) == "contract"
    undo_last(TODAY)
    assert regime(acme) == "uk_statutory"


def test_the_country_of_the_debtor_can_choose_the_law(acme):
    with operation("test", "Set up", TODAY):
        Address.create(customer=acme, country="DE")
    change_settings({"interest.regime": "debtor"}, TODAY)
    assert regime(acme) == "de"
    with operation("test", "Move", TODAY):
        Address.update(country="").execute()
    assert regime(acme) == "uk_statutory"


def test_consumers_are_left_out_unless_agreed_with_themselves(acme, chain):
    with operation("test", "Set up", TODAY):
        Customer.update(kind="consumer").execute()
    change_terms(chain, CONTRACT, TODAY)
    found = interest_claims(TODAY, rate_book(), Wanted())
    assert (found.rows, found.consumers) == ((), ("ACME",))
    change_terms(Owner(acme.id), {"interest.regime": "contract"}, TODAY)
    assert regime(acme) == "contract"
    change_terms(Owner(acme.id), {"interest.regime": "de"}, TODAY)
    assert regime(acme) == "de_consumer"


def test_nothing_changes_when_nothing_differs(acme):
    assert change_terms(Owner(acme.id), {"interest.regime": ""}, TODAY).operation_id is None
    change_terms(Owner(acme.id), CONTRACT, TODAY)
    assert change_terms(Owner(acme.id), CONTRACT, TODAY).operation_id is None


@pytest.mark.parametrize(
    ("owner", "texts"),
    [
        (Owner(group="Nobody"), CONTRACT),
        (Owner(99), CONTRACT),
        (Owner(1), {"company.name": "Vale"}),
        (Owner(1), {"interest.regime": "usury"}),
    ],
)
def test_nonsense_is_refused(acme, owner, texts):
    with pytest.raises(CollectorError):
        change_terms(owner, texts, TODAY)


def test_a_contract_without_a_rate_is_refused(acme):
    change_terms(Owner(acme.id), {"interest.regime": "contract"}, TODAY)
    with pytest.raises(RefusedError, match=r"interest\.contract_rate"):
        interest_claims(TODAY, rate_book(), Wanted())
