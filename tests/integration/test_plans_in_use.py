"""What a plan does to Today and to the forecast; any path through plans, money and undo."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.plans import PlanKind, PlanState
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.forecast import forecast
from collector_desktop.queries.plans import plans, plans_in_force
from collector_desktop.queries.position import open_items
from collector_desktop.queries.stopped import stops
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.plans import PlanDraft, agree_plan, cancel_plan
from collector_desktop.services.write_offs import REASONS, WriteOffDraft, write_off
from collector_desktop.storage.models import Allocation
from tests.conftest import TODAY
from tests.integration.account_machine import ANY_PATH, AccountMachine
from tests.integration.money import invoice, item

FIRST = date(2026, 12, 1)
MISSED = FIRST + timedelta(days=1)


def agree(customer, count=3, first=FIRST, day=TODAY, total=120_00, **more):
    parts = schedule(equal_parts(total, count), first, read_every("month"))
    return agree_plan(PlanDraft(customer.id, "GBP", parts, **more), day).value


def listed(day):
    return {row.code: row.reasons for row in worklist(day)}


def test_a_plan_on_track_keeps_its_customer_off_today(acme):
    agree(acme)
    assert listed(TODAY) == listed(FIRST) == {}


def test_a_missed_instalment_is_a_reason_to_call_until_somebody_did(acme):
    agree(acme)
    [row] = worklist(MISSED)
    assert row.reasons[0] is Reason.MISSED_INSTALMENT
    assert (row.is_urgent, row.missed.standing.arrears_minor) == (True, 40_00)
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", no_follow_up=True), MISSED)
    assert listed(MISSED) == {}
    later = MISSED + timedelta(days=6)
    assert Reason.MISSED_INSTALMENT in listed(later)["ACME"]


def test_what_the_plan_does_not_cover_is_chased(acme):
    invoice(acme, "INV-2", 10_00)
    agree(acme, item_ids=(item("INV-1").id,))
    later = TODAY + timedelta(days=6)
    assert "ACME" in listed(later)


def test_the_kept_order_hears_of_plans(acme):
    assert worklist_top(TODAY, 10).count == 1
    plan_id = agree(acme)
    assert worklist_top(TODAY, 10).count == 0
    cancel_plan(plan_id, TODAY)
    assert worklist_top(TODAY + timedelta(days=6), 10).count == 1
    undo_last(TODAY)
    assert worklist_top(TODAY, 10).count == 0


def test_instalments_are_expected_on_their_days(acme):
    agree(acme)
    weeks = forecast(TODAY, 13, "GBP").weeks
    found = {week.first: week.expected for week in weeks if week.expected}
    assert found == {
        TODAY + timedelta(weeks=(day - TODAY).days // 7): 40_00
        for day in (FIRST, date(2027, 1, 4), date(2027, 2, 1))
    }
    assert sum(week.contractual for week in weeks) == 120_00


class PlansAndMoney(AccountMachine):
    """Plans are agreed, paid, bounced, replaced, cancelled and undone in any order."""

    DEBTS = (("INV-1", 120_00), ("INV-2", 75_00), ("INV-3", 30_01))

    def prepare(self):
        self.told = {}

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.told[self.day] = {plan.plan_id: plan.state for plan in plans(self.day)}
        super().wait(days)

    @rule()
    def undo(self):
        self.told.clear()
        super().undo()

    @rule()
    def redo(self):
        self.told.clear()
        super().redo()

    @rule(place=st.integers(0, 2), part=st.integers(1, 4), reason=st.sampled_from(sorted(REASONS)))
    def give_up(self, place, part, reason):
        open_ = [row for row in open_items(self.day) if row.sign == 1]
        if place < len(open_):
            row = open_[place]
            minor = -(-row.open_minor // part)
            draft = WriteOffDraft(row.item_id, reason, self.day, minor)
            self.attempt(lambda: write_off(draft, self.day))

    @rule(total=st.integers(1, 230_00), count=st.integers(1, 5), settle=st.booleans())
    def agree(self, total, count, settle):
        parts = schedule(equal_parts(max(total, count), count), self.day, read_every("month"))
        kind = PlanKind.SETTLEMENT if settle else PlanKind.PLAN
        self.attempt(lambda: agree_plan(PlanDraft(self.acme.id, "GBP", parts, kind=kind), self.day))

    @rule(which=st.integers(1, 4), total=st.integers(10, 200_00))
    def replace(self, which, total):
        parts = schedule(equal_parts(total, 3), self.day, read_every("2weeks"))
        draft = PlanDraft(self.acme.id, "GBP", parts, replaces=which)
        self.attempt(lambda: agree_plan(draft, self.day))

    @rule(which=st.integers(1, 4))
    def cancel(self, which):
        self.attempt(lambda: cancel_plan(which, self.day))

    @invariant()
    def nobody_asks_for_what_a_plan_on_track_covers_and_for_all_else(self):
        covered = {key for plan in plans_in_force(self.day) for key in plan.item_ids}
        owed = [row for row in open_items(self.day) if row.sign == 1 and row.due_on < self.day]
        stopped = sum(row.open_minor for row in owed if row.item_id in covered)
        assert stops(self.day).of(self.acme.id, "GBP").overdue_minor == stopped

    @invariant()
    def a_running_plan_has_money_to_come_and_a_kept_one_has_none(self):
        for plan in plans(self.day):
            standing = plan.standing
            assert sum(each.amount_minor for each in standing.instalments) == plan.total_minor
            assert sum(debt.amount_minor for debt in plan.debts) == plan.owed_minor
            if plan.is_running:
                assert standing.to_come_minor > 0
            if plan.state is PlanState.KEPT:
                assert standing.missed == 0
                assert _paid_or_credited(plan, self.day) >= plan.total_minor

    @invariant()
    def what_was_told_of_a_day_is_told_of_it_later(self):
        for day, states in self.told.items():
            assert {plan.plan_id: plan.state for plan in plans(day)} == states

    @invariant()
    def a_settlement_that_was_not_in_time_is_never_kept(self):
        late = {
            key
            for states in self.told.values()
            for key, state in states.items()
            if state in {PlanState.IN_DEFAULT, PlanState.BROKEN}
        }
        for plan in plans(self.day):
            if plan.kind is PlanKind.SETTLEMENT and plan.plan_id in late:
                assert plan.state is not PlanState.KEPT

    @invariant()
    def only_a_settlement_that_stands_gives_anything_up(self):
        for plan in plans(self.day):
            given = sum(
                row.amount_minor
                for row in Allocation.select().where(Allocation.source.in_(plan.released))
            )
            assert given <= plan.owed_minor - plan.total_minor
            if plan.released:
                assert plan.state is PlanState.KEPT
                assert plan.standing.received_minor >= plan.total_minor


def _paid_or_credited(plan, day):
    """Return what stands allocated to the debts of a plan that is no loss."""
    links = Allocation.select().where(
        Allocation.target.in_(plan.item_ids), Allocation.allocated_on <= day
    )
    lost = {"bad_debt", "goodwill", "settlement", "other"}
    return sum(each.amount_minor for each in links if each.source.origin not in lost)


PlansAndMoney.TestCase.settings = ANY_PATH
TestPlansAndMoney = PlansAndMoney.TestCase
