"""The first start: what each way to begin asks for, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from collector_desktop.services.ledgers import CompanyDraft
from collector_desktop.ui.pages.welcome import EMPTY, IMPORT, OPEN, SAMPLE, WelcomePage

ENTER = Qt.Key.Key_Return
ACME = CompanyDraft("Acme Ltd", "GB", "GBP")


@pytest.fixture
def page(qtbot, desk):
    page = WelcomePage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.main_focus().setFocus()
    page.company.country.setText("GB")
    page.company.currency.setText("GBP")
    return page


@pytest.fixture
def asked(page):
    """Everything that the page has asked for, in order."""
    found = []
    page.demo_asked.connect(lambda: found.append(("demo",)))
    page.create_asked.connect(lambda company: found.append(("create", company)))
    page.import_asked.connect(lambda company, path: found.append(("import", company, path)))
    page.open_asked.connect(lambda path: found.append(("open", path)))
    return found


@pytest.fixture
def chosen_file(monkeypatch):
    """The name of the file that is chosen, empty to cancel; and the titles of the questions."""
    answer = {"path": "", "titles": []}

    def choose(_, title, *__):
        answer["titles"].append(title)
        return answer["path"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return answer


def problem(page):
    (shown,) = (
        found.text()
        for found in page.company.findChildren(QLabel)
        if found.property("kind") == "error" and found.isVisible()
    )
    return shown


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    action, button, key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(5, 5), action, data, button, key)
    entering.ignore()
    page.dragEnterEvent(entering)
    if entering.isAccepted():
        page.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, key))
    return entering.isAccepted()


def test_an_import_asks_for_the_file_once_the_company_is_named(qtbot, page, asked, chosen_file):
    chosen_file["path"] = "/exports/june.csv"
    qtbot.keyClicks(page.company.name, "Acme Ltd")
    qtbot.keyClick(page.company.name, ENTER)
    assert asked == [("import", ACME, "/exports/june.csv")]
    assert len(chosen_file["titles"]) == 1


def test_a_file_that_is_not_chosen_starts_nothing(qtbot, page, asked, chosen_file):
    page.company.name.setText("Acme Ltd")
    qtbot.keyClick(page.company.name, ENTER)
    assert asked == []


def test_enter_in_a_field_makes_the_ledger_once(qtbot, page, asked):
    page.choices[EMPTY].click()
    for field in (page.company.name, page.company.country, page.company.currency):
        page.company.name.setText("Acme Ltd")
        qtbot.keyClick(field, ENTER)
        assert asked == [("create", ACME)]
        asked.clear()


def test_small_letters_make_the_same_codes(qtbot, page, asked):
    page.choices[EMPTY].click()
    page.company.name.setText("  Müller GmbH ")
    page.company.country.setText("de")
    page.company.currency.setText("eur")
    page.go_on()
    assert asked == [("create", CompanyDraft("Müller GmbH", "DE", "EUR"))]


def test_a_company_without_a_name_is_asked_for_it(qtbot, page, asked, chosen_file):
    qtbot.keyClick(page.company.name, ENTER)
    assert problem(page) == "Enter the name of your business."
    assert page.company.name.property("error") is True
    assert chosen_file["titles"] == []
    qtbot.keyClicks(page.company.name, "A")
    assert page.company.name.property("error") is False
    assert asked == []


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [("country", "Utopia", "is not a country code"), ("currency", "pounds", "pounds")],
)
def test_a_code_that_is_none_is_refused_beside_its_field(qtbot, page, asked, field, text, says):
    page.choices[EMPTY].click()
    page.company.name.setText("Acme Ltd")
    edit = getattr(page.company, field)
    edit.setText(text)
    page.go_on()
    assert says.casefold() in problem(page).casefold()
    assert edit.hasFocus()
    assert edit.property("error") is True
    assert asked == []


def test_sample_data_needs_no_company(qtbot, page, asked):
    page.choices[SAMPLE].click()
    assert not page.company.isVisible()
    qtbot.keyClick(page.main_focus(), ENTER)
    assert asked == [("demo",)]


def test_a_ledger_or_a_backup_is_chosen_and_opened(qtbot, page, asked, chosen_file):
    chosen_file["path"] = "/old/acme.collector-backup"
    page.choices[OPEN].click()
    qtbot.keyClick(page.main_focus(), ENTER)
    assert asked == [("open", "/old/acme.collector-backup")]


def test_the_arrow_keys_walk_through_the_ways_to_begin(qtbot, page):
    page.choices[IMPORT].setFocus()
    qtbot.keyClick(page.choices[IMPORT], Qt.Key.Key_Down)
    assert page.choices[EMPTY].isChecked()
    assert page.company.isVisible()


def test_a_dropped_export_is_imported_without_being_asked_for(qtbot, page, asked, chosen_file):
    page.choices[SAMPLE].click()
    assert drop(page, "/exports/june.csv")
    assert page.choices[IMPORT].accessibleDescription() == "june.csv is ready to import."
    page.company.name.setText("Acme Ltd")
    qtbot.keyClick(page.company.name, ENTER)
    assert asked == [("import", ACME, "/exports/june.csv")]
    assert chosen_file["titles"] == []


def test_a_dropped_ledger_is_opened(page, asked):
    assert drop(page, "/old/acme.collector")
    assert asked == [("open", "/old/acme.collector")]


def test_no_file_to_import_leaves_the_choice_as_it_was(page):
    page.choices[SAMPLE].click()
    page.show_argument("")
    assert page.choices[SAMPLE].isChecked()


def test_several_files_at_once_are_not_taken(page, asked):
    assert not drop(page, "/exports/june.csv", "/exports/july.csv")
    assert asked == []
