"""Any path through disputes, payments and undo, against a second book of what is denied."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.dispute_cases import by_group, by_reason, cases
from collector_desktop.queries.position import open_items
from collector_desktop.queries.stopped import stops
from collector_desktop.services.dispute_work import CaseDraft, change_case, note_dispute
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.storage.models import Item
from tests.integration.account_machine import ANY_PATH, AccountMachine

REASONS = st.sampled_from(("PRICE", "SHORT", "VAT", "LEGAL"))
ENDS = st.sampled_from(
    (
        DisputeStatus.ACCEPTED,
        DisputeStatus.PART,
        DisputeStatus.REJECTED,
        DisputeStatus.WITHDRAWN,
    )
)


class DisputesAndMoney(AccountMachine):
    """Debts are denied, paid, bounced, decided and undone in any order."""

    @rule(place=st.integers(0, 1), minor=st.none() | st.integers(1, 130_00), reason=REASONS)
    def deny(self, place, minor, reason):
        item = Item.get(Item.number == f"INV-{place + 1}")
        self.attempt(lambda: raise_dispute(DisputeDraft(item.id, reason, minor), self.day))

    @rule(which=st.integers(1, 5), how=ENDS, minor=st.none() | st.integers(1, 130_00))
    def decide(self, which, how, minor):
        decision = Decision(which, how, minor, "looked at", "our price")
        self.attempt(lambda: resolve_dispute(decision, self.day))

    @rule(which=st.integers(1, 5))
    def work(self, which):
        self.attempt(lambda: note_dispute(which, "asked again", self.day))
        self.attempt(lambda: change_case(CaseDraft(which, owner="Tom"), self.day))

    @invariant()
    def the_chase_leaves_out_what_is_denied_and_asks_for_the_rest(self):
        left = {row.item_id: row.open_minor for row in open_items(self.day) if row.sign == 1}
        denied = dict.fromkeys(left, 0)
        for row in cases(self.day):
            item_id = row.dispute.item_id
            if row.is_open and item_id in left:
                denied[item_id] += row.dispute.amount_minor
        wanted = sum(min(minor, left[item_id]) for item_id, minor in denied.items())
        assert stops(self.day).of(self.acme.id, "GBP").overdue_minor == wanted

    @invariant()
    def what_was_credited_is_no_more_than_was_denied(self):
        for row in cases(self.day):
            credited = row.dispute.credit_minor or 0
            assert 0 <= row.dispute.disputed_minor <= row.dispute.amount_minor
            assert credited <= row.dispute.amount_minor
            is_credited = row.dispute.status in {DisputeStatus.ACCEPTED, DisputeStatus.PART}
            assert bool(credited) == is_credited

    @invariant()
    def the_reports_say_the_same(self):
        reports = [by_reason(self.day), by_group(self.day)]
        sums = [
            (sum(r.raised_minor for r in rows), sum(r.open_minor for r in rows)) for rows in reports
        ]
        assert sums[0] == sums[1]


DisputesAndMoney.TestCase.settings = ANY_PATH
TestDisputesAndMoney = DisputesAndMoney.TestCase
