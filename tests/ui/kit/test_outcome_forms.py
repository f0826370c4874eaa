"""What outcomes ask for besides a note, filled in by keyboard, and the draft that comes out."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.services.call_sheet import Debt
from collector_desktop.services.contact_drafts import CallFacts, Representative
from collector_desktop.services.disputes import DisputeDraft
from collector_desktop.ui.widgets.composer import Callee, Composer

DAWN = Callee("Dawn Whitlock", "0117 496 0142")
DEBTS = (Debt(7, "INV-7", 214_800, "GBP"), Debt(8, "INV-8", 5_000, "EUR"))
FRIDAY = date(2026, 11, 27)


@pytest.fixture(params=[False, True], ids=["panel", "card"])
def composer(qtbot, desk, request):
    made = Composer(desk, full=request.param)
    qtbot.addWidget(made)
    made.resize(480, 460)
    made.drafts = []
    made.saved.connect(made.drafts.append)
    made.show_customer(1, (DAWN,), "GBP", 841_260)
    made.fields.forms.query.show_debts(DEBTS)
    made.show()
    return made


def typed(qtbot, widget, text):
    qtbot.keyClicks(widget, text)


def enter(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_payment_is_asked_for_its_day_and_reference(composer, qtbot):
    composer.choose("PAID")
    form = composer.fields.forms.payment
    assert form.isVisible()
    typed(qtbot, form.paid_on, "-3")
    typed(qtbot, form.reference, "TRF 7")
    qtbot.keyClick(form.reference, Qt.Key.Key_Return)
    facts = CallFacts(paid_on=date(2026, 11, 21), paid_reference="TRF 7")
    assert composer.drafts[0].facts == facts


def test_a_payment_without_day_and_reference_is_saved_too(composer, qtbot):
    composer.choose("PAID")
    qtbot.keyClick(composer.fields.forms.payment.paid_on, Qt.Key.Key_Return)
    assert composer.drafts[0].facts == CallFacts()


def test_a_payment_on_no_day_is_not_saved(composer):
    composer.choose("PAID")
    composer.fields.forms.payment.paid_on.setText("soonish")
    composer.save()
    assert not composer.drafts


def test_a_query_opens_a_case_on_the_invoice_chosen(composer, qtbot):
    composer.choose("DISPUTE")
    form = composer.fields.forms.query
    assert form.amount.amount() == 214_800
    form.item.setCurrentIndex(1)
    assert form.amount.amount() == 5_000
    composer.save()
    assert not composer.drafts
    form.reason.setCurrentIndex(form.reason.findData("SHORT"))
    composer.fields.set_note("two boxes short")
    composer.fields.follow_up.day.setText("fri")
    enter(qtbot, form.amount)
    case = DisputeDraft(8, "SHORT", 5_000, "two boxes short", FRIDAY)
    assert composer.drafts[0].dispute == case
    assert composer.drafts[0].item_ids == (8,)


def test_a_query_of_nothing_is_refused(composer):
    composer.choose("DISPUTE")
    form = composer.fields.forms.query
    form.reason.setCurrentIndex(1)
    form.amount.setText("0")
    composer.save()
    assert not composer.drafts


def test_a_ticked_invoice_is_the_one_in_query(composer):
    composer.set_items(5_000, (8,), "EUR")
    composer.choose("DISPUTE")
    assert composer.fields.forms.query.item.currentData() == 8


def test_an_ending_needs_to_say_how_we_know_and_which_it_is(composer):
    composer.choose("INSOLV")
    form = composer.fields.forms.ending
    form.which.setCurrentIndex(2)
    composer.save()
    assert not composer.drafts
    composer.fields.set_note("her son called")
    composer.save()
    assert composer.drafts[0].status is AccountStatus.DECEASED


def test_a_referral_takes_the_solicitor(composer, qtbot):
    composer.choose("REPRESENTED")
    form = composer.fields.forms.referral
    typed(qtbot, form.phone, "020 7946 0011")
    composer.fields.set_note("letter of 20 November")
    composer.save()
    assert not composer.drafts
    typed(qtbot, form.name, "Ms Law")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert composer.drafts[0].representative == Representative("Ms Law", "020 7946 0011")


def test_what_is_left_out_for_today_needs_its_reason(composer):
    composer.choose("SKIPPED")
    composer.fields.follow_up.day.setText("fri")
    composer.save()
    assert not composer.drafts
    composer.fields.set_note("annual leave")
    composer.save()
    assert (composer.drafts[0].note, composer.drafts[0].next_on) == ("annual leave", FRIDAY)


def test_another_outcome_shows_no_form_and_another_customer_empties_it(composer):
    composer.choose("PAID")
    composer.fields.forms.payment.reference.setText("TRF 7")
    composer.choose("")
    assert not composer.fields.forms.isVisible()
    composer.clear()
    assert composer.fields.forms.payment.reference.text() == ""
    composer.show_customer(2, (DAWN,), "GBP", 100)
    composer.choose("DISPUTE")
    assert not composer.fields.forms.query.isVisible()
