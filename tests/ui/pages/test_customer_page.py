"""The customer card: what it shows, what is ticked, said, saved, and walked through."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.services.history import undo_last
from collector_desktop.services.papers import Paper, save_paper
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Contact, Customer, Person, Promise, PromiseItem
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.customer import CustomerPage
from collector_desktop.ui.widgets.card_as_at import past_day
from tests.conftest import TODAY, add_item


@pytest.fixture
def bolt(acme):
    """Another customer, with a credit limit, two currencies and money on account."""
    with operation("test", "Set up Bolt", TODAY):
        bolt = Customer.create(
            code="BOLT", name="Bolt Ltd", currency="GBP", credit_limit_minor=5_000
        )
        add_item(bolt, "B-1", date(2026, 10, 1), date(2026, 10, 31), 8_000)
        add_item(bolt, "B-2", date(2026, 11, 20), date(2026, 12, 20), 3_000)
        add_item(bolt, "R-1", date(2026, 11, 2), date(2026, 11, 2), 1_000, "receipt")
        add_item(bolt, "E-1", date(2026, 11, 2), date(2026, 11, 9), 2_000, currency="EUR")
    dawn = PersonDraft(bolt.id, "Dawn Whitlock", None, "accounts", "dawn@bolt.example")
    save_person(replace(dawn, phones=("0117 496 0142",), is_main=True), TODAY)
    return bolt


@pytest.fixture
def page(qtbot, desk, acme, bolt):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show_argument((bolt.id, (acme.id, bolt.id)))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.main_focus().setFocus()
    return page


@pytest.fixture
def news(page):
    said = []
    page.said.connect(said.append)
    return said


def shown(page, pane="items"):
    return getattr(page.tabs, pane).grid.shown_records()


def tick(page, *numbers):
    grid = page.tabs.items.grid
    for at, row in enumerate(shown(page)):
        if row.number in numbers:
            grid.select_rows(range(at, at + 1), on=True)


def test_open_items_stand_with_what_is_left_of_them(page):
    assert [row.number for row in shown(page)] == ["B-1", "R-1", "E-1", "B-2"]
    rows = page.tabs.items.grid.shown_rows().rows
    assert [row[3] for row in rows] == [24, None, 15, 0]
    assert [row[-1] for row in rows] == ["Overdue", "Not matched yet", "Overdue", "Not due"]
    assert page.tabs.items.count.text() == "4 open items"
    assert page.tabs.items.sum.text() == "£100.00, €20.00"


def test_the_head_tells_balance_limit_age_and_further_currencies(page):
    spoken = [box.accessibleName() for box in page.head._boxes if box.isVisible()]
    assert spoken == [
        "Balance: £100.00, 3 open items",
        "Overdue: £80.00, oldest 24 days",
        "Credit limit: £50.00, £50.00 over",
    ]
    assert page.head.chips.accessibleName() == "Over limit"
    assert page.head._bar.accessibleName().startswith("Not due £30.00; 1\u201330 days £80.00")
    assert "In EUR: €20.00 owed, €20.00 overdue" in page.head.others.text()
    assert "£10.00 paid or credited" in page.head.others.text()
    assert page.head.phone.text() == "0117 496 0142"


def test_ticked_items_are_what_is_promised(page):
    tick(page, "B-1", "B-2")
    promise = page.composer.fields.promise
    assert promise.amount.amount() == 11_000
    assert page.tabs.items.count.text() == "2 selected"
    tick(page, "R-1")
    assert promise.amount.amount() == 10_000
    page.tabs.items.grid.clearSelection()
    assert promise.amount.amount() == 8_000


def test_a_promise_is_saved_with_its_items_by_keyboard(page, qtbot, bolt):
    tick(page, "B-1")
    grid = page.tabs.items.grid
    qtbot.keyClick(grid, Qt.Key.Key_M)
    by = page.composer.fields.promise.by
    qtbot.keyClicks(by, "fri")
    qtbot.keyClick(by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    promise = Promise.get()
    assert (promise.amount_minor, promise.pay_by) == (8_000, date(2026, 11, 27))
    assert [row.item.number for row in PromiseItem.select()] == ["B-1"]
    assert Contact.get().customer.id == bolt.id
    assert page.head.chips.accessibleName() == "Over limit, Promised 27 Nov"
    assert page.story.timeline.model().rowCount() == 3
    assert not page.composer.has_text()
    assert page.tabs.ticked() == []
    assert grid.hasFocus()


def test_what_was_refused_stays_in_the_composer(page, qtbot):
    page.composer.choose("PTP")
    page.composer.fields.promise.by.setText("1/11/2026")
    page.composer.save()
    assert Promise.select().count() == 0
    assert page.composer.has_text()


def test_the_walk_goes_through_the_list_and_stops_at_its_ends(page, qtbot, acme, bolt):
    assert page.walk.place.text() == "2 of 2"
    tick(page, "B-1")
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.walk.place.text() == "1 of 2"
    assert [row.number for row in shown(page)] == ["INV-1"]
    assert page.header._title.text() == "Acme Ltd"
    assert page.tabs.ticked() == []
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.walk.customer_id == acme.id
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.walk.customer_id == bolt.id


def test_a_customer_without_a_list_has_no_walk(page, acme):
    page.show_argument((acme.id, ()))
    assert not page.walk.isVisible()
    assert [row.number for row in shown(page)] == ["INV-1"]


def test_keys_on_the_items_ask_for_papers_and_the_telephone(page, qtbot, bolt, links):
    grid = page.tabs.items.grid
    asked = []
    page.statement_asked.connect(lambda customer: asked.append(("statement", customer)))
    page.letter_asked.connect(lambda customer: asked.append(("letter", customer)))
    qtbot.keyClick(grid, Qt.Key.Key_S)
    qtbot.keyClick(grid, Qt.Key.Key_R)
    assert asked == [("statement", bolt.id), ("letter", bolt.id)]
    qtbot.keyClick(grid, Qt.Key.Key_C)
    qtbot.keyClick(grid, Qt.Key.Key_E)
    assert links == ["tel:01174960142", "mailto:dawn@bolt.example"]


def test_the_filter_leaves_the_lines_with_its_words(page):
    page.tabs.items.filter.setText("b-2")
    page.tabs.items._show()
    assert [row.number for row in shown(page)] == ["B-2"]
    assert page.tabs.items.sum.text() == "£30.00"


def test_an_open_promise_can_be_withdrawn_and_that_undone(page, bolt):
    draft = PromiseDraft(5_000, "GBP", TODAY + timedelta(days=2))
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=draft), TODAY)
    page.tabs.tabs.choose("promises")
    page.refresh()
    page.tabs.promises.grid.go_to(Promise.get().id)
    assert page.tabs.withdraw.isVisible()
    page.tabs.withdraw.click()
    assert Promise.get().status == PromiseStatus.CANCELLED
    assert [row.status for row in shown(page, "promises")] == [PromiseStatus.CANCELLED]
    assert not page.tabs.withdraw.isVisible()
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert [row.status for row in shown(page, "promises")] == [PromiseStatus.OPEN]


def test_promises_say_how_they_ended(page, bolt):
    day = TODAY - timedelta(days=10)
    draft = PromiseDraft(5_000, "GBP", day)
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=draft), day - timedelta(days=2))
    judge_promises(TODAY)
    page.tabs.tabs.choose("promises")
    page.refresh()
    table = page.tabs.promises.grid.shown_rows()
    assert table.rows[0][-1] == "Broken"
    assert "Broken promise" in page.head.chips.accessibleName()
    assert page.head._boxes[3].accessibleName() == "Promises kept: 0 of 1, last made 12 Nov"


def test_a_paper_sent_is_listed_and_opens(page, bolt, tmp_path, links, news):
    save_paper(Paper(bolt.id, "letter", "R.pdf", b"%PDF-1", (), TODAY), tmp_path, TODAY)
    page.tabs.tabs.choose("papers")
    page.refresh()
    (row,) = shown(page, "papers")
    page.tabs.papers.grid.opened.emit(row)
    assert links == [str(tmp_path / "R.pdf")]
    assert news == []


def test_the_account_runs_to_the_day_that_is_asked_for(page, qtbot):
    page.tabs.tabs.choose("account")
    assert [(r.entry.number, r.entry.balance_minor) for r in shown(page, "account")] == [
        ("E-1", 2_000),
        ("B-1", 8_000),
        ("R-1", 7_000),
        ("B-2", 10_000),
    ]
    assert page.tabs.account.sum.text() == "£100.00, €20.00"
    page.tabs.as_at.setText("31/10")
    page.tabs.as_at.editingFinished.emit()
    assert [r.entry.number for r in shown(page, "account")] == ["B-1"]
    assert page.tabs.account.count.text() == "1 entry"
    assert page.tabs.as_at.text() == "31/10/2026"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/10", date(2026, 10, 31)),
        ("24/11", TODAY),
        ("25/11", date(2025, 11, 25)),
        ("5 Jan", date(2026, 1, 5)),
        ("mon", date(2026, 11, 23)),
        ("today", TODAY),
        ("31/12/2027", date(2027, 12, 31)),
        ("soon", None),
    ],
)
def test_a_day_without_its_year_is_the_last_such_day(text, day):
    assert past_day(text, TODAY) == day


def test_details_change_in_a_dialog_and_only_on_save(page, qtbot, bolt):
    page.tabs.tabs.choose("details")
    page.tabs.details.edit_asked.emit()
    dialog = page.editing.dialog
    assert dialog.limit.text() == "50.00"
    dialog.limit.setText("12k")
    dialog.terms.setText("whenever")
    dialog.save()
    assert "not a payment term" in dialog._problem.text()
    assert Customer.get_by_id(bolt.id).credit_limit_minor == 5_000
    dialog.terms.setText("30 days end of month")
    dialog.save()
    assert page.editing.dialog is None
    changed = Customer.get_by_id(bolt.id)
    assert (changed.credit_limit_minor, changed.terms) == (1_200_000, "EOM+30")
    assert page.head.chips.accessibleName() == ""


def test_what_the_ledger_refuses_stays_in_the_dialog(page, bolt):
    page.tabs.details.edit_asked.emit()
    dialog = page.editing.dialog
    dialog.email.setText("dawn at bolt")
    dialog.save()
    assert "no e-mail address" in dialog._problem.text()
    assert dialog.isVisible()
    dialog.reject()
    assert Customer.get_by_id(bolt.id).email == ""


def test_people_are_added_changed_and_removed(page, bolt):
    page.tabs.details.person_asked.emit(None)
    dialog = page.editing.dialog
    dialog.save()
    assert "Enter a name" in dialog._problem.text()
    dialog.name.setText("Omar Vale")
    dialog.phones.setText("0117 496 0150, 07700 900123")
    dialog.do_not_call.setChecked(True)
    dialog.save()
    omar = Person.get(Person.name == "Omar Vale")
    assert omar.do_not_call
    row = page._card.facts.people[1]
    assert row.phones == ("0117 496 0150", "07700 900123")
    page.tabs.details.person_asked.emit(row)
    assert page.editing.dialog.phones.text() == "0117 496 0150, 07700 900123"
    page.editing.dialog.reject()
    page.tabs.details.person_removed.emit(row)
    assert [person.name for person in page._card.facts.people] == ["Dawn Whitlock"]


def test_a_customer_that_is_gone_sends_one_back(page, qtbot, news, acme):
    with qtbot.waitSignal(page.back_asked):
        page.show_argument((999, ()))
    assert news == ["This customer is not in the ledger any more. Go back to the list."]


def test_a_narrow_page_puts_the_panel_below_and_clips_nothing(page, qtbot):
    page.resize(800, 640)
    qtbot.waitUntil(lambda: page._panel.y() > page.tabs.y())
    assert page._panel.width() == page.tabs.width() == page.head.width()
    assert page.head.geometry().right() <= page.width()
    page.resize(1072, 660)
    qtbot.waitUntil(lambda: page._panel.y() == page.tabs.y())
    assert page._panel.geometry().right() <= page.width() - 16
