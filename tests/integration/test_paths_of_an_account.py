"""Any path through promises, holds, stops, placements and wishes: nobody is chased who must not be.

What must be off is worked out from the raw rows and a list of our own, not from the rules used.
"""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.placements import EntryKind, PlacementKind
from collector_desktop.domain.procedures import Channel
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.placements import placements
from collector_desktop.queries.promised import pledges_by_account, promised_by_customer
from collector_desktop.queries.promises import promises
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.services.contact_limits import LimitDraft, end_limit, set_limit
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.services.placements import (
    PlacementDraft,
    close_placement,
    place_debts,
)
from collector_desktop.services.promise_changes import RescheduleDraft, reschedule_promise
from collector_desktop.services.promises import cancel_promise
from collector_desktop.services.recoveries import RecoveryDraft, note_recovery
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Address, Item
from tests.integration.account_machine import ANY_PATH, AccountMachine
from tests.integration.chasing import step, use

OFF = ("insolvent", "administration", "deceased", "gone_away", "represented", "legal", "agency")
STATUSES = st.sampled_from(tuple(AccountStatus))
PLACES = st.integers(0, 1)
HELD = """SELECT item_id FROM hold WHERE made_on <= ?1 AND (until_on IS NULL OR until_on >= ?1)
    AND (released_on IS NULL OR released_on > ?1)"""
OWED = """SELECT coalesce(sum(CASE WHEN type IN ('invoice', 'refund', 'debit_adjustment')
    THEN amount_minor ELSE -amount_minor END), 0),
    coalesce(sum(CASE WHEN type IN ('invoice', 'refund', 'debit_adjustment')
    THEN open_minor ELSE -open_minor END), 0) FROM item"""
BOUNCED = """SELECT amount_minor FROM item i WHERE type = 'receipt'
    AND reference = 'Recovered by Recover & Co' AND EXISTS (SELECT 1 FROM item r
        WHERE r.type = 'debit_adjustment' AND r.reference = 'Returned ' || i.number)"""
COUNTS = """SELECT (SELECT count(*) FROM promise), (SELECT count(*) FROM hold),
    (SELECT count(*) FROM account_state), (SELECT count(*) FROM placement),
    (SELECT count(*) FROM contact_limit)"""


def column(sql, *values):
    return [row[0] for row in db.execute_sql(sql, values).fetchall()]


class PathsOfAnAccount(AccountMachine):
    """Acme promises, is held, stopped, passed on and protected, pays and is undone in any order."""

    def prepare(self):
        use(step("Letter", 7, Channel.LETTER))

    def furnish(self):
        Address.create(customer=self.acme, line1="1 High St", city="Bath", postcode="BA1 1AA")

    @rule(minor=st.integers(1, 200_00), days=st.integers(0, 20), place=st.none() | PLACES)
    def promise(self, minor, days, place):
        items = () if place is None else (Item.get(Item.number == f"INV-{place + 1}").id,)
        promised = PromiseDraft(minor, "GBP", self.day + timedelta(days=days))
        draft = ContactDraft(self.acme.id, "call", "PTP", item_ids=items, promise=promised)
        self.attempt(lambda: log_contact(draft, self.day))

    @rule(which=st.integers(1, 5), days=st.integers(0, 20))
    def put_off(self, which, days):
        draft = RescheduleDraft(which, self.day + timedelta(days=days))
        self.attempt(lambda: reschedule_promise(draft, self.day))

    @rule(which=st.integers(1, 5))
    def withdraw(self, which):
        self.attempt(lambda: cancel_promise(which, self.day, "a mistake"))

    @rule(place=st.none() | PLACES, days=st.none() | st.integers(0, 20))
    def hold(self, place, days):
        items = () if place is None else (Item.get(Item.number == f"INV-{place + 1}").id,)
        until = None if days is None else self.day + timedelta(days=days)
        draft = HoldDraft(self.acme.id, HoldKind.GRACE, "asked", until, items)
        self.attempt(lambda: put_on_hold(draft, self.day))

    @rule(which=st.integers(1, 5))
    def release(self, which):
        self.attempt(lambda: release((which,), self.day))

    @rule(status=STATUSES, is_lift=st.booleans())
    def change_status(self, status, is_lift):
        act = lift_status if is_lift else set_status
        self.attempt(lambda: act(self.acme.id, status, "told us", self.day))

    @rule(kind=st.sampled_from(tuple(PlacementKind)))
    def place(self, kind):
        draft = PlacementDraft(self.acme.id, kind, "Recover & Co")
        self.attempt(lambda: place_debts(draft, self.day))

    @rule(kind=st.sampled_from(tuple(EntryKind)), minor=st.integers(1, 50_00), paid=st.booleans())
    def recover(self, kind, minor, paid):
        draft = RecoveryDraft(self.acme.id, kind, minor, "", paid)
        self.attempt(lambda: note_recovery(draft, self.day))

    @rule()
    def take_back(self):
        self.attempt(lambda: close_placement(self.acme.id, "they gave up", self.day))

    @rule(kind=st.sampled_from((LimitKind.DO_NOT_CONTACT, LimitKind.REPRESENTED)))
    def protect(self, kind):
        draft = LimitDraft(self.acme.id, Limit(kind, ""), "", "asked in writing")
        self.attempt(lambda: set_limit(draft, self.day))

    @rule(which=st.integers(1, 4))
    def unprotect(self, which):
        self.attempt(lambda: end_limit(which, self.day))

    @invariant()
    def money_is_neither_made_nor_lost(self):
        (whole, left), *_ = db.execute_sql(OWED).fetchall()
        assert whole == left

    @invariant()
    def what_is_promised_is_the_rest_of_each_promise_that_is_open(self):
        for day in (self.day, self.day + timedelta(days=6), self.day - timedelta(days=4)):
            rests = [
                (each.pay_by, each.missing_minor, each.item_ids)
                for each in promises(day)
                if each.status == "open"
            ]
            found = pledges_by_account(day).get((self.acme.id, "GBP"), [])
            told = [(each.pay_by, each.minor, tuple(sorted(each.item_ids))) for each in found]
            assert told == [(*rest, tuple(sorted(items))) for *rest, items in rests]
            assert sum(promised_by_customer(day).values()) == sum(minor for _, minor, _ in rests)

    @invariant()
    def nobody_is_chased_who_must_not_be(self):
        view, day = chase_view(self.day), self.day.isoformat()
        states = "SELECT status FROM account_state WHERE lifted_on IS NULL"
        held = column(HELD, day)
        limits = column("SELECT kind FROM contact_limit WHERE ended_on IS NULL")
        if set(column(states)) & set(OFF) or None in held or limits:
            assert view.messages == ()
        asked = {item.item_id for message in view.messages for item in message.items}
        assert not asked & set(held)
        if None in held and not column("SELECT 1 FROM task"):
            assert worklist(self.day) == []

    @invariant()
    def nobody_is_skipped_without_a_word(self):
        """Each overdue debt of a due step is in a message or held back with a reason."""
        view = chase_view(self.day)
        told = {item.number for message in view.messages for item in message.items}
        told |= {number for each in view.held for number in each.items}
        due = "SELECT number FROM item WHERE type = 'invoice' AND open_minor > 0"
        assert set(column(due)) <= told
        assert all(each.text for each in view.held)

    @invariant()
    def a_placement_adds_up(self):
        """What came in through them counts, less the payments of it that bounced."""
        came = sum(column("SELECT amount_minor FROM placement_entry WHERE kind = 'recovered'"))
        rows = placements(self.day)
        recovered = sum(row.sums.recovered_minor for row in rows)
        assert recovered == came - sum(column(BOUNCED))
        assert sum(row.closed_on is None for row in rows) <= 1

    @invariant()
    def every_row_has_its_entry_in_the_history(self):
        """A record that stands was inserted once more often than it was deleted."""
        tables = ("promise", "hold", "account_state", "placement", "contact_limit")
        for table, count in zip(tables, db.execute_sql(COUNTS).fetchone(), strict=True):
            sql = """SELECT coalesce(sum(CASE action WHEN 'insert' THEN 1 WHEN 'delete' THEN -1
                ELSE 0 END), 0) FROM audit_change WHERE table_name = ?"""
            assert column(sql, table) == [count]


PathsOfAnAccount.TestCase.settings = ANY_PATH
TestPathsOfAnAccount = PathsOfAnAccount.TestCase
