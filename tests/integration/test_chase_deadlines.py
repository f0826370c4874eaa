"""The day by which a message asked for payment is kept, whatever becomes of the procedure."""

from dataclasses import replace

import pytest

from collector_desktop.cli.chase_view import chase_document
from collector_desktop.domain.procedures import Attach, Channel, Mode, Procedure
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.history import undo_last
from collector_desktop.services.procedures import replace_procedures
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Message
from tests.integration.chasing import customer, day, email, owes, run, step, steps_at, use

ASKING = (email("R1", 1, pay_within_days=10), email("R2", 3))


@pytest.fixture
def asked(ledger, tmp_path):
    """A reminder of the first day that leaves ten days to pay."""
    who = customer()
    owes(who)
    use(*ASKING)
    run(day(1), tmp_path)
    return who


def change(*steps):
    replace_procedures((Procedure("P", steps, min_gap_days=0, is_default=True),), day(2))


def test_a_step_that_asks_for_less_time_later_does_not_shorten_what_was_said(asked):
    change(replace(ASKING[0], pay_within_days=None), ASKING[1])
    assert steps_at(day(10)) == {}
    assert steps_at(day(11)) == {"ACME": "R2"}


def test_a_step_that_gives_more_time_later_does_not_put_off_what_follows(asked):
    change(replace(ASKING[0], pay_within_days=60), ASKING[1])
    assert steps_at(day(11)) == {"ACME": "R2"}


def test_a_step_that_was_taken_out_is_still_waited_for(asked):
    change(email("R0", 0), email("R2", 3))
    assert steps_at(day(10)) == {}
    assert steps_at(day(11)) == {"ACME": "R2"}


@pytest.mark.parametrize(("kind", "free"), [("company", 15), ("sole_trader", 31)])
def test_nobody_is_asked_again_in_the_days_that_the_law_gives(ledger, tmp_path, kind, free):
    change_settings({"company.address": "2 Quay St, Bristol"}, day(0))
    owes(customer(kind=kind))
    last = step("Last", 1, Channel.LETTER)
    call = step("Call", 3, Channel.CALL, mode=Mode.AFTER_PREVIOUS)
    use(replace(last, template="letter-before-action", pay_within_days=7), call)
    run(day(1), tmp_path)
    assert Message.get().pay_by == day(free)
    assert steps_at(day(free - 1)) == {}
    assert steps_at(day(free)) == {"ACME": "Call"}


def test_who_had_every_step_is_named_in_one_sentence(ledger, tmp_path):
    owes(customer())
    use(email("R1", 1))
    run(day(1), tmp_path)
    view = chase_view(day(9))
    (held,) = chase_document(view.messages, list(view.held))["held"]
    assert held["why"] == "Every step is taken: Decide what is to follow."


def test_a_run_that_is_made_again_finds_its_files_and_doubles_none(ledger, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    owes(customer())
    last = step("Last", 1, Channel.LETTER, attach=Attach.STATEMENT)
    use(replace(last, template="final-notice"))
    first = run(day(2), out)
    undo_last(day(2))
    again = run(day(2), out)
    assert {path.name for path in out.iterdir()} == {
        "Last_ACME_GBP_2026-09-03.pdf",
        "Letters_2026-09-03.pdf",
    }
    assert (again.letters, first.letters) == (first.letters, out / "Letters_2026-09-03.pdf")
    assert all(b"D:20000101000000" in path.read_bytes() for path in out.iterdir())
