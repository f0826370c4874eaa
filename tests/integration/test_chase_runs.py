"""Runs: prepared, changed, sent, undone."""

from contextlib import closing
from email import message_from_bytes
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import ConflictError, OutsideWorldError, RefusedError
from collector_desktop.domain.lasting import MAIL_SENT
from collector_desktop.domain.procedures import Attach, Channel, FeeKind, Procedure
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.runs import messages_of_run, runs
from collector_desktop.services.chase_runs import (
    Edit,
    RunDraft,
    change_message,
    prepare_run,
    tick_message,
)
from collector_desktop.services.chase_sending import Delivery, finish_run
from collector_desktop.services.chase_texts import MessageWords
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.mail_looks import html_of
from collector_desktop.services.outbox import confirm_gone
from collector_desktop.storage.models import Message
from collector_desktop.storage.operations import operation
from tests.integration.chasing import (
    chased_in_three_steps,
    customer,
    day,
    email,
    owes,
    promise,
    run,
    step,
    steps_at,
    use,
)
from tests.integration.money import receive


@pytest.fixture
def acme(ledger):
    return chased_in_three_steps()


def delivery(folder, **more):
    return Delivery(Path(folder), resource("fonts"), **more)


def states(run_id):
    return [(each.code, each.state) for each in messages_of_run(run_id)]


def test_a_run_is_prepared_changed_and_sent_with_the_users_words(acme, tmp_path):
    owes(customer("BETA", "pay@beta.example"), "INV-2")
    owes(customer("CARL"), "INV-3")
    view = chase_view(day(8))
    keys = {each.code: each.key for each in view.messages}
    words = MessageWords("About your account", "Dear all,\n\nplease pay.")
    draft = RunDraft(
        left_out=[keys["CARL"]],
        edits={
            keys["ACME"]: Edit(words),
            keys["BETA"]: Edit(way=(Channel.EMAIL, "boss@beta.example")),
        },
    )
    prepared = prepare_run(draft, day(8)).value
    assert (prepared.counts, prepared.left_out) == ({"email": 2}, 1)
    sent = finish_run(prepared.run_id, delivery(tmp_path), day(8)).value
    assert sent.counts == {"handed_over": 2, "left_out": 1}
    acme_mail, beta_mail = sorted(path.read_text("ascii") for path in sent.files)
    assert "About your account" in acme_mail
    assert "boss@beta.example" in beta_mail
    rows = {row.code: row for row in messages_of_run(prepared.run_id)}
    assert (rows["ACME"].subject, rows["ACME"].is_edited) == ("About your account", True)
    assert rows["ACME"].file_name == sent.files[0].name
    assert rows["ACME"].items[0].step_name == "R1"
    assert steps_at(day(9)) == {"CARL": "R1"}


def test_a_message_of_an_open_run_can_be_changed_and_one_of_a_finished_run_cannot(acme, tmp_path):
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    (row,) = messages_of_run(run_id)
    change_message(row.message_id, day(8), MessageWords("Sorry", "to write."))
    tick_message(row.message_id, day(8), is_sent=False)
    assert states(run_id) == [("ACME", "left_out")]
    tick_message(row.message_id, day(8), is_sent=True)
    assert finish_run(run_id, delivery(tmp_path), day(8)).value.counts == {"handed_over": 1}
    for change in (
        lambda: change_message(row.message_id, day(8), MessageWords("No", "")),
        lambda: tick_message(row.message_id, day(8), is_sent=False),
        lambda: finish_run(run_id, delivery(tmp_path), day(8)),
    ):
        with pytest.raises(RefusedError):
            change()
    (stored,) = messages_of_run(run_id)
    assert (stored.subject, stored.state) == ("Sorry", "handed_over")


def test_what_was_paid_since_the_run_was_prepared_is_not_chased(acme, tmp_path):
    owes(customer("BETA"), "INV-2")
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    receive(acme, 10_000, day(8))
    sent = finish_run(run_id, delivery(tmp_path), day(8)).value
    assert sent.counts == {"left_out": 1, "handed_over": 1}
    assert states(run_id) == [("ACME", "left_out"), ("BETA", "handed_over")]


def test_a_run_is_sent_on_the_day_it_was_prepared_for(acme, tmp_path):
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    with pytest.raises(RefusedError, match="9 September 2026"):
        finish_run(run_id, delivery(tmp_path), day(9))
    prepare_run(RunDraft(), day(9))
    assert [each.state for each in runs(day(9))] == ["open", "finished"]
    assert states(run_id) == [("ACME", "left_out")]


def test_a_run_is_taken_back_whole_and_done_again(acme, tmp_path, snapshot):
    before = snapshot()
    run(day(8), tmp_path)
    sent = snapshot()
    undo_last(day(8))
    assert snapshot() == before
    redo_last(day(8))
    assert snapshot() == sent


def test_a_run_of_which_something_has_left_cannot_be_taken_back(acme, tmp_path):
    run(day(8), tmp_path)
    confirm_gone(Message.get().id, day(8))
    undo_last(day(8))  # the confirmation, which is the user's own word
    confirm_gone(Message.get().id, day(8))
    assert Message.get().state == "sent"
    assert steps_at(day(9)) == {}


def test_a_queued_run_that_was_sent_stays(acme, tmp_path):
    sent = run_by_server(tmp_path)
    assert sent.counts == {"queued": 1}
    message = Message.get()
    with operation(MAIL_SENT, "E-mail to Acme", day(8)):
        message.state = "sent"
        message.save()
    with pytest.raises(ConflictError):
        undo_last(day(8))


def run_by_server(folder):
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    return finish_run(run_id, delivery(folder, by_server=True), day(8)).value


def test_what_cannot_be_written_leaves_no_file_and_no_record(acme, tmp_path, snapshot):
    before = snapshot()
    with pytest.raises(OutsideWorldError):
        run(day(8), tmp_path / "missing" / "folder")
    assert snapshot() == before


def test_what_one_message_cannot_do_keeps_back_nobody_else(acme, tmp_path):
    owes(customer("BETA", mail="=?utf-8?q?x?=@beta.example", posted=""), "INV-2")
    sent = run(day(8), tmp_path)
    assert sent.counts == {"handed_over": 1, "left_out": 1}
    ((code, why),) = sent.problems
    assert (code, "would change where it goes" in why) == ("BETA", True)
    assert steps_at(day(9)) == {"BETA": "R1"}


def test_words_that_the_program_does_not_know_are_those_of_a_reminder(ledger, tmp_path):
    owes(customer())
    use(email("Ours", 7, "our-own-words"))
    assert run(day(8), tmp_path).counts == {"handed_over": 1}


def test_a_statement_goes_with_a_step_that_encloses_it(acme, tmp_path):
    use(
        Procedure("Mail", (email("M", 7, attach=Attach.STATEMENT),), 0, is_default=True),
        Procedure("Post", (step("L", 7, Channel.LETTER, attach=Attach.BOTH),), 0),
    )
    owes(customer("POST", procedure="Post"), "INV-2")
    sent = run(day(8), tmp_path)
    draft = message_from_bytes((tmp_path / "M_ACME_GBP_2026-09-09.eml").read_bytes())
    kinds = [part.get_content_type() for part in draft.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf"]
    with closing(PdfDocument(tmp_path / "L_POST_GBP_2026-09-09.pdf")) as letter:
        texts = [page.get_textpage().get_text_range() for page in letter]
    assert len(texts) == 2
    assert "Statement" in texts[1]
    with closing(PdfDocument(sent.letters)) as whole:
        assert len(whole) == 3
        assert "Letters of 9 September 2026" in whole[0].get_textpage().get_text_range()


def test_the_look_of_an_e_mail_says_what_its_text_says(acme, tmp_path):
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    (row,) = Message.select().where(Message.run == run_id)
    assert "<table" in html_of(row)
    row.body, row.is_edited = "Only <this>.", True
    assert "Only &lt;this&gt;." in html_of(row)
    assert "INV-1" not in html_of(row)
    row.body, row.is_edited = "What was true then.", False
    assert "What was true then." in html_of(row)


def test_a_letter_asks_for_no_more_than_the_run_does(acme, tmp_path):
    promise(acme, 4_000, day(12), day(3))
    (path,) = run(day(8), tmp_path).files
    text = message_from_bytes(path.read_bytes()).get_payload(0).as_string()
    assert "60.00" in text
    assert "100.00" not in text


def test_who_stops_a_run_in_the_middle_has_sent_nothing(acme, tmp_path, snapshot):
    class StoppedError(Exception):
        pass

    def stop(done, total, name):
        if done == 1:
            raise StoppedError

    owes(customer("BETA"), "INV-2")
    run_id = prepare_run(RunDraft(), day(8)).value.run_id
    before = snapshot()
    with pytest.raises(StoppedError):
        finish_run(run_id, delivery(tmp_path, tell=stop), day(8))
    assert snapshot() == before
    assert list(tmp_path.glob("*.eml")) == []


def test_a_step_that_holds_supply_puts_the_account_on_stop_once(acme, tmp_path):
    use(email("R1", 7, hold_supply=True), email("R2", 14, hold_supply=True))
    for n in (8, 15):
        run(day(n), tmp_path)
    (row,) = statuses(day(15))[acme.id]
    assert (row.status, row.reason, row.made_on) == (AccountStatus.ON_STOP, "R1, P", day(8))


def test_fees_are_charged_once_for_each_item_and_step_and_add_up(acme, tmp_path):
    """Tryton: 100 owed, 10 at the first step, 15 % at the second: 110, then 125."""
    use(
        email("R1", 7, fee_kind=FeeKind.FIXED, fee_value=10),
        email("R2", 14, fee_kind=FeeKind.PERCENT, fee_value=15),
    )
    totals = []
    for n in (8, 14):
        (message,) = chase_view(day(n)).messages
        totals.append(message.total_minor + message.fees_minor)
        run(day(n), tmp_path)
        assert chase_view(day(n)).messages == ()
    assert totals == [11_000, 12_500]


def test_the_third_letter_shows_the_fees_of_all_three(acme, tmp_path):
    """Kivitendo: fees of 0, 5 and 10 are 15 on the third letter, of which 10 are new."""
    fixed = [
        email(f"R{n}", 7 * n, fee_kind=FeeKind.FIXED, fee_value=fee)
        for n, fee in enumerate((0, 5, 10), 1)
    ]
    use(*fixed)
    shown = []
    for n in (7, 14, 21):
        (message,) = chase_view(day(n)).messages
        shown.append((message.fee_minor, message.fees_minor))
        run(day(n), tmp_path)
    assert shown == [(0, 0), (500, 500), (1_000, 1_500)]


def test_the_page_of_runs_counts_what_went_out(acme, tmp_path):
    run(day(8), tmp_path, note="First one")
    (row,) = runs(day(8))
    assert (row.made_on, row.is_open, row.note) == (day(8), False, "First one")
    assert row.counts == {("email", "handed_over"): 1}
    assert row.count_of("handed_over", "sent") == 1
    assert runs(day(7)) == ()


def test_a_changed_procedure_goes_on_and_says_where_it_differs(acme, tmp_path):
    run(day(8), tmp_path)
    use(email("Soft", 7), email("Harder", 14))
    (message,) = chase_view(day(14)).messages
    assert message.step == "Harder"
    assert message.warnings == ("P has no step R1, which was sent last: it goes on after step 1.",)
