"""What the machines that walk through any path of an account share: a ledger, days, money, undo."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from collector_desktop.domain.errors import CollectorError
from collector_desktop.queries.history import last_undoable
from collector_desktop.queries.position import open_items
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.new_ledgers import open_new_ledger

SET_UP = "Set up"
ANY_PATH = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


class AccountMachine(RuleBasedStateMachine):
    """Acme owes DEBTS; days pass, money comes and goes back, steps are undone and redone."""

    DEBTS = (("INV-1", 120_00), ("INV-2", 75_01))

    @initialize()
    def open_a_ledger(self):
        self.folder = tempfile.TemporaryDirectory()
        open_new_ledger(Path(self.folder.name) / "a.collector")
        self.day = TODAY
        self.prepare()
        with operation("test", SET_UP, TODAY):
            self.acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
            for number, minor in self.DEBTS:
                add_item(self.acme, number, date(2026, 9, 1), date(2026, 10, 1), minor)
            self.furnish()

    def prepare(self):
        """Set up what a machine needs before its customer."""

    def furnish(self):
        """Write what a machine needs of its customer."""

    def teardown(self):
        try:
            assert check_ledger(self.day) == []
        finally:
            close_ledger()
            self.folder.cleanup()

    def attempt(self, work):
        """Do one thing, unless a rule refuses it; a refusal changes no money."""
        before = open_items(self.day)
        try:
            return work()
        except CollectorError:
            assert open_items(self.day) == before
            return None

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.day += timedelta(days=days)
        judge_promises(self.day)

    @rule(minor=st.integers(1, 130_00))
    def pay(self, minor):
        record_receipt(ReceiptDraft(self.acme.id, minor, "GBP", self.day), self.day)

    @rule(place=st.integers(0, 5))
    def bounce(self, place):
        receipts = list(Item.select().where(Item.type == "receipt").order_by(Item.id))
        if receipts:
            chosen = receipts[place % len(receipts)].id
            self.attempt(lambda: bounce(chosen, self.day, self.day))

    @rule()
    def undo(self):
        if last_undoable().summary != SET_UP:
            self.attempt(lambda: undo_last(self.day))

    @rule()
    def redo(self):
        self.attempt(lambda: redo_last(self.day))
