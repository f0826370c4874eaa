"""A number that points to one customer, and a rule or an account that points to another."""

import pytest

from collector_desktop.domain.matching import Rule
from tests.unit.domain.matching_cases import customer, entry, facts, line, propose

EVERYBODY = (customer(1, "Acme Ltd"), customer(2, "Bexley Joinery Ltd"))
ACCOUNT = "DE89370400440532013000"


@pytest.mark.parametrize("text", ["INV-1001", "INV-1001 Acme Ltd", "INV-1001 ACME1 Acme Ltd"])
@pytest.mark.parametrize("is_learned", [True, False])
@pytest.mark.parametrize("fits_both", [True, False])
def test_a_number_against_a_rule_or_an_account_is_never_posted(text, is_learned, fits_both):
    rules = (Rule("payer_account", ACCOUNT, 2, is_learned=is_learned),)
    theirs = entry(2, 2, "INV-2002", 100_00 if fits_both else 70_00)
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00), theirs), rules=rules)
    payment = line(100_00, text, payer="Acme Ltd", payer_account=ACCOUNT)
    found = propose(ledger, payment)
    assert {each.customer_id for each in found} == {1, 2}
    assert not any(each.is_certain() for each in found)


def test_a_rule_of_the_user_goes_before_what_was_learned_of_the_account():
    said, learned = Rule("text", "acme", 1), Rule("payer_account", ACCOUNT, 2, is_learned=True)
    ledger = facts(EVERYBODY, (entry(1, 1, "INV-1001", 100_00),), rules=(said, learned))
    payment = line(100_00, "INV-1001 Acme", payer="Acme Ltd", payer_account=ACCOUNT)
    first = propose(ledger, payment)[0]
    assert (first.customer_id, first.is_certain()) == (1, True)
