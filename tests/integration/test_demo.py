"""The demo ledger: believable, the same for the same seed, of any size, and sound."""

import re
from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import LedgerError, RefusedError
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.cheques import cheques
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.holds import holds
from collector_desktop.queries.items import items
from collector_desktop.queries.plans import plans_in_force
from collector_desktop.queries.promises import fresh_judgements
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.history import undo, undo_last
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.storage.models import (
    AUDITED,
    Address,
    Allocation,
    Contact,
    ContactItem,
    Customer,
    ImportBatch,
    Item,
    Message,
    MessageItem,
    Operation,
    Person,
    Phone,
    Promise,
    SettingValue,
)
from tests.conftest import TODAY


@pytest.fixture
def make(tmp_path):
    """Return a function that makes a demo ledger in a file of its own and leaves it open."""
    made = []

    def make_one(customers=60, invoices=300, seed=1, as_of=TODAY):
        close_ledger()
        made.append(tmp_path / f"demo-{len(made)}.collector")
        return make_demo(made[-1], DemoDraft(customers, invoices, seed), as_of, "Priya", "test")

    yield make_one
    close_ledger()


def rows(model):
    return list(model.select().order_by(model.id).tuples())


@pytest.mark.parametrize(
    ("customers", "invoices"), [(60, 300), (0, 0), (1, 1), (3, 40), (24, 24), (150, 900)]
)
def test_the_demo_has_as_many_customers_and_invoices_as_asked_for(make, customers, invoices):
    counts = make(customers, invoices)
    assert (counts.customers, counts.invoices) == (customers, invoices)
    assert (counts.company, counts.currency) == ("Harbour & Vale Supplies Ltd", "GBP")


def test_the_same_seed_makes_the_same_business(make):
    tables = [model for model in AUDITED if model is not ImportBatch]
    make(seed=7)
    first = [rows(model) for model in tables]
    make(seed=7)
    assert [rows(model) for model in tables] == first
    make(seed=8)
    assert [rows(model) for model in tables] != first


def test_the_figures_are_those_of_a_small_business(make):
    make()
    still_open = list(Item.select().where(Item.type == "invoice", Item.open_minor > 0))
    overdue = [item for item in still_open if item.due_on < TODAY]
    assert (len(still_open), len(overdue)) == (149, 85)
    assert 150_000_00 < sum(item.open_minor for item in still_open) < 210_000_00
    assert 90_000_00 < sum(item.open_minor for item in overdue) < 130_000_00


def test_every_reason_to_chase_occurs_but_those_of_holds_and_disputes(make):
    make()
    listed = worklist(TODAY)
    stopped = {Reason.HOLD_ENDED, Reason.ANSWER_LATE, Reason.IN_DISPUTE}
    stopped |= {Reason.MISSED_INSTALMENT, Reason.TASK_DUE, Reason.TOO_OLD_SOON}
    assert {reason for row in listed for reason in row.reasons} == set(Reason) - stopped
    assert 10 <= len(listed) <= 25
    bexley = next(row for row in listed if row.name == "Bexley Joinery Ltd")
    assert bexley.broken.amount_minor == 4_860_00
    assert (bexley.person, bexley.phone) == ("Dawn Whitlock", "0117 496 0142")
    assert bexley.overdue_minor == 8_412_60


def test_two_callbacks_are_booked_for_today(make):
    make()
    booked = Contact.select().where(Contact.next_on == TODAY, Contact.next_minute.is_null(False))
    assert sorted(contact.next_minute for contact in booked) == [9 * 60 + 30, 11 * 60]


@pytest.mark.parametrize("days", [0, 1, 4, 5, 37, 98])
def test_nothing_is_dated_in_the_future_or_paid_before_it_was_sold(make, days):
    as_of = TODAY + timedelta(days=days)
    make(as_of=as_of)
    assert not Item.select().where(Item.document_on > as_of).exists()
    assert not Contact.select().where(Contact.made_on > as_of).exists()
    assert not Promise.select().where(Promise.taken_on > as_of).exists()
    for allocation in Allocation.select():
        assert allocation.source.document_on == allocation.allocated_on
        assert allocation.target.document_on <= allocation.allocated_on
    for item in Item.select():
        assert item.document_on <= item.due_on


def test_open_amounts_are_what_the_payments_left(make):
    make()
    for item in Item.select():
        end = Allocation.target if item.type == "invoice" else Allocation.source
        settled = sum(a.amount_minor for a in Allocation.select().where(end == item))
        assert item.open_minor == item.amount_minor - settled
    unallocated = Item.select().where(Item.type == "receipt", Item.open_minor > 0)
    assert unallocated.exists()
    assert Item.select().where(Item.type == "credit_note").exists()


def test_reminders_name_what_was_overdue_when_they_went(make):
    make()
    reminders = Contact.select().where(Contact.kind.in_(["letter", "email"]))
    named = ContactItem.select().where(ContactItem.contact.in_(reminders))
    assert all(row.item.due_on < row.contact.made_on for row in named)
    overdue = items(TODAY, "overdue")
    reminded = sum(row.letter_on is not None for row in overdue)
    assert 0.3 * len(overdue) < reminded < 0.8 * len(overdue)


def test_the_demo_passes_the_check(make):
    make()
    assert check_ledger(TODAY) == []


def test_promises_are_judged_as_the_rules_say(make):
    make()
    verdicts = fresh_judgements(TODAY)
    stored = {p.id: (p.status, p.received_minor, p.decided_on) for p in Promise.select()}
    assert stored == {
        key: (v.status, v.received_minor, v.decided_on) for key, v in verdicts.items()
    }
    assert {status for status, _, _ in stored.values()} == {"open", "kept", "partly", "broken"}
    due_today = Promise.select().where(Promise.status == "open", Promise.pay_by == TODAY)
    assert due_today.count() == 2


def test_names_numbers_and_places_belong_to_nobody(make):
    make(150, 600)
    free = re.compile(
        r"(011[3-8]|0121|0131|0141|0161) 496 0\d{3}|0191 498 0\d{3}|020 7946 0\d{3}"
        r"|029 2018 0\d{3}|01632 960\d{3}|07700 900\d{3}|\+33 1 99 00 \d\d \d\d"
    )
    for phone in Phone.select():
        assert free.fullmatch(phone.number), phone.number
    for person in Person.select():
        assert person.email.endswith(".example")
    for address in Address.select().where(Address.country == "GB"):
        assert address.postcode.endswith(" 0XX")
    assert Customer.select(Customer.name).distinct().count() == 150


def test_one_customer_pays_in_euro(make):
    make()
    assert [c.name for c in Customer.select().where(Customer.currency == "EUR")] == [
        "Maison Delorme SARL"
    ]


def test_the_company_is_ready_to_write_letters(make):
    make()
    stored = {row.key: row.value for row in SettingValue.select()}
    assert stored["bank.sort_code"] == "12-34-56"
    assert stored["target.month"] == "90000"
    assert "GB 999 9999 73" in stored["company.footer"]


def test_the_demo_itself_is_nothing_to_undo_by_a_key(make):
    make()
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo_last(TODAY)
    assert Customer.select().exists()


def test_undoing_the_demo_by_name_takes_its_customers_back(make):
    make()
    undo(Operation.get(Operation.kind == "make_demo").id, TODAY)
    assert Customer.select().count() == Item.select().count() == Contact.select().count() == 0
    assert SettingValue.select().exists()


def test_a_demo_never_replaces_a_ledger(make, tmp_path):
    make(1, 1)
    path = tmp_path / "demo-0.collector"
    close_ledger()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="exists already"):
        make_demo(path, DemoDraft(), TODAY, "Priya", "test")
    assert path.read_bytes() == before


def test_invoices_without_customers_are_refused(tmp_path):
    path = tmp_path / "none.collector"
    with pytest.raises(RefusedError):
        make_demo(path, DemoDraft(0, 5), date(2026, 11, 24), "Priya", "test")
    assert not path.exists()


def test_runs_that_sent_the_reminders_are_listed_with_what_they_asked_for(make):
    make()
    sent = Message.select().where(Message.state.in_(["sent", "printed"]))
    assert sent.count() > 20
    for message in sent:
        asked = [
            row.open_minor for row in MessageItem.select().where(MessageItem.message == message)
        ]
        assert sum(asked) == message.total_minor > 0
        assert message.contact.made_on == message.sent_on < TODAY


def test_every_register_has_something_to_show(make):
    make()
    held = [row for row in holds(TODAY) if row.stands_at(TODAY)]
    disputed = disputes(TODAY)
    due = [row.dated_on for row in cheques(TODAY)]
    assert (len(held), len(disputed), len(due), len(plans_in_force(TODAY))) == (1, 3, 1, 1)
    assert due[0] > TODAY
    assert all(each.answer_by > TODAY for each in disputed)
    assert len({held[0].customer_code, disputed[0].customer_code}) == 2
    rates = rate_table()
    assert all(rates.at(currency, TODAY).day == TODAY for currency in ("EUR", "USD"))
    assert check_ledger(TODAY) == []


def test_a_business_without_ordinary_customers_has_only_the_rates(make):
    make(3, 40)
    assert [*holds(TODAY), *disputes(TODAY), *cheques(TODAY)] == []
