"""Settings as a user changes them: field by field, taken back, and seen on paper."""

from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton, QWidget

from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.settings import logo, settings
from collector_desktop.services import history
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Operation
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.settings import SettingsPage
from collector_desktop.ui.theme import Scheme

TODAY = date(2026, 11, 24)
SECTIONS = ["company", "bank", "terms", "letterhead", "targets", "appearance", "backup"]


@pytest.fixture
def page(qtbot, desk, ledger):
    change_settings({"company.name": "Vale Ltd", "company.phone": "0117 496 0100"}, TODAY)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 848)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def field(page, key):
    """Return a field, with its section open."""
    for name, section in page.sections.items():
        if key in section.fields:
            page.list.choose(name)
            return section.fields[key]
    raise AssertionError(key)


def type_over(qtbot, page, key, text):
    """Replace what a field says, as a user does, and leave it."""
    found = field(page, key)
    found.edit.setFocus()
    found.edit.selectAll()
    qtbot.keyClick(found.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(found.edit, text)
    qtbot.keyClick(found.edit, Qt.Key.Key_Tab)
    return found


def operations():
    return Operation.select().where(Operation.kind == "change_settings").count()


def stored(key):
    return settings().stored.get(key)


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
        ("terms.default", "some day", "not a payment term"),
        ("company.country", "Britain", "two letters"),
        ("company.name", "", "needs a name"),
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
    section = page.sections["terms"]
    page.list.choose("terms")
    assert "Thursday 24 December 2026" in section.sample.text()
    terms = type_over(qtbot, page, "terms.default", "2/10 30 days from end of month")
    assert "Wednesday 30 December 2026" in section.sample.text()
    assert "2% off if paid by Friday 4 December 2026" in section.sample.text()
    assert terms.text() == stored("terms.default") == "2/10 EOM+30"
    type_over(qtbot, page, "terms.default", "30% COD; 70% NET 30")
    assert "2 parts" in section.sample.text()
    type_over(qtbot, page, "terms.default", "never")
    assert section.sample.text() == ""


def test_the_ageing_columns_are_named_while_they_are_typed(qtbot, page):
    type_over(qtbot, page, "aged.buckets", "15,30")
    shown = page.sections["terms"].columns.text().replace("\N{NO-BREAK SPACE}", " ")
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
    assert "£4,285.71" in page.sections["targets"].sample.text()
    type_over(qtbot, page, "target.month", "")
    assert stored("target.month") == ""


def save_picture(path, mode, size, kind):
    Image.new(mode, size, "red").save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "CMYK"), ("PNG", "P")])
def test_a_logo_is_encoded_anew_and_can_be_removed(qtbot, page, tmp_path, kind, mode):
    page.list.choose("letterhead")
    page.letterhead.take_logo(save_picture(tmp_path / "logo", mode, (2400, 600), kind))
    kept = QImage.fromData(logo())
    assert (kept.width(), kept.height()) == (1200, 300)
    assert page.letterhead.remove.isVisible()
    assert not page.letterhead.logo.pixmap().isNull()
    qtbot.mouseClick(page.letterhead.remove, Qt.MouseButton.LeftButton)
    assert logo() is None
    assert not page.letterhead.remove.isVisible()


def test_a_file_that_is_no_picture_is_refused_beside_the_logo(qtbot, page, tmp_path):
    page.list.choose("letterhead")
    fake = tmp_path / "logo.png"
    fake.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    page.letterhead.take_logo(fake)
    assert "not a picture" in page.letterhead.problem.text()
    page.letterhead.take_logo(tmp_path / "gone.png")
    assert "cannot be read" in page.letterhead.problem.text()
    page.letterhead.take_logo(save_picture(tmp_path / "logo.gif", "P", (9, 9), "GIF"))
    assert "not a picture" in page.letterhead.problem.text()
    assert logo() is None


def test_the_sample_statement_follows_the_colour(qtbot, page):
    page.list.choose("letterhead")
    sheet = page.letterhead.sheet
    before = sheet.image.copy()
    assert before.width() == 1120
    qtbot.mouseClick(page.letterhead.swatches[1], Qt.MouseButton.LeftButton)
    assert stored("company.accent") == "#0B7285"
    assert page.letterhead.accent.text() == "#0B7285"
    assert sheet.image != before
    colours = {sheet.image.pixelColor(x, 130).name() for x in range(80, 200)}
    assert "#0b7285" in colours


def test_the_look_is_asked_for_and_shown_as_it_is(qtbot, page):
    page.list.choose("appearance")
    with qtbot.waitSignal(page.look_asked) as asked:
        page.look.schemes.choose(1)
    assert asked.args == ["dark", 100]
    with qtbot.waitSignal(page.look_asked) as asked:
        page.look.size_box.setValue(120)
    assert asked.args == ["dark", 120]
    page.desk.personal.put("look.scheme", "light")
    page.desk.personal.put("look.text", 150)
    with qtbot.assertNotEmitted(page.look_asked, wait=400):
        page.desk.theme.changed.emit()
    assert (page.look.schemes.current(), page.look.size_box.value()) == (0, 150)


def test_the_ledger_is_shown_and_its_buttons_ask_the_window(qtbot, page):
    page.list.choose("backup")
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "today 07:58")
    texts = " ".join(label.text() for label in (page.backup.file, page.backup.last))
    assert texts.replace("\N{ZERO WIDTH SPACE}", "") == "vale.collector Last backup today 07:58"
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "")
    assert page.backup.last.text() == "No backup yet"
    buttons = {button.text(): button for button in page.backup.findChildren(QPushButton)}
    with qtbot.waitSignal(page.backup_asked):
        buttons["Back up now"].click()
    with qtbot.waitSignal(page.restore_asked):
        buttons["Restore…"].click()
    page.backup.findChild(QWidget, "copyPath").click()
    assert QGuiApplication.clipboard().text() == "/home/priya/vale.collector"


def test_the_check_says_in_words_what_it_found(qtbot, page, acme):
    page.list.choose("backup")
    page.backup.check.click()
    assert page.backup.result.text().startswith("No problems found")
    with operation("test", "Spoil a kept balance", TODAY):
        db.execute_sql("UPDATE item SET open_minor = 1")
    page.backup.check.click()
    assert "found" in page.backup.result.text()
    assert "INV-1" in page.backup.result.text()
    assert page.backup.check.isEnabled()


def test_a_check_that_fails_can_be_tried_again(qtbot, page, monkeypatch):
    def fail(_):
        raise RefusedError("The disk is gone.", "Plug it in.")

    monkeypatch.setattr("collector_desktop.ui.widgets.settings_backup.check_ledger", fail)
    page.list.choose("backup")
    page.backup.check.click()
    assert page.backup.result.text() == "The disk is gone. Plug it in."
    assert page.backup.check.isEnabled()


def test_arrows_walk_through_the_parts(qtbot, page):
    page.main_focus().setFocus()
    for name in SECTIONS[1:]:
        qtbot.keyClick(page.main_focus(), Qt.Key.Key_Down)
        assert page.list.current() == name
        assert page.stack.currentWidget() is page.sections[name]
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up)
    assert page.list.current() == "appearance"


def test_another_page_opens_the_part_it_names(qtbot, page):
    page.show_argument("targets")
    assert page.stack.currentWidget() is page.sections["targets"]
    page.show_argument("moon")
    assert page.list.current() == "targets"
    page.list.choose("company")
    next(b for b in page.company.findChildren(QPushButton) if "Preview" in b.text()).click()
    assert page.list.current() == "letterhead"


def test_only_changed_settings_make_the_page_read_again(qtbot, page, monkeypatch):
    reads = []
    monkeypatch.setattr(page, "refresh", lambda: reads.append(1))
    page.desk.tasks.changed.emit(Change.ITEM)
    assert not reads
    page.desk.tasks.changed.emit(Change.SETTING)
    assert reads


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("name", SECTIONS)
def test_no_part_is_wider_than_its_room(qtbot, qapp, page, name, percent):
    page.show_ledger("/home/priya/Documents/Collector/vale.collector", "/home/priya/b", "now")
    page.desk.theme.apply(qapp, Scheme.DARK, percent)
    page.resize(1280 - page.desk.theme.px(208), 668)
    page.list.choose(name)
    qtbot.wait(1)
    section = page.sections[name]
    assert section.widget().width() <= section.viewport().width()
