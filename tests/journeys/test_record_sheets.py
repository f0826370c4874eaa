"""What we have to do and whose records are due, from the menu; the card's menus in the palette."""

from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.tasks import tasks
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.tasks import TaskDraft, add_task
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from tests.conftest import add_item


def titles(window, text):
    """Return what the palette offers for a text."""
    window.palette_frame.open(text)
    found = [entry.title for entry in window.palette_frame.frame.entries()]
    window.palette_frame.frame.close_palette()
    return found


def test_the_tasks_of_everybody_are_ticked_off_and_lead_to_the_card(sample, calendar):
    window, row = sample, worklist(calendar.day)[0]
    draft = TaskDraft(row.customer_id, TaskKind.OTHER, calendar.day, "Find the order")
    add_task(draft, calendar.day)
    window.registry.trigger("tasks")
    sheet = window.records.tasks
    listed = [each.words for each in sheet.grid.shown_records()]
    assert listed == [each.words for each in tasks(calendar.day)]
    at = listed.index("Find the order")
    sheet.grid.go_to_row(at)
    sheet.tick.click()
    assert "Find the order" not in [each.words for each in tasks(calendar.day)]
    assert "Done: Find the order" in window.messages.text()
    window.registry.trigger("undo")
    sheet.refresh()
    sheet.grid.opened.emit(sheet.grid.shown_records()[at])
    assert window.place.page == nav.CUSTOMER
    assert not sheet.isVisible()


def test_records_past_keeping_are_erased_from_the_menu(window, calendar, tmp_path):
    with operation("test", "An old account", calendar.day):
        old = Customer.create(code="OLD", name="Old Ltd", currency="GBP")
        add_item(old, "O-1", calendar.day.replace(year=2017), calendar.day.replace(year=2017), 100)
    record_receipt(ReceiptDraft(old.id, 100, "GBP", calendar.day.replace(year=2018)), calendar.day)
    assert Item.select().where(Item.open_minor > 0).count() == 0
    window.registry.trigger("retention")
    sheet = window.records.due
    assert [row.code for row in sheet.grid.shown_records()] == ["OLD"]
    sheet.erase()
    sheet.form.typed.setText("OLD")
    sheet.form.save_button.click()
    assert Customer.get_by_id(old.id).code == f"ANON-{old.id}"
    assert window.messages.text().startswith(f"Erased: it is ANON-{old.id}")


def test_the_menus_of_the_card_are_offered_while_it_is_open(sample, calendar):
    window = sample
    assert "New address…" not in titles(window, ">new address")
    window.open_customer(worklist(calendar.day)[0].customer_id)
    assert titles(window, ">new address") == ["New address…"]
    window.palette_frame.open(">further limits")
    [entry] = window.palette_frame.frame.entries()
    entry.act()
    page = window.page(nav.CUSTOMER)
    assert page.decide.case.dialog.windowTitle().startswith("Limits of ")
