"""What comes from outside: drops anywhere, pasted rows, a watched folder, the ledger's age."""

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Item
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.incoming import WATCHED
from collector_desktop.ui.widgets.import_draft import Step
from tests.journeys.files import xero

PASTED = (
    "Bill\tDebtor\tRaised\tPay by\tCharged\tLeft\n"
    "INV-1\tAcme Ltd\t13/09/2026\t13/10/2026\t120.00\t120.00\n"
)
BANK = Path(__file__).resolve().parents[1] / "data" / "bank"
LAYOUT = ("number", "customer_name", "document_on", "due_on", "amount", "open")


@pytest.fixture
def exports(tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


def sales(folder, name, number, open_minor=100.0):
    return xero(folder / name, ("Moss Ltd", number, "08/09/2026", "18/10/2026", open_minor, 0))


def drop_on(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_files_dropped_anywhere_come_one_after_the_other(window, exports):
    window.open_page(nav.REPORTS)
    drop_on(window, sales(exports, "a.csv", "INV-1"), sales(exports, "b.csv", "INV-2"))
    page = window.page(nav.IMPORT)
    assert (window.place.page, page.step) == (nav.IMPORT, Step.CHECK)
    page.choose_next()
    assert page.foot.next.text() == "Next: b.csv"
    page.choose_next()
    assert page.step == Step.CHECK
    page.choose_next()
    assert page.foot.next.text() == "Open Today"
    assert sorted(item.number for item in Item.select()) == ["INV-1", "INV-2"]


def test_a_dropped_folder_is_refused_in_words(window, exports):
    drop_on(window, exports)
    assert window.messages.text().startswith("exports is a folder. Drop the files in it")
    assert window.place.page == nav.TODAY


def test_rows_copied_in_a_spreadsheet_go_through_the_same_steps(qtbot, window):
    QGuiApplication.clipboard().setText(PASTED)
    window.open_page(nav.IMPORT)
    page = window.page(nav.IMPORT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.file.drop.button.setFocus()
    qtbot.keyClick(page.file.drop.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.step == Step.MATCH
    for column, field in enumerate(LAYOUT):
        page.match.columns.set_field(column, field)
    page.choose_next()
    page.choose_next()
    assert Item.get().number == "INV-1"
    QGuiApplication.clipboard().setText(PASTED + "INV-2\tAcme Ltd\t14/09/2026\t14/10/2026\t9\t9\n")
    window.registry.action("paste").trigger()
    assert page.step == Step.CHECK
    assert (page.plan.counts.created, page.plan.counts.unchanged) == (1, 1)


def test_a_clipboard_without_rows_is_refused_in_words(window):
    QGuiApplication.clipboard().setText("nothing")
    window.incoming.paste()
    assert "There are no rows to paste." in window.messages.text()


def test_a_watched_folder_is_reported_at_opening_and_nothing_comes_in_by_itself(window, exports):
    sales(exports, "a.csv", "INV-1")
    (exports / "odd.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (exports / "notes.pdf").write_bytes(b"%PDF-")
    window.desk.personal.put(WATCHED, str(exports))
    window.session.open(window.session.info.path)
    said = "2 new files in exports would add 1 entry; 1 file to be matched by you."
    assert window.messages.text() == said
    assert Item.select().count() == 0
    page = window.page(nav.IMPORT)
    assert page.file.watched.words.text() == said
    window.messages.button.click()
    assert (window.place.page, page.step) == (nav.IMPORT, Step.CHECK)
    page.choose_next()
    assert page.foot.next.text() == "Next: odd.csv"
    window.incoming.look()
    assert "1 new file in exports; 1 file" in page.file.watched.words.text()


def test_statements_in_a_watched_folder_are_known_by_their_content(window, exports):
    named = {"camt053.xml": "bank.xml", "mt940.sta": "bank.txt"}
    for source, name in named.items():
        shutil.copy(BANK / source, exports / name)
    with zipfile.ZipFile(exports / "bank.zip", "w") as packed:
        packed.write(BANK / "camt054.xml", "one.xml")
    (exports / "odd.xml").write_text("<page/>", encoding="utf-8")
    (exports / "readme.txt").write_text("Nothing to see here.", encoding="utf-8")
    wrong = (BANK / "camt053.xml").read_text("utf-8").replace("2100.01", "2100.02")
    (exports / "wrong.xml").write_text(wrong, encoding="utf-8")
    window.desk.personal.put(WATCHED, str(exports))
    window.open_page(nav.IMPORT)
    window.incoming.look()
    told = window.page(nav.IMPORT).file.watched
    assert "4 new files in exports" in told.words.text()
    assert "1 file to be matched by you" in told.words.text()


def test_what_is_imported_already_is_no_news(window, exports):
    path = sales(exports, "a.csv", "INV-1")
    window.open_page(nav.IMPORT, str(path))
    window.page(nav.IMPORT).choose_next()
    window.desk.personal.put(WATCHED, str(exports))
    window.messages.hide()
    window.incoming.look()
    assert not window.messages.isVisible()
    assert window.page(nav.IMPORT).file.watched.words.text() == "Watching exports: nothing new"


def test_what_was_new_in_the_folder_is_no_news_once_it_is_imported(window, exports):
    sales(exports, "today.csv", "INV-1")
    sales(exports, "more.csv", "INV-2")
    window.desk.personal.put(WATCHED, str(exports))
    window.incoming.look()
    window.open_page(nav.IMPORT)
    page = window.page(nav.IMPORT)
    line = page.file.watched
    assert line.words.text() == "2 new files in exports would add 2 entries."
    line.take.click()
    page.choose_next()
    page.choose_next()
    assert line.words.text() == "2 new files in exports would add 2 entries."
    page.choose_next()
    assert line.words.text() == "Watching exports: nothing new"
    assert line.take.isHidden()


def test_the_age_of_the_data_is_always_shown_and_warns_in_time(window, exports, calendar):
    label = window.status._ledger
    assert label.text() == "Nothing imported yet"
    window.open_page(nav.IMPORT, str(sales(exports, "a.csv", "INV-1")))
    window.page(nav.IMPORT).choose_next()
    assert (label.text(), label.property("tone")) == ("Ledger imported today from a.csv", "")
    calendar.day = date(2026, 12, 2)
    window.tick()
    assert label.text() == "Ledger imported 8 days ago from a.csv"
    assert label.property("tone") == "warn"
    change_settings({"import.warn_after_days": "0"}, calendar.day)
    window.incoming.show_age()
    assert label.property("tone") == ""
