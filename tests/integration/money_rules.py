"""Rules of the property test of money: cheques in the drawer, and the locked period."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.queries.cheques import cheques
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.cheques import (
    ChequeDraft,
    bank_cheques,
    cancel_cheque,
    hold_cheque,
)
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from tests.conftest import TODAY

FIRST = TODAY - timedelta(days=40)
DAYS = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
MINOR = st.integers(1, 12).map(lambda n: n * 10_00)
PLACE = st.integers(0, 10**6)
CODES = st.sampled_from(("ANT", "BEE"))
CURRENCIES = st.sampled_from(("GBP", "GBP", "GBP", "EUR"))


class DrawerAndLock:
    """What may be done to cheques and to the lock, between all other things done to money."""

    @rule(code=CODES, cur=CURRENCIES, day=DAYS, minor=MINOR, place=st.none() | PLACE)
    def hold_a_cheque(self, code, cur, day, minor, place):
        """Put a cheque of a day into the drawer, meant for one debt or for the usual order."""
        debts = [n for n, entry in self.books.entries.items() if self.is_debt_of(entry, code, cur)]
        parts = ()
        if place is not None:
            target = debts[place % len(debts)]
            part = min(minor, self.books.entries[target].minor)
            parts = ((self.id_of(target), part),)
        self.count += 1
        before = day - timedelta(days=1)
        values = (customer_id_of(code), minor, cur, f"{self.count}", day, before, "", "", parts)
        hold_cheque(ChequeDraft(*values), TODAY)
        self.step(lambda: None)

    def is_debt_of(self, entry, code, cur):
        return entry.is_debit and (entry.customer, entry.currency) == (code, cur)

    @precondition(lambda _: cheques(TODAY))
    @rule(place=PLACE, cancel=st.booleans())
    def take_a_cheque_from_the_drawer(self, place, cancel):
        found = cheques(TODAY)
        row = found[place % len(found)]
        act = cancel_cheque if cancel else bank_cheques
        what = row.cheque_id if cancel else [row.cheque_id]
        if row.status is not ChequeStatus.HELD:
            self.refuses(lambda: act(what, TODAY))
            return
        done = act(what, TODAY).value
        values = ("receipt", row.customer_code, row.currency, row.dated_on)
        self.step(lambda: cancel or self.follow_cheque(done[0].receipt, *values))

    def follow_cheque(self, moved, type_, code, cur, day):
        self.follow(moved, type_, code, cur, day)
        self.lower(code, day)

    @rule(day=DAYS, code=CODES, minor=MINOR, place=PLACE)
    def lock_for_a_moment(self, day, code, minor, place):
        """Nothing up to the day can be written; what stood before can be written again after."""
        change_settings({"ledger.locked_until": day.isoformat()}, TODAY)
        draft = ReceiptDraft(customer_id_of(code), minor, "GBP", day, allocate="none")
        self.refuses(lambda: record_receipt(draft, TODAY))
        number = self.pick(place, "invoice")
        if self.books.left(number, day) and self.books.entries[number].day <= day:
            item = self.id_of(number)
            self.refuses(lambda: write_off(WriteOffDraft(item, "other", day), TODAY))
        change_settings({"ledger.locked_until": ""}, TODAY)
        # To undo the unlocking would lock again, so nothing before it is undone here.
        self.done.clear()
        self.undone.clear()
