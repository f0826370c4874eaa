"""Runs over months: no item twice at a step, and nobody who is held."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.procedures import Channel, Mode, Procedure
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.runs import messages_of_run
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.storage.models import MessageItem
from tests.integration.chasing import (
    THREE,
    customer,
    day,
    email,
    held,
    owes,
    promise,
    run,
    step,
    use,
)
from tests.integration.money import receive
from tests.new_ledgers import in_a_new_ledger


def test_eight_runs_over_months(ledger, tmp_path):
    """Several customers, procedures and channels; part payments, a promise and a hold."""
    use(
        Procedure(
            "Usual",
            (email("U1", 7), email("U2", 14), step("U3", 28, Channel.CALL)),
            5,
            is_default=True,
        ),
        Procedure("Strict", (email("S1", 1), email("S2", 10, mode=Mode.AFTER_PREVIOUS)), 2),
        Procedure("Never"),
    )
    people = {
        code: customer(code, procedure=procedure)
        for code, procedure in (
            ("PAYS", ""),
            ("PART", ""),
            ("WORD", ""),
            ("HELD", "Strict"),
            ("OURS", "Never"),
        )
    }
    for n, who in enumerate(people.values()):
        owes(who, f"INV-{n}")
    events = {
        9: lambda: receive(people["PAYS"], 10_000, day(9)),
        12: lambda: receive(people["PART"], 6_000, day(12)),
        10: lambda: promise(people["WORD"], 10_000, day(20), day(10)),
        5: lambda: put_on_hold(HoldDraft(people["HELD"].id, "grace", "Flood", day(18)), day(5)),
    }
    sent = {}
    for n in range(80):
        if n in events:
            events[n]()
        if n in {2, 7, 14, 19, 24, 29, 40, 70} and chase_view(day(n)).messages:
            result = run(day(n), tmp_path)
            sent[n] = sorted(
                (m.code, m.step, m.total_minor) for m in messages_of_run(result.run_id)
            )
    assert sent == {
        2: [("HELD", "S1", 10_000)],
        7: [("PART", "U1", 10_000), ("PAYS", "U1", 10_000), ("WORD", "U1", 10_000)],
        14: [("PART", "U2", 4_000)],
        19: [("HELD", "S2", 10_000)],
        24: [("WORD", "U2", 10_000)],
        29: [("PART", "U3", 4_000), ("WORD", "U3", 10_000)],
    }
    assert held(day(79)) == {
        "HELD": "exhausted",
        "OURS": "do_not_chase",
        "PART": "exhausted",
        "WORD": "exhausted",
    }


def run_where_nobody_is_held(now, folder, stopped):
    """Run, and look that nobody on hold and nothing below the tolerance is in it."""
    view = chase_view(now)
    if not view.messages:
        return
    assert not {message.customer_id for message in view.messages} & stopped
    assert all(item.open_minor >= 2_000 for each in view.messages for item in each.items)
    run(now, folder)
    assert chase_view(now).messages == ()


def require_each_step_once():
    """Look that every item took its steps in order, each once and none left out on the way."""
    order = {}
    for row in MessageItem.select().order_by(MessageItem.id):
        if row.step_id is not None:
            order.setdefault(row.item_id, []).append(row.step.position)
    for places in order.values():
        assert places == list(range(places[0], places[0] + len(places)))


moves = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["run", "pay", "hold", "free", "promise", "again"]),
        st.integers(0, 2),
    ),
    max_size=14,
)


@given(moves, st.integers(0, 6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_item_is_sent_a_step_twice_and_nobody_who_is_held_is_written_to(tmp_path, moves, gap):
    with in_a_new_ledger():
        steps = (*THREE, email("R4", 3, mode=Mode.AFTER_PREVIOUS))
        use(*steps, min_gap_days=gap, tolerance={"GBP": 2_000})
        people = [customer(code) for code in ("A", "B", "C")]
        for n, who in enumerate(people):
            owes(who, f"INV-{n}", 5_000 + n)
            owes(who, f"INV-{n}-2", 3_000, due=day(4 * n))
        stopped, now = {}, day(0)
        for wait, move, n in moves:
            now += timedelta(days=wait)
            if move == "pay":
                receive(people[n], 1_500, now)
            elif move == "hold" and n not in stopped:
                stopped[n] = put_on_hold(HoldDraft(people[n].id, "other", "Why"), now).value
            elif move == "free" and n in stopped:
                release(stopped.pop(n), now)
            elif move == "promise":
                promise(people[n], 1_000, now + timedelta(days=2), now)
            else:
                run_where_nobody_is_held(now, tmp_path, {people[at].id for at in stopped})
        require_each_step_once()
