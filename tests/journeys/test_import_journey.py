"""A first start: from the accounting program's file to a customer in Today."""

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.queries.items import items
from collector_desktop.services import ledgers
from collector_desktop.ui import navigation as nav
from tests.journeys.conftest import COMPANY
from tests.journeys.files import xero

INVOICES = (
    ("Bexley Joinery Ltd", "INV-10382", "08/09/2026", "08/10/2026", 2148.00, 0),
    ("Bexley Joinery Ltd", "INV-10400", "22/09/2026", "22/10/2026", 1706.40, 500.00),
    ("Castlegate Dental", "INV-10446", "24/10/2026", "23/11/2026", 1284.00, 0),
)


def test_a_xero_file_becomes_people_to_chase(qtbot, fresh_window, calendar, tmp_path):
    window = fresh_window
    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    window.page(nav.WELCOME).import_asked.emit(COMPANY, str(path))
    assert window.place.page == nav.IMPORT
    page = window.page(nav.IMPORT)
    assert page.plan.counts.created == 3
    assert items(calendar.day) == []
    page.choose_next()
    assert {row.number: row.open_minor for row in items(calendar.day)} == {
        "INV-10382": 214_800,
        "INV-10400": 120_640,
        "INV-10446": 128_400,
    }
    window.open_page(nav.TODAY)
    shown = window.page(nav.TODAY).grid.shown_records()
    assert [row.name for row in shown] == ["Bexley Joinery Ltd", "Castlegate Dental"]
    assert shown[0].overdue_minor == 335_440


def test_the_same_file_again_changes_nothing(qtbot, window, calendar, tmp_path, snapshot_now):
    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    window.open_page(nav.IMPORT, str(path))
    window.page(nav.IMPORT).choose_next()
    before = snapshot_now()
    window.open_page(nav.IMPORT, str(path))
    assert window.page(nav.IMPORT).plan.counts.unchanged == 3
    assert snapshot_now() == before


def test_an_import_is_taken_back_by_one_undo(qtbot, window, calendar, tmp_path):
    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    window.open_page(nav.IMPORT, str(path))
    window.page(nav.IMPORT).choose_next()
    undo, redo = (window.registry.action(name) for name in ("undo", "redo"))
    assert _said_in_menu(window, undo) == "&Undo: Import SalesInvoices.csv: 3 new"
    undo.trigger()
    assert items(calendar.day, "all") == []
    assert _said_in_menu(window, redo) == "&Redo: Import SalesInvoices.csv: 3 new"
    assert not undo.text().startswith("&Undo: ")
    redo.trigger()
    assert len(items(calendar.day)) == 3


def _said_in_menu(window, action):
    """Open the menu with a command as a user does, and read the command's words."""
    menus = [each.menu() for each in window.menuBar().actions()]
    next(menu for menu in menus if action in menu.actions()).aboutToShow.emit()
    return action.text()


def test_a_file_given_before_there_is_a_ledger_waits_for_the_company(qtbot, fresh_window, tmp_path):
    window = fresh_window
    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    window.open_page(nav.IMPORT, str(path))
    assert window.place.page == nav.WELCOME
    window.page(nav.WELCOME).company.name.setText("Acme Ltd")
    window.page(nav.WELCOME).go_on()
    assert window.place.page == nav.IMPORT
    assert window.page(nav.IMPORT).plan.counts.created == 3


def test_commands_about_a_ledger_do_nothing_before_there_is_one(qtbot, fresh_window):
    for name in ("go_today", "go_customers", "import", "undo", "redo", "find", "refresh", "backup"):
        fresh_window.registry.action(name).trigger()
        assert fresh_window.place.page == nav.WELCOME
    assert _said_in_menu(fresh_window, fresh_window.registry.action("undo")).startswith("&Undo the")


def test_the_ledger_is_backed_up_before_a_file_comes_in(qtbot, window, tmp_path):
    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    window.open_page(nav.IMPORT, str(path))
    window.page(nav.IMPORT).choose_next()
    assert len(list((tmp_path / "backups").rglob("*.collector-backup"))) == 1


def test_a_statement_that_does_not_add_up_is_taken_after_saying_so(qtbot, window, tmp_path):
    path = tmp_path / "november.sta"
    path.write_text(
        ":20:A\n:25:DE02120300000000202051\n:60F:C261101EUR100,\n"
        ":61:2611021102C50,NMSCREF1\n:86:Acme\n:62F:C261130EUR160,\n-\n"
    )
    window.open_page(nav.IMPORT, str(path))
    page = window.page(nav.IMPORT)
    doubt = page.file.doubt
    assert not doubt.isHidden()
    assert "come to 150.00 EUR, but it closes at 160.00 EUR" in doubt.words.text()
    assert page.plan is None
    doubt.take.click()
    assert page.plan.counts.created == 1
    assert any("does not add up" in each.reason for each in page.plan.warnings)
    page.choose_next()
    window.open_page(nav.IMPORT)
    assert doubt.isHidden()


def test_what_was_to_follow_on_a_ledger_that_could_not_be_made_follows_on_no_other(
    fresh_window, tmp_path, monkeypatch
):
    def refuse(*_):
        raise OutsideWorldError("The disk is full.", "Make room.")

    path = xero(tmp_path / "SalesInvoices.csv", *INVOICES)
    with monkeypatch.context() as full:
        full.setattr(ledgers, "create_ledger", refuse)
        fresh_window.page(nav.WELCOME).import_asked.emit(COMPANY, str(path))
    assert fresh_window.place.page == nav.WELCOME
    fresh_window.session.open_demo()
    assert fresh_window.place.page == nav.TODAY


def test_what_was_refused_of_a_file_goes_when_the_next_is_read(window, tmp_path):
    window.open_page(nav.IMPORT)
    page = window.page(nav.IMPORT)
    page.start(str(tmp_path / "gone.csv"))
    assert window.messages.isVisible()
    page.start(str(xero(tmp_path / "SalesInvoices.csv", *INVOICES)))
    assert not window.messages.isVisible()
