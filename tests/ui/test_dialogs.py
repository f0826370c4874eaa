"""Every sheet with fields: reached by keys, read aloud, and no nonsense taken for an answer."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from shutil import copyfile

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QPushButton

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.invoice_limits import InvoiceLimits
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.queries.customer_card import CustomerCard, customer_card
from collector_desktop.queries.paying import payer
from collector_desktop.services.holds import HoldDraft
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.desk import Desk, Personal
from collector_desktop.ui.dialogs import payment_forms as money
from collector_desktop.ui.dialogs.account_forms import LimitForm, StatusForm
from collector_desktop.ui.dialogs.answers import Answers
from collector_desktop.ui.dialogs.bank_customer import CustomerSheet
from collector_desktop.ui.dialogs.bank_left_out import LeftOutSheet
from collector_desktop.ui.dialogs.bank_rules import RulesSheet
from collector_desktop.ui.dialogs.campaign_form import CampaignForm
from collector_desktop.ui.dialogs.case_forms import ApplicationForm, CreditForm
from collector_desktop.ui.dialogs.cheque_form import ChequeDialog
from collector_desktop.ui.dialogs.credit_check import CreditDialog
from collector_desktop.ui.dialogs.customer_details import CustomerDialog
from collector_desktop.ui.dialogs.customer_details_person import PersonDialog
from collector_desktop.ui.dialogs.dispute_form import QueryForm
from collector_desktop.ui.dialogs.hold_forms import DisputeForm, HoldForm
from collector_desktop.ui.dialogs.interest_forms import FigureForm, WaiverForm
from collector_desktop.ui.dialogs.invoices_filter import LimitsForm, ViewNameForm
from collector_desktop.ui.dialogs.label_form import LabelForm
from collector_desktop.ui.dialogs.merge_pairs import MergePairs
from collector_desktop.ui.dialogs.pass_on_form import Going, PlacementForm
from collector_desktop.ui.dialogs.payment_take import TakePaymentDialog
from collector_desktop.ui.dialogs.payment_transfer import TransferForm
from collector_desktop.ui.dialogs.person_forms import EraseForm, RetentionSheet
from collector_desktop.ui.dialogs.placement_forms import MoveForm
from collector_desktop.ui.dialogs.protect_sheet import ProtectSheet, UnprotectSheet
from collector_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from collector_desktop.ui.dialogs.statement_sheet import StatementSheet
from collector_desktop.ui.dialogs.task_sheet import TaskSheet
from collector_desktop.ui.dialogs.terms_forms import DueForm, GroupTermsForm
from collector_desktop.ui.dialogs.unlock_sheet import UnlockSheet
from collector_desktop.ui.dialogs.worker_form import WorkerForm
from collector_desktop.ui.errors import CrashReport
from collector_desktop.ui.ledger_places import LockedFile
from collector_desktop.ui.tasks import SynchronousTaskRunner
from collector_desktop.ui.widgets.crash_dialog import CrashDialog
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.money_edit import MoneyEdit
from collector_desktop.ui.widgets.plan_rows import PlanRows
from tests.conftest import TODAY, add_item
from tests.ui.conftest import NOW_MINUTE, RESOURCES

LETTER = re.compile("&([^&\\s])")
SUBJECT = money.Subject(1, "INV-1", 120_00, "GBP")
LOCKED = LockedFile(RESOURCES / "a.collector", CollectorError("Locked."), bool, was_locked=True)
SMALL_SCREEN, EDGE = 720, 9


@dataclass
class Given:
    """What the sheets are about."""

    desk: Desk
    card: CustomerCard

    @property
    def who(self):
        return self.card.facts

    @property
    def item(self):
        return self.card.items[0]


SHEETS = {
    "status": lambda at: StatusForm(at.desk, at.card, None),
    "contact limit": lambda at: LimitForm(at.desk, at.card, (), None),
    "whose payment": lambda at: CustomerSheet(at.desk),
    "left out": lambda at: LeftOutSheet(at.desk),
    "rules": lambda at: RulesSheet(at.desk),
    "campaign": lambda at: CampaignForm(at.desk, "GBP", (), None),
    "application": lambda at: ApplicationForm(at.desk, at.who, None),
    "credit decision": lambda at: CreditForm(at.desk, at.who, ((), (), ()), None),
    "payment": lambda at: TakePaymentDialog(at.desk, payer(at.who.customer_id)),
    "payment of anybody": lambda at: TakePaymentDialog(at.desk, None),
    "cheque": lambda at: ChequeDialog(at.desk, payer(at.who.customer_id)),
    "details": lambda at: CustomerDialog(at.desk, at.card),
    "person": lambda at: PersonDialog(at.desk.theme, at.who.customer_id, None),
    "query": lambda at: QueryForm(at.desk, None),
    "hold": lambda at: HoldForm(at.desk, "Acme", HoldDraft(1, HoldKind.GRACE, ""), None),
    "dispute": lambda at: DisputeForm(at.desk, at.item, None),
    "waiver": lambda at: WaiverForm(at.desk, "All of it.", None),
    "figure": lambda at: FigureForm(at.desk, "Bank Rate", TODAY, None),
    "filter": lambda at: LimitsForm(at.desk, InvoiceLimits(), "GBP"),
    "name of a view": lambda at: ViewNameForm(at.desk.theme, "", ()),
    "labels": lambda at: LabelForm(at.desk, 60, "L7163"),
    "placement": lambda at: PlacementForm(at.desk, at.who, Going(), None),
    "bounce": lambda at: money.BounceForm(at.desk, SUBJECT, None),
    "refund": lambda at: money.RefundForm(at.desk, SUBJECT, None),
    "settlement": lambda at: money.SettleForm(at.desk, SUBJECT, None),
    "credit": lambda at: money.CreditForm(at.desk, SUBJECT, None),
    "write-off": lambda at: money.WriteOffForm(at.desk, SUBJECT, None),
    "transfer": lambda at: TransferForm(at.desk, SUBJECT, None),
    "erase": lambda at: EraseForm(at.desk, "Acme Ltd", "ACME", None),
    "move": lambda at: MoveForm(at.desk, at.who, None),
    "protect": lambda at: ProtectSheet(at.desk.theme, None, is_change=True),
    "unprotect": lambda at: UnprotectSheet(at.desk.theme, None),
    "due date": lambda at: DueForm(at.desk, at.item),
    "terms of a group": lambda at: GroupTermsForm(at.desk, at.who),
    "locked": lambda at: UnlockSheet(at.desk.theme, LOCKED),
    "worker": lambda at: WorkerForm(at.desk, ("Priya",), "Priya", None),
}
OTHERS = {
    "tasks": lambda at: TaskSheet(at.desk, None, at.who.customer_id, "Acme"),
    "records": lambda at: RetentionSheet(at.desk),
    "merge": lambda at: MergePairs(at.desk),
    "statements": lambda at: StatementSheet(at.desk),
    "order": lambda at: CreditDialog(at.desk, at.who.customer_id, "Acme", "GBP", None),
    "answers": lambda at: Answers(at.desk),
    "fault": lambda at: CrashDialog(at.desk.theme, CrashReport("A fault", "Where it was")),
    "shortcuts": lambda at: ShortcutsDialog(at.desk.theme, [("File", "Ctrl+I", "Import")]),
}


@pytest.fixture(scope="module")
def given(qapp, dressed_theme, empty_ledger, tmp_path_factory):
    place = tmp_path_factory.mktemp("dialogs")
    copyfile(empty_ledger, place / "dialogs.collector")
    open_ledger(place / "dialogs.collector", "Priya", "test")
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        add_item(acme, "INV-1", date(2026, 9, 1), date(2026, 10, 1), 12_000)
        add_item(acme, "INV-2", date(2026, 10, 1), date(2026, 11, 1), 5_000)
    desk = Desk(
        tasks=SynchronousTaskRunner(),
        theme=dressed_theme,
        today=lambda: TODAY,
        minute=lambda: NOW_MINUTE,
        personal=Personal(QSettings(str(place / "desk.ini"), QSettings.Format.IniFormat)),
        resources=RESOURCES,
        papers=place / "papers",
        open_link=bool,
    )
    yield Given(desk, customer_card(acme.id, TODAY))
    close_ledger()


@pytest.fixture
def sheet(request, qtbot, given):
    made = {**SHEETS, **OTHERS}[request.param](given)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def of_keys(sheet):
    """What takes the keyboard by Tab, in the order of Tab from where it is first."""
    first = sheet.focusWidget()
    found, each = [first], first.nextInFocusChain()
    while each is not first:
        there = each.isVisible() and each.isEnabled() and each.window() is sheet
        if there and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy():
            found.append(each)
        each = each.nextInFocusChain()
    return found


def top_left(sheet, widget):
    place = widget.mapTo(sheet, QPoint(0, 0))
    return place.x(), place.y()


@pytest.mark.parametrize("sheet", [*SHEETS, *OTHERS], indirect=True)
def test_every_dialog_is_worked_and_read_without_a_mouse(sheet):
    stops = of_keys(sheet)
    for each in stops:
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip(), each
    assert sheet.height() <= SMALL_SCREEN or sheet.minimumSizeHint().height() <= SMALL_SCREEN
    parts = (*sheet.findChildren(QLabel), *sheet.findChildren(QAbstractButton))
    keys = [
        found[1].casefold()
        for part in parts
        if part.isVisible() and (not isinstance(part, QLabel) or part.buddy())
        if (found := LETTER.search(part.text()))
    ]
    assert len(keys) == len(set(keys)), keys
    kinds = [(each.property("kind"), each.isDefault()) for each in sheet.findChildren(QPushButton)]
    plain = {""} if ("danger", False) in kinds else {"primary"}  # Enter alone does no lasting harm
    assert {kind for kind, is_default in kinds if is_default} <= plain


@pytest.mark.parametrize("sheet", SHEETS, indirect=True)
def test_tab_goes_through_a_form_as_it_is_read(sheet):
    stops = of_keys(sheet)
    assert stops[-2:] == [sheet._cancel, sheet.save_button]
    for before, after in pairwise(stops):
        (left, top), (right, low) = top_left(sheet, before), top_left(sheet, after)
        assert low + after.height() > top, (before, after)
        assert abs(low - top) > 6 or right > left, (before, after)


@pytest.mark.parametrize("sheet", SHEETS, indirect=True)
def test_no_form_is_saved_over_a_sum_or_a_day_that_is_none(sheet):
    asked = []
    sheet.save_asked.connect(lambda: asked.append(True))
    fields = [
        each
        for each in sheet.findChildren(QLineEdit)
        if isinstance(each, (MoneyEdit, DayEdit)) and each.isVisible() and each.isEnabled()
    ]
    for field, typed in product(fields, ("abc", "1e9", "1.005", "1,5")):
        kept = field.text()
        field.setText(typed)
        sheet.save()
        assert not asked, field.accessibleName()
        assert sheet._problem.isVisible()
        field.setText(kept)


@pytest.mark.parametrize("name", ["net worth", "agency", "deposit"])
def test_what_may_be_left_out_is_not_dropped_where_it_cannot_be_read(qtbot, given, name):
    """The amount was lost without a word: the field may be empty, so nobody looked at it."""
    if name == "deposit":
        sheet = CreditForm(given.desk, given.who, ((), (), ()), None)
        sheet.decision.setCurrentIndex(1)
        sheet.reason.setText("agreed")
        field = sheet.deposit
    else:
        sheet = ApplicationForm(given.desk, given.who, None)
        sheet.asked.set_amount(500_00)
        field = sheet.worth if name == "net worth" else sheet.agency
    qtbot.addWidget(sheet)
    sheet.show()
    field.setText("two thousand")
    with qtbot.assertNotEmitted(sheet.save_asked):
        sheet.save()
    assert sheet._problem.text() == "'two thousand' is not an amount."
    assert field.property("error")
    field.setText("2,000")
    with qtbot.waitSignal(sheet.save_asked, timeout=1000):
        sheet.save()


def test_the_largest_sums_are_seen_whole_in_the_rows_of_a_plan(qtbot, given):
    rows = PlanRows(given.desk, "GBP")
    qtbot.addWidget(rows)
    rows.show_plan([Instalment(TODAY, 999_999_999_999_99)])
    field = rows.findChild(MoneyEdit)
    words = field.fontMetrics().horizontalAdvance(field.text())
    assert (field.text(), words < field.width() - 2 * EDGE) == ("999,999,999,999.99", True)


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot, given, monkeypatch):
    sheet = StatementSheet(given.desk)
    qtbot.addWidget(sheet)
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: asked.append(True) or "")
    sheet.show()
    qtbot.keyClick(sheet.list.grid, Qt.Key.Key_Tab)
    qtbot.keyClick(sheet._cancel, Qt.Key.Key_Enter)
    assert (asked, sheet.isVisible()) == ([], False)


def test_an_order_that_is_no_sum_gets_no_answer(qtbot, given):
    dialog = CreditDialog(given.desk, given.who.customer_id, "Acme", "GBP", None)
    qtbot.addWidget(dialog)
    negative = "An order cannot be below zero."
    for typed, said in (("abc", "'abc' is not an amount."), ("-5", negative)):
        dialog.amount.setText(typed)
        dialog.check()
        assert (dialog.why.text(), dialog.sums.text(), dialog.ways.text()) == (said, "", "")
    dialog.amount.setText("10")
    dialog.check()
    assert dialog.sums.text() == "£170.00 is owed"


def test_a_task_is_not_planned_for_today_because_its_day_cannot_be_read(qtbot, given):
    sheet = TaskSheet(given.desk, None, given.who.customer_id, "Acme")
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.refresh()
    sheet.what.setText("Send the order")
    sheet.by.setText("soon")
    sheet.add()
    assert sheet.refusal.text().startswith("This is not a date.")
    assert (len(sheet._model.records()), sheet.tick.isEnabled()) == (0, False)
