"""Looking for who has gone away: what failed, who was asked, and where they are now."""

from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.tracing import SOURCE_RULES, TraceResult, TraceSource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.tracing import trace
from collector_desktop.services.account_status import set_status
from collector_desktop.services.customers import AddressDraft
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.tracing import MoveDraft, move_customer, note_trace
from collector_desktop.storage.models import AddressFault
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

OLD = AddressDraft("1 High St", "", "Bath", "", "BA1 1AA", "GB")
NEW = AddressDraft("9 Quay", "", "Bristol", "", "BS1 4ST", "GB")


def test_every_source_has_a_hint_and_strangers_are_not_told_of_the_debt():
    assert set(SOURCE_RULES) == set(TraceSource)
    for source in (TraceSource.LANDLORD, TraceSource.NEIGHBOUR, TraceSource.FIELD_VISIT):
        assert "never name the debt" in SOURCE_RULES[source].hint


def test_the_checklist_says_what_each_source_answered_last(acme):
    note_trace(acme.id, TraceSource.REGISTRY, TraceResult.WAITING, TODAY)
    note_trace(acme.id, TraceSource.REGISTRY, TraceResult.NOTHING, TODAY, "struck off")
    found = {each.rule.source: each for each in trace(acme.id, TODAY).sources}
    assert (found[TraceSource.REGISTRY].result, found[TraceSource.REGISTRY].note) == (
        TraceResult.NOTHING,
        "struck off",
    )
    assert found[TraceSource.DIRECTORY].result is None
    before = trace(acme.id, TODAY - timedelta(days=1))
    assert all(each.result is None for each in before.sources)


def test_a_fault_or_having_gone_advises_the_search(acme):
    assert not trace(acme.id, TODAY).is_advised
    with operation("test", "Bounced", TODAY):
        AddressFault.create(
            customer=acme, kind="email", value="x@acme.example", reason="unknown", noted_on=TODAY
        )
    found = trace(acme.id, TODAY)
    assert found.is_advised
    assert found.faults[0].value == "x@acme.example"


def test_a_new_address_ends_the_search_and_keeps_the_old_one(acme):
    move_customer(MoveDraft(acme.id, OLD, "their order"), TODAY)
    set_status(acme.id, AccountStatus.GONE_AWAY, "letter came back", TODAY)
    assert trace(acme.id, TODAY).has_gone
    later = TODAY + timedelta(days=9)
    move_customer(MoveDraft(acme.id, NEW, "company register"), later)
    found = trace(acme.id, later)
    assert not found.has_gone
    assert [(each.old, each.source) for each in found.moves] == [
        ("1 High St, Bath, BA1 1AA, GB", "company register"),
        ("", "their order"),
    ]
    assert "9 Quay" in customer_facts(acme.id).address
    assert acme.id not in statuses(later)


@pytest.mark.parametrize(
    ("address", "source"), [(OLD, " "), (AddressDraft(), "the register"), (OLD, "same again")]
)
def test_what_is_no_move_is_refused(acme, snapshot, address, source):
    move_customer(MoveDraft(acme.id, OLD, "their order"), TODAY)
    before = snapshot()
    with pytest.raises(RefusedError):
        move_customer(MoveDraft(acme.id, address, source), TODAY)
    assert snapshot() == before


def test_a_move_goes_back_and_forth(acme, snapshot):
    set_status(acme.id, AccountStatus.GONE_AWAY, "letter came back", TODAY)
    before = snapshot()
    move_customer(MoveDraft(acme.id, NEW, "the register"), TODAY)
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after
