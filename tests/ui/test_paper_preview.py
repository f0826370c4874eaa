"""A paper is shown before it goes, and its going is recorded."""

import hashlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from collector_desktop.documents.combined import page_count
from collector_desktop.queries.customer_card import papers
from collector_desktop.queries.mail_address import mail_address_of
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import AddressFault, Contact, Customer, Message, Person
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.paper_preview import PaperPreview
from collector_desktop.ui.papers_sent import PaperCommands
from collector_desktop.ui.widgets.segmented import Segmented
from tests.conftest import TODAY, add_item
from tests.unit.integrations.mail.mime import head_and_body, parts

LONG = 80


@pytest.fixture
def statement(acme, desk):
    return statement_paper(acme.id, TODAY, desk.fonts)


@pytest.fixture
def long_statement(acme, desk):
    with operation("test", "Add many", TODAY):
        for number in range(LONG):
            add_item(acme, f"M-{number}", TODAY, TODAY, 1_000)
    return statement_paper(acme.id, TODAY, desk.fonts)


@pytest.fixture
def open_preview(qtbot, desk):
    def show(paper):
        preview = PaperPreview(desk, paper, "Statement")
        qtbot.addWidget(preview)
        preview.resize(900, 800)
        with qtbot.waitActive(preview):
            preview.show()
            preview.activateWindow()
        qtbot.waitUntil(lambda: preview.view.picture(0) is not None)
        return preview

    return show


def test_the_page_is_as_wide_as_there_is_room(open_preview, statement, qtbot):
    preview = open_preview(statement)
    qtbot.waitUntil(lambda: 780 < preview.view.picture(0).width() < 900)
    picture = preview.view.picture(0)
    assert picture.height() > picture.width()
    points = ((x, y) for y in range(0, 600, 5) for x in range(0, picture.width(), 5))
    colours = {picture.pixelColor(*point).name() for point in points}
    assert len(colours) > 3
    preview.resize(700, 800)
    qtbot.waitUntil(lambda: preview.view.picture(0).width() < 700)


def test_pages_are_turned_by_key_and_stop_at_the_last(open_preview, long_statement, qtbot):
    preview = open_preview(long_statement)
    count = preview.view.count
    assert count == page_count(long_statement.content) > 2
    qtbot.keyClick(preview, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert preview.page == 2
    assert preview.tools.place.text() == f"Page 2 of {count}"
    assert preview.view.picture(1) != preview.view.picture(0)
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.page == count
    for _ in range(10):
        qtbot.keyClick(preview.view, Qt.Key.Key_Left)
    assert preview.page == 1


def test_saving_writes_the_file_and_the_history(open_preview, statement, acme, tmp_path):
    preview = open_preview(statement)
    target = tmp_path / "my own name.pdf"
    preview.save_to(target)
    assert target.read_bytes() == statement.content
    (row,) = papers(acme.id, TODAY)
    assert (row.path, row.sha256) == (
        str(target),
        hashlib.sha256(target.read_bytes()).hexdigest(),
    )
    assert preview.result() == PaperPreview.DialogCode.Accepted


def test_the_name_that_is_offered_lies_among_the_papers(
    open_preview, statement, desk, acme, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    open_preview(statement)._save_button.click()
    assert (desk.papers / statement.name).read_bytes() == statement.content
    assert [row.file_name for row in papers(acme.id, TODAY)] == [statement.name]


def test_nothing_is_saved_when_the_name_is_not_given(open_preview, statement, acme, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    preview = open_preview(statement)
    preview._save_button.click()
    assert papers(acme.id, TODAY) == ()
    assert preview.isVisible()


def test_a_folder_that_cannot_be_written_is_reported_and_nothing_is_recorded(
    open_preview, statement, acme, tmp_path
):
    preview = open_preview(statement)
    preview.save_to(tmp_path / "nowhere" / "x.pdf")
    assert "could not be written" in preview._problem.text()
    assert preview._problem.isVisible()
    assert papers(acme.id, TODAY) == ()


def test_printing_keeps_a_file_and_records_it(open_preview, long_statement, acme, tmp_path, desk):
    preview = open_preview(long_statement)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == page_count(long_statement.content) > 1
    (row,) = papers(acme.id, TODAY)
    assert row.path == str(desk.papers / long_statement.name)
    assert (desk.papers / long_statement.name).read_bytes() == long_statement.content


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_leaves_no_record(
    open_preview, statement, acme, tmp_path, desk
):
    preview = open_preview(statement)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    preview.print_on(printer)
    assert "did not take" in preview._problem.text()
    assert papers(acme.id, TODAY) == ()
    assert not desk.papers.exists()


def test_the_viewer_gets_a_file_and_nothing_counts_as_sent(open_preview, statement, links, desk):
    preview = open_preview(statement)
    preview._open()
    assert links == [str(desk.papers / statement.name)]
    assert Contact.select().count() == 0
    assert preview.isVisible()


class AskingPage(QObject):
    statement_asked = Signal(int)
    letter_asked = Signal(int)


def test_a_wish_of_a_page_opens_the_paper(qtbot, desk, acme):
    window = QWidget()
    qtbot.addWidget(window)
    commands, page = PaperCommands(desk, window), AskingPage()
    commands.listen_to(page)
    page.letter_asked.emit(acme.id)
    assert commands.preview.windowTitle() == "Reminder letter, Acme Ltd"
    page.statement_asked.emit(acme.id)
    assert commands.preview.windowTitle() == "Statement, Acme Ltd"
    commands.preview.reject()
    assert commands.preview is None


def test_the_kind_of_a_statement_is_changed_over_it(qtbot, desk, acme, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    commands = PaperCommands(desk, window)
    commands.show_statement(acme.id)
    preview = commands.preview
    first = preview.paper.content
    preview.findChild(Segmented).choose(2)
    assert preview.view.content != first
    text = PdfReader(BytesIO(preview.view.content)).pages[0].extract_text()
    assert "Brought forward" in text
    preview.save_to(tmp_path / "activity.pdf")
    assert (tmp_path / "activity.pdf").read_bytes() == preview.paper.content != first
    assert Contact.select().count() == 1


def test_a_kind_that_states_nothing_leaves_the_one_that_is_shown(qtbot, desk, acme):
    with operation("test", "Old debt and as much credit", TODAY):
        add_item(acme, "R-1", TODAY - timedelta(80), TODAY - timedelta(80), 12_000, "receipt")
    window = QWidget()
    qtbot.addWidget(window)
    commands = PaperCommands(desk, window)
    commands.show_statement(acme.id)
    before = commands.preview.paper
    commands.preview.findChild(Segmented).choose(2)
    assert "Acme Ltd owes nothing." in commands.preview._problem.text()
    assert commands.preview.paper is before


def test_a_reminder_that_is_not_needed_is_refused_in_words(qtbot, desk, acme):
    window = QWidget()
    qtbot.addWidget(window)
    commands, failures = PaperCommands(desk, window), []
    desk.tasks.failed.connect(failures.append)
    commands.listen_to(QObject())
    other = acme.id + 1
    with operation("test", "Add", TODAY):
        type(acme).create(id=other, code="B", name="Bolt Ltd", currency="GBP")
    commands.show_letter(other)
    commands.show_statement(other)
    assert [error.title for error in failures] == [
        "Bolt Ltd has nothing overdue.",
        "Bolt Ltd owes nothing.",
    ]


def test_a_draft_has_the_paper_attached_and_is_in_the_history(
    open_preview, statement, acme, links, desk
):
    with operation("test", "Tom works there", TODAY):
        Person.create(customer=acme, name="Tom Hartley", email="tom@acme.example", is_main=True)
    preview = open_preview(statement)
    preview.draft()
    path = Path(links[-1])
    assert (path.parent, path.suffix) == (desk.papers / "drafts", ".eml")
    fields, _ = head_and_body(path.read_bytes())
    assert ("To", "Tom Hartley <tom@acme.example>") in fields
    assert ("X-Unsent", "1") in fields
    assert parts(path.read_bytes())[-1][1] == statement.content
    contact = Contact.get()
    assert (contact.kind, contact.document.kind) == ("email", "statement")
    assert contact.document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not preview.isVisible()
    undo_last(TODAY)
    assert Contact.select().count() == 0
    redo_last(TODAY)
    assert Contact.select().count() == 1


def test_with_a_mail_server_it_waits_in_the_outbox(open_preview, statement, acme, links, desk):
    change_settings({"mail.way": "smtp"}, TODAY)
    with operation("test", "Reach", TODAY):
        Customer.update(email="ap@acme.example").where(Customer.id == acme.id).execute()
    preview = open_preview(statement)
    preview.draft()
    assert not preview.isVisible()
    assert links == []
    [message] = Message.select()
    assert (message.state, message.address) == ("queued", "ap@acme.example")
    assert (desk.papers / "e-mails" / statement.name).read_bytes() == statement.content
    again = open_preview(statement)
    again.draft()
    assert "waits to go by e-mail" in again._problem.text()
    undo_last(TODAY)
    assert Message.select().count() == 0


def test_without_an_address_nothing_is_drafted_or_recorded(open_preview, statement, acme, links):
    preview = open_preview(statement)
    preview.draft()
    assert "No e-mail address of Acme Ltd is known" in preview._problem.text()
    assert links == []
    assert Contact.select().count() == 0


def test_an_address_that_failed_is_not_written_to(ledger, acme):
    with operation("test", "Three ways to write", TODAY):
        Customer.update(email="ap@acme.example").where(Customer.id == acme.id).execute()
        Person.create(customer=acme, name="Ann", email="ann@acme.example")
        Person.create(customer=acme, name="Tom", email="tom@acme.example", is_main=True)
    assert mail_address_of(acme.id, TODAY) == ("", "ap@acme.example")
    for known, then in (
        ("AP@acme.example", ("Tom", "tom@acme.example")),
        ("tom@acme.example", ("Ann", "ann@acme.example")),
        ("ann@acme.example", None),
    ):
        with operation("test", "It bounced", TODAY):
            AddressFault.create(customer=acme, kind="email", value=known, noted_on=TODAY)
        assert mail_address_of(acme.id, TODAY) == then
    assert mail_address_of(acme.id, TODAY - timedelta(days=1)) == ("", "ap@acme.example")
