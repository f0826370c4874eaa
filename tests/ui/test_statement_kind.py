"""The kind and the period of the statement in the preview."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from collector_desktop.queries.customer_card import papers
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.statement_kind import StatementKind
from collector_desktop.ui.papers_sent import PaperCommands
from tests.conftest import TODAY, add_item
from tests.integration.money import item, receive


@pytest.fixture
def preview(qtbot, desk, acme):
    with operation("test", "An old invoice, paid", TODAY):
        old = TODAY - timedelta(70)
        add_item(acme, "OLD-70", old, old, 5_000)
    window = QWidget()
    qtbot.addWidget(window)
    commands = PaperCommands(desk, window)
    commands.show_statement(acme.id)
    yield commands.preview
    window.close()


@pytest.fixture
def choice(preview):
    return preview.findChild(StatementKind)


def shown(preview):
    pages = PdfReader(BytesIO(preview.view.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def stated(preview):
    """Return what stands above the slip, which lists all that is open in whatever period."""
    above, cut, _ = shown(preview).partition("Cut here")
    assert cut
    return above


def take(choice, name):
    choice.period.setCurrentIndex(choice.period.findData(name))
    choice.period.activated.emit(choice.period.currentIndex())


def test_only_movements_have_a_period(choice):
    assert not choice.period.isVisibleTo(choice)
    choice.kind.choose(2)
    assert choice.period.isVisibleTo(choice)
    assert choice.period.currentData() == "30-days"
    choice.kind.choose(0)
    assert not choice.period.isVisibleTo(choice)


def test_a_longer_period_shows_what_moved_in_it(preview, choice):
    choice.kind.choose(2)
    assert "OLD-70" not in stated(preview)
    take(choice, "90-days")
    assert "OLD-70" in stated(preview)
    take(choice, "this-month")
    assert "OLD-70" not in stated(preview)
    choice.kind.choose(3)
    assert "OLD-70" in stated(preview)


def test_detail_shows_what_was_paid_and_asks_for_no_period(preview, choice, acme):
    receive(acme, 4_000, TODAY - timedelta(3), allocate=((item("INV-1").id, 4_000),))
    choice.kind.choose(1)
    assert not choice.period.isVisibleTo(choice)
    paid_on = (TODAY - timedelta(3)).strftime("%d/%m/%Y")
    assert f"120.00 80.00 R-000001 {paid_on} Payment" in shown(preview)
    choice.kind.choose(0)
    assert "Payment \u2212" not in shown(preview)


def test_the_usual_kind_of_a_setting_is_the_one_that_is_shown(qtbot, desk, acme):
    change_settings({"statement.kind": "detail"}, TODAY)
    receive(acme, 4_000, TODAY - timedelta(3), allocate=((item("INV-1").id, 4_000),))
    window = QWidget()
    qtbot.addWidget(window)
    commands = PaperCommands(desk, window)
    commands.show_statement(acme.id)
    assert commands.preview.findChild(StatementKind).kind.current() == 1
    assert "R-000001" in shown(commands.preview)
    window.close()


def test_a_period_that_is_over_is_stated_at_its_last_day(preview, choice):
    choice.kind.choose(2)
    take(choice, "last-month")
    last = TODAY.replace(day=1) - timedelta(1)
    assert f"{last.day} {last:%B %Y}" in shown(preview)


def test_own_days_are_typed_and_wrong_ones_are_reported(preview, choice, qtbot):
    choice.kind.choose(2)
    take(choice, "own")
    assert choice.first.day() == TODAY.replace(day=1)
    assert choice.last.day() == TODAY
    before = preview.view.content
    choice.first.setText((TODAY + timedelta(3)).strftime("%d/%m/%Y"))
    qtbot.keyClick(choice.first, Qt.Key.Key_Return)
    assert choice._problem.text() == "The period ends before it begins."
    assert preview.view.content == before
    choice.first.setText((TODAY - timedelta(80)).strftime("%d/%m/%Y"))
    qtbot.keyClick(choice.first, Qt.Key.Key_Return)
    assert not choice._problem.isVisibleTo(choice)
    assert "OLD-70" in stated(preview)
    choice.last.setText("never")
    qtbot.keyClick(choice.last, Qt.Key.Key_Return)
    assert "This is not a date." in choice._problem.text()


def test_what_is_chosen_is_what_is_kept(preview, choice, acme, tmp_path):
    choice.kind.choose(2)
    take(choice, "90-days")
    preview.save_to(tmp_path / "quarter.pdf")
    assert b"%PDF" in (tmp_path / "quarter.pdf").read_bytes()[:8]
    assert "OLD-70" in stated(preview)
    assert len(papers(acme.id, TODAY)) == 1
