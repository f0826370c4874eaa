"""Answers are read one after the other; each lets the chase go on once it is read."""

import pytest

from collector_desktop.integrations.mail.incoming import read_mail
from collector_desktop.queries.incoming import unread_replies
from collector_desktop.services.history import undo_last
from collector_desktop.services.incoming_mail import file_mail
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.answers import Answers
from tests.conftest import TODAY
from tests.integration.mailing import Clock

RAW = "From: {0}@x.example\r\nSubject: About {0}\r\n\r\n<b>we pay</b> {0}\r\n"


@pytest.fixture
def answers(qtbot, desk, ledger):
    with operation("test", "Customers who write", TODAY):
        for code in ("acme", "beta"):
            Customer.create(code=code, name=code.title(), currency="GBP", email=f"{code}@x.example")
    for number, code in enumerate(("acme", "beta")):
        file_mail(read_mail(RAW.format(code).encode()), f"box 1 {number}", Clock().now(), TODAY)
    dialog = Answers(desk)
    qtbot.addWidget(dialog)
    dialog.refresh()
    dialog.show()
    return dialog


def test_an_answer_is_shown_as_it_was_written(answers):
    assert (answers.count.text(), answers.who.text()) == ("1 of 2", "Acme")
    assert answers.subject.text() == "About acme"
    assert answers.text.toPlainText() == "<b>we pay</b> acme"
    assert answers.origin.text() == "acme@x.example, today"


def test_reading_them_all_leaves_none_and_can_be_taken_back(answers):
    answers.read.click()
    assert (answers.count.text(), answers.who.text()) == ("1 of 1", "Beta")
    answers.read.click()
    assert answers.none.isVisible()
    assert not answers.who.isVisible()
    assert not answers.read.isVisible()
    assert unread_replies(TODAY) == frozenset()
    undo_last(TODAY)
    assert len(unread_replies(TODAY)) == 1


def test_next_leaves_one_unread(answers):
    answers.later.click()
    assert answers.who.text() == "Beta"
    answers.later.click()
    assert answers.who.text() == "Acme"
    assert len(unread_replies(TODAY)) == 2


def test_the_card_of_who_wrote_is_one_click_away(qtbot, answers):
    with qtbot.waitSignal(answers.customer_asked) as asked:
        answers.card.click()
    assert asked.args == [Customer.get(Customer.code == "acme").id]
    assert not answers.isVisible()


def test_where_nothing_came_it_says_what_an_answer_would_do(qtbot, desk, ledger):
    dialog = Answers(desk)
    qtbot.addWidget(dialog)
    dialog.refresh()
    dialog.show()
    assert dialog.none.isVisible()
    assert not dialog.text.isVisible()
    assert not dialog.read.isVisible()
