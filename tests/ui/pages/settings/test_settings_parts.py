"""The parts of the settings that are more than fields: logo, colour, look, backup, check."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton, QWidget

from collector_desktop.documents.plain_picture import PlainPicture
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.settings import logo
from collector_desktop.storage.database import db
from collector_desktop.storage.operations import operation
from collector_desktop.ui.widgets.settings_logo import _image
from tests.conftest import TODAY


def save_picture(path, mode, size, kind):
    Image.new(mode, size, "red").save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "CMYK"), ("PNG", "P")])
def test_a_logo_is_encoded_anew_and_can_be_removed(qtbot, page, tmp_path, kind, mode):
    page.list.choose("letterhead")
    page.section("letterhead").logo.take(save_picture(tmp_path / "logo", mode, (2400, 600), kind))
    kept = QImage.fromData(logo())
    assert (kept.width(), kept.height()) == (1200, 300)
    assert page.section("letterhead").logo.remove.isVisible()
    assert not page.section("letterhead").logo.state.pixmap().isNull()
    qtbot.mouseClick(page.section("letterhead").logo.remove, Qt.MouseButton.LeftButton)
    assert logo() is None
    assert not page.section("letterhead").logo.remove.isVisible()


def test_a_file_that_is_no_picture_is_refused_beside_the_logo(qtbot, page, tmp_path):
    page.list.choose("letterhead")
    fake = tmp_path / "logo.png"
    fake.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    page.section("letterhead").logo.take(fake)
    assert "not a picture" in page.section("letterhead").logo.problem.text()
    page.section("letterhead").logo.take(tmp_path / "gone.png")
    assert "cannot be read" in page.section("letterhead").logo.problem.text()
    page.section("letterhead").logo.take(save_picture(tmp_path / "logo.gif", "P", (9, 9), "GIF"))
    assert "not a picture" in page.section("letterhead").logo.problem.text()
    assert logo() is None


def test_a_logo_of_a_strangers_ledger_that_is_no_picture_we_keep_is_not_opened(page):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect/></svg>"
    for content in (svg, b"", b"\x89PNG\r\n\x1a\nbroken"):
        page.section("letterhead").logo.show_kept(content)
        assert page.section("letterhead").logo.state.text() == "Initials on your colour"


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_dots_of_a_logo_are_shown_in_their_places_and_colours(mode):
    """Rows of three dots of three bytes end nowhere near where Qt would begin the next."""
    drawn = Image.new(mode, (3, 2), "white")
    drawn.putpixel((1, 1), (10, 20, 30))
    drawn.putpixel((2, 0), (200, 100, 0))
    shown = _image(PlainPicture.of_dots(3, 2, len(mode), drawn.tobytes()))
    assert shown.pixelColor(1, 1).getRgb() == (10, 20, 30, 255)
    assert shown.pixelColor(2, 0).getRgb() == (200, 100, 0, 255)
    assert shown.pixelColor(0, 0).getRgb() == (255, 255, 255, 255)


def test_the_look_is_asked_for_and_shown_as_it_is(qtbot, page):
    page.list.choose("appearance")
    with qtbot.waitSignal(page.look_asked) as asked:
        page.section("appearance").schemes.choose(1)
    assert asked.args == ["dark", 100]
    with qtbot.waitSignal(page.look_asked) as asked:
        page.section("appearance").size_box.setValue(120)
    assert asked.args == ["dark", 120]
    page.desk.personal.put("look.scheme", "light")
    page.desk.personal.put("look.text", 150)
    with qtbot.assertNotEmitted(page.look_asked, wait=400):
        page.desk.theme.changed.emit()
    assert (
        page.section("appearance").schemes.current(),
        page.section("appearance").size_box.value(),
    ) == (0, 150)


def test_the_ledger_is_shown_and_its_buttons_ask_the_window(qtbot, page):
    page.list.choose("backup")
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "today 07:58")
    texts = " ".join(
        label.text() for label in (page.section("backup").file, page.section("backup").last)
    )
    assert texts.replace("\N{ZERO WIDTH SPACE}", "") == "vale.collector Last backup today 07:58"
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "")
    assert page.section("backup").last.text() == "No backup yet"
    buttons = {button.text(): button for button in page.section("backup").findChildren(QPushButton)}
    with qtbot.waitSignal(page.backup_asked):
        buttons["Back up now"].click()
    with qtbot.waitSignal(page.restore_asked):
        buttons["Restore…"].click()
    page.section("backup").findChild(QWidget, "copyPath").click()
    assert QGuiApplication.clipboard().text() == "/home/priya/vale.collector"


def test_the_check_says_in_words_what_it_found(qtbot, page, acme):
    page.list.choose("backup")
    page.section("backup").check.click()
    assert page.section("backup").result.text().startswith("No problems found")
    with operation("test", "Spoil a kept balance", TODAY):
        db.execute_sql("UPDATE item SET open_minor = 1")
    page.section("backup").check.click()
    assert "found" in page.section("backup").result.text()
    assert "INV-1" in page.section("backup").result.text()
    assert page.section("backup").check.isEnabled()


def test_a_check_that_fails_can_be_tried_again(qtbot, page, monkeypatch):
    def fail(_):
        raise RefusedError("The disk is gone.", "Plug it in.")

    monkeypatch.setattr("collector_desktop.ui.widgets.settings_backup.check_ledger", fail)
    page.list.choose("backup")
    page.section("backup").check.click()
    assert page.section("backup").result.text() == "The disk is gone. Plug it in."
    assert page.section("backup").check.isEnabled()
