"""The other tabs of the card: promises, documents, the account and the details."""

from datetime import timedelta

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.importers.read import read_file
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.services.papers import Paper, save_paper
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Customer, Person, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.unit.importers.whole_files import cii, pdf, ubl


def shown(page, pane="items"):
    part = page.tabs.part(pane)
    lists = {"items": page.tabs.items, "promises": getattr(part, "list", None)}
    return lists.get(pane, part).grid.shown_records()


def test_an_open_promise_can_be_withdrawn_and_that_undone(page, bolt):
    draft = PromiseDraft(5_000, "GBP", TODAY + timedelta(days=2))
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=draft), TODAY)
    page.tabs.tabs.choose("promises")
    page.refresh()
    page.tabs.agreed.list.grid.go_to(Promise.get().id)
    assert page.tabs.agreed.withdraw.isVisible()
    page.tabs.agreed.withdraw.click()
    assert Promise.get().status == PromiseStatus.CANCELLED
    assert [row.status for row in shown(page, "promises")] == [PromiseStatus.CANCELLED]
    assert not page.tabs.agreed.withdraw.isVisible()
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert [row.status for row in shown(page, "promises")] == [PromiseStatus.OPEN]


def test_promises_say_how_they_ended(page, bolt):
    day = TODAY - timedelta(days=10)
    draft = PromiseDraft(5_000, "GBP", day)
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=draft), day - timedelta(days=2))
    judge_promises(TODAY)
    page.tabs.tabs.choose("promises")
    page.refresh()
    table = page.tabs.agreed.list.grid.shown_rows()
    assert table.rows[0][-1] == "Broken"
    assert "Broken promise" in page.head.chips.accessibleName()
    assert page.head._boxes[3].accessibleName() == "Promises kept: 0 of 1, last made 12 Nov"


def test_the_copy_of_an_invoice_is_listed_and_opens(page, bolt, tmp_path, links, news):
    made = pdf(("factur-x.xml", cii(buyer=bolt.name, prepaid="0", payable="120.00")))
    for name, content in (("nine.pdf", made), ("ten.xml", ubl(number="INV-10", buyer=bolt.name))):
        path = tmp_path / name
        path.write_bytes(content)
        apply_import(read_file(path), TODAY)
    page.tabs.tabs.choose("papers")
    page.refresh()
    ten, nine = shown(page, "papers")
    assert (nine.kind, nine.file_name) == ("invoice", "INV-9, nine.pdf")
    page.tabs.part("papers").grid.opened.emit(nine)
    (link,) = links
    assert link == str(page.desk.papers / "nine.pdf")
    assert (page.desk.papers / "nine.pdf").read_bytes() == made
    page.tabs.part("papers").grid.opened.emit(ten)
    assert (page.desk.papers / "ten.xml").exists()


def test_a_paper_sent_is_listed_and_opens(page, bolt, tmp_path, links, news):
    save_paper(Paper(bolt.id, "letter", "R.pdf", b"%PDF-1", (), TODAY), tmp_path, TODAY)
    page.tabs.tabs.choose("papers")
    page.refresh()
    (row,) = shown(page, "papers")
    page.tabs.part("papers").grid.opened.emit(row)
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
    page.tabs.account.as_at.setText("31/10")
    page.tabs.account.as_at.editingFinished.emit()
    assert [r.entry.number for r in shown(page, "account")] == ["B-1"]
    assert page.tabs.account.count.text() == "1 entry"
    assert page.tabs.account.as_at.text() == "Sat 31 Oct"


def test_details_change_in_a_dialog_and_only_on_save(page, qtbot, bolt):
    page.tabs.tabs.choose("details")
    page.tabs.part("details").edit_asked.emit()
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
    page.tabs.part("details").edit_asked.emit()
    dialog = page.editing.dialog
    dialog.email.setText("dawn at bolt")
    dialog.save()
    assert "not an e-mail address" in dialog._problem.text()
    assert dialog.isVisible()
    dialog.reject()
    assert Customer.get_by_id(bolt.id).email == ""


def test_people_are_added_changed_and_removed(page, bolt):
    page.tabs.part("details").person_asked.emit(None)
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
    page.tabs.part("details").person_asked.emit(row)
    assert page.editing.dialog.phones.text() == "0117 496 0150, 07700 900123"
    page.editing.dialog.reject()
    page.tabs.part("details").person_removed.emit(row)
    assert [person.name for person in page._card.facts.people] == ["Dawn Whitlock"]


def test_who_owes_nothing_any_more_has_no_broken_promise_to_speak_of(page, bolt, acme):
    """As on the list of customers, where only a debt can be behind a promise."""
    day = TODAY - timedelta(days=10)
    draft = PromiseDraft(5_000, "GBP", day)
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=draft), day - timedelta(days=2))
    judge_promises(TODAY)
    page.refresh()
    assert "Broken promise" in page.head.chips.accessibleName()
    with operation("test", "All is paid", TODAY):
        add_item(bolt, "R-2", TODAY, TODAY, 10_500, "receipt")
        add_item(bolt, "ER-2", TODAY, TODAY, 2_000, "receipt", currency="EUR")
    page.refresh()
    assert "Broken promise" not in page.head.chips.accessibleName()


def test_the_row_of_another_customer_is_not_the_one_that_keys_act_on(page, acme, bolt):
    """The third of one would else be the third of the next, which nobody has pointed at."""
    with operation("test", "Four more", TODAY):
        for at in range(4):
            add_item(acme, f"A-{at}", TODAY, TODAY, 1_000)
    grid = page.tabs.items.grid
    grid.go_to_row(2)
    page.refresh()
    assert grid.currentIndex().row() == 2
    page.show_argument((acme.id, (acme.id, bolt.id)))
    assert len(grid.shown_records()) > 3
    assert grid.currentIndex().row() == 0
