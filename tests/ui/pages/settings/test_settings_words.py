"""Letters and e-mails in the settings: words changed, tried on a customer, kept and restored."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStyleOptionViewItem

from collector_desktop.domain.letter_templates import FIELDS, TEMPLATES
from collector_desktop.services.history import undo_last
from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import words_of
from collector_desktop.ui.theme import Scheme
from tests.conftest import TODAY


@pytest.fixture
def section(page, acme):
    change_settings({"company.collector": "Priya Shah"}, TODAY)
    page.refresh()
    page.list.choose("words")
    section = page.section("words")
    section.choose("reminder-1")
    return section


def stored(template="reminder-1", language="en-GB"):
    return words_of(template, language, TODAY)


def say(section, text):
    section.editor.body.setPlainText(text)


def test_every_template_is_listed_and_shown_with_a_customer_who_owes(section):
    assert section.templates.count() == len(TEMPLATES)
    assert section.editor.subject.text() == "Reminder: {total} overdue, account {code}"
    assert "£120.00" in section.preview.subject.text()
    shown = section.preview.sheet.toPlainText()
    assert "Please pay £120.00 by 1 December 2026." in shown
    assert "INV-1" in shown
    assert not section.save.isEnabled()


def test_the_preview_follows_what_is_typed_and_save_keeps_it(qtbot, section):
    say(section, "{salutation}\n\nPay {total}, **now**.")
    assert "Pay £120.00, now." in section.preview.sheet.toPlainText()
    assert stored().version is None
    section.editor.body.setFocus()
    qtbot.keyClick(section.editor.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored().body == "{salutation}\n\nPay {total}, **now**."
    assert section._subtitle.text().endswith("Your own wording.")
    assert "changed" in section.templates.item(1).text()
    undo_last(TODAY)
    assert stored().version is None


def test_the_default_wording_are_restored_and_the_own_ones_stay_among_the_versions(section):
    shipped = stored().body
    say(section, "Pay {total}.")
    section.save.click()
    section.restore.click()
    assert stored().body == shipped
    assert section.editor.body.toPlainText() == shipped
    assert not section.restore.isEnabled()
    newest, first = section.history.menu().actions()
    assert "original wording restored" in newest.text()
    first.trigger()
    assert section.editor.body.toPlainText() == "Pay {total}."
    assert section.save.isEnabled()


def test_a_click_on_a_field_puts_it_where_the_cursor_is(qtbot, section):
    say(section, "For ")
    section.editor.body.moveCursor(section.editor.body.textCursor().MoveOperation.End)
    item = section.editor.fields.item(list(FIELDS).index("customer_name"))
    section.editor.fields.scrollToItem(item)
    place = section.editor.fields.visualItemRect(item).center()
    qtbot.mouseClick(section.editor.fields.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert section.editor.body.toPlainText() == "For {customer_name}"
    section.editor.subject.setFocus()
    section.editor.subject.setCursorPosition(0)
    section.editor.insert_field("code")
    assert section.editor.subject.text().startswith("{code}Reminder")


def test_unknown_and_empty_fields_are_named_and_unknown_ones_not_kept(section):
    say(section, "Promised: {promise_amount}.")
    assert "Not known for this customer: Promised amount." in section.preview.problem.text()
    say(section, "Hello {nobody}.")
    assert "no field {nobody}" in section.preview.problem.text()
    section.save.click()
    assert "no field {nobody}" in section.problem.text()
    assert stored().version is None


def test_what_is_typed_is_not_lost_by_choosing_another_template(section):
    say(section, "Mine {total}.")
    section.choose("final-notice")
    assert "Save or discard" in section.problem.text()
    assert section.editor.body.toPlainText() == "Mine {total}."
    section.discard.click()
    section.choose("final-notice")
    assert "{next_step}" in section.editor.body.toPlainText()


def test_another_language_shows_its_words_and_english_law_stays_english(section):
    section.language.setCurrentIndex(section.language.findData("de"))
    section.language.activated.emit(section.language.currentIndex())
    assert "Zahlungserinnerung" in section.preview.subject.text()
    section.choose("letter-before-action")
    assert section.kept.language == "en-GB"
    assert "always in English" in section._subtitle.text()


def test_languages_and_templates_are_read_whole_after_the_text_is_made_larger(
    page, section, desk, qapp
):
    desk.theme.apply(qapp, Scheme.LIGHT, 150)
    page.resize(1200, 618)
    page.show()
    qapp.processEvents()
    box, style = section.language, QStyleOptionComboBox()
    box.initStyleOption(style)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, style, field, box).width()
    words = box.fontMetrics().horizontalAdvance
    assert room >= max(words(box.itemText(at)) for at in range(box.count()))
    measure = section.templates.fontMetrics()
    first = section.templates.item(0)
    assert first.text() == first.toolTip() == "Note before the due date"
    assert section.templates.viewport().width() >= measure.horizontalAdvance(first.text())
    row = section.templates.visualItemRect(first)
    assert row.height() >= measure.height()
    desk.theme.apply(qapp, Scheme.LIGHT, 100)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_name_of_no_letter_is_cut_at_the_size_of_a_small_window(
    page, section, desk, qapp, percent
):
    desk.theme.apply(qapp, Scheme.LIGHT, percent)
    page.resize(1072, 580)
    page.show()
    qapp.processEvents()
    view, option = section.templates, QStyleOptionViewItem()
    assert view.verticalScrollBar().isVisible()
    letters = 24  # the words of other papers come after them, and are told whole by their tips
    for item in map(view.item, range(letters)):
        where = view.indexFromItem(item)
        view.itemDelegateForIndex(where).initStyleOption(option, where)
        option.rect = view.visualItemRect(item)
        room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
        margin = 2 * (view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        assert room.width() - margin >= view.fontMetrics().horizontalAdvance(item.text())
    desk.theme.apply(qapp, Scheme.LIGHT, 100)
