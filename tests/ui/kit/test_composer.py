"""The composer: what a user presses and types, and the draft that comes out."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services.contacts import PromiseDraft
from collector_desktop.ui.widgets.composer import Callee, Composer
from collector_desktop.ui.widgets.composer_forms import read_minute

DAWN = Callee("Dawn Whitlock", "0117 496 0142")
SAM = Callee("Sam Okoye", "0117 496 0143")
FRIDAY = date(2026, 11, 27)


def opened(qtbot, desk, *, full=False):
    composer = Composer(desk, full=full)
    qtbot.addWidget(composer)
    composer.resize(480, 400)
    composer.drafts = []
    composer.saved.connect(composer.drafts.append)
    composer.show_customer(1, (DAWN, SAM), "GBP", 841_260)
    composer.show()
    return composer


@pytest.fixture
def compact(qtbot, desk):
    return opened(qtbot, desk)


@pytest.fixture
def full(qtbot, desk):
    return opened(qtbot, desk, full=True)


def test_an_outcome_that_needs_nothing_more_is_saved_at_once(compact):
    compact.choose("NO_ANSWER")
    (draft,) = compact.drafts
    assert (draft.customer_id, draft.kind, draft.outcome) == (1, ContactKind.CALL, "NO_ANSWER")
    assert (draft.person, draft.made_minute, draft.next_on) == ("Dawn Whitlock", 592, None)


def test_the_note_goes_with_the_outcome(compact, qtbot):
    qtbot.keyClicks(compact.fields.note, "rang twice")
    qtbot.keyClick(compact.fields.note, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert compact.drafts[0].note == "rang twice"
    assert compact.drafts[0].outcome == "NO_ANSWER"


def test_a_promise_takes_the_whole_sum_and_a_day_in_words(compact, qtbot):
    compact.choose("PTP")
    qtbot.keyClicks(compact.fields.promise.by, "fri")
    qtbot.keyClick(compact.fields.promise.by, Qt.Key.Key_Return)
    assert compact.drafts[0].promise == PromiseDraft(841_260, "GBP", FRIDAY, "bank")


def test_of_a_part_no_sum_is_proposed(compact, qtbot):
    form = compact.fields.promise
    compact.choose("PTP_PART")
    assert (form.amount.text(), form.first_field()) == ("", form.amount)
    compact.save()
    assert compact.drafts == []
    assert form.problem_line.text() == "Enter what was promised."
    qtbot.keyClicks(form.amount, "100")
    form.by.setText("fri")
    compact.save()
    assert compact.drafts[0].promise == PromiseDraft(100_00, "GBP", FRIDAY, "bank")


def test_who_promises_all_after_all_is_offered_the_whole_sum_again(compact):
    compact.choose("PTP_PART")
    compact.choose("PTP")
    assert compact.fields.promise.amount.amount() == 841_260
    compact.fields.promise.amount.setText("50")
    compact.choose("PTP_PART")
    assert compact.fields.promise.amount.amount() == 50_00


def test_control_and_enter_saves_from_any_field(compact, qtbot):
    compact.choose("PTP")
    compact.fields.promise.by.setText("+7")
    qtbot.keyClick(compact.fields.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert compact.drafts[0].promise.pay_by == date(2026, 12, 1)


def test_a_promise_without_a_day_is_asked_for_it_beside_the_field(compact):
    compact.choose("PTP")
    compact.save()
    assert not compact.drafts
    assert compact.fields.promise.problem_line.isVisible()
    assert compact.fields.promise.problem_line.text() == "By which day?"


def test_a_promise_of_nothing_is_refused_beside_the_field(compact):
    compact.choose("PTP")
    compact.fields.promise.amount.setText("0")
    compact.save()
    assert not compact.drafts
    assert compact.fields.promise.problem_line.isVisible()


def test_a_query_asks_what_it_is_about(compact):
    compact.choose("DISPUTE")
    compact.save()
    assert not compact.drafts
    compact.fields.set_note("two boxes short")
    compact.save()
    assert (compact.drafts[0].outcome, compact.drafts[0].note) == ("DISPUTE", "two boxes short")


def test_a_wrong_number_carries_the_number_shown(compact):
    compact.choose("WRONG_NO")
    assert compact.drafts[0].wrong_number == "0117 496 0142"


def test_a_call_asked_for_later_needs_its_day_and_takes_its_time(compact):
    compact.choose("CALL_LATER")
    compact.save()
    assert not compact.drafts
    compact.fields.follow_up.day.setText("tomorrow")
    compact.fields.follow_up.time.setText("9.30")
    compact.save()
    assert (compact.drafts[0].next_on, compact.drafts[0].next_minute) == (date(2026, 11, 25), 570)


def test_an_engaged_line_leaves_the_time_to_the_outcome(compact):
    compact.choose("BUSY")
    (draft,) = compact.drafts
    assert (draft.outcome, draft.made_minute, draft.next_on) == ("BUSY", 592, None)


def test_a_cheque_in_the_post_proposes_its_day_and_way(compact):
    compact.choose("CHQ_POST")
    compact.save()
    promise = PromiseDraft(841_260, "GBP", date(2026, 11, 30), "cheque in the post")
    assert compact.drafts[0].promise == promise


def test_an_approved_payment_asks_for_the_day_of_the_run(compact):
    compact.choose("APPROVED")
    compact.save()
    assert not compact.drafts
    compact.fields.promise.by.setText("fri")
    compact.save()
    assert compact.drafts[0].promise.method == "next payment run"


def test_a_second_press_sends_nothing_while_the_first_is_on_its_way(compact):
    compact.choose("NO_ANSWER")
    compact.choose("NO_ANSWER")
    assert len(compact.drafts) == 1
    compact.clear(1)
    compact.choose("NO_ANSWER")
    assert len(compact.drafts) == 2


def test_a_note_waits_while_another_customer_is_shown(compact):
    compact.fields.set_note("ask for Sam")
    compact.show_customer(2, (SAM,), "GBP", 100)
    assert not compact.has_text()
    compact.show_customer(1, (DAWN, SAM), "GBP", 841_260)
    assert compact.fields.note_text() == "ask for Sam"


def test_a_promise_half_typed_waits_too(compact):
    compact.choose("PTP")
    compact.fields.promise.amount.setText("500")
    compact.show_customer(2, (SAM,), "GBP", 100)
    compact.show_customer(1, (DAWN,), "GBP", 841_260)
    assert compact.fields.promise.isVisible()
    assert compact.fields.promise.amount.amount() == 50_000


def test_a_new_reading_of_the_same_customer_keeps_what_was_typed(compact):
    compact.choose("PTP")
    compact.fields.promise.amount.setText("500")
    compact.fields.set_note("half now")
    compact.show_customer(1, (DAWN,), "GBP", 900_000)
    assert compact.fields.promise.amount.amount() == 50_000
    assert compact.fields.note_text() == "half now"


def test_the_suggested_sum_follows_the_ticked_items_until_it_is_changed(compact):
    compact.choose("PTP")
    compact.set_items(631_900, (7, 8), "GBP")
    assert compact.fields.promise.amount.amount() == 631_900
    compact.fields.promise.by.setText("fri")
    compact.save()
    assert compact.drafts[0].item_ids == (7, 8)


def test_what_was_refused_stays_and_says_why(compact):
    compact.choose("PTP")
    compact.fields.promise.by.setText("fri")
    compact.save()
    compact.show_problem(RefusedError("The ledger is read-only.", "Close the other window."))
    assert compact.fields.promise.by.day() == FRIDAY
    compact.save()
    assert len(compact.drafts) == 2


def test_escape_takes_the_choice_back_and_keeps_the_note(compact, qtbot):
    compact.fields.set_note("busy today")
    compact.choose("PTP")
    with qtbot.waitSignal(compact.left):
        qtbot.keyClick(compact.fields.promise.by, Qt.Key.Key_Escape)
    assert compact.outcomes.isVisible()
    assert compact.fields.note_text() == "busy today"


def test_a_note_alone_is_kept_as_a_note(compact, qtbot):
    qtbot.keyClicks(compact.fields.note, "new accounts manager")
    qtbot.keyClick(compact.fields.note, Qt.Key.Key_Return)
    assert (compact.drafts[0].kind, compact.drafts[0].outcome) == (ContactKind.NOTE, "")


def test_on_the_card_an_outcome_waits_for_save(full):
    full.choose("NO_ANSWER")
    assert not full.drafts
    full.fields.follow_up.day.setText("fri")
    full.save()
    assert (full.drafts[0].outcome, full.drafts[0].next_on) == ("NO_ANSWER", FRIDAY)


def test_on_the_card_the_kind_the_person_and_the_time_can_be_chosen(full):
    full.fields.channels.choose(3)
    full.fields.person.setCurrentIndex(1)
    full.fields.time.setText("8:15")
    full.fields.set_note("met at the yard")
    full.save()
    (draft,) = full.drafts
    assert (draft.kind, draft.person, draft.made_minute) == (ContactKind.VISIT, "Sam Okoye", 495)


def test_a_name_that_is_not_among_the_people_is_taken_as_typed(full):
    full.fields.person.setEditText("Night porter")
    full.choose("MSG_PERSON")
    full.save()
    assert full.drafts[0].person == "Night porter"


def test_a_call_without_an_outcome_is_not_saved(full):
    full.fields.set_note("hm")
    full.save()
    assert not full.drafts


def test_every_other_outcome_is_in_the_menu(compact):
    texts = [action.text() for action in compact.fields.menu.actions()]
    assert "Cheque in the post" in texts
    assert len(texts) == 19


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9", 540), ("9:30", 570), ("0930", 570), ("9.30", 570), ("2pm", 840), ("12 am", 0)],
)
def test_times_are_read_as_people_type_them(text, minute):
    assert read_minute(text) == minute


@pytest.mark.parametrize("text", ["", "25:00", "9:75", "soon"])
def test_no_time_is_no_time(text):
    assert read_minute(text) is None


def test_in_little_room_the_card_shows_the_promise_alone_and_the_way_back(full, qapp):
    full.setMinimumSize(100, 100)
    full.resize(420, 400)
    qapp.processEvents()
    full.choose("PTP")
    assert not full.outcomes.isVisible()
    full.fields.change_asked.emit()
    assert full.outcomes.isVisible()


def test_on_the_card_an_outcome_without_a_button_is_named(full):
    full.choose("CHQ_POST")
    assert full.fields._chosen.isVisible()
    assert full.fields._chosen.text() == "Cheque in the post"
    full.choose("NO_ANSWER")
    assert not full.fields._chosen.isVisible()
