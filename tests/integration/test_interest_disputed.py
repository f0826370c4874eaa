"""Nothing is claimed on a sum in dispute, worked by hand.

£1,200.00 due on 1 October 2026 bears 11.75 % (8 % over the Bank Rate of 3.75 %), days by 365.
"""

from datetime import date

import pytest

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.interest import Wanted
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.interest_claims import claim_interest
from collector_desktop.services.interest_notes import shortfalls
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.whole_claims import interest_claims

DENIED = date(2026, 10, 31)


@pytest.fixture
def owing(acme):
    change_settings({"interest.regime": "uk_statutory"}, DENIED)
    invoice(acme, "BIG", 1_200_00)
    return acme


def deny(minor, on=DENIED):
    draft = DisputeDraft(Item.get(Item.number == "BIG").id, "PRICE", minor)
    return raise_dispute(draft, on).value


def claims(as_of=TODAY):
    """Return interest and fixed sum that can be claimed on the invoice; None where nothing can."""
    rows = interest_claims(as_of, rate_book(), Wanted(number="BIG")).rows
    return next(((r.claim.rest.interest_minor, r.claim.rest_fixed_minor) for r in rows), None)


def test_nothing_is_claimed_on_the_part_in_dispute_nor_for_the_days_before(owing):
    # 54 days: 1,200.00 bears 20.86. Of it 500.00 is denied: 700.00 bears 12.17, and under £1,000
    # the fixed sum is 40.00.
    assert claims() == (20_86, 70_00)
    deny(500_00)
    assert claims() == (12_17, 40_00)


def test_the_claim_of_a_day_before_the_dispute_stays_what_it_was(owing):
    before = claims(date(2026, 10, 30))
    deny(500_00)
    assert claims(date(2026, 10, 30)) == before


def test_where_all_is_denied_nothing_can_be_claimed(owing):
    deny(1_200_00)
    assert claims() is None
    with pytest.raises(RefusedError, match="Nothing can be claimed on BIG"):
        claim_interest(owing.id, [Item.get(Item.number == "BIG").id], TODAY)


@pytest.mark.parametrize(
    ("outcome", "granted", "left"),
    [
        # It was owed all along: 54 days on 1,200.00 are 20.86.
        (DisputeStatus.REJECTED, None, (20_86, 70_00)),
        (DisputeStatus.WITHDRAWN, None, (20_86, 70_00)),
        # 200.00 were never owed: 54 days on 1,000.00 are 17.38, and from £1,000 the sum is 70.00.
        (DisputeStatus.PART, 200_00, (17_38, 70_00)),
        (DisputeStatus.ACCEPTED, None, (12_17, 40_00)),
    ],
)
def test_only_what_was_granted_bore_nothing_once_it_is_decided(owing, outcome, granted, left):
    case = deny(500_00)
    resolve_dispute(Decision(case, outcome, granted), TODAY)
    assert claims() == left


def test_the_claim_of_a_day_in_the_dispute_stays_what_it_was(owing):
    case = deny(500_00)
    within = claims(date(2026, 11, 10))
    resolve_dispute(Decision(case, DisputeStatus.REJECTED), TODAY)
    assert claims(date(2026, 11, 10)) == within


def test_what_a_claim_left_out_as_denied_stays_out_of_its_days(owing):
    case = deny(500_00)
    claim_interest(owing.id, [Item.get(Item.number == "BIG").id], date(2026, 11, 10))
    row = interest_claims(TODAY, rate_book(), Wanted(number="BIG")).rows[0]
    # 40 days on 700.00 were claimed, 9.01; 14 more come to 12.17 together.
    assert row.claim.interest_minor == 12_17
    assert (row.settled.claimed_minor, row.claim.rest_minor) == (9_01 + 40_00, 3_16)
    # 40 days on 1,200.00 would have been 15.45.
    resolve_dispute(Decision(case, DisputeStatus.REJECTED), TODAY)
    (told,) = shortfalls(interest_claims(TODAY, rate_book(), Wanted(number="BIG")).rows[0])
    assert "asks £6.44 less" in told
    assert "or what was in dispute is owed" in told


def test_what_was_claimed_before_the_dispute_stays_claimed(owing):
    claim_interest(owing.id, [Item.get(Item.number == "BIG").id], DENIED)
    deny(500_00, date(2026, 11, 10))
    # 30 days on 1,200.00 were claimed, so from then on only 700.00 bears: 24 days are 5.408.
    assert claims() == (5_41, 0)
