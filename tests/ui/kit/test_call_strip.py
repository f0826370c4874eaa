"""The line above the composer: the light, the time there, tries, tasks, and the reason to go on."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from collector_desktop.domain.attempts import HalfDay, Tries
from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.contact_limits import LimitRow
from collector_desktop.queries.contacts import ContactRow
from collector_desktop.queries.tasks import TaskRow
from collector_desktop.services.call_sheet import CallSheet
from collector_desktop.services.contact_guard import Guard, shipped_profile
from collector_desktop.ui.widgets.call_desk import CallDesk
from collector_desktop.ui.widgets.call_guide import CallGuide
from collector_desktop.ui.widgets.call_words import call_facts
from collector_desktop.ui.widgets.composer import Callee, Composer
from tests.journeys.spoken import nameless

TODAY = date(2026, 11, 24)
DAWN = Callee("Dawn Whitlock", "0117 496 0142")


def limited(kind, person="", channel=""):
    return LimitRow(1, 1, "ACME", person, Limit(kind, channel), "", TODAY, None)


def sheet(profile="business", at="09:52", limits=(), **more):
    guard = Guard(shipped_profile(profile), ("", ""), ("GB", ""), limits)
    when = datetime.fromisoformat(f"2026-11-24T{at}")
    known = CallSheet(1, guard, when, at != "09:52", Tries(0, None, None), (), (), ())
    return replace(known, **more)


@pytest.fixture
def composer(qtbot, desk):
    made = Composer(desk)
    qtbot.addWidget(made)
    made.resize(400, 460)
    made.drafts = []
    made.saved.connect(made.drafts.append)
    made.show_customer(1, (DAWN,), "GBP", 841_260)
    made.calls = CallDesk(desk, made, made)
    made.show()
    return made


def said(composer):
    return composer.strip._text.text()


def test_the_light_says_that_a_call_is_allowed(composer):
    composer.show_sheet(sheet())
    assert said(composer) == "May be contacted now"
    assert not composer.strip.reason.isVisible()


def test_another_clock_is_reported(composer):
    composer.show_sheet(sheet("us-reg-f", "10:52"))
    assert said(composer) == "May be contacted now · 10:52 there"


def test_a_sheet_of_another_customer_is_not_shown(composer):
    composer.show_sheet(replace(sheet(), customer_id=2))
    assert said(composer) == ""


def test_out_of_hours_the_better_time_is_said_and_no_reason_is_needed(composer):
    composer.show_sheet(sheet(at="18:30"))
    assert said(composer).startswith("Only from 09:00 to 17:00 there. Better ")
    composer.choose("NO_ANSWER")
    assert composer.drafts[0].facts.rule_broken == ""


def test_against_a_law_the_reason_is_asked_for_and_kept(composer, qtbot):
    composer.show_sheet(sheet("us-reg-f", "22:30"))
    assert composer.strip.reason.isVisible()
    composer.choose("NO_ANSWER")
    assert not composer.drafts
    qtbot.keyClicks(composer.strip.reason, "they asked for a call at night")
    composer.save()
    facts = composer.drafts[0].facts
    assert facts.override_reason == "they asked for a call at night"
    assert facts.rule_broken.startswith("Only from 08:00 to 21:00")


def test_a_note_needs_no_reason(composer, qtbot):
    composer.show_sheet(sheet("us-reg-f", "22:30"))
    composer.fields.set_note("annual report read")
    composer.save()
    assert composer.drafts[0].kind is ContactKind.NOTE


def test_a_person_who_wants_no_calls_is_not_dialled(composer, links):
    composer.show_sheet(sheet(limits=(limited(LimitKind.NO_CHANNEL, DAWN.name, "call"),)))
    assert composer.calls.dial(DAWN.phone) == "They asked for no calls."
    assert links == []
    composer.fields.person.setEditText("Somebody else")
    assert composer.calls.dial(DAWN.phone) == ""
    assert links == ["tel:01174960142"]


def test_the_telephone_starts_the_time_and_it_is_kept_with_the_call(composer):
    composer.show_sheet(sheet())
    assert not composer.strip.timer.isVisible()
    composer.calls.dial(DAWN.phone)
    assert composer.strip.timer.isVisible()
    composer.choose("NO_ANSWER")
    facts = composer.drafts[0].facts
    assert (facts.seconds, facts.number) == (0, DAWN.phone)
    composer.clear()
    assert composer.strip.timer.seconds() is None


def test_the_time_can_be_forgotten(composer, qtbot):
    composer.show_sheet(sheet())
    composer.calls.dial(DAWN.phone)
    qtbot.mouseClick(composer.strip.timer, Qt.MouseButton.LeftButton)
    composer.choose("NO_ANSWER")
    assert (composer.drafts[0].facts.seconds, composer.drafts[0].facts.number) == (None, "")


def test_tries_in_vain_are_counted_and_another_half_of_the_day_proposed(composer):
    composer.show_sheet(sheet(tries=Tries(3, TODAY, HalfDay.AFTERNOON)))
    assert composer.strip._tries.text() == "3 tries · try the afternoon"


def test_what_is_to_be_done_is_shown_and_ticked_off(composer, qtbot):
    kind = TaskKind.SEND_COPY
    rows = [
        TaskRow(at, 1, "ACME", "Acme", kind, "Send a copy", "INV-1", TODAY, TODAY, None, "")
        for at in (5, 6)
    ]
    composer.show_sheet(sheet(tasks=tuple(rows)))
    assert composer.strip.task.text() == "Send a copy · INV-1 and 1 more"
    composer.calls.blockSignals(True)
    composer.strip.task_done.disconnect()
    with qtbot.waitSignal(composer.strip.task_done) as told:
        qtbot.mouseClick(composer.strip.done, Qt.MouseButton.LeftButton)
    assert told.args == [5]


def test_the_guide_opens_folds_and_closes(composer, qtbot):
    composer.show_sheet(sheet())
    qtbot.mouseClick(composer.strip.guide, Qt.MouseButton.LeftButton)
    guide = composer.calls._guide
    assert guide.isVisible()
    excuse = next(part for part in guide.parts if not part.isChecked())
    words = (
        excuse.parentWidget().layout().itemAt(excuse.parentWidget().layout().indexOf(excuse) + 1)
    )
    assert not words.widget().isVisible()
    qtbot.keyClick(excuse, Qt.Key.Key_Space)
    assert words.widget().isVisible()
    qtbot.mouseClick(composer.strip.guide, Qt.MouseButton.LeftButton)
    assert not guide.isVisible()


def test_the_guide_closes_by_escape(qtbot, theme):
    desk_top = QWidget()
    qtbot.addWidget(desk_top)
    desk_top.show()
    guide = CallGuide(theme, desk_top)
    guide.open_beside(desk_top)
    assert nameless(guide) == []
    qtbot.keyClick(guide.parts[0], Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_next_day_proposed_is_no_holiday_of_the_customer(composer):
    holiday = date(2026, 11, 25)
    composer.show_sheet(sheet(is_worked=lambda day: day != holiday))
    composer.choose("DISPUTE")
    assert composer.fields.follow_up.day.placeholderText() == "Fri 27 Nov"


def test_the_history_says_how_long_it_took_what_was_paid_and_why_a_rule_was_passed_over():
    made = ContactRow(
        *(1, 1, "call", "PAID", "Dawn", "", TODAY, 600, None, None, None, None),
        *(250, date(2026, 11, 20), "TRF 7", "Not on this day of the week.", "she asked"),
    )
    assert call_facts(made, TODAY) == "4 min, paid 20 Nov, TRF 7, against a rule: she asked"
    assert call_facts(replace(made, seconds=20, paid_on=None, paid_reference=""), TODAY) == (
        "20 s, against a rule: she asked"
    )
