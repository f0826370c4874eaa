"""Settings as a user changes them: field by field, refused in words, and taken back."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.services import history
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.widgets.settings_field import SettingField
from tests.conftest import TODAY
from tests.ui.pages.settings.settings_typing import field, operations, stored, type_over


def test_what_is_stored_is_shown(page):
    assert field(page, "company.name").text() == "Vale Ltd"
    assert field(page, "terms.default").text() == "NET 30"


def test_a_field_is_kept_once_when_it_is_left_and_not_at_every_key(qtbot, page):
    before = operations()
    type_over(qtbot, page, "company.phone", "0117 000 0001")
    assert stored("company.phone") == "0117 000 0001"
    assert operations() == before + 1


def test_enter_keeps_a_field_too(qtbot, page):
    phone = field(page, "company.phone")
    phone.edit.setFocus()
    phone.edit.clear()
    qtbot.keyClicks(phone.edit, "1")
    assert stored("company.phone") == "0117 496 0100"
    qtbot.keyClick(phone.edit, Qt.Key.Key_Return)
    assert stored("company.phone") == "1"


def test_leaving_a_field_as_it_was_writes_nothing(qtbot, page):
    before = operations()
    type_over(qtbot, page, "company.phone", "0117 496 0100")
    assert operations() == before


def test_an_address_of_several_lines_is_kept(qtbot, page):
    address = field(page, "company.address")
    address.edit.setFocus()
    qtbot.keyClicks(address.edit, "1 Quay")
    qtbot.keyClick(address.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(address.edit, "Bristol")
    qtbot.keyClick(address.edit, Qt.Key.Key_Tab)
    assert stored("company.address") == "1 Quay\nBristol"
    assert not address.edit.hasFocus()


def test_a_footer_of_two_lines_is_seen_whole(page):
    footer = field(page, "company.footer").edit
    footer.setPlainText("Vale Ltd\nRegistered in England and Wales")
    assert footer.verticalScrollBar().maximum() == 0


def test_what_is_half_typed_is_kept_when_the_page_goes(qtbot, page):
    phone = field(page, "company.phone")
    phone.edit.setFocus()
    qtbot.keyClick(phone.edit, Qt.Key.Key_End)
    qtbot.keyClicks(phone.edit, "9")
    page.hide()
    assert stored("company.phone") == "0117 496 01009"


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("bank.account_number", "1234567", "A UK account number has 8 digits. This one has 7."),
        ("bank.sort_code", "12", "six digits"),
        ("bank.iban", "GB00", "check digits"),
        ("bank.qr_start", "ABC", "six digits"),
        ("bank.qr_iban", "CH5800791123000889012", "not a QR-IBAN"),
        ("payment.link", "http://pay.example.com", "begins with https"),
        ("paper.file_name", "{date}", "Add {code} or {name}"),
        ("terms.default", "some day", "not a payment term"),
        ("company.country", "Utopia", "two letters"),
        ("company.name", "", "needs the name"),
        ("company.accent", "blue", "not a colour"),
        ("aged.buckets", "90,30", "rising"),
        ("chase.min_gap_days", "99", "from 0 to 60"),
        ("target.month", "lots", "lots"),
    ],
)
def test_nonsense_is_refused_beside_the_field_and_not_stored(qtbot, page, key, text, words):
    kept = stored(key)
    wrong = type_over(qtbot, page, key, text)
    assert words in wrong.problem()
    assert wrong.edit.property("error")
    assert wrong.text() == text
    assert stored(key) == kept


def test_putting_it_right_takes_the_sentence_away(qtbot, page):
    type_over(qtbot, page, "bank.account_number", "1234567")
    right = type_over(qtbot, page, "bank.account_number", "1234 5678")
    assert right.problem() == ""
    assert not right.edit.property("error")
    assert right.text() == "12345678"
    assert stored("bank.account_number") == "12345678"


def test_an_account_number_abroad_may_be_of_any_length(qtbot, page):
    type_over(qtbot, page, "company.country", "de")
    type_over(qtbot, page, "bank.account_number", "1234567")
    assert stored("bank.account_number") == "1234567"


def test_undo_shows_what_was_there_before(qtbot, page):
    type_over(qtbot, page, "company.phone", "1")
    page.desk.tasks.run(page, lambda: history.undo_last(TODAY), lambda _: None)
    assert field(page, "company.phone").text() == "0117 496 0100"


def test_undo_clears_a_wrong_field_that_it_restores(qtbot, page):
    type_over(qtbot, page, "bank.sort_code", "123456")
    wrong = type_over(qtbot, page, "bank.sort_code", "12")
    page.desk.tasks.run(page, lambda: history.undo_last(TODAY), lambda _: None)
    assert (wrong.text(), wrong.problem()) == ("", "")


def test_a_refresh_leaves_alone_what_is_being_typed(qtbot, page):
    phone = field(page, "company.phone")
    phone.edit.setFocus()
    qtbot.keyClick(phone.edit, Qt.Key.Key_End)
    qtbot.keyClicks(phone.edit, "7")
    values = {"company.phone": "5", "company.website": "vale.example"}
    page.desk.tasks.run(page, lambda: change_settings(values, TODAY), lambda _: None)
    assert phone.text() == "0117 496 01007"
    assert field(page, "company.website").text() == "vale.example"


def test_terms_show_when_an_invoice_of_today_would_fall_due(qtbot, page):
    section = page.section("terms")
    page.list.choose("terms")
    assert "Thursday 24 December 2026" in section.sample.text()
    terms = type_over(qtbot, page, "terms.default", "2/10 30 days from end of month")
    assert "Wednesday 30 December 2026" in section.sample.text()
    assert "2% off if paid by Friday 4 December 2026" in section.sample.text()
    # 26 days between 4 and 30 December: 2/98 x 365/26.
    assert "borrow at 29% a year" in section.sample.text()
    assert terms.text() == stored("terms.default") == "2/10 EOM+30"
    type_over(qtbot, page, "terms.default", "30% COD; 70% NET 30")
    assert "2 parts" in section.sample.text()
    type_over(qtbot, page, "terms.default", "never")
    assert section.sample.text() == ""


def test_terms_are_said_in_words_and_follow_what_becomes_of_days_off(qtbot, page):
    section = page.section("terms")
    page.list.choose("terms")
    type_over(qtbot, page, "terms.default", "end of following month, invoices after the 20th roll")
    said = section.sample.text()
    assert said.startswith("Last day of the next month, a month later if dated after the 20th. An")
    assert "Sunday 31 January 2027" in said
    section.roll.choose(1)
    assert stored("terms.due_roll") == "next"
    assert "Monday 1 February 2027" in section.sample.text()
    page.desk.tasks.run(page, lambda: history.undo_last(TODAY), lambda _: None)
    assert section.roll.current() == 0
    assert "Sunday 31 January 2027" in section.sample.text()


def test_the_ageing_columns_are_named_while_they_are_typed(qtbot, page):
    type_over(qtbot, page, "aged.buckets", "15,30")
    shown = page.section("terms").columns.text().replace("\N{NO-BREAK SPACE}", " ")
    assert shown.split(" \N{MIDDLE DOT} ") == [
        "Not due",
        "1 to 15 days",
        "16 to 30 days",
        "Over 30 days",
    ]


def test_a_target_is_typed_short_and_shown_in_full(qtbot, page):
    target = type_over(qtbot, page, "target.month", "£90k")
    assert target.text() == "90,000.00"
    assert stored("target.month") == "90000.00"
    assert "£4,285.71" in page.section("targets").sample.text()
    type_over(qtbot, page, "target.month", "")
    assert stored("target.month") == ""


def test_a_change_that_is_undone_before_it_was_read_leaves_the_field(qtbot, desk):
    phone = SettingField(desk.theme, COMPANY_PHONE, "Phone")
    qtbot.addWidget(phone)
    phone.show_stored("0117 496 0100")
    phone.edit.setText("0161 496 0200")
    with qtbot.waitSignal(phone.kept):
        phone.keep()
    phone.show_stored("0117 496 0100")  # the only answer: kept and undone by then
    assert phone.text() == "0117 496 0100"


def test_what_is_refused_stays_in_the_field_while_other_settings_are_read(page):
    page.list.choose("company")
    field = page.section("company").fields["company.currency"]
    field.show_stored("GBP")
    field.edit.setText("pounds")
    field.keep()
    field.show_stored("GBP")
    assert field.text() == "pounds"
    assert "three letters" in field.problem()


def test_what_one_ledger_was_asked_to_keep_is_not_asked_of_the_next(qtbot, desk):
    phone, asked = SettingField(desk.theme, COMPANY_PHONE, "Phone"), []
    qtbot.addWidget(phone)
    phone.kept.connect(lambda *kept: asked.append(kept))
    phone.show()
    phone.show_stored("0117 496 0100")
    phone.edit.setText("0161 496 0200")
    phone.keep()
    phone.hide()  # another ledger has opened on another page
    assert asked == [("company.phone", "0161 496 0200")]
    phone.show()
    phone.edit.setText("0161 496 0300")
    phone.hide()
    assert asked[1:] == [("company.phone", "0161 496 0300")]
