"""Several files at once, in the order in which they build on each other; whose lines are whose."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from collector_desktop.storage.models import BankAccount, BankLine, Customer, Item
from collector_desktop.ui.widgets.import_draft import Step
from tests.ui.pages.imports.file_texts import LIST, texts, write

ITEMS = (
    "type,number,customer,date,due_date,amount,currency,reference,description\n"
    "invoice,INV-8,BEX,2026-11-01,2026-11-20,80.00,GBP,,\n"
)
CUSTOMERS = "code,name,currency\nBEX,Bexley Joinery Ltd,GBP\n"
LINES = "Date,Description,Amount,Balance\n23/11/2026,ACME,5.00,5.00\n"


@pytest.fixture
def folder(tmp_path):
    return {
        "unknown": write(tmp_path / "a-unknown.csv", LIST),
        "items": write(tmp_path / "b-items.csv", ITEMS),
        "customers": write(tmp_path / "c-customers.csv", CUSTOMERS),
    }


def drop(zone, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    zone.dropEvent(event)


def test_dropped_files_come_customers_first_and_of_invoices_those_that_ask_last(page, folder):
    drop(page.file.drop, folder["unknown"], folder["items"], folder["customers"])
    assert (page.step, page.flow.draft.path) == (Step.CHECK, folder["customers"])
    page.choose_next()
    assert page.foot.next.text() == "Next: b-items.csv"
    page.choose_next()
    page.choose_next()
    assert Item.get(Item.number == "INV-8").customer.name == "Bexley Joinery Ltd"
    assert Customer.select().count() == 1
    page.choose_next()
    assert (page.step, page.flow.draft.path) == (Step.MATCH, folder["unknown"])
    assert page.queue.waiting == []


def test_a_file_without_news_gives_way_to_the_next_one(page, folder):
    page.start(str(folder["customers"]))
    page.choose_next()
    page.show_argument((str(folder["customers"]), str(folder["items"])))
    assert page.foot.next.text() == "Next: b-items.csv"
    page.choose_next()
    assert (page.step, page.flow.draft.path) == (Step.CHECK, folder["items"])


def test_leaving_a_file_forgets_those_that_wait(page, folder):
    page.show_argument((str(folder["items"]), str(folder["customers"])))
    assert page.queue.waiting == [str(folder["items"])]
    page._leave.click()
    assert (page.step, page.queue.waiting) == (Step.FILE, [])


def test_a_file_that_cannot_be_read_is_refused_in_its_turn(page, folder, tmp_path):
    empty = write(tmp_path / "empty.csv", "")
    page.show_argument((str(empty), str(folder["customers"])))
    assert page.flow.draft.path == folder["customers"]
    page.choose_next()
    page.choose_next()
    assert "empty" in page.failures[0].title


def test_lines_of_two_accounts_that_no_file_names_are_told_apart(page, tmp_path):
    for name in ("Main account", "Deposits"):
        page.start(str(write(tmp_path / f"{name}.csv", LINES)))
        assert page.check.options.account.isVisible()
        page.check.options.account.setText(name)
        page.check.options.account.editingFinished.emit()
        assert page.plan.counts.created == 1
        page.choose_next()
    assert BankLine.select().count() == 2
    names = [row.name for row in BankAccount.select().order_by(BankAccount.id)]
    assert names == ["Main account", "Deposits"]


def test_a_name_that_was_typed_and_not_entered_counts_too(page, tmp_path):
    page.start(str(write(tmp_path / "bank.csv", LINES)))
    page.check.options.account.setText("Deposits")
    page.choose_next()
    assert [row.name for row in BankAccount.select()] == ["Deposits"]


def test_the_check_names_the_account_that_was_said(page, tmp_path):
    page.start(str(write(tmp_path / "bank.csv", LINES)))
    page.check.options.account.setText("Deposits")
    page.check.options.account.editingFinished.emit()
    assert any(text.startswith("Deposits (GBP)") for text in texts(page.check.facts))


def test_without_a_name_the_same_line_of_two_files_is_one(page, tmp_path):
    for name in ("one", "two"):
        page.start(str(write(tmp_path / f"{name}.csv", LINES)))
        page.choose_next()
    assert BankLine.select().count() == 1


def test_an_account_is_asked_of_no_list_of_invoices(page, folder):
    page.start(str(folder["items"]))
    assert page.step == Step.CHECK
    assert not page.check.options.account.isVisible()
