"""Procedures in the settings: changed as a whole, read back as sentences, kept by Save."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collector_desktop.domain.procedures import Channel, FeeKind, Mode
from collector_desktop.queries.procedures import procedures
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.ui.theme import Scheme
from tests.conftest import TODAY

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def section(page):
    adopt_procedures(TODAY)
    page.refresh()
    page.list.choose("procedures")
    return page.section("procedures")


def names(section):
    return [step.name for step in section.draft.steps]


def stored(name="Standard"):
    return next(each for each in procedures() if each.name == name)


def test_the_default_is_shown_with_who_uses_it(section):
    assert section.draft.name == "Standard"
    assert section._subtitle.text().startswith("The default. Used by nobody. 5 steps")
    assert section.cards.tiles()[0].words().startswith("7 days after the due date, e-mail Reminder")
    assert not section.saving.isVisible()


def test_alt_and_an_arrow_move_a_step_and_save_keeps_the_order(qtbot, section):
    section.cards.setFocus()
    qtbot.keyClick(section.cards, Key.Key_Down)
    qtbot.keyClick(section.cards, Key.Key_Down, Alt)
    assert names(section)[1:3] == ["Call", "Reminder 2"]
    assert section.cards.current().step.name == "Reminder 2"
    assert stored().steps[1].name == "Reminder 2"
    assert section.saving.isVisible()
    qtbot.keyClick(section.cards, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [step.name for step in stored().steps][1:3] == ["Call", "Reminder 2"]
    assert not section.is_changed
    undo_last(TODAY)
    assert [step.name for step in stored().steps][1:3] == ["Reminder 2", "Call"]
    redo_last(TODAY)
    assert [step.name for step in stored().steps][1:3] == ["Call", "Reminder 2"]


def test_a_step_is_dragged_by_the_mouse(qtbot, section):
    first, third = section.cards.place(0).center(), section.cards.place(2).center()
    view = section.cards.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(view, third)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, third)
    assert names(section)[:3] == ["Reminder 2", "Call", "Reminder 1"]


def test_every_field_of_a_step_is_kept(qtbot, section):
    form = section.form
    form.name.setFocus()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Firm reminder")
    form.when.setCurrentIndex(form.when.findData("before_due"))
    form.when.activated.emit(0)
    form.days.setValue(3)
    form.channel.setCurrentIndex(form.channel.findData("letter"))
    form.channel.activated.emit(0)
    form.least.edits["GBP"].setText("50")
    form.least.edits["GBP"].editingFinished.emit()
    form.fee.setCurrentIndex(form.fee.findData("percent"))
    form.fee.activated.emit(0)
    form.fee_value.setFocus()
    form.fee_value.selectAll()
    qtbot.keyClicks(form.fee_value, "1,5")
    for box in (form.copies, form.interest, form.stop, form.ask):
        box.setChecked(True)
    form.within.setValue(10)
    form.advice.setCurrentIndex(form.advice.findData("agency"))
    form.advice.activated.emit(0)
    section.save()
    kept = stored().steps[0]
    assert (kept.name, kept.mode, kept.days) == ("Firm reminder", Mode.AFTER_DUE, -3)
    assert (kept.channel, kept.min_amount) == (Channel.LETTER, {"GBP": 5_000})
    assert (kept.fee_kind, str(kept.fee_value)) == (FeeKind.PERCENT, "1.5")
    assert (kept.with_interest, kept.hold_supply, kept.needs_approval) == (True, True, True)
    assert (kept.attach, kept.pay_within_days, kept.recommend) == ("copies", 10, "agency")


def test_a_step_is_added_after_the_current_one_and_removed_by_del(qtbot, section):
    qtbot.mouseClick(section.add, Qt.MouseButton.LeftButton)
    assert names(section)[:3] == ["Reminder 1", "New step", "Reminder 2"]
    assert section.draft.steps[1].days == 14
    assert section.form.name.hasFocus()
    section.cards.setFocus()
    qtbot.keyClick(section.cards, Key.Key_Delete)
    assert names(section)[:2] == ["Reminder 1", "Reminder 2"]
    assert not section.is_changed


def test_ctrl_d_puts_a_step_like_the_current_one_below_it(qtbot, section):
    section.cards.setFocus()
    qtbot.keyClick(section.cards, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(section)[:3] == ["Reminder 1", "Reminder 1 2", "Reminder 2"]
    assert section.draft.steps[1] == replace(
        section.draft.steps[0], name="Reminder 1 2", step_id=None
    )
    assert section.cards.current().key == 1


def test_what_is_wrong_is_said_and_nothing_is_kept(qtbot, section):
    section.form.name.clear()
    section.form.name.textEdited.emit("")
    section.save()
    assert section.saving.problem.text() == "A step needs a name."
    assert stored().steps[0].name == "Reminder 1"


def test_a_rule_of_the_ledger_refuses_beside_the_procedure(section):
    steps = (replace(section.draft.steps[0], mode=Mode.AFTER_PREVIOUS), *section.draft.steps[1:])
    section.draft = replace(section.draft, steps=steps)
    section.save()
    assert "the first step has none before it" in section.saving.problem.text()
    assert section.is_changed


def test_another_procedure_is_not_shown_before_this_one_is_settled(section):
    section._remove_step()
    section.choose("Do not chase")
    assert section.draft.name == "Standard"
    assert "Save or discard" in section.saving.problem.text()
    section.saving.discard.click()
    section.choose("Do not chase")
    assert section.draft.name == "Do not chase"
    assert section.nobody.isVisible()
    assert not section.form.isVisible()


def test_a_copy_is_a_procedure_of_its_own(section):
    before = len(procedures())
    section.copy_to_new()
    assert section.draft.name == "Standard (copy)"
    assert section.saving.isVisible()
    section.save()
    assert len(procedures()) == before + 1
    assert stored("Standard (copy)").steps[0].name == "Reminder 1"
    assert section.picker.currentText() == "Standard (copy)"
    assert not stored("Standard (copy)").is_default


def test_the_default_changes_hands_and_only_then_may_go(section):
    section._remove()
    assert "is the default" in section.saving.problem.text()
    section.choose("Do not chase")
    section._make_default()
    assert stored("Do not chase").is_default
    section.choose("Standard")
    section._remove()
    assert all(each.name != "Standard" for each in procedures())


def test_what_holds_for_the_whole_is_kept(qtbot, section):
    section.rules.gap.setValue(9)
    section.rules.joined.setCurrentIndex(1)
    section.rules.joined.activated.emit(1)
    section.rules.tolerance.edits["GBP"].setText("2.50")
    section.rules.tolerance.edits["GBP"].editingFinished.emit()
    section.save()
    kept = stored()
    assert (kept.min_gap_days, kept.consolidate) == (9, "invoice")
    assert kept.tolerance["GBP"] == 250


def test_the_calendar_follows_what_is_typed(section):
    before = section.calendar.lines.lines
    section.form.days.setValue(20)
    after = section.calendar.lines.lines
    assert before[0].days_late < after[0].days_late


def test_what_a_change_would_do_is_said_before_it_is_kept(qtbot, section, acme):
    section.draft = replace(section.draft, steps=())
    section._show_whole()
    words = section.saving._effect
    qtbot.waitUntil(lambda: bool(words.text()))
    assert words.text() == "0 invoices would have a step due today, instead of 1."
    section._discard()
    assert not section.saving.isVisible()


def test_one_that_was_changed_is_put_back_as_it_came(section):
    section._remove_step()
    section.save()
    assert len(stored().steps) == 4
    acts = {act.text(): act for act in section.more.shipped.actions()}
    acts["Standard"].trigger()
    assert len(section.draft.steps) == 5
    assert section.saving.isVisible()
    rows = {step.name: step.step_id for step in stored().steps}
    section.save()
    assert [step.name for step in stored().steps] == names(section)
    assert rows.items() <= {step.name: step.step_id for step in stored().steps}.items()
    assert stored().is_default


def test_one_that_was_removed_is_there_again_as_a_new_one(section):
    section.choose("Do not chase")
    section._remove()
    acts = {act.text(): act for act in section.more.shipped.actions()}
    acts["Do not chase"].trigger()
    section.save()
    assert stored("Do not chase").steps == ()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_form_stands_where_there_is_room_and_nothing_is_cut(qapp, section, percent):
    page = section.window()
    page.desk.theme.apply(qapp, Scheme.LIGHT, percent)
    page.resize(1440 - page.desk.theme.px(208), 800)
    qapp.processEvents()
    beside = section.form.x() > section.cards.x() + section.cards.width()
    assert beside is (percent == 100)
    assert section.widget().width() <= section.viewport().width()
    assert section.form.minimumSizeHint().width() <= section.form.width()


def test_the_words_of_a_step_are_one_click_away(section, page):
    section.cards.go_to(1)
    section.form.words.click()
    assert page.list.current() == "words"
    assert page.section("words").templates.currentItem().text() == "Firm reminder"
    page.list.choose("procedures")
    section.cards.go_to(2)
    assert not section.form.words.isEnabled()
